/** The timeline's bundle; state lives in `timeline-session.ts`, drawing in `timeline-view.ts`. */
import timelineCss from "./timeline.css";
import { TimelineSession, type TimelineState } from "./timeline-session";
import tableCss from "./timeline-table.css";
import { drawTimeline } from "./timeline-view";
import { defineWidget } from "./widget";

export default defineWidget<TimelineState, TimelineSession>({
  name: "timeline",
  styles: [timelineCss, tableCss],
  makeSession: (model, wire, signal) => new TimelineSession(model, wire, signal),
  draw: drawTimeline,
});

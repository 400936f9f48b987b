/** The upload picker's bundle; state lives in `uploader-session.ts`, drawing in `uploader-view.ts`. */
import uploaderCss from "./uploader.css";
import { type FilesState, UploadSession } from "./uploader-session";
import { drawUploaderCard } from "./uploader-view";
import { defineWidget } from "./widget";

export default defineWidget<FilesState, UploadSession>({
  name: "uploader",
  styles: [uploaderCss],
  makeSession: (model, wire, signal) => new UploadSession(model, wire, signal),
  draw: drawUploaderCard,
});

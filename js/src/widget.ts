/** How a widget is made: state once per model (`initialize`), any number of views on it (`render`). */
import { listen, type Model } from "./model";
import { hideStandIn, makeRoot, offer } from "./root";
import { Wire } from "./wire";
import { language, speak } from "./words";

/** The trait that every widget has (`pictory_nb/widgets/base.py`). */
interface Shared {
  /** The language of the words, "" for the page's. */
  language: string;
  /** The class of a static output beside the widget. */
  stand_in: string;
}

interface Definition<State extends object, Session> {
  name: string;
  styles: string[];
  makeSession(model: Model<State>, wire: Wire, signal: AbortSignal): Session;
  draw(element: HTMLElement, session: Session, signal: AbortSignal): unknown;
}

interface Lifecycle<State extends object> {
  initialize(context: { model: Model<State> }): () => void;
  render(context: { model: Model<State>; el: HTMLElement }): () => void;
}

/** Return what anywidget wants: a function that it calls once for each model. */
export function defineWidget<State extends object, Session>(
  definition: Definition<State, Session>,
): () => Lifecycle<State> {
  return () => {
    let session: Session | null = null;
    return {
      initialize({ model }) {
        const life = new AbortController();
        speak(languageOf(model));
        session = definition.makeSession(model, new Wire(model, life.signal), life.signal);
        return () => life.abort();
      },
      render({ model, el }) {
        const life = new AbortController();
        hideStandIn(el, (model as Model<Shared>).get("stand_in"), life.signal);
        let drawing = new AbortController();
        let drawnIn = "";
        const draw = () => {
          drawnIn = language;
          drawing = new AbortController();
          const root = makeRoot(el, definition.name, definition.styles, drawing.signal);
          if (session) offer(root, { session, handle: definition.draw(root, session, drawing.signal) });
        };
        draw();
        // Every word is another one then, so everything is drawn anew; what was typed is the session's.
        const redraw = () => {
          speak(languageOf(model));
          if (drawnIn === language) return;
          drawing.abort();
          draw();
        };
        listen(model, ["change:language"], redraw, life.signal);
        life.signal.addEventListener("abort", () => drawing.abort());
        return () => life.abort();
      },
    };
  };
}

function languageOf(model: Model<object>): string {
  return (model as Model<Shared>).get("language") ?? "";
}

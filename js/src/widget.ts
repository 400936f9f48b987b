/** How a widget is made: state once per model (`initialize`), any number of views on it (`render`). */
import type { Model } from "./model";
import { makeRoot } from "./root";
import { Wire } from "./wire";

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
        session = definition.makeSession(model, new Wire(model, life.signal), life.signal);
        return () => life.abort();
      },
      render({ el }) {
        const life = new AbortController();
        const root = makeRoot(el, definition.name, definition.styles, life.signal);
        if (session) definition.draw(root, session, life.signal);
        return () => life.abort();
      },
    };
  };
}

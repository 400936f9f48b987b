/** Draws one file of the upload picker's list: its picture, how far it is, and what can be done with it. */
import { h, type IconName, icon, setText } from "./dom";
import { clock, megabytes } from "./units";
import type { FileRow, FileState, UploadSession } from "./uploader-session";
import { WORDS } from "./words";

const ICONS: Record<FileRow["kind"], IconName> = {
  video: "film",
  image: "picture",
  audio: "sound",
  text: "file",
  font: "file",
  file: "clip",
};

export class FileItem {
  readonly element: HTMLElement;
  readonly #session: UploadSession;
  readonly #picture = h("div", { class: "pnb-file-picture" });
  readonly #facts = h("span", { class: "pnb-file-facts" });
  readonly #state = h("p", { class: "pnb-file-state" });
  readonly #bar: HTMLProgressElement;
  readonly #actions = h("div", { class: "pnb-file-actions" });
  #shown = "";
  #row: FileRow;

  constructor(row: FileRow, session: UploadSession, browse: () => void) {
    this.#row = row;
    this.#session = session;
    this.#bar = h("progress", { class: "pnb-file-bar", max: 1, "aria-label": row.name });
    const name = h("span", { class: "pnb-file-name", title: row.name }, row.name);
    this.element = h(
      "li",
      { class: "pnb-file" },
      this.#picture,
      h("div", { class: "pnb-file-words" }, h("div", {}, name, this.#facts), this.#bar, this.#state),
      this.#actions,
    );
    this.#actions.append(
      this.#button("pause", WORDS.pauseFile, "pause", () => session.pause(row.id)),
      this.#button("resume", WORDS.resumeFile, "play", () => session.resume(row.id)),
      this.#button("choose", WORDS.chooseAgain, "file", browse),
      this.#button("retry", WORDS.retryFile, "retry", () => session.retry(row.id)),
      this.#button("cancel", WORDS.cancelFile, "close", () => session.remove(row.id)),
      this.#button("remove", WORDS.removeFile, "close", () => session.remove(row.id)),
    );
  }

  show(row: FileRow): void {
    this.#row = row;
    this.element.dataset.state = this.#phase();
    setText(this.#facts, factsOf(row));
    setText(this.#state, this.#words());
    this.#showBar();
    this.#showActions();
    this.#showPicture();
  }

  /** Another page may take a row for interrupted that this page goes on with. */
  #phase(): FileState {
    const { state } = this.#row;
    return state === "interrupted" && this.#session.isHere(this.#row) ? "receiving" : state;
  }

  #words(): string {
    const row = this.#row;
    const session = this.#session;
    const percent = Math.floor(100 * session.fraction(row));
    const [done, all] = [megabytes(session.bytes(row)), megabytes(row.size_bytes ?? 0)];
    switch (this.#phase()) {
      case "waiting":
        return WORDS.waitingFile;
      case "receiving":
        return this.#withRate(WORDS.receivingFile(done, all));
      case "paused":
        return WORDS.pausedFile(percent);
      case "interrupted":
        return row.error || WORDS.interruptedFile(percent);
      case "sending":
        if (row.is_address) return WORDS.fetchingFile;
        if (percent >= 100) return WORDS.checkingFile;
        return this.#withRate(WORDS.sendingFile(done, all));
      case "done":
        return WORDS.doneFile;
      case "script":
        return WORDS.scriptFile(row.words ?? 0);
      case "failed":
        return row.error;
    }
  }

  #withRate(words: string): string {
    const perSecond = this.#session.rate(this.#row);
    if (perSecond < 1) return words;
    const left = ((this.#row.size_bytes ?? 0) - this.#session.bytes(this.#row)) / perSecond;
    return `${words} · ${WORDS.rate(megabytes(perSecond), WORDS.seconds(Math.max(1, left)))}`;
  }

  #showBar(): void {
    const state = this.#phase();
    this.#bar.hidden = ["done", "script", "failed"].includes(state);
    const fraction = this.#session.fraction(this.#row);
    const isUnknown = state === "sending" && (this.#row.is_address || fraction >= 1);
    if (isUnknown) this.#bar.removeAttribute("value");
    else this.#bar.value = fraction;
  }

  #showActions(): void {
    const row = this.#row;
    const state = this.#phase();
    const isHere = this.#session.isHere(row);
    const isEnded = ["done", "script", "failed"].includes(state);
    const wanted: Record<string, boolean> = {
      pause: state === "waiting" || state === "receiving",
      resume: state === "paused" && (isHere || row.owner !== ""),
      choose: state === "interrupted" || (state === "paused" && row.owner === ""),
      retry: row.can_retry,
      cancel: !isEnded,
      remove: isEnded,
    };
    const focused = document.activeElement as HTMLElement | null;
    const hadFocus = this.#actions.contains(focused);
    for (const button of this.#actions.children) {
      (button as HTMLElement).hidden = !wanted[(button as HTMLElement).dataset.action ?? ""];
    }
    if (hadFocus && focused?.hidden) {
      this.#actions.querySelector<HTMLElement>("button:not([hidden])")?.focus();
    }
  }

  #showPicture(): void {
    const { kind, has_thumbnail, id } = this.#row;
    const wanted = `${kind} ${has_thumbnail}`;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#picture.replaceChildren(icon(ICONS[kind]));
    if (!has_thumbnail) return;
    this.#session.thumbnail(id).then(
      (src) => this.#picture.replaceChildren(h("img", { src, alt: "" })),
      // The icon says what kind it is.
      () => undefined,
    );
  }

  #button(action: string, label: string, name: IconName, work: () => void): HTMLElement {
    const full = WORDS.ofFile(label, this.#row.name);
    const attributes = { class: "pnb-file-action", "data-action": action, "aria-label": full, title: label };
    return h("button", { type: "button", ...attributes, on: { click: work } }, icon(name));
  }
}

/** What was refused has its facts in the refusal. */
function factsOf(row: FileRow): string {
  if (row.state === "failed" && !row.can_retry) return "";
  const facts = [
    row.size_bytes === null ? "" : megabytes(row.size_bytes),
    row.duration_ms === null ? "" : clock(row.duration_ms),
    row.width && row.height ? `${row.width} × ${row.height}` : "",
  ];
  return facts.filter((fact) => fact !== "").join(" · ");
}

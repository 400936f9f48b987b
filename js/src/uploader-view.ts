/** Draws the upload picker: where files are dropped, pasted and chosen, and the list of them. */
import { h, icon, setText } from "./dom";
import { fileInput, takeDrops } from "./file-drops";
import { FileItem } from "./uploader-row";
import type { FileRow, UploadSession } from "./uploader-session";
import { WORDS } from "./words";

const ADDRESS = /^https?:\/\/\S+$/i;

/** The picker as a widget of its own: with its name, and with a word on where the files go. */
export function drawUploaderCard(element: HTMLElement, session: UploadSession, signal: AbortSignal): void {
  const card = h(
    "div",
    { class: "pnb-card" },
    h(
      "header",
      { class: "pnb-head" },
      icon("upload"),
      h("h2", {}, WORDS.files),
      session.badge && h("span", { class: "pnb-badge" }, WORDS.badges[session.badge] ?? session.badge),
    ),
  );
  element.append(card);
  drawUploader(card, session, signal);
}

/** The picker as a part of something else. */
export function drawUploader(element: HTMLElement, session: UploadSession, signal: AbortSignal): void {
  const input = fileInput((files) => session.add(files));
  const browse = () => input.click();
  const zone = drawZone(browse);
  const address = drawAddress(session);
  const list = h("ul", { class: "pnb-files", "aria-label": WORDS.files });
  const notice = h("p", { class: "pnb-note", role: "status" });
  const said = h("div", { class: "pnb-hidden", role: "status" });
  const picker = h(
    "section",
    { class: "pnb-uploader", "aria-label": WORDS.files },
    zone,
    input,
    address,
    notice,
    list,
    said,
  );
  element.append(picker);

  takeDrops(picker, (files) => session.add(files));
  takePaste(picker, session);

  const items = new Map<string, FileItem>();
  const states = new Map(session.rows.map((row) => [row.id, row.state]));
  const draw = () => {
    showRows(list, items, session, browse);
    picker.classList.toggle("pnb-has-files", session.rows.length > 0);
    const { text, isProblem } = noticeOf(session);
    setText(notice, text);
    notice.hidden = text === "";
    notice.classList.toggle("pnb-complaint", isProblem);
    const news = session.rows.filter((row) => states.get(row.id) !== row.state && isNews(row));
    for (const row of session.rows) states.set(row.id, row.state);
    if (news.length > 0) setText(said, news.map(spoken).join(" "));
  };
  session.changed.add(draw, signal);
  draw();
}

function drawZone(browse: () => void): HTMLElement {
  return h(
    "div",
    { class: "pnb-drop" },
    icon("upload"),
    h(
      "div",
      { class: "pnb-drop-words" },
      h("p", { class: "pnb-drop-title pnb-drop-idle" }, WORDS.dropFiles),
      h("p", { class: "pnb-drop-title pnb-drop-over" }, WORDS.dropNow),
      h("p", { class: "pnb-drop-more" }, WORDS.acceptedFiles),
    ),
    h("button", { type: "button", class: "pnb-button pnb-primary", on: { click: browse } }, WORDS.browse),
  );
}

function drawAddress(session: UploadSession): HTMLElement {
  const field = h("input", {
    type: "url",
    class: "pnb-address",
    "aria-label": WORDS.address,
    placeholder: WORDS.addressHint,
    autocomplete: "off",
    spellcheck: "false",
    dir: "ltr",
  });
  const submit = async (event: Event) => {
    event.preventDefault();
    if (await session.addAddress(field.value)) field.value = "";
    else field.focus();
  };
  return h(
    "form",
    { class: "pnb-address-form", novalidate: true, on: { submit } },
    field,
    h("button", { type: "submit", class: "pnb-button" }, WORDS.fetchAddress),
  );
}

/** Files and pictures as they are; an address is fetched; any other text becomes a script. */
function takePaste(picker: HTMLElement, session: UploadSession): void {
  picker.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain").trim() ?? "";
    const isTyping = event.target instanceof HTMLInputElement;
    if (files.length === 0 && (isTyping || text === "")) return;
    event.preventDefault();
    if (files.length > 0) void session.add(files);
    else if (ADDRESS.test(text)) void session.addAddress(text);
    else void session.add([new File([text], `${WORDS.pastedText}.txt`, { lastModified: 0 })]);
  });
}

/** Keep each row's element, so that the focus stays where it is. */
function showRows(
  list: HTMLElement,
  items: Map<string, FileItem>,
  session: UploadSession,
  browse: () => void,
): void {
  const rows = session.rows;
  const ids = new Set(rows.map((row) => row.id));
  for (const [id, item] of items) {
    if (ids.has(id)) continue;
    const hadFocus = item.element.contains(document.activeElement);
    const next = (item.element.nextElementSibling ??
      item.element.previousElementSibling) as HTMLElement | null;
    item.element.remove();
    items.delete(id);
    if (hadFocus) focusIn(next ?? list.parentElement);
  }
  for (const row of rows) {
    const item = items.get(row.id) ?? new FileItem(row, session, browse);
    if (!items.has(row.id)) {
      items.set(row.id, item);
      list.append(item.element);
    }
    item.show(row);
  }
  list.hidden = rows.length === 0;
}

function focusIn(element: HTMLElement | null): void {
  element?.querySelector<HTMLElement>("button:not([hidden])")?.focus();
}

function noticeOf(session: UploadSession): { text: string; isProblem: boolean } {
  if (session.wire.connection === "gone") return { text: WORDS.gone, isProblem: true };
  if (session.notice.text) return session.notice;
  if (session.wire.connection === "lossy") return { text: WORDS.filesAsText, isProblem: false };
  return { text: "", isProblem: false };
}

function isNews(row: FileRow): boolean {
  return ["done", "script", "failed", "interrupted"].includes(row.state);
}

function spoken(row: FileRow): string {
  if (row.state === "done") return WORDS.saidOfFile(row.name, WORDS.doneFile);
  if (row.state === "script") return WORDS.saidOfFile(row.name, WORDS.scriptFile(row.words ?? 0));
  return WORDS.saidOfFile(row.name, row.error || WORDS.chooseAgain);
}

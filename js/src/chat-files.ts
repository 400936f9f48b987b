/** The files that go with a message: media on their way to the backend, documents that become scripts. */
import type { Script } from "./chat-script";
import type { ChatSession } from "./chat-session";
import { h } from "./dom";
import { fileInput } from "./file-drops";
import { FileItem } from "./uploader-row";
import type { FileRow } from "./uploader-session";
import { WORDS } from "./words";

export interface FilesHost {
  addScript(script: Script): void;
  say(words: string, isProblem: boolean): void;
}

export class ChatFiles {
  readonly list = h("ul", { class: "pnb-files", "aria-label": WORDS.files, hidden: true });
  readonly input = fileInput((files) => this.take(files));
  readonly #session: ChatSession;
  readonly #host: FilesHost;
  readonly #items = new Map<string, FileItem>();
  readonly #states = new Map<string, FileRow["state"]>();
  #notice = "";

  constructor(session: ChatSession, host: FilesHost) {
    this.#session = session;
    this.#host = host;
  }

  /** Whether a file has not arrived yet, so that a message about it would come too early. */
  get isBusy(): boolean {
    return this.#rows().some((row) => !["done", "failed"].includes(row.state));
  }

  take(files: File[]): void {
    if (!this.#session.get("takes_files")) this.#host.say(WORDS.filesNotTaken, true);
    else void this.#session.uploads.add(files);
  }

  /** The message is gone, and with it what had arrived for it. */
  sent(): void {
    for (const row of this.#rows()) if (row.state === "done") this.#session.uploads.chosen.delete(row.id);
    this.update();
  }

  update(): void {
    const rows = this.#rows();
    const shown = new Set(rows.map((row) => row.id));
    for (const [id, item] of this.#items) {
      if (shown.has(id)) continue;
      item.element.remove();
      this.#items.delete(id);
    }
    for (const row of rows) this.#show(row);
    this.list.hidden = rows.length === 0;
    const { text, isProblem } = this.#session.uploads.notice;
    if (text && text !== this.#notice) this.#host.say(text, isProblem);
    this.#notice = text;
  }

  /** What was chosen here, in the chat: the picker beside it has the whole list. */
  #rows(): FileRow[] {
    const { chosen, rows } = this.#session.uploads;
    return rows.filter((row) => chosen.has(row.id));
  }

  #show(row: FileRow): void {
    const item =
      this.#items.get(row.id) ?? new FileItem(row, this.#session.uploads, () => this.input.click());
    if (!this.#items.has(row.id)) {
      this.#items.set(row.id, item);
      this.list.append(item.element);
    }
    item.show(row);
    if (this.#states.get(row.id) === row.state) return;
    this.#states.set(row.id, row.state);
    if (row.state === "done") this.#host.say(WORDS.mediaReady(row.name), false);
    else if (row.state === "script") void this.#readScript(row);
  }

  async #readScript(row: FileRow): Promise<void> {
    const { uploads } = this.#session;
    if (!uploads.chosen.delete(row.id)) return;
    try {
      const { text } = await uploads.script(row.id);
      this.#host.addScript({ name: row.name, text });
      await uploads.remove(row.id);
    } catch (error) {
      this.#host.say((error as Error).message, true);
    }
    this.update();
  }
}

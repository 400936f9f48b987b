/** One value that is edited in place: in a cell of the table, or over a segment on the lanes. */
import { h } from "./dom";
import type { Column } from "./timeline-fields";
import type { Edit, Rows } from "./timeline-rows";
import { WORDS } from "./words";

interface Subject {
  rows: Rows;
  row: number;
  name: string;
}

/** Put a field into `host`; `end` gets the edit, or `null` when nothing is to change. */
export function editCell(
  host: HTMLElement,
  column: Column,
  subject: Subject,
  end: (edit: Edit | null) => void,
): HTMLElement {
  const before = column.draft?.(subject.rows, subject.row) ?? "";
  const isText = column.name === "text";
  const field = isText
    ? h("textarea", { class: "pnb-field", rows: 1, dir: "auto" })
    : h("input", { class: "pnb-field pnb-number", type: "text", inputmode: "decimal", dir: "ltr" });
  field.value = before;
  field.setAttribute("aria-label", column.field?.(subject.name) ?? "");
  field.title = WORDS.tl.editHint;
  let isOpen = true;
  const close = (isKept: boolean) => {
    if (!isOpen) return;
    const edit = field.value === before ? null : (column.read?.(field.value) ?? null);
    if (isKept && edit === null && field.value !== before) {
      field.setAttribute("aria-invalid", "true");
      field.setCustomValidity(WORDS.tl.badNumber);
      field.reportValidity();
      return;
    }
    isOpen = false;
    field.remove();
    end(isKept ? edit : null);
  };
  field.addEventListener("input", () => field.setCustomValidity(""));
  field.addEventListener("keydown", (event) => {
    const { key } = event as KeyboardEvent;
    const isNewLine = isText && (event as KeyboardEvent).shiftKey;
    // An input method uses Enter to choose its signs.
    if (
      (event as KeyboardEvent).isComposing ||
      !["Enter", "Escape"].includes(key) ||
      (key === "Enter" && isNewLine)
    )
      return;
    event.preventDefault();
    event.stopPropagation();
    close(key === "Enter");
  });
  field.addEventListener("dblclick", (event) => event.stopPropagation());
  field.addEventListener("blur", () => {
    const isBad = field.value !== before && (column.read?.(field.value) ?? null) === null;
    close(!isBad);
  });
  host.replaceChildren(field);
  field.focus({ preventScroll: true });
  field.select();
  return field;
}

/** The ways in which files come from the user's computer: chosen in a dialog, or dropped. */
import { h } from "./dom";
import { FONT_EXTENSIONS, MEDIA_EXTENSIONS, SOUND_EXTENSIONS, TEXT_EXTENSIONS } from "./uploader-session";

const ACCEPTED = [...MEDIA_EXTENSIONS, ...SOUND_EXTENSIONS, ...TEXT_EXTENSIONS, ...FONT_EXTENSIONS];

/** A hidden input whose `click` opens the browser's dialog. */
export function fileInput(take: (files: File[]) => void): HTMLInputElement {
  const input = h("input", {
    type: "file",
    class: "pnb-hidden",
    multiple: true,
    tabindex: -1,
    "aria-hidden": "true",
    accept: ACCEPTED.map((one) => `.${one}`).join(","),
  });
  input.addEventListener("change", () => {
    take([...(input.files ?? [])]);
    input.value = "";
  });
  return input;
}

/** Files that are dropped on an element; while some are held above it, it has the class `pnb-over`. */
export function takeDrops(element: HTMLElement, take: (files: File[]) => void): void {
  let depth = 0;
  const show = (change: number) => {
    depth = Math.max(0, depth + change);
    element.classList.toggle("pnb-over", depth > 0);
  };
  const on = (type: "dragenter" | "dragover" | "dragleave" | "drop", work: (data: DataTransfer) => void) =>
    element.addEventListener(type, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      // The notebook would take the file into its own folder.
      event.preventDefault();
      event.stopPropagation();
      work(event.dataTransfer);
    });
  on("dragenter", () => show(1));
  on("dragleave", () => show(-1));
  on("dragover", (data) => {
    data.dropEffect = "copy";
  });
  on("drop", (data) => {
    show(-depth);
    take([...data.files]);
  });
}

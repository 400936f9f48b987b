/** The tracks drawn to scale, and what the pointer does there. The table beside them says the same in words. */
import { h, whenAttached } from "./dom";
import type { Commands } from "./timeline-commands";
import { Drag } from "./timeline-drag";
import { type Layout, layoutOf, rowAt, stripOf, type View } from "./timeline-layout";
import { paint, RULER_PX } from "./timeline-paint";
import { kindOf, PaletteProbe } from "./timeline-palette";
import type { Rows } from "./timeline-rows";
import { Ruler } from "./timeline-ruler";
import { fitting, type Grip, zoomed } from "./timeline-scale";
import type { TimelineSession } from "./timeline-session";
import { WORDS } from "./words";

const EDGE_PX = 6;
const GRIPPABLE_PX = 24;
const DRAG_FROM_PX = 4;

interface Press {
  x: number;
  row: number;
  grip: Grip;
  wasSelected: boolean;
}

export class Lanes {
  readonly element: HTMLElement;
  /** Cards and editors that belong to a place on the lanes. */
  readonly overlay = h("div", { class: "pnb-overlay" });
  readonly #session: TimelineSession;
  readonly #commands: Commands;
  readonly #labels = h("div", { class: "pnb-lane-labels", "aria-hidden": "true" });
  // Of no size until its room is known: a canvas's own would bring a scroll bar for a moment.
  readonly #canvas = h("canvas", { class: "pnb-lanes-canvas", "aria-hidden": "true", width: 0, height: 0 });
  readonly #sizer = h("div", { class: "pnb-lanes-sizer" }, this.#canvas);
  readonly #scroller = h("div", { class: "pnb-lanes-scroller" }, this.#sizer);
  readonly #box: HTMLElement;
  readonly #probe = new PaletteProbe();
  readonly #ruler: Ruler;
  #rows: Rows;
  #layout: Layout;
  #width = 0;
  /** The room that was last drawn for. */
  #filled = "";
  #pxPerMs = 0;
  /** The whole film is shown, also when its length or the room for it changes. */
  #isFitted = true;
  #frame = 0;
  #press: Press | null = null;
  #drag: Drag | null = null;
  #hovered: number | null = null;
  #playheadMs: number | null = null;
  onHover: (row: number | null) => void = () => undefined;
  onView: () => void = () => undefined;

  constructor(
    session: TimelineSession,
    commands: Commands,
    hintId: string,
    host: Element,
    signal: AbortSignal,
  ) {
    this.#session = session;
    this.#commands = commands;
    this.#rows = session.rows;
    this.#layout = layoutOf(this.#rows);
    this.#ruler = new Ruler(
      (timeMs) => this.#scrubbed(timeMs),
      (x) => this.#timeAt(x),
    );
    this.#box = h(
      "div",
      {
        class: "pnb-lanes-box",
        tabindex: 0,
        role: "application",
        "aria-label": WORDS.tl.lanes,
        "aria-describedby": hintId,
      },
      this.#scroller,
    );
    const right = h("div", { class: "pnb-lanes-right" }, this.#box, this.#ruler.element, this.overlay);
    this.element = h("div", { class: "pnb-lanes", dir: "ltr" }, this.#labels, right, this.#probe.element);
    this.#listen(host, signal);
    this.#showLabels();
  }

  get view(): View {
    return { pxPerMs: this.#pxPerMs, scrollPx: this.#scroller.scrollLeft };
  }

  get playheadMs(): number | null {
    return this.#playheadMs;
  }

  /** Draw the session's rows as they are now. */
  update(): void {
    const { rows } = this.#session;
    if (rows !== this.#rows) {
      if (this.#drag && !this.#drag.rebase(rows)) {
        this.#endDrag();
        this.#commands.stage?.announce(WORDS.tl.dragDropped);
        this.#session.say(WORDS.tl.dragDropped);
      }
      this.#rows = rows;
      this.#layout = layoutOf(rows);
      this.#showLabels();
      this.#resize();
    }
    this.#ruler.show(this.#playheadMs ?? 0, this.#rows.endMs);
    this.draw();
  }

  draw(): void {
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  setPlayhead(timeMs: number | null): void {
    this.#playheadMs = timeMs;
    this.#ruler.show(timeMs ?? 0, this.#rows.endMs);
    if (timeMs !== null && !this.#press) this.#follow(timeMs);
    this.draw();
  }

  zoom(factor: number, atPx = this.#width / 2): void {
    if (this.#pxPerMs <= 0) return;
    const fit = fitting(this.#rows.endMs, this.#width);
    const next = zoomed(this.view, factor, atPx, fit);
    this.#isFitted = next.pxPerMs <= fit;
    this.#scaleTo(next.pxPerMs, next.scrollPx);
  }

  fit(): void {
    this.#isFitted = true;
    this.#scaleTo(fitting(this.#rows.endMs, this.#width), 0);
  }

  focus(): void {
    this.#box.focus({ preventScroll: true });
  }

  /** Scroll inside the lanes until a segment can be seen; the notebook stays where it is. */
  reveal(row: number): void {
    const { scrollLeft, scrollTop, clientHeight } = this.#scroller;
    const x = this.#rows.startOf(row) * this.#pxPerMs;
    const end = this.#rows.end(row) * this.#pxPerMs;
    if (x < scrollLeft || end > scrollLeft + this.#width) {
      this.#scroller.scrollLeft = Math.max(0, Math.min(x - 24, end - 24));
    }
    const strip = stripOf(this.#layout, this.#rows, row);
    const room = clientHeight - RULER_PX;
    if (strip.top < scrollTop) this.#scroller.scrollTop = strip.top - 4;
    else if (strip.top + strip.height > scrollTop + room) {
      this.#scroller.scrollTop = strip.top + strip.height - room + 4;
    }
  }

  /** Where a segment is drawn, in pixels of the overlay. */
  placeOf(row: number): { left: number; top: number; width: number; height: number } {
    const strip = stripOf(this.#layout, this.#rows, row);
    const start = this.#rows.startOf(row) * this.#pxPerMs - this.#scroller.scrollLeft;
    const left = Math.min(Math.max(start, 0), Math.max(this.#width - 24, 0));
    const end = Math.min(start + this.#rows.durationOf(row) * this.#pxPerMs, this.#width);
    const top = strip.top - this.#scroller.scrollTop + RULER_PX;
    return { left, top, width: Math.max(end - left, 0), height: strip.height };
  }

  #listen(host: Element, signal: AbortSignal): void {
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      this.#fill(width, height);
    });
    observer.observe(this.#scroller);
    whenAttached(
      this.#scroller,
      () => this.#fill(this.#scroller.getBoundingClientRect().width, this.#scroller.clientHeight),
      signal,
    );
    const theme = new MutationObserver(() => this.draw());
    theme.observe(document.body, { attributes: true });
    theme.observe(document.documentElement, { attributes: true });
    const root = host.closest(".pnb");
    if (root) theme.observe(root, { attributes: true });
    signal.addEventListener("abort", () => {
      observer.disconnect();
      theme.disconnect();
      cancelAnimationFrame(this.#frame);
    });
    const queries = ["(forced-colors: active)", "(prefers-color-scheme: dark)", "(prefers-contrast: more)"];
    for (const query of queries) {
      globalThis.matchMedia?.(query).addEventListener("change", () => this.draw(), { signal });
    }
    this.#scroller.addEventListener("scroll", () => this.#scrolled(), { signal, passive: true });
    this.#box.addEventListener("wheel", (event) => this.#onWheel(event), { signal, passive: false });
    this.#box.addEventListener("pointerdown", (event) => this.#onDown(event), { signal });
    this.#box.addEventListener("pointermove", (event) => this.#onMove(event), { signal });
    this.#box.addEventListener("pointerup", (event) => this.#onUp(event), { signal });
    this.#box.addEventListener("pointercancel", () => this.#endDrag(), { signal });
    this.#box.addEventListener("pointerleave", () => this.#hover(null), { signal });
    this.#box.addEventListener("dblclick", (event) => this.#onDouble(event), { signal });
    this.#box.addEventListener("keydown", (event) => this.#onKey(event), { signal });
    for (const type of ["focus", "blur"]) this.#box.addEventListener(type, () => this.draw(), { signal });
  }

  /** What follows from the tracks alone is there at once, so that nothing below the lanes moves. */
  #showLabels(): void {
    this.#scroller.style.height = `${Math.min(this.#layout.height + RULER_PX, 420) + 14}px`;
    this.#labels.replaceChildren(
      h(
        "div",
        { class: "pnb-lane-names" },
        ...this.#rows.tracks.map(([label, type], index) => {
          const lane = this.#layout.lanes[index];
          const kind = `pnb-lane-label pnb-is-${kindOf(type)}`;
          const name = h("div", { class: kind, title: label }, h("span", { dir: "auto" }, label));
          name.style.cssText = `top: ${lane?.top ?? 0}px; height: ${lane?.height ?? 0}px`;
          return name;
        }),
      ),
    );
    this.#scrolled();
  }

  /** Draw at once for a room of that size: an animation frame would be the next one. */
  #fill(width: number, height: number): void {
    const room = `${Math.floor(width)} ${Math.floor(height)}`;
    if (room === this.#filled) return;
    this.#filled = room;
    this.#width = Math.floor(width);
    this.#resize();
    cancelAnimationFrame(this.#frame);
    this.#paint();
  }

  #resize(): void {
    const fit = fitting(this.#rows.endMs, this.#width);
    if (this.#isFitted || this.#pxPerMs < fit) this.#scaleTo(fit, 0);
    else this.#scaleTo(this.#pxPerMs, this.#scroller.scrollLeft);
  }

  #scaleTo(pxPerMs: number, scrollPx: number): void {
    this.#pxPerMs = pxPerMs;
    const length = this.#isFitted ? this.#width : this.#rows.endMs * pxPerMs + 60;
    this.#sizer.style.width = `${Math.max(length, 0)}px`;
    this.#sizer.style.height = `${this.#layout.height + RULER_PX}px`;
    this.#scroller.scrollLeft = scrollPx;
    this.draw();
    this.onView();
  }

  #scrolled(): void {
    const names = this.#labels.firstElementChild as HTMLElement | null;
    if (names) names.style.translate = `0 ${RULER_PX - this.#scroller.scrollTop}px`;
    this.draw();
    this.onView();
  }

  #paint(): void {
    this.#frame = 0;
    if (this.#width <= 0) return;
    const ctx = this.#canvas.getContext("2d");
    const height = this.#scroller.clientHeight;
    if (!ctx || height <= 0) return;
    const ratio = globalThis.devicePixelRatio || 1;
    const [pixelWidth, pixelHeight] = [Math.round(this.#width * ratio), Math.round(height * ratio)];
    if (this.#canvas.width !== pixelWidth) this.#canvas.width = pixelWidth;
    if (this.#canvas.height !== pixelHeight) this.#canvas.height = pixelHeight;
    this.#canvas.style.cssText = `width: ${this.#width}px; height: ${height}px`;
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { media, problems, selected } = this.#session;
    media.forgetWanted();
    paint(ctx, {
      rows: this.#drag ? this.#drag.preview : this.#rows,
      layout: this.#layout,
      view: this.view,
      scrollTop: this.#scroller.scrollTop,
      width: this.#width,
      height,
      selected,
      current: this.#commands.current,
      hovered: this.#hovered,
      problems,
      edited: this.#session.editedRows,
      playheadMs: this.#playheadMs,
      snappedMs: this.#drag?.snappedMs ?? null,
      isFocused: this.#box.matches(":focus-visible"),
      palette: this.#probe.read(),
      media: this.#session.get("has_media") ? media : null,
    });
    this.#canvas.dataset.drawn = String(this.#rows.length);
    this.#canvas.dataset.pxPerMs = String(this.#pxPerMs);
  }

  #at(event: MouseEvent): { x: number; y: number } {
    const box = this.#scroller.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  #timeAt(clientX: number): number {
    const box = this.#scroller.getBoundingClientRect();
    const timeMs = (clientX - box.left + this.#scroller.scrollLeft) / this.#pxPerMs;
    return Math.round(Math.min(Math.max(timeMs, 0), this.#rows.endMs));
  }

  #rowUnder(event: MouseEvent): number | null {
    const { x, y } = this.#at(event);
    if (y < RULER_PX || this.#pxPerMs <= 0) return null;
    return rowAt(this.#layout, this.#rows, this.view, x, y - RULER_PX + this.#scroller.scrollTop);
  }

  #gripAt(row: number, x: number): Grip {
    const start = this.#rows.startOf(row) * this.#pxPerMs - this.#scroller.scrollLeft;
    const width = this.#rows.durationOf(row) * this.#pxPerMs;
    if (width < GRIPPABLE_PX) return "move";
    if (x - start < EDGE_PX) return "start";
    return start + width - x < EDGE_PX ? "end" : "move";
  }

  #scrubbed(timeMs: number): void {
    this.#playheadMs = timeMs;
    this.#ruler.show(timeMs, this.#rows.endMs);
    this.#commands.seek(timeMs);
    this.draw();
  }

  #follow(timeMs: number): void {
    const x = timeMs * this.#pxPerMs - this.#scroller.scrollLeft;
    if (!this.#isFitted && (x < 0 || x > this.#width)) {
      this.#scroller.scrollLeft = Math.max(0, timeMs * this.#pxPerMs - this.#width * 0.1);
    }
  }

  #onWheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300), this.#at(event).x);
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0) return;
    const row = this.#rowUnder(event);
    const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey;
    if (row === null) {
      if (!hasModifier && this.#at(event).y > RULER_PX) this.#commands.clear();
      return;
    }
    const wasSelected = this.#session.selected.has(row);
    if (event.shiftKey) this.#commands.choose(row, "range");
    else if (event.ctrlKey || event.metaKey) this.#commands.choose(row, "toggle");
    else if (!wasSelected) this.#commands.choose(row, "only");
    // A finger scrolls; what it taps can be edited in the table.
    if (hasModifier || event.pointerType === "touch") return;
    this.#press = { x: event.clientX, row, grip: this.#gripAt(row, this.#at(event).x), wasSelected };
    if (this.#session.canEdit) this.#box.setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent): void {
    const press = this.#press;
    if (!press) {
      this.#hover(event.pointerType === "touch" ? null : this.#rowUnder(event), this.#at(event).x);
      return;
    }
    const deltaPx = event.clientX - press.x;
    if (!this.#drag && Math.abs(deltaPx) >= DRAG_FROM_PX && this.#session.canEdit) {
      this.#drag = new Drag(this.#rows, this.#session.selected, press.row, press.grip);
      this.#hover(null);
    }
    this.#drag?.move(deltaPx, this.#pxPerMs, this.#playheadMs, event.altKey);
    if (this.#drag) this.draw();
  }

  #onUp(event: PointerEvent): void {
    const [press, drag] = [this.#press, this.#drag];
    this.#endDrag();
    if (drag) {
      const { edits } = drag;
      if (edits.size > 0) this.#session.edit(edits);
    } else if (press?.wasSelected && this.#session.selected.size > 1) {
      this.#commands.choose(press.row, "only");
    } else if (press?.wasSelected) this.#commands.seek(this.#rows.startOf(press.row));
    this.#hover(event.pointerType === "touch" ? null : this.#rowUnder(event));
  }

  #endDrag(): void {
    this.#drag = null;
    this.#press = null;
    this.draw();
  }

  #onDouble(event: MouseEvent): void {
    const row = this.#rowUnder(event);
    if (row !== null && this.#session.canEdit) this.#commands.stage?.editText(row);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#drag) this.#endDrag();
    else if (!this.#commands.key(event)) return;
    event.preventDefault();
  }

  #hover(row: number | null, x = 0): void {
    const grip = row !== null && this.#session.canEdit ? this.#gripAt(row, x) : null;
    this.#box.style.cursor = row === null ? "" : grip === "start" || grip === "end" ? "ew-resize" : "pointer";
    if (row === this.#hovered) return;
    this.#hovered = row;
    this.onHover(row);
    this.draw();
  }
}

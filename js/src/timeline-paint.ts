/** Draws what can be seen of a timeline on a canvas. It reads and draws; nothing else happens here. */
import { type Layout, stripOf, type View } from "./timeline-layout";
import { signOf } from "./timeline-marks";
import type { TimelineMedia } from "./timeline-media";
import { kindOf, type Palette, type Shades } from "./timeline-palette";
import type { Rows } from "./timeline-rows";
import { tickStep } from "./timeline-scale";
import { clock } from "./units";
import { WORDS } from "./words";

export const RULER_PX = 24;
const LABEL_FROM_PX = 26;
const LEAST_PX = 1.5;
const PEAKS_PER_MS = 20 / 1000;

export interface Scene {
  rows: Rows;
  layout: Layout;
  view: View;
  /** What of the tracks is scrolled away at the top. */
  scrollTop: number;
  width: number;
  height: number;
  selected: ReadonlySet<number>;
  current: number | null;
  hovered: number | null;
  problems: ReadonlyMap<number, string>;
  edited: ReadonlySet<number>;
  playheadMs: number | null;
  snappedMs: number | null;
  isFocused: boolean;
  palette: Palette;
  media: TimelineMedia | null;
}

export function paint(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { width, height, palette } = scene;
  ctx.clearRect(0, 0, width, height);
  ctx.font = `12px ${palette.font}`;
  ctx.textBaseline = "middle";
  drawGrid(ctx, scene);
  ctx.save();
  ctx.beginPath();
  ctx.rect(0, RULER_PX, width, height - RULER_PX);
  ctx.clip();
  ctx.translate(0, RULER_PX - scene.scrollTop);
  scene.layout.lanes.forEach((lane, index) => {
    const isSeen = lane.top + lane.height >= scene.scrollTop && lane.top <= scene.scrollTop + height;
    if (isSeen) drawLane(ctx, scene, index);
  });
  ctx.restore();
  drawLine(ctx, scene, scene.snappedMs, palette.wait, 1);
  drawPlayhead(ctx, scene);
}

function drawGrid(ctx: CanvasRenderingContext2D, scene: Scene): void {
  const { view, width, height, palette } = scene;
  const step = tickStep(view.pxPerMs, 64);
  const first = Math.floor(view.scrollPx / view.pxPerMs / step) * step;
  ctx.font = `11px ${palette.font}`;
  for (let time = first; ; time += step) {
    const x = Math.round(time * view.pxPerMs - view.scrollPx) + 0.5;
    if (x > width) break;
    ctx.fillStyle = palette.line;
    ctx.fillRect(x - 0.5, RULER_PX - 6, 1, height);
    ctx.fillStyle = palette.muted;
    ctx.textAlign = time === 0 ? "left" : "center";
    const label = clock(time, step < 1000);
    const half = ctx.measureText(label).width / 2;
    if (time > 0 && x + half > width) continue;
    ctx.fillText(label, x, 9);
  }
  ctx.font = `12px ${palette.font}`;
}

function drawLane(ctx: CanvasRenderingContext2D, scene: Scene, lane: number): void {
  const { rows, view, width, selected } = scene;
  const fromMs = view.scrollPx / view.pxPerMs;
  const toMs = (view.scrollPx + width) / view.pxPerMs;
  const shades = scene.palette.kinds[kindOf(rows.tracks[lane]?.[1] ?? "")];
  const drawnUpTo: number[] = [];
  const onTop: number[] = [];
  const areSome = selected.size + scene.problems.size + rows.changes.size > 0;
  for (const row of rows.between(lane, fromMs - 2 / view.pxPerMs, toMs)) {
    if (
      row === scene.current ||
      row === scene.hovered ||
      (areSome && (selected.has(row) || isTold(scene, row)))
    ) {
      onTop.push(row);
      continue;
    }
    const x = rows.startOf(row) * view.pxPerMs - view.scrollPx;
    const end = x + Math.max(rows.durationOf(row) * view.pxPerMs - 1, LEAST_PX);
    const level = rows.levelOf(row);
    // Thousands of segments narrower than a pixel look the same as one.
    if (end < (drawnUpTo[level] ?? Number.NEGATIVE_INFINITY) + 0.5) continue;
    drawnUpTo[level] = end;
    drawClip(ctx, scene, row, shades);
  }
  for (const row of onTop) drawClip(ctx, scene, row, shades);
}

const isTold = ({ rows, problems }: Scene, row: number) =>
  problems.has(rows.keyOf(row)) || rows.changes.has(row);

function drawClip(ctx: CanvasRenderingContext2D, scene: Scene, row: number, shades: Shades): void {
  const { rows, view, palette } = scene;
  const isSelected = scene.selected.has(row);
  const { top, height } = stripOf(scene.layout, rows, row);
  const x = rows.startOf(row) * view.pxPerMs - view.scrollPx;
  const isImportant = isSelected || row === scene.current || isTold(scene, row);
  const width = Math.max(rows.durationOf(row) * view.pxPerMs - 1, isImportant ? 3 : LEAST_PX);
  drawGhost(ctx, scene, row, top, height);
  if (width < 4) {
    ctx.fillStyle = shades.bar;
    ctx.fillRect(x, top, width, height);
    if (isSelected) outline(ctx, x - 1, top - 1, width + 2, height + 2, 0, palette.select, 2);
    return;
  }
  const radius = Math.min(6, width / 2);
  ctx.fillStyle = isSelected ? shades.selected : row === scene.hovered ? shades.hover : shades.fill;
  box(ctx, x, top, width, height, radius);
  ctx.fill();
  if (palette.isForced) outline(ctx, x, top, width, height, radius, palette.text, 1);
  ctx.save();
  ctx.clip();
  const left = drawPicture(ctx, scene, row, { x, top, width, height });
  drawSound(ctx, scene, row, { x, top, width, height }, shades);
  ctx.fillStyle = shades.bar;
  ctx.fillRect(x, top, 3, height);
  if (width > LABEL_FROM_PX) drawLabel(ctx, scene, row, left, { x, top, width, height });
  ctx.restore();
  drawEdges(ctx, scene, row, { x, top, width, height }, radius);
}

interface Box {
  x: number;
  top: number;
  width: number;
  height: number;
}

/** The outline says what state a segment is in; each has a shape of its own beside its colour. */
function drawEdges(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  clip: Box,
  radius: number,
): void {
  const { rows, palette } = scene;
  const { x, top, width, height } = clip;
  const change = rows.changes.get(row);
  const problem = scene.problems.has(rows.keyOf(row));
  if (rows.removed.has(row) || change?.marks.includes("removed")) {
    ctx.save();
    ctx.setLineDash([5, 3]);
    outline(ctx, x, top, width, height, radius, palette.bad, 2);
    ctx.restore();
    ctx.fillStyle = palette.bad;
    ctx.fillRect(x + 2, top + height / 2 - 0.75, width - 4, 1.5);
  } else if (change?.marks.includes("added")) outline(ctx, x, top, width, height, radius, palette.good, 2);
  else if (change) outline(ctx, x, top, width, height, radius, palette.wait, 2);
  else if (scene.edited.has(row)) {
    ctx.save();
    ctx.setLineDash([2, 3]);
    outline(ctx, x, top, width, height, radius, palette.wait, 1.5);
    ctx.restore();
  }
  if (problem) {
    outline(ctx, x, top, width, height, radius, palette.bad, 2);
    badge(ctx, scene, "!", palette.bad, clip);
  }
  if (scene.selected.has(row)) outline(ctx, x, top, width, height, radius, palette.select, 2);
  if (row === scene.current && scene.isFocused) {
    outline(ctx, x - 3, top - 3, width + 6, height + 6, radius + 2, palette.accent, 1.5);
  }
  if (change) {
    const colour = change.marks.includes("added")
      ? palette.good
      : change.marks.includes("removed")
        ? palette.bad
        : palette.wait;
    badge(ctx, scene, signOf(change.marks), colour, clip);
  }
}

/** A small plate with a sign in the corner of a segment. */
function badge(ctx: CanvasRenderingContext2D, scene: Scene, sign: string, colour: string, clip: Box): void {
  ctx.save();
  ctx.font = `bold 12px ${scene.palette.font}`;
  const width = Math.max(16, ctx.measureText(sign).width + 8);
  const x = Math.max(0, clip.x);
  ctx.fillStyle = colour;
  box(ctx, x, clip.top, width, 16, 4);
  ctx.fill();
  ctx.fillStyle = scene.palette.surface;
  ctx.textAlign = "center";
  ctx.fillText(sign, x + width / 2, clip.top + 8.5);
  ctx.restore();
}

/** Where a segment was before, in a comparison. */
function drawGhost(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  top: number,
  height: number,
): void {
  const was = scene.rows.changes.get(row)?.was;
  if (!was) return;
  const { view, palette } = scene;
  ctx.save();
  ctx.setLineDash([3, 3]);
  const width = Math.max(was[1] * view.pxPerMs - 1, 3);
  outline(
    ctx,
    was[0] * view.pxPerMs - view.scrollPx,
    top,
    width,
    height,
    Math.min(6, width / 2),
    palette.muted,
    1,
  );
  ctx.restore();
}

/** The scene's picture at its left; returns where the label begins. */
function drawPicture(ctx: CanvasRenderingContext2D, scene: Scene, row: number, clip: Box): number {
  const { rows, media, view } = scene;
  const left = Math.max(clip.x, 0) + 9;
  if (!media || clip.width < 44 || rows.typeOf(row) !== "Video") return left;
  const picture = media.still(rows.keyOf(row), row);
  if (!picture) return left;
  const height = clip.height - 6;
  const width = (height * picture.width) / picture.height;
  const x = Math.min(Math.max(clip.x + 6, 4), clip.x + clip.width - width);
  if (view.pxPerMs <= 0) return left;
  ctx.drawImage(picture, x, clip.top + 3, width, height);
  return x + width + 6;
}

function drawSound(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  row: number,
  clip: Box,
  shades: Shades,
): void {
  const { rows, media, view } = scene;
  if (!media || clip.width < 24 || rows.typeOf(row) !== "Audio") return;
  const peaks = media.outline(rows.keyOf(row), row);
  if (!peaks || peaks.length === 0) return;
  ctx.fillStyle = shades.bar;
  const middle = clip.top + clip.height / 2;
  const from = Math.max(0, Math.floor(clip.x));
  const to = Math.min(scene.width, clip.x + clip.width);
  const perPx = PEAKS_PER_MS / view.pxPerMs;
  ctx.globalAlpha = 0.55;
  for (let x = from; x < to; x += 2) {
    const first = Math.floor((x - clip.x) * perPx);
    const last = Math.max(first + 1, Math.ceil((x + 2 - clip.x) * perPx));
    let peak = 0;
    for (let at = first; at < last && at < peaks.length; at += 1) peak = Math.max(peak, peaks[at] ?? 0);
    // The ear hears ratios: a root shows quiet music that a straight line would hide.
    const half = Math.sqrt(peak / 255) * (clip.height / 2 - 3);
    if (half > 0.4) ctx.fillRect(x, middle - half, 1.3, half * 2);
  }
  ctx.globalAlpha = 1;
}

const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

function drawLabel(ctx: CanvasRenderingContext2D, scene: Scene, row: number, left: number, clip: Box): void {
  const text = scene.rows.textOf(row).replace(/\s+/g, " ").slice(0, 120) || WORDS.noText;
  const right = Math.min(clip.x + clip.width, scene.width) - 6;
  const told = isTold(scene, row) ? 22 : 0;
  if (right - left - told < 14) return;
  const isRtl = RIGHT_TO_LEFT.test(text);
  ctx.fillStyle = scene.palette.text;
  ctx.direction = isRtl ? "rtl" : "ltr";
  ctx.textAlign = isRtl ? "right" : "left";
  const y = scene.rows.typeOf(row) === "Audio" ? clip.top + 11 : clip.top + clip.height / 2 + 0.5;
  const shown = shortened(ctx, text, right - left - told);
  ctx.fillText(shown, isRtl ? right : left + told, y);
  ctx.direction = "ltr";
}

/** As much of a text as fits, with an ellipsis where it was cut. */
function shortened(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (ctx.measureText(`${text.slice(0, middle)}…`).width <= width) low = middle;
    else high = middle - 1;
  }
  return low > 0 ? `${text.slice(0, low).trimEnd()}…` : "";
}

function drawPlayhead(ctx: CanvasRenderingContext2D, scene: Scene): void {
  drawLine(ctx, scene, scene.playheadMs, scene.palette.bad, 2);
  if (scene.playheadMs === null) return;
  const x = scene.playheadMs * scene.view.pxPerMs - scene.view.scrollPx;
  ctx.fillStyle = scene.palette.bad;
  ctx.beginPath();
  ctx.moveTo(x - 6, RULER_PX - 10);
  ctx.lineTo(x + 6, RULER_PX - 10);
  ctx.lineTo(x, RULER_PX - 1);
  ctx.fill();
}

function drawLine(
  ctx: CanvasRenderingContext2D,
  scene: Scene,
  timeMs: number | null,
  colour: string,
  width: number,
): void {
  if (timeMs === null) return;
  const x = timeMs * scene.view.pxPerMs - scene.view.scrollPx;
  ctx.fillStyle = colour;
  ctx.fillRect(x - width / 2, RULER_PX - 10, width, scene.height);
}

function box(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
) {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, radius);
}

function outline(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  colour: string,
  lineWidth: number,
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = lineWidth;
  const inset = lineWidth / 2;
  box(
    ctx,
    x + inset,
    y + inset,
    Math.max(width - lineWidth, 0.5),
    height - lineWidth,
    Math.max(radius - inset, 0),
  );
  ctx.stroke();
}

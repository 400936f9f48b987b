/** What the buttons below a picture act on: one video, or two in step. */
export interface Playable {
  /** The events of a media element; `tick` while it plays, `change` when another film is shown. */
  readonly events: EventTarget;
  readonly isReady: boolean;
  readonly isPaused: boolean;
  /** Where it is; assign to go there. */
  timeS: number;
  readonly durationS: number;
  /** How far it can be played by now. */
  readonly reachS: number;
  readonly frameS: number;
  rate: number;
  isMuted: boolean;
  volume: number;
  play(): void;
  pause(): void;
}

/** Go to the middle of a neighbouring frame, where no rounding makes it another one. */
export function stepFrame(playable: Playable, frames: 1 | -1): void {
  playable.pause();
  const { frameS } = playable;
  const frame = Math.floor(playable.timeS / frameS + 0.01) + frames;
  const lastS = Math.max(playable.reachS - frameS / 2, 0);
  playable.timeS = Math.min(Math.max(frame + 0.5, 0.5) * frameS, lastS);
}

export function toggle(playable: Playable): void {
  if (playable.isPaused) playable.play();
  else playable.pause();
}

/** Go on by `bySeconds`, within what can be played. */
export function skip(playable: Playable, bySeconds: number): void {
  playable.timeS = Math.min(Math.max(playable.timeS + bySeconds, 0), playable.durationS || 0);
}

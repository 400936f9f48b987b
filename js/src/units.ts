/** Times and sizes as people write them. */

/** 83 500 ms → "1:23", or "1:23.5" with tenths. */
export function clock(timeMs: number, withTenths = false): string {
  const tenths = Math.round(timeMs / 100);
  const whole = withTenths ? Math.floor(tenths / 10) : Math.round(timeMs / 1000);
  const minutes = Math.floor(whole / 60);
  const text = `${minutes}:${String(whole % 60).padStart(2, "0")}`;
  return withTenths ? `${text}.${tenths % 10}` : text;
}

/** 5 300 000 → "5.3 MB". */
export function megabytes(bytes: number): string {
  if (bytes < 1e6) return `${Math.max(1, Math.round(bytes / 1e3))} kB`;
  return `${(bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0)} MB`;
}

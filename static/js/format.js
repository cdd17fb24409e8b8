// Numbers as people read them.

import { hasText, text } from "./strings.js";

/** Seconds as 1:03.2 */
export function clock(seconds) {
  const tenths = Math.max(0, Math.round((seconds || 0) * 10));
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, "0")}`;
}

/** Bytes as 12.3 MB */
export function bytes(count) {
  if (count < 1e6) return `${Math.max(1, Math.round(count / 1e3))} kB`;
  return count < 1e9 ? `${(count / 1e6).toFixed(1)} MB` : `${(count / 1e9).toFixed(2)} GB`;
}

/** How long something will still take, roughly, in words; empty when nobody knows. */
export function timeLeft(seconds) {
  if (seconds === null || seconds === undefined) return "";
  if (seconds >= 90) return text("minutes.left", { n: Math.round(seconds / 60) });
  return text("seconds.left", { n: Math.max(1, Math.round(seconds)) });
}

/** left_knee as "Left knee" in the page's language. */
export function jointName(joint) {
  const [, side, part] = /^(left|right)_(.+)$/.exec(joint) ?? [null, null, joint];
  const key = `joint.${part}`;
  const name = hasText(key) ? text(key) : part.replaceAll("_", " ");
  const whole = side ? text(`side.${side}`, { joint: name }) : name;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

// Measures of a drawn pose: its torso, its angles, and the part of the picture that it needs.

import { jointsOf } from "./angles.js";

const SURE = 50; // a joint surer than this counts, of 100
const MARGIN_PART = 0.12; // of the body's size, left free round it
const HEAD_ROOM_PART = 0.1; // of the body's size, above it, for the head and a title

const middle = (one, other) => (one && other ? { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 } : null);

/** The trunk of a pose: its middle and its length, or null where it was not seen. */
export function torso(pose, index) {
  const point = (name) => pose?.[index.get(name)] ?? null;
  const top = middle(point("left_shoulder"), point("right_shoulder"));
  const bottom = middle(point("left_hip"), point("right_hip"));
  if (!top || !bottom) return null;
  return { centre: middle(top, bottom), length: Math.hypot(top.x - bottom.x, top.y - bottom.y) };
}

/** The inner angle of a bend such as left_knee in a pose, degrees, or null where it was not seen. */
export function bend(pose, index, angle) {
  const [from, corner, to] = jointsOf(angle).map((name) => pose?.[index.get(name)]);
  if (!from || !corner || !to) return null;
  if (Math.min(from.confidence, corner.confidence, to.confidence) < SURE) return null;
  const one = Math.atan2(from.y - corner.y, from.x - corner.x);
  const other = Math.atan2(to.y - corner.y, to.x - corner.x);
  return (Math.abs(Math.atan2(Math.sin(one - other), Math.cos(one - other))) * 180) / Math.PI;
}

/** The middle value of some numbers, null of none. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? sorted[sorted.length >> 1] : null;
}

/** The rectangle of the picture that the body needs between two times. */
export function room(joints, from, to, steps = 40) {
  const poses = Array.from({ length: steps + 1 }, (_, step) => joints.at(from + ((to - from) * step) / steps));
  const points = poses.flatMap((pose) => (pose ?? []).filter((point) => point && point.confidence >= SURE));
  if (!points.length) return null;
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const size = Math.max(width, height);
  const [margin, above] = [MARGIN_PART * size, HEAD_ROOM_PART * size];
  return { left: left - margin, top: top - margin - above, width: width + 2 * margin, height: height + 2 * margin + above };
}

/** The same rectangle about its middle, larger so that it has the proportions of width to height. */
export function widened({ left, top, width, height }, ratio) {
  const [wide, high] = [Math.max(width, height * ratio), Math.max(height, width / ratio)];
  return { left: left - (wide - width) / 2, top: top - (high - height) / 2, width: wide, height: high };
}

/** A rectangle moved, and cut where it must be, to lie within a picture. */
export function inside(part, width, height) {
  const [wide, high] = [Math.min(part.width, width), Math.min(part.height, height)];
  const left = Math.min(Math.max(part.left, 0), width - wide);
  const top = Math.min(Math.max(part.top, 0), height - high);
  return { left, top, width: wide, height: high };
}

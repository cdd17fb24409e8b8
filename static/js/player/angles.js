// Which joints make which angle, and where it lies in a pose.

const BENDS = {
  ankle: ["knee", "ankle", "foot_index"],
  knee: ["hip", "knee", "ankle"],
  hip: ["shoulder", "hip", "knee"],
  shoulder: ["hip", "shoulder", "elbow"],
  elbow: ["shoulder", "elbow", "wrist"],
};
// Angles of a line against straight up, from the lower pair of joints to the upper one.
const LEANS = { trunk: ["hip", "shoulder"], torso: ["hip", "shoulder"] };

function middle(points) {
  const seen = points.filter(Boolean);
  if (!seen.length) return null;
  const sum = (name) => seen.reduce((total, point) => total + point[name], 0) / seen.length;
  return { x: sum("x"), y: sum("y") };
}

function split(joint) {
  const [, side, part] = /^(left|right)_(.+)$/.exec(joint) ?? [null, null, joint];
  return { sides: side ? [side] : ["left", "right"], part };
}

/** Names of the joints that an angle is made of. */
export function jointsOf(angle) {
  const { sides, part } = split(angle);
  return sides.flatMap((side) => (BENDS[part] ?? LEANS[part] ?? []).map((name) => `${side}_${name}`));
}

/** The angle's corner and two arms in a pose: {corner, from, to}, or null where it is not seen. */
export function locate(angle, pose, index) {
  const { sides, part } = split(angle);
  const point = (name) => middle(sides.map((side) => pose[index.get(`${side}_${name}`)]));
  if (LEANS[part]) {
    const [corner, to] = LEANS[part].map(point);
    if (!corner || !to) return null;
    const length = Math.hypot(to.x - corner.x, to.y - corner.y);
    return { corner, to, from: { x: corner.x, y: corner.y - length } };
  }
  if (!BENDS[part]) return null;
  const [from, corner, to] = BENDS[part].map(point);
  return from && corner && to ? { from, corner, to } : null;
}

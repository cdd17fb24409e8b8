// Which joints make which angle, and where it lies in a pose.

const BENDS = {
  ankle: ["knee", "ankle", "foot_index"],
  knee: ["hip", "knee", "ankle"],
  hip: ["shoulder", "hip", "knee"],
  shoulder: ["hip", "shoulder", "elbow"],
  elbow: ["shoulder", "elbow", "wrist"],
};

/** Names of the joints that an angle such as left_knee is made of. */
export function jointsOf(angle) {
  const [, side, part] = /^(left|right)_(.+)$/.exec(angle) ?? [];
  return (BENDS[part] ?? []).map((name) => `${side}_${name}`);
}

const length = (from, to) => Math.hypot(to.x - from.x, to.y - from.y);

// How each measure of the engine is drawn: from a line of reference round a corner to a limb.
const PLACES = {
  /** The upper joint over the lower one, against level. */
  elevation([upper, lower]) {
    const ahead = Math.sign(upper.x - lower.x) || 1;
    return { corner: lower, from: { x: lower.x + ahead * length(lower, upper), y: lower.y }, to: upper };
  },
  /** The line between two joints, against upright. */
  lean([upper, lower]) {
    return { corner: lower, from: { x: lower.x, y: lower.y - length(lower, upper) }, to: upper };
  },
  /** How far three joints are from a straight line. */
  sag([first, middle, last]) {
    const straight = { x: 2 * middle.x - last.x, y: 2 * middle.y - last.y };
    return { corner: middle, from: straight, to: first };
  },
  /** The inner angle at the middle one of three joints. */
  bend([first, middle, last]) {
    return { corner: middle, from: first, to: last };
  },
};
PLACES.pike = PLACES.sag;

/** A finding's angle in a pose: {corner, from, to}, or null where it is not seen. */
export function locate(finding, pose, index) {
  const place = PLACES[finding.measure];
  if (finding.measure && !place) return null;
  const names = place ? finding.joints : jointsOf(finding.joint ?? "");
  const points = names.map((name) => pose[index.get(name)]);
  if (!points.length || points.some((point) => !point)) return null;
  return (place ?? PLACES.bend)(points);
}

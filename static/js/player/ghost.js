// The expert's pose laid over the user's: as large as the user's trunk, and on it.

import { median, torso } from "./body.js";

const SAMPLES = 24; // poses that the two sizes are read from

/** How many times larger the user is than the expert, over the moments that are compared. */
function proportion(user, expert, phases) {
  const from = phases.spans[0].from;
  const to = phases.spans.at(-1).to;
  const times = Array.from({ length: SAMPLES }, (_, step) => from + ((to - from) * (step + 0.5)) / SAMPLES);
  const own = times.map((t) => torso(user.at(t), user.index)?.length).filter(Boolean);
  const other = times.map((t) => torso(expert.at(phases.at(t).time), expert.index)?.length).filter(Boolean);
  return own.length && other.length ? median(own) / median(other) : null;
}

/** Returns `poseAt(t)`: the expert's joints in pixels of the user's picture, null where unknown. */
export function createGhost(user, expert, phases) {
  const scale = phases.spans.length ? proportion(user, expert, phases) : null;

  return function poseAt(t) {
    const moment = scale && phases.at(t);
    if (!moment?.isInside) return null;
    const pose = expert.at(moment.time);
    const from = torso(pose, expert.index);
    const onto = torso(user.at(t), user.index);
    if (!from || !onto) return null;
    return pose.map((point) => point && {
      x: onto.centre.x + (point.x - from.centre.x) * scale,
      y: onto.centre.y + (point.y - from.centre.y) * scale,
      confidence: point.confidence,
    });
  };
}

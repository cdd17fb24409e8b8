// The expert's angle over the user's time.

import { bend } from "../player/body.js";

/** One value for each of `times` (seconds of the user's video), null between repetitions. */
export function expertCurve(angle, times, joints, phases) {
  const values = times.map((t) => {
    const moment = phases.at(t);
    return moment?.isInside ? bend(joints.at(moment.time), joints.index, angle) : null;
  });
  return values.some((value) => value !== null) ? values : null;
}

/**
 * How many degrees beside the expert are fine for an angle: its tolerance and what the camera may
 * be wrong by, as a difference is judged. Null where the document is silent.
 */
export function toleranceOf(angle, comparison) {
  const all = (comparison.reps ?? []).flatMap((one) => one.differences).filter((one) => one.angle === angle);
  return all.length ? Math.max(...all.map((one) => one.tolerance + (one.uncertainty ?? 0))) : null;
}

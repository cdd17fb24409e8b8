// The joints of a session by time.

// Two frames further apart than this are not joined by a guess in between, seconds.
const LONGEST_BRIDGE = 0.25;
// A lone frame stands for this long, seconds.
const HOLD = 0.1;
// Points arrive as whole tenths of a pixel.
const PER_PIXEL = 10;

/** Index of the last time that is not after `t`, or -1. */
export function lastBefore(times, t) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Wrap the document of joints. Poses are arrays of {x, y, confidence 0..100} or null, by joint. */
export function createJoints(document_) {
  const { times, points, confidence, joints } = document_;
  const index = new Map(joints.map((name, place) => [name, place]));

  function joint(frame, place) {
    const x = points[frame][2 * place];
    const y = points[frame][2 * place + 1];
    if (x === null || y === null || x === undefined) return null;
    return { x: x / PER_PIXEL, y: y / PER_PIXEL, confidence: confidence[frame]?.[place] ?? 0 };
  }

  function pose(frame) {
    return points[frame] ? joints.map((_, place) => joint(frame, place)) : null;
  }

  function between(frame, part) {
    return joints.map((_, place) => {
      const from = joint(frame, place);
      const to = joint(frame + 1, place);
      if (!from || !to) return from ?? to;
      return {
        x: from.x + (to.x - from.x) * part,
        y: from.y + (to.y - from.y) * part,
        confidence: Math.min(from.confidence, to.confidence),
      };
    });
  }

  /** The pose at `t` seconds, or null when nobody was found there. */
  function at(t) {
    const frame = lastBefore(times, t + 1e-4);
    if (frame < 0) return times.length && times[0] - t < HOLD ? pose(0) : null;
    const next = frame + 1;
    const gap = next < times.length ? times[next] - times[frame] : Infinity;
    if (points[frame] && points[next] && gap <= LONGEST_BRIDGE) {
      return between(frame, Math.max(0, (t - times[frame]) / gap));
    }
    return t - times[frame] <= HOLD ? pose(frame) : null;
  }

  /** When the picture that is on the screen at `t` was filmed: seeking lands between pictures. */
  const frameTime = (t) => times[lastBefore(times, t + 1e-3)] ?? t;

  /** When the picture `steps` frames away from `t` is shown, seconds. */
  function neighbour(t, steps) {
    const frame = Math.min(Math.max(lastBefore(times, t + 1e-3) + steps, 0), times.length - 1);
    const gap = (times[frame + 1] ?? times[frame] + 0.02) - times[frame];
    return times[frame] + gap / 4; // inside the frame: seeking to its edge may show the one before
  }

  return { at, frameTime, neighbour, index, bones: document_.bones, width: document_.width, height: document_.height };
}

// The expert's moment for each moment of the user's: start lies on start, turn on turn.

import { lastBefore } from "./joints.js";

/** The other's moment for `t` of own, straight between `pairs` ([[own, other], ...]). */
function between(pairs, t) {
  const place = Math.min(Math.max(lastBefore(pairs.map(([own]) => own), t), 0), pairs.length - 2);
  const [own, other] = pairs[place];
  const [nextOwn, nextOther] = pairs[place + 1];
  const slope = nextOwn > own ? (nextOther - other) / (nextOwn - own) : 0;
  return other + Math.min(Math.max(t - own, 0), nextOwn - own) * slope;
}

/**
 * Wrap the repetitions of a comparison, each with `pairs` of user's and expert's seconds.
 * `at(t)` gives {time, rep, isInside}: between repetitions the expert waits where the nearer one
 * ends or begins. It is null where there is nothing to compare.
 */
export function createPhases(repetitions) {
  const spans = repetitions
    .filter((one) => one.pairs.length > 1)
    .map((one) => ({ rep: one.rep, pairs: one.pairs, from: one.pairs[0][0], to: one.pairs.at(-1)[0] }))
    .sort((a, b) => a.from - b.from);
  const away = (span, t) => Math.max(span.from - t, t - span.to, 0);

  function at(t) {
    if (!spans.length) return null;
    const nearest = spans.reduce((best, span) => (away(span, t) < away(best, t) ? span : best));
    return { time: between(nearest.pairs, t), rep: nearest.rep, isInside: away(nearest, t) === 0 };
  }

  return { at, spans };
}

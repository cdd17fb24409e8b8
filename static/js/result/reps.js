// What a repetition is worth, in one word that has a colour and a shape of its own.

import { text } from "../strings.js";

export const SHAPES = { good: "tick", counted: "dot", watch: "dot", change: "cross", attempt: "half" };

/**
 * "good", "watch", "change", "counted" (a movement without a name is not judged) or "attempt", for
 * the repetition at this place of the document. Older documents do not say; there the severity of
 * what was found decides.
 */
export function worth(rep, place, findings) {
  if (rep.light in SHAPES) return rep.light;
  if (!rep.complete) return "attempt";
  const severities = findings.filter((one) => one.rep === place).map((one) => one.severity);
  if (severities.includes("serious")) return "change";
  return severities.includes("warning") ? "watch" : "good";
}

/**
 * The document's repetitions with their place (from 0), worth, and number: complete ones of an
 * exercise count from 1, as the big count does; attempts have none. Where the video holds several
 * sets, `heading` is the exercise before the first one of each set; where it holds several
 * exercises, each carries the name of its own.
 */
export function judge(result, names) {
  const sets = result.sets ?? [];
  const slugs = sets.map((one) => one.exercise.slug);
  const isMixed = new Set(slugs).size > 1;
  const counts = new Map();
  const next = (slug) => counts.set(slug, (counts.get(slug) ?? 0) + 1).get(slug);
  return result.reps.map((rep, place) => {
    const slug = slugs[rep.set];
    const name = names.get(slug) ?? slug;
    const isFirst = rep.set !== result.reps[place - 1]?.set;
    return {
      ...rep,
      place,
      number: rep.complete ? next(slug) : null,
      worth: worth(rep, place, result.findings),
      exercise: isMixed ? name : null,
      heading: sets.length > 1 && isFirst ? name : null,
    };
  });
}

/** What people call it. */
export function repName(rep) {
  if (rep.number === null) return text("rep.attempt_title");
  if (rep.exercise) return text("rep.of", { exercise: rep.exercise, n: rep.number });
  return text("rep.short", { n: rep.number });
}

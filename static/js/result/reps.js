// What a repetition is worth, in one word that has a colour and a shape of its own.

import { text } from "../strings.js";

export const SHAPES = { good: "tick", change: "dot", attempt: "cross" };

/** "good", "change" or "attempt", for the repetition at this place of the document. */
export function worth(rep, place, findings) {
  if (!rep.complete) return "attempt";
  const own = findings.filter((one) => one.rep === place && one.severity !== "info");
  return own.length ? "change" : "good";
}

/**
 * The document's repetitions with their place (from 0), worth, and number: complete ones count
 * from 1, as the big count does; attempts have none.
 */
export function judge(result) {
  let count = 0;
  return result.reps.map((rep, place) => ({
    ...rep,
    place,
    number: rep.complete ? ++count : null,
    worth: worth(rep, place, result.findings),
  }));
}

/** What people call it. */
export function repName(rep) {
  return rep.number === null ? text("rep.attempt_title") : text("rep.short", { n: rep.number });
}

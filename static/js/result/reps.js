// What a repetition is worth, in one word that has a colour and a shape of its own.

export const SHAPES = { good: "tick", change: "dot", attempt: "cross" };

/** "good", "change" or "attempt". */
export function worth(rep, findings) {
  if (!rep.complete) return "attempt";
  const judged = findings.some((one) => one.rep === rep.number - 1 && one.severity !== "info");
  return judged || (findings.length === 0 && rep.findings.length > 0) ? "change" : "good";
}

/** The document's repetitions with their number (from 1) and worth. */
export function judge(result) {
  const numbered = result.reps.map((rep, place) => ({ ...rep, number: place + 1 }));
  return numbered.map((rep) => ({ ...rep, worth: worth(rep, result.findings) }));
}

// The big count, the exercise, and the sentences of the verdict.

import { find, make } from "../dom.js";
import { text } from "../strings.js";

function counted(result) {
  if (result.hold_seconds !== null && result.hold_seconds !== undefined) {
    return { count: Math.round(result.hold_seconds), unit: text("unit.hold") };
  }
  const count = result.corrected?.rep_count ?? result.rep_count;
  return { count, unit: text(count === 1 ? "unit.reps.one" : "unit.reps.many") };
}

/** What the machine had said, where the owner says something else; a confirmation is no change. */
function note(result, names) {
  const { exercise, rep_count: count } = result.corrected ?? {};
  const machine = result.machine ?? { exercise: result.exercise, rep_count: result.rep_count };
  const isOther = (exercise ?? machine.exercise.slug) !== machine.exercise.slug;
  if (!isOther && (count ?? null) === null) return "";
  const name = names.get(machine.exercise.slug) ?? machine.exercise.slug;
  return text("headline.corrected", { what: `${machine.rep_count} × ${name}` });
}

/** Fill the headline. `names` maps slugs to names of exercises. */
export function showHeadline(root, result, names) {
  const { count, unit } = counted(result);
  const slug = result.corrected?.exercise ?? result.exercise.slug;
  const exercise = names.get(slug) ?? result.exercise.name ?? slug;
  find(root, "count").textContent = String(count);
  find(root, "unit").textContent = unit;
  find(root, "exercise-name").textContent = exercise;
  find(root, "headline").setAttribute("aria-label", text("headline.label", { count, unit, exercise }));
  const words = note(result, names);
  find(root, "headline-note").textContent = words;
  find(root, "headline-note").hidden = !words;
}

/** The verdict: the first sentence large, the others below it. */
export function showVerdict(root, result) {
  find(root, "verdict").replaceChildren(...result.summary.map((sentence) => make("p", {}, sentence)));
  find(root, "verdict").hidden = result.summary.length === 0;
}

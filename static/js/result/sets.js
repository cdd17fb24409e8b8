// The video's sets, where there are several: each with its exercise, count and time.

import { find, make } from "../dom.js";
import { clock } from "../format.js";
import { text } from "../strings.js";

/** What was done in a set: repetitions or seconds. */
function amount(one) {
  if (one.hold_seconds !== null && one.hold_seconds !== undefined) {
    return `${Math.round(one.hold_seconds)} ${text("unit.hold")}`;
  }
  return `${one.rep_count} ${text(one.rep_count === 1 ? "unit.reps.one" : "unit.reps.many")}`;
}

function entry(one, names, player) {
  const name = names.get(one.exercise.slug) ?? one.exercise.name;
  return make(
    "button",
    { class: "set", type: "button", onclick: () => player.seek(one.start) },
    make("span", { class: "set__name" }, name),
    make("span", {}, amount(one)),
    make("span", { class: "set__time muted" }, `${clock(one.start)} – ${clock(one.end)}`),
  );
}

/** List the sets, or hide the list where there is one at most. A tap goes to a set. */
export function showSets(root, result, names, player) {
  const sets = result.sets ?? [];
  find(root, "sets").replaceChildren(...sets.map((one) => make("li", {}, entry(one, names, player))));
  find(root, "sets-panel").hidden = sets.length < 2;
}

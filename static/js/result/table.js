// Every repetition as a row: when, how far, complete or not and why.

import { find, icon, make } from "../dom.js";
import { clock } from "../format.js";
import { text } from "../strings.js";
import { SHAPES } from "./reps.js";

function cell(label, ...content) {
  return make("td", { role: "cell", "data-label": label }, ...content);
}

function verdict(rep) {
  const word = text(rep.complete ? "rep.complete" : "rep.attempt_title");
  return make(
    "td",
    { role: "cell" },
    make("span", { class: "table__verdict" }, make("span", { class: `dot dot--${rep.worth}` }, icon(SHAPES[rep.worth])), word),
    rep.message ? make("p", { class: "muted" }, rep.message) : null,
  );
}

function row(rep, player) {
  const range = rep.rom_degrees === null ? "–" : `${Math.round(rep.rom_degrees)}°`;
  return make(
    "tr",
    { role: "row", onclick: () => player.loopRep(rep) },
    make("td", { role: "cell" }, make("b", {}, String(rep.number ?? "–"))),
    cell(text("table.start"), clock(rep.start)),
    cell(text("table.turn"), rep.turn === null ? "–" : clock(rep.turn)),
    cell(text("table.end"), clock(rep.end)),
    cell(text("table.range"), range),
    verdict(rep),
  );
}

function heading(name) {
  const title = make("th", { role: "rowheader", scope: "rowgroup", colspan: 6 }, name);
  return make("tr", { class: "table__set", role: "row" }, title);
}

/** Fill the table of repetitions, or hide it when there is nothing to list. */
export function showTable(root, reps, player) {
  find(root, "table").replaceChildren(
    ...reps.flatMap((rep) => [...(rep.heading ? [heading(rep.heading)] : []), row(rep, player)]),
  );
  find(root, "table-panel").hidden = reps.length === 0;
}

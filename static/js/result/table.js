// Every repetition as a row: when, how far, complete or not and why.

import { find, icon, make } from "../dom.js";
import { clock } from "../format.js";
import { text } from "../strings.js";
import { SHAPES } from "./reps.js";

function cell(label, ...content) {
  return make("td", { role: "cell", "data-label": label }, ...content);
}

function verdict(rep) {
  const word = text(`verdict.${rep.worth}`);
  return make(
    "td",
    { role: "cell" },
    make("span", { class: "table__verdict" }, make("span", { class: `dot dot--${rep.worth}` }, icon(SHAPES[rep.worth])), word),
    rep.message ? make("p", { class: "muted" }, rep.message) : null,
  );
}

const degrees = (value) => (value === null || value === undefined ? "–" : `${Math.round(value)}°`);

function tempo(rep) {
  if (!rep.tempo) return "–";
  const { out, turn, back } = rep.tempo;
  return [out, turn, back].map((part) => (part === null || part === undefined ? "?" : part.toFixed(1))).join("–");
}

// Columns between the number and the verdict; some documents cannot fill all of them.
const COLUMNS = [
  { name: "start", of: (rep) => clock(rep.start), isOld: true },
  { name: "turn", of: (rep) => (rep.turn === null ? "–" : clock(rep.turn)), isOld: true },
  { name: "end", of: (rep) => clock(rep.end), isOld: true },
  { name: "range", of: (rep) => degrees(rep.rom_degrees) },
  { name: "symmetry", of: (rep) => degrees(rep.symmetry_degrees), isNew: true },
  { name: "tempo", of: tempo, isNew: true },
  { name: "score", of: (rep) => (typeof rep.score === "number" ? String(Math.round(rep.score)) : "–"), isNew: true },
];

/** Where tempo is told, it says more than the three moments; a tap on the row goes there. */
function columnsFor(reps) {
  const isNew = reps.some((rep) => rep.tempo);
  return COLUMNS.filter((column) => (isNew ? !column.isOld : !column.isNew));
}

function head(columns) {
  const title = (words) => make("th", { role: "columnheader", scope: "col" }, words);
  const names = columns.map(({ name }) => title(text(`table.${name}`)));
  return make("tr", { role: "row" }, title("#"), ...names, title(text("table.verdict")));
}

function row(rep, columns, player) {
  return make(
    "tr",
    { role: "row", onclick: () => player.loopRep(rep) },
    make("td", { role: "cell" }, make("b", {}, String(rep.number ?? "–"))),
    ...columns.map(({ name, of }) => cell(text(`table.${name}`), of(rep))),
    verdict(rep),
  );
}

function heading(name, columns) {
  const title = make("th", { role: "rowheader", scope: "rowgroup", colspan: columns.length + 2 }, name);
  return make("tr", { class: "table__set", role: "row" }, title);
}

/** Fill the table of repetitions, or hide it when there is nothing to list. */
export function showTable(root, reps, player) {
  const columns = columnsFor(reps);
  find(root, "table-head").replaceChildren(head(columns));
  find(root, "table").replaceChildren(
    ...reps.flatMap((rep) => [...(rep.heading ? [heading(rep.heading, columns)] : []), row(rep, columns, player)]),
  );
  find(root, "table-panel").hidden = reps.length === 0;
}

// The form score with how it is made, what was good, and what changed within the set.

import { find, icon, make } from "../dom.js";
import { text } from "../strings.js";

const missing = (value) => value === null || value === undefined;

function part({ name, score, weight, why }) {
  const bar = make("span", { class: "part__bar", "aria-hidden": "true" }, make("span", { class: "part__fill" }));
  bar.style.setProperty("--part", String((score ?? 0) / 100));
  const value = missing(score) ? text("form.unseen") : String(Math.round(score));
  return make("li", { class: "part" },
    make("p", { class: "row row--apart" }, make("b", {}, name), make("span", { class: "part__score" }, value)),
    bar,
    make("p", { class: "muted" }, [why, text("form.weight", { percent: Math.round(weight * 100) })].filter(Boolean).join(" ")));
}

/** The score as a number of 100, and its parts on demand. */
export function showForm(root, form) {
  const panel = find(root, "form-panel");
  panel.hidden = !form || (missing(form.score) && !form.parts?.length);
  if (panel.hidden) return;
  const ring = find(root, "form-ring");
  ring.style.setProperty("--part", String((form.score ?? 0) / 100));
  find(root, "form-score").textContent = missing(form.score) ? "–" : String(Math.round(form.score));
  find(root, "form-words").textContent = text(missing(form.score) ? "form.none" : "form.of");
  find(root, "form-parts").replaceChildren(...(form.parts ?? []).map(part));
}

/** What was good: sentences, each with a tick. */
export function showGood(root, sentences) {
  const list = sentences ?? [];
  find(root, "good").replaceChildren(...list.map((one) => make("li", { class: "good" }, icon("tick"), make("span", {}, one))));
  find(root, "good-panel").hidden = list.length === 0;
}

function trend({ message, first, last, unit }) {
  const numbers = [first, last].some(missing) ? null
    : make("span", { class: "trend__numbers" }, `${amount(first)} → ${amount(last)}${unit === "°" ? "°" : ` ${unit ?? ""}`}`.trim());
  return make("li", { class: "trend" }, make("span", {}, message), numbers);
}

const amount = (value) => (Math.abs(value) >= 10 ? String(Math.round(value)) : value.toFixed(1));

/** How the set changed from its first repetition to its last. */
export function showTrends(root, trends) {
  const list = trends ?? [];
  find(root, "trends").replaceChildren(...list.map(trend));
  find(root, "trends-panel").hidden = list.length === 0;
}

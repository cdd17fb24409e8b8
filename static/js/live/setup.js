// Before the set: what the camera has to see, each with a mark that turns from a dot to a tick.

import { icon, make } from "../dom.js";
import { text } from "../strings.js";

// In the order in which they should be seen to.
const CODES = ["whole_body", "distance", "light", "view"];

/** Shows the server's checks in `list`, and the first that fails as one sentence in `advice`. */
export function createSetup(list, advice) {
  const rows = new Map();
  for (const code of CODES) {
    const name = make("span", {}, text(`check.${code}`));
    const row = make("li", { class: "check", "data-check": code, "data-ok": "unknown" }, icon("dot"), name);
    rows.set(code, row);
    list.append(row);
  }
  let said = null;

  function mark(row, ok) {
    const state = ok === undefined ? "unknown" : String(ok);
    if (row.dataset.ok === state) return;
    row.dataset.ok = state;
    const look = { true: "tick", false: "cross", unknown: "dot" }[state];
    row.querySelector("use").setAttribute("href", `#icon-${look}`);
  }

  /** `setup` is the server's, or null once there is nothing left to check. */
  function show(setup) {
    const checks = setup?.checks ?? [];
    const oks = new Map(checks.map((check) => [check.code, check.ok]));
    rows.forEach((row, code) => mark(row, setup ? oks.get(code) : true));
    const first = checks.find((check) => !check.ok);
    const sentence = first?.message || text(setup && !setup.fit ? "setup.look" : "setup.fit");
    if (sentence === said) return;
    said = sentence;
    advice.textContent = sentence;
  }

  return { show, isFit: (setup) => setup === null || setup?.fit === true };
}

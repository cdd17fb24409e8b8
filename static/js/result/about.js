// What the answer was made with, for who wants to know.

import { find, make } from "../dom.js";
import { text } from "../strings.js";

/** Fill the small list of facts. */
export function showAbout(root, result) {
  const { model, version } = result.stamp ?? {};
  const facts = [
    ["about.method", text(`method.${result.method}`)],
    ["about.model", model],
    ["about.version", version],
    ["about.estimator", result.estimator],
  ].filter(([, value]) => value);
  const rows = facts.flatMap(([key, value]) => [make("dt", {}, text(key)), make("dd", {}, value)]);
  find(root, "about").replaceChildren(...rows);
}

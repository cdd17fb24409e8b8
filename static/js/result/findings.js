// What was found, in plain words, with the angle, its limit and the moments: a tap shows them.

import { find, icon, make } from "../dom.js";
import { clock, jointName } from "../format.js";
import { hasText, text } from "../strings.js";
import { repName } from "./reps.js";

const ORDER = { serious: 0, warning: 1, info: 2 };
// People change one or two things at a time.
const SHOWN_AT_ONCE = 2;

const missing = (value) => value === null || value === undefined;

function excess(finding) {
  return missing(finding.degrees) || missing(finding.limit) ? 0 : Math.abs(finding.degrees - finding.limit);
}

/** The same finding on several repetitions is one thing to change; the clearest moment leads. */
export function group(findings) {
  const groups = new Map();
  for (const finding of findings) {
    groups.set(finding.code, [...(groups.get(finding.code) ?? []), finding]);
  }
  return [...groups.values()]
    .map((members) => {
      const lead = [...members].sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || excess(b) - excess(a))[0];
      return { lead, members: [...members].sort((a, b) => a.at - b.at) };
    })
    .sort((a, b) => ORDER[a.lead.severity] - ORDER[b.lead.severity] || b.members.length - a.members.length);
}

// Measures that are shares of the body's lengths: their message says all there is to say.
const LENGTHS = new Set(["along", "height", "ahead", "spread", "inward"]);

function measure(finding) {
  if (missing(finding.degrees) || missing(finding.limit) || LENGTHS.has(finding.measure)) return null;
  const key = `findings.${finding.measure}`;
  return text(hasText(key) ? key : "findings.angle", {
    joint: jointName(finding.joint ?? ""),
    degrees: Math.round(finding.degrees),
    limit: Math.round(finding.limit),
  });
}

/** A button for one moment: which repetition, when, and (where they differ) how much. */
export function moment(finding, reps, isOneOfMany, onShow) {
  const rep = reps[finding.rep];
  const isAngle = !missing(finding.degrees) && !LENGTHS.has(finding.measure);
  const degrees = isOneOfMany && isAngle ? `${Math.round(finding.degrees)}°` : null;
  const words = [rep && repName(rep), clock(finding.at), degrees].filter(Boolean);
  const button = make("button", { class: "moment", type: "button", "aria-pressed": "false" }, words.join(" · "));
  button.addEventListener("click", () => onShow(finding, button));
  return button;
}

/** `isCalm` where other things are to be changed first. */
function card({ lead, members }, { reps, onShow, isCalm }) {
  const word = isCalm && lead.severity === "serious" ? "warning" : lead.severity;
  const measured = measure(lead);
  const moments = members.filter((one) => !missing(one.at));
  return make(
    "article",
    { class: `finding finding--${lead.severity}`, "data-code": lead.code },
    make("p", { class: "muted row" }, icon(lead.severity === "info" ? "alert" : "dot"), text(`severity.${word}`)),
    make("p", { class: "finding__message" }, lead.message),
    measured ? make("p", { class: "muted" }, measured) : null,
    make("div", { class: "finding__moments" }, ...moments.map((one) => moment(one, reps, moments.length > 1, onShow))),
  );
}

/**
 * Fill the list of findings; a tap on a moment seeks there and draws the angle. What stands among
 * the things to change first is not said twice.
 */
export function showFindings(root, result, reps, player) {
  const list = find(root, "findings");
  const said = new Set((result.focus ?? []).map((one) => one.code));
  function show(finding, button) {
    list.querySelectorAll(".moment").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
    player.showFinding(finding);
  }
  const cards = group(result.findings.filter((one) => !said.has(one.code))).map((one) => card(one, { reps, onShow: show, isCalm: said.size > 0 }));
  const rest = cards.slice(SHOWN_AT_ONCE);
  list.replaceChildren(...cards.slice(0, SHOWN_AT_ONCE));
  if (rest.length) {
    const summary = make("summary", {}, text("findings.more", { n: rest.length }));
    list.append(make("details", { class: "more" }, summary, make("div", { class: "stack" }, ...rest)));
  }
  const faultless = result.findings.every((finding) => finding.severity === "info");
  if (faultless && reps.some((rep) => rep.complete)) list.prepend(make("p", {}, text("findings.none")));
  find(root, "findings-title").textContent = text(said.size ? "findings.rest" : "findings.title");
  find(root, "findings-panel").hidden = list.childElementCount === 0;
}

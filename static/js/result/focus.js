// The one or two things to change first, each with the picture in which it is clearest.

import { find, icon, make } from "../dom.js";
import { clock } from "../format.js";
import { createStill } from "../player/still.js";
import { text } from "../strings.js";
import { moment } from "./findings.js";
import { repName } from "./reps.js";

/** The finding that a focus speaks of, and the others of its kind. */
function own(focus, findings) {
  const kin = findings.filter((one) => one.code === focus.code);
  return { lead: kin.find((one) => one.rep === focus.rep) ?? kin[0] ?? null, kin };
}

function moments(kin, reps, player) {
  if (kin.length < 2) return null;
  const buttons = [...kin].sort((a, b) => a.at - b.at)
    .map((one) => moment(one, reps, true, (finding) => player.showFinding(finding)));
  return make("div", { class: "finding__moments" }, ...buttons);
}

function card(focus, { reps, findings, player, still }) {
  const { lead, kin } = own(focus, findings);
  const finding = { ...lead, at: focus.at };
  const canvas = make("canvas", { class: "focus__picture", "aria-hidden": "true" });
  const rep = reps[focus.rep];
  const where = [rep && repName(rep), clock(focus.at)].filter(Boolean).join(" · ");
  still.take(canvas, finding);
  return make("li", { class: "focus__card" },
    make("button", { class: "focus__show", type: "button", "aria-label": text("focus.show", { cue: focus.cue, where }), onclick: () => player.showFinding(finding) },
      canvas, make("span", { class: "focus__where", "aria-hidden": "true" }, icon("play"), where)),
    make("div", { class: "focus__words" },
      make("h3", { class: "focus__cue" }, focus.cue),
      focus.message === focus.cue ? null : make("p", {}, focus.message),
      moments(kin, reps, player)));
}

/** Fill the cards, or hide them. Returns what draws the pictures again once the joints are there. */
export function showFocus(root, result, reps, player) {
  const list = result.focus ?? [];
  const still = createStill(player.video);
  find(root, "focus").replaceChildren(...list.map((focus) =>
    card(focus, { reps, findings: result.findings, player, still })));
  find(root, "focus-panel").hidden = list.length === 0;
  return still;
}

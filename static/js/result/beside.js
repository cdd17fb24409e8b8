// The comparison with the expert in words: who it is, what differs and what could not be seen.

import { getJson } from "../api.js";
import { find, icon, make } from "../dom.js";
import { clock, jointName } from "../format.js";
import { createJoints } from "../player/joints.js";
import { mirrored } from "../player/mirror.js";
import { createPhases } from "../player/phase.js";
import { text } from "../strings.js";
import { repName } from "./reps.js";

// People read a few differences; the others wait one tap away.
const SHOWN_AT_ONCE = 3;
// Which way a joint is off: what opens is straighter, what is lifted is higher.
const KINDS = { elbow: "bend", knee: "bend", hip: "bend", shoulder: "lift", ankle: "open" };

const partOf = (angle) => /^(?:left|right)_(.+)$/.exec(angle)?.[1] ?? angle;

/** The difference as a sentence, such as: At the turn your left elbow is 27° straighter than the expert's. */
export function sentence({ angle, moment, user, expert }) {
  const way = user >= expert ? "more" : "less";
  return text(`difference.${KINDS[partOf(angle)] ?? "open"}.${way}`, {
    moment: text(`moment.${moment}`),
    joint: jointName(angle).toLocaleLowerCase(),
    degrees: Math.round(Math.abs(user - expert)),
  });
}

const size = (one) => Math.abs(one.user - one.expert) - one.tolerance;

/** Of each repetition, an angle's worst difference that counts; the angle with the most leads. */
export function gather(repetitions) {
  const groups = new Map();
  for (const { rep, differences } of repetitions) {
    const worst = new Map();
    for (const one of differences.filter((each) => each.counts)) {
      if (!worst.has(one.angle) || size(one) > size(worst.get(one.angle))) worst.set(one.angle, one);
    }
    for (const [angle, one] of worst) groups.set(angle, [...(groups.get(angle) ?? []), { ...one, rep }]);
  }
  return [...groups.values()]
    .map((members) => ({ worst: members.reduce((a, b) => (size(b) > size(a) ? b : a)), members }))
    .sort((a, b) => b.members.length - a.members.length || size(b.worst) - size(a.worst));
}

function measure({ user, expert, tolerance, uncertainty }) {
  const values = [user, expert, tolerance, uncertainty ?? 0].map(Math.round);
  const [own, other, fine, give] = values;
  return text(give ? "difference.measure" : "difference.measure_exact", { user: own, expert: other, fine, give });
}

/** What to seek to and draw for a difference, in the form of a finding. */
const asFinding = ({ angle, at, user, expert, rep }) => ({ joint: angle, at, degrees: user, limit: expert, rep });

/** The curator's words for a joint that is off this way, if they wrote any. */
const curatorsCue = ({ angle, user, expert }, cues) => cues?.[angle]?.[user > expert ? "open" : "closed"];

function entry({ worst, members }, reps, cues, player) {
  const cue = curatorsCue(worst, cues);
  const moments = members.map((one) => {
    const words = [reps[one.rep] && repName(reps[one.rep]), clock(one.at)].filter(Boolean).join(" · ");
    return make("button", { class: "moment", type: "button", onclick: () => player.showFinding(asFinding(one)) }, words);
  });
  return make("li", { class: "difference" },
    make("p", { class: "finding__message" }, sentence(worst)),
    cue ? make("p", { class: "difference__cue" }, cue) : null,
    make("p", { class: "muted" }, measure(worst)),
    make("div", { class: "finding__moments" }, ...moments));
}

function list(groups, reps, cues, player) {
  const items = groups.map((group) => entry(group, reps, cues, player));
  const first = make("ul", { class: "stack" }, ...items.slice(0, SHOWN_AT_ONCE));
  if (items.length <= SHOWN_AT_ONCE) return [first];
  const rest = make("ul", { class: "stack" }, ...items.slice(SHOWN_AT_ONCE));
  const more = make("summary", {}, text("findings.more", { n: items.length - SHOWN_AT_ONCE }));
  return [first, make("details", { class: "more" }, more, rest)];
}

function unseen(names) {
  if (!names?.length) return null;
  const joints = new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" })
    .format(names.map((name) => jointName(name).toLocaleLowerCase()));
  return make("p", { class: "unseen" }, icon("alert"), text("comparison.unseen", { joints }));
}

/** Fill the panel of the comparison, or hide it where the document has none. */
export function showBeside(root, comparison, reps, player) {
  const panel = find(root, "beside-panel");
  panel.hidden = !comparison;
  if (!comparison) return;
  const { reference } = comparison;
  const groups = reference ? gather(comparison.reps ?? []) : [];
  const about = reference
    && [text("comparison.with", { title: reference.title }), reference.builtin ? text("comparison.builtin") : reference.source,
      comparison.mirrored ? text("comparison.mirrored") : null].filter(Boolean).join(" · ");
  find(root, "beside").replaceChildren(...[
    about ? make("p", { class: "muted" }, about) : null,
    comparison.message ? make("p", {}, comparison.message) : null,
    reference && !groups.length ? make("p", { class: "good" }, icon("tick"), text("comparison.alike")) : null,
    ...(groups.length ? list(groups, reps, reference.cues, player) : []),
    comparison.message ? null : unseen(comparison.unseen), // the message says it already
  ].filter(Boolean));
}

/** Everything that the expert's screen needs, or null where there is no expert to be seen. */
export async function fetchExpert(folder, comparison, user, primary) {
  const { reference, reps } = comparison ?? {};
  const phases = createPhases(reps ?? []);
  if (!reference || !phases.spans.length) return null;
  const document_ = await getJson(`${folder}${reference.id}/joints.json`);
  const joints = createJoints(comparison.mirrored ? mirrored(document_) : document_);
  const videoUrl = reference.builtin ? null : `${folder}${reference.id}/video`;
  return { joints, user, phases, primary, reference, mirrored: comparison.mirrored, videoUrl };
}

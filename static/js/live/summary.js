// After the set: what was done, and the way to the whole result.

import { find, make } from "../dom.js";
import { text } from "../strings.js";

/** Gathers while the set runs and shows it in `box` at its end. */
export function createSummary(box) {
  let last = null;
  const sets = new Map();
  const cues = new Map();

  function line({ name, count, held }) {
    return text(held ? "summary.held" : "summary.set", { n: count, s: held, exercise: name });
  }

  /** What was done in the set of `state`; the longest hold of a set stands for it. */
  function entry(state) {
    const before = sets.get(state.set)?.held ?? 0;
    const held = state.hold ? Math.max(before, Math.floor(state.hold.seconds)) : before;
    return { name: state.name || text("live.unknown"), count: state.set_count, held };
  }

  /** Repetitions, or the seconds held where there are none. */
  function total() {
    const held = Math.floor(last?.hold?.total ?? 0);
    const isHold = !last?.count && held > 0;
    find(box, "summary-count").textContent = String(isHold ? held : last?.count ?? 0);
    find(box, "summary-unit").textContent = text(isHold ? "unit.held" : "unit.reps");
    return isHold ? held : last?.count ?? 0;
  }

  return {
    reset() {
      last = null;
      sets.clear();
      cues.clear();
    },
    see(state) {
      last = state;
      if (state.set && (state.set_count || state.hold)) sets.set(state.set, entry(state));
      if (state.cue && state.cue.level !== "better") cues.set(state.cue.code, state.cue.message);
    },
    count: () => last?.count ?? 0,
    /** `url` is the session's page, or null where nothing was worth keeping. */
    show(url) {
      const done = total();
      const list = find(box, "summary-sets");
      list.replaceChildren(...[...sets.values()].map((set) => make("li", {}, line(set))));
      const told = [...cues.values()].slice(0, 2);
      find(box, "summary-cues").textContent = told.join(" ") || text(done ? "summary.clean" : "summary.none");
      const link = find(box, "summary-link");
      link.hidden = !url;
      if (url) link.href = url;
    },
  };
}

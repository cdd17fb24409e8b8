// What is read from three metres: the count, the range of this repetition, and one line of words.

import { find } from "../dom.js";
import { text } from "../strings.js";

const SIGNS = { info: "dot", warning: "alert", strong: "cross", better: "tick" };
// A cue stays this long unless another takes its place.
const CUE_MS = 4000;
const FULL = 0.9; // of the way: as good as all of it

const seconds = (value) => value.toFixed(1);
// Seconds held are one number until they would be three digits wide.
const LONG_S = 100;

/** Shows states and cues below `root`. */
export function createHud(root) {
  const part = Object.fromEntries(
    ["count", "name", "meter", "phase", "tempo", "cue", "cue-sign", "cue-text", "set", "range-word"].map((name) => [name, find(root, name)]),
  );
  let cueTimer = 0;
  let shown = 0;

  function put(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  /** The seconds of a hold stand where the count does; a screen reader is not told each of them. */
  function showHeld(held) {
    const whole = Math.floor(held);
    const isLong = whole >= LONG_S;
    put(part.count, isLong ? `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}` : String(whole));
    part.count.dataset.unit = isLong ? "" : text("unit.s");
  }

  function showCount(count) {
    delete part.count.dataset.unit;
    put(part.count, String(count));
    if (count > shown) {
      part.count.classList.remove("hud__count--new");
      void part.count.offsetWidth; // so that the same animation begins again
      part.count.classList.add("hud__count--new");
    }
    shown = count;
  }

  function showName(state) {
    const name = state.name || text("live.unknown");
    put(part.name, state.exercise && !state.sure ? text("live.unsure", { name }) : name);
  }

  function showMeter(way) {
    part.meter.style.setProperty("--part", String(way));
    part.meter.dataset.full = String(way >= FULL);
    part.meter.setAttribute("aria-valuenow", String(Math.round(way * 100)));
  }

  function showTempo(tempo) {
    const words = tempo && text("live.tempo", { out: seconds(tempo.out), turn: seconds(tempo.turn), back: seconds(tempo.back) });
    put(part.tempo, words || "");
  }

  function hush() {
    clearTimeout(cueTimer);
    root.dataset.edge = "none";
    part.cue.hidden = true;
  }

  return {
    hush,
    show(state) {
      const { hold } = state;
      part.count.setAttribute("aria-live", hold ? "off" : "polite");
      if (hold) showHeld(hold.seconds);
      else showCount(state.set_count ?? state.count);
      showName(state);
      part.meter.hidden = Boolean(hold);
      showMeter(state.way ?? 0);
      put(part.phase, state.resting ? "" : text(hold ? `hold.${hold.going_on}` : `phase.${state.phase}`));
      showTempo(hold ? null : state.tempo);
      const total = hold ? text("live.seconds", { n: Math.floor(hold.total) }) : state.count;
      put(part.set, state.set ? text("live.set", { n: state.set, total }) : "");
    },
    cue({ level, message }) {
      clearTimeout(cueTimer);
      root.dataset.edge = level;
      part.cue.hidden = false;
      part["cue-sign"].querySelector("use").setAttribute("href", `#icon-${SIGNS[level] ?? "dot"}`);
      put(part["cue-text"], message);
      cueTimer = setTimeout(hush, CUE_MS);
    },
  };
}

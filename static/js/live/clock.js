// The set's own clock, and what a reload of the page may go on with.

const KEY = "gymbrain.live";
const LONGEST_BREAK_MS = 120_000; // as long as the server keeps a set that was cut off
const STEP_S = 1e-4;

/** Seconds since now, never twice the same. */
export function createClock() {
  const origin = performance.now();
  let last = 0;
  return {
    read() {
      last = Math.max(last + STEP_S, (performance.now() - origin) / 1000);
      return last;
    },
    /** A moment of performance.now(), which may lie before the clock began. */
    at: (moment) => (moment - origin) / 1000,
  };
}

/** The set that a reload cut off in this tab: {live, path, exercise}, or null. */
export function brokenSet() {
  const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  return kept && Date.now() - kept.seen < LONGEST_BREAK_MS ? kept : null;
}

export const rememberSet = (set) => sessionStorage.setItem(KEY, JSON.stringify({ ...set, seen: Date.now() }));

export const forgetSet = () => sessionStorage.removeItem(KEY);

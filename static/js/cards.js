// Cards of sessions that are still being analysed turn into results by themselves.

import { getJson } from "./api.js";

const LOOK_MS = 4000;
const WORKING = ["queued", "running"];

async function isDone(card) {
  const { job } = await getJson(card.dataset.working);
  return !WORKING.includes(job.state);
}

/** The same list as the server would show it now. */
async function fresh() {
  const page = await (await fetch(window.location.href)).text();
  return new DOMParser().parseFromString(page, "text/html").querySelector("[data-cards]");
}

/** Keep the page's cards up to date. Returns `stop()`. */
export function startCards(list) {
  let timer = 0;

  async function look() {
    const working = [...list.querySelectorAll("[data-working]")];
    if (!working.length) return;
    try {
      const done = await Promise.all(working.map(isDone));
      const now = done.includes(true) ? await fresh() : null;
      if (now && !list.contains(document.activeElement)) list.replaceChildren(...now.children);
    } catch {
      // offline, or signed out meanwhile: the next look may tell
    }
    timer = setTimeout(look, LOOK_MS);
  }

  timer = setTimeout(look, LOOK_MS);
  return () => clearTimeout(timer);
}

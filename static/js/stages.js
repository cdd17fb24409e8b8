// The named stages of an analysis, its bar and the time that is left.

import { fillBar, find } from "./dom.js";
import { timeLeft } from "./format.js";

const ICONS = { done: "tick", now: "dot", later: "dot" };

function mark(item, state) {
  item.classList.toggle("stages__item--done", state === "done");
  item.classList.toggle("stages__item--now", state === "now");
  item.querySelector("use").setAttribute("href", `#icon-${ICONS[state]}`);
  if (state === "now") item.setAttribute("aria-current", "step");
  else item.removeAttribute("aria-current");
}

/** Show `job` on the panel; `say(words)` announces each new stage once. */
export function createStages(panel, say) {
  const items = [...find(panel, "stages").children];
  let announced = null;

  function show(job) {
    const now = items.findIndex((item) => item.dataset.stage === job.stage);
    items.forEach((item, place) => {
      mark(item, place < now ? "done" : place === now ? "now" : "later");
    });
    fillBar(find(panel, "bar"), job.progress);
    find(panel, "percent").textContent = `${Math.floor(job.progress * 100)} %`;
    find(panel, "left").textContent = timeLeft(job.seconds_left);
    find(panel, "cancel").hidden = !job.can_cancel;
    if (job.stage !== announced) say(items[now]?.textContent.trim() ?? job.stage_label);
    announced = job.stage;
  }

  return { show };
}

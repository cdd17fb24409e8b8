// The curators' pages: the stages on them, the repetitions to loop, and the wait for an analysis.

import { getJson } from "../api.js";
import { find } from "../dom.js";
import { startStage } from "./stage.js";

const POLL_MS = 1000;

/** Follow the analysis below `root` until it is over, then show the page anew. */
async function wait(root) {
  const { job } = await getJson(root.dataset.statusUrl).catch(() => ({ job: null }));
  if (job) {
    find(root, "progress").value = job.progress;
    find(root, "stage").textContent = job.stage_label;
    if (job.state === "succeeded") return window.location.reload();
    if (job.error) {
      find(root, "error").textContent = `${job.error.message} (${job.error.code})`;
      find(root, "error").hidden = false;
    }
    if (["failed", "cancelled"].includes(job.state)) return undefined;
  }
  return setTimeout(() => wait(root), POLL_MS);
}

const waiting = document.querySelector("[data-waiting]");
if (waiting) wait(waiting);

for (const root of document.querySelectorAll("[data-expert]")) {
  const stage = await startStage(root);
  if (!stage) continue;
  for (const button of document.querySelectorAll("[data-rep]")) {
    button.addEventListener("click", () => stage.loop(Number(button.dataset.rep), Number(button.dataset.repEnd)));
  }
}

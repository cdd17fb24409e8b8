// The page of one session, from the wait to the result.

import { getJson, postForm } from "./api.js";
import { startDialogs } from "./dialogs.js";
import { find } from "./dom.js";
import { startExports } from "./exports.js";
import { startPlayer } from "./player/player.js";
import { watchJob } from "./progress.js";
import { createResult } from "./result/result.js";
import { createStages } from "./stages.js";
import { text } from "./strings.js";

const PANEL = {
  queued: "progress", running: "progress", failed: "failed", cancelled: "failed", succeeded: "result",
};

const root = find(document, "session");
const player = startPlayer(find(root, "player"));
const result = createResult(root, player, () => watch());
const exports = startExports(root);
const say = (words) => (find(root, "live").textContent = words);
const stages = createStages(root.querySelector("[data-panel=progress]"), say);
let stopWatching = null;
let shownResult = null;
let filmIsNew = false; // whether it was made while the page was open

function showPanel(name) {
  for (const panel of root.querySelectorAll("[data-panel]")) panel.hidden = panel.dataset.panel !== name;
}

function showFailure(job) {
  const failed = job.state === "failed";
  find(root, "failed-title").hidden = !failed;
  find(root, "cancelled-title").hidden = failed;
  find(root, "reason").hidden = !job.error;
  find(root, "advice-film").hidden = !["no_person", "too_little_person"].includes(job.error?.code);
  find(root, "reason-text").textContent = job.error?.message ?? "";
  find(root, "retry").hidden = !job.can_retry;
  say(find(root, failed ? "failed-title" : "cancelled-title").textContent);
}

async function showResult() {
  player.reload(filmIsNew);
  filmIsNew = false;
  [shownResult] = await Promise.all([result.load(), showTitle()]);
  if (!shownResult) return;
  say(shownResult.summary[0] ?? "");
  exports.look(); // the video with joints may have been made on another day
}

function showJob(job) {
  showPanel(PANEL[job.state]);
  if (PANEL[job.state] === "progress") {
    filmIsNew ||= job.kind === "film";
    return stages.show(job);
  }
  stopWatching?.();
  stopWatching = null;
  showLink("live");
  // A live session can do without its video: the result is there and this is told beside it.
  const trouble = job.state === "succeeded" ? job.error : null;
  find(root, "trouble").hidden = !trouble;
  find(root, "trouble-text").textContent = trouble?.message ?? "";
  return job.state === "succeeded" ? showResult() : showFailure(job);
}

function showLink(link) {
  if (link === "closed") return window.location.reload();
  find(root, "offline").hidden = link === "live" || link === "polling";
  find(root, "offline-text").textContent = text(navigator.onLine ? "state.reconnecting" : "state.offline");
}

function watch() {
  stopWatching?.();
  const { socketPath, statusUrl } = root.dataset;
  stopWatching = watchJob({ socketPath, statusUrl, onJob: showJob, onLink: showLink });
}

/** Forms without a dialog (cancel, retry): send, then follow the job again. */
function startAction(name) {
  const form = find(root, name);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await postForm(form);
      watch();
    } catch (error) {
      find(root, "offline").hidden = false;
      find(root, "offline-text").textContent = error.message;
    }
  });
}

/** The title is the server's: after an analysis it may name the exercise. */
async function showTitle() {
  const { session } = await getJson(root.dataset.statusUrl);
  find(root, "title").textContent = session.title;
  document.title = `${session.title} · GymbrAIn`;
}

async function renamed() {
  await showTitle();
  say(text("action.saved"));
}

startDialogs(
  {
    rename: () => ({ title: find(root, "title").textContent }),
    correct: () => ({
      exercise: shownResult.corrected?.exercise ?? shownResult.exercise.slug,
      rep_count: shownResult.corrected?.rep_count ?? shownResult.rep_count,
    }),
  },
  {
    rename: renamed,
    correct: watch, // another exercise may mean another count: the job says when it is there
    delete: (reply) => window.location.assign(reply.url ?? "/"),
  },
);
["cancel", "retry"].forEach(startAction);
watch();

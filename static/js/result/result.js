// The result page's right half, its curves and its table, from the session's three documents.

import { getJson } from "../api.js";
import { find } from "../dom.js";
import { createJoints } from "../player/joints.js";
import { startCurves } from "./curves.js";
import { showFindings } from "./findings.js";
import { showHeadline, showVerdict } from "./headline.js";
import { judge } from "./reps.js";
import { showStrip } from "./strip.js";
import { showTable } from "./table.js";

/** Names of exercises by slug, from the form that corrects them. */
function exerciseNames() {
  const choices = document.querySelectorAll("#right-exercise option");
  return new Map([...choices].map((choice) => [choice.value, choice.textContent]));
}

/** Owns the result below `root`; `load()` fetches and shows it, again after a correction. */
export function createResult(root, player) {
  const { resultUrl, jointsUrl, curvesUrl } = root.dataset;
  let strip = null;
  let curves = null;

  player.onTime((now) => {
    strip?.time(now);
    curves?.time(now);
  });
  player.onLoop((part) => strip?.loop(part));

  function showAnswer(result) {
    const reps = judge(result);
    player.setReps(reps);
    showHeadline(root, result, exerciseNames());
    showVerdict(root, result);
    strip = showStrip(root, reps, result.video.seconds, player);
    showFindings(root, result, reps, player);
    showTable(root, reps, player);
    find(root, "ghost").hidden = true;
    find(root, "result").hidden = false;
    return reps;
  }

  function showCurves(document_, result, reps) {
    curves?.stop();
    find(root, "curves").hidden = false;
    curves = startCurves(root, document_, { reps, duration: result.video.seconds, player });
  }

  /** Fetch and show all; resolves to the result, or null when it could not be loaded. */
  async function load() {
    const parts = [resultUrl, jointsUrl, curvesUrl].map(getJson);
    const [result, joints, angles] = await Promise.allSettled(parts);
    find(root, "result-problem").hidden = result.status === "fulfilled";
    if (result.status !== "fulfilled") {
      find(root, "ghost").hidden = true;
      return null;
    }
    const reps = showAnswer(result.value);
    const primary = angles.value?.primary ?? [];
    if (joints.value) player.setJoints(createJoints(joints.value), primary);
    if (angles.value) showCurves(angles.value, result.value, reps);
    else find(root, "curves").hidden = true;
    return result.value;
  }

  return { load, stop: () => curves?.stop() };
}

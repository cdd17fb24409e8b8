// The result page's right half, its curves and its table, from the session's three documents.

import { getJson } from "../api.js";
import { find } from "../dom.js";
import { createExpert } from "../player/expert.js";
import { createJoints } from "../player/joints.js";
import { showAbout } from "./about.js";
import { fetchExpert, showBeside } from "./beside.js";
import { startCurves } from "./curves.js";
import { showDoubt } from "./doubt.js";
import { showFindings } from "./findings.js";
import { showFocus } from "./focus.js";
import { showForm, showGood, showTrends } from "./form.js";
import { showHeadline, showVerdict } from "./headline.js";
import { judge } from "./reps.js";
import { showSets } from "./sets.js";
import { showStrip } from "./strip.js";
import { showTable } from "./table.js";

/** Names of exercises by slug, from the form that corrects them. */
function exerciseNames() {
  const choices = document.querySelectorAll("#right-exercise option");
  return new Map([...choices].map((choice) => [choice.value, choice.textContent]));
}

/**
 * Owns the result below `root`; `load()` fetches and shows it, again after a correction.
 * `onCorrected()` runs when the owner has answered the question which exercise it is.
 */
export function createResult(root, player, onCorrected) {
  const { resultUrl, jointsUrl, curvesUrl } = root.dataset;
  const expert = createExpert(find(root, "player"), player);
  let strip = null;
  let curves = null;
  let stills = null;
  let loads = 0;

  player.onTime((now) => {
    strip?.time(now);
    curves?.time(now);
    expert.time(now);
  });
  player.onLoop((part) => strip?.loop(part));

  function showAnswer(result) {
    const names = exerciseNames();
    const reps = judge(result, names);
    player.setReps(reps);
    showHeadline(root, result, names);
    showDoubt(root, result, names, onCorrected);
    showVerdict(root, result);
    showSets(root, result, names, player);
    showAbout(root, result);
    strip = showStrip(root, reps, result.video.seconds, player);
    stills?.stop();
    stills = showFocus(root, result, reps, player);
    showGood(root, result.good);
    showForm(root, result.form);
    showBeside(root, result.comparison, reps, player);
    showFindings(root, result, reps, player);
    showTrends(root, result.trends);
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

  /** The rest of the page, later: the joints of half an hour take seconds. */
  async function showMovement(documents, result, reps) {
    const turn = ++loads;
    const [joints, angles] = await Promise.all(documents);
    if (turn !== loads) return; // loaded anew meanwhile, by another exercise
    const own = joints && createJoints(joints);
    const primary = angles?.primary ?? [];
    if (own) player.setJoints(own, primary);
    if (angles) showCurves(angles, result, reps);
    else find(root, "curves").hidden = true;
    if (!own) return;
    showExpert(result.comparison, own, primary, turn);
    await stills.develop(own, primary);
  }

  /** The words of the comparison stand by themselves where the expert cannot be had. */
  async function showExpert(comparison, own, primary, turn) {
    expert.hide();
    const found = await fetchExpert(root.dataset.expertFolder, comparison, own, primary).catch(() => null);
    if (!found || turn !== loads) return;
    expert.show(found);
    curves?.setExpert(found, comparison);
  }

  /** Fetch all and show the answer; resolves to it, or to null when it could not be loaded. */
  async function load() {
    const [answer, ...movement] = [resultUrl, jointsUrl, curvesUrl].map((url) => getJson(url).catch(() => null));
    const result = await answer;
    find(root, "result-problem").hidden = result !== null;
    if (!result) {
      find(root, "ghost").hidden = true;
      return null;
    }
    showMovement(movement, result, showAnswer(result));
    return result;
  }

  return { load, stop: () => [curves?.stop(), stills?.stop(), expert.stop()] };
}

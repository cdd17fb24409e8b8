// One expert on the screen: joints, the video behind them, and the curves below.

import { getJson } from "../api.js";
import { find, listen } from "../dom.js";
import { clock as words } from "../format.js";
import { createDrawing } from "../player/drawing.js";
import { startFit } from "../player/fit.js";
import { createJoints } from "../player/joints.js";
import { startCurves } from "../result/curves.js";
import { createClock } from "./clock.js";

const asReps = (spans) => spans.map(([start, , end], place) => ({ start, end, number: place + 1, worth: "good" }));

/** Bring the stage in `root` to life; resolves to {loop(start, end), stop()}, or to null without joints. */
export async function startStage(root) {
  const { jointsUrl, curvesUrl } = root.dataset;
  const documents = await Promise.all([getJson(jointsUrl), getJson(curvesUrl)]).catch(() => null);
  find(root, "problem").hidden = documents !== null;
  if (!documents) return null;
  const [joints, angles] = documents;
  const seconds = joints.times.at(-1);
  const drawing = createDrawing(find(root, "drawing"));
  const seek = find(root, "seek");
  const play = find(root, "play");
  const names = [play.textContent, "❚❚"];
  let curves = null;
  let part = null;

  function show(time) {
    if (part && time >= part[1]) return clock.seek(part[0]);
    drawing.draw(time);
    seek.value = String(time);
    find(root, "time").textContent = words(time);
    curves?.time(time);
    return undefined;
  }

  const clock = createClock(find(root, "video"), seconds, show);

  function setPlaying(isOn) {
    if (isOn) clock.play();
    else clock.pause();
    play.textContent = names[Number(isOn)];
  }

  drawing.setJoints(createJoints(joints), angles.primary);
  seek.max = String(seconds);
  find(root, "curves").hidden = false;
  const player = { time: clock.time, seek: (to) => [(part = null), clock.seek(to)] };
  curves = startCurves(root, angles, { reps: asReps(joints.reps), duration: seconds, player });
  const ends = [
    startFit(find(root, "drawing"), () => drawing.draw(clock.time())),
    listen(play, "click", () => setPlaying(!clock.isPlaying())),
    listen(seek, "input", () => player.seek(Number(seek.value))),
    listen(find(root, "rate"), "change", (event) => clock.setRate(Number(event.target.value))),
    clock.stop,
    curves.stop,
  ];
  show(0);
  root.dataset.ready = "";

  function loop(start, end) {
    part = [start, end];
    clock.seek(start);
    setPlaying(true);
  }

  return { loop, stop: () => ends.forEach((end) => end()) };
}

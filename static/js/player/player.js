// The player: a video with its joints drawn over it, in step.

import { find, listen } from "../dom.js";
import { repName } from "../result/reps.js";
import { text } from "../strings.js";
import { startClock } from "./clock.js";
import { createDrawing } from "./drawing.js";
import { startFit } from "./fit.js";
import { startKeyboard } from "./keyboard.js";
import { createLoop } from "./loop.js";
import { startTransport } from "./transport.js";

/**
 * Bring the player in `root` to life. Returns its verbs, `onTime(listener)`, `onLoop(listener)`
 * and `stop()`.
 */
export function startPlayer(root) {
  const video = find(root, "video");
  const drawing = createDrawing(find(root, "drawing"));
  const timeListeners = [];
  const loopListeners = [];
  let time = 0;
  let reps = [];

  const loop = createLoop(video, (part) => {
    find(root, "loop").hidden = part === null;
    if (part) find(root, "loop-text").textContent = text("loop.on", { name: repName(part) });
    loopListeners.forEach((listener) => listener(part));
  });

  function show(now) {
    time = now;
    loop.tick(now);
    drawing.draw(now);
    transport.show(now);
    timeListeners.forEach((listener) => listener(now));
  }

  const player = {
    video,
    toggle: () => (video.paused ? video.play().catch(() => {}) : video.pause()),
    seek(to) {
      const part = loop.current();
      if (part && (to < part.start || to > part.end)) loop.set(null);
      video.currentTime = Math.min(Math.max(to, 0), video.duration || to);
    },
    jump: (seconds) => player.seek(video.currentTime + seconds),
    step(frames) {
      video.pause();
      const joints = drawing.state.joints;
      player.seek(joints ? joints.neighbour(time, frames) : video.currentTime + frames / 30);
    },
    /** Play a repetition in a loop; the same one again, or null, ends it. */
    loopRep(rep) {
      drawing.state.finding = null;
      loop.set(rep && loop.current()?.place !== rep.place ? rep : null);
    },
    loopNumber: (number) => player.loopRep(reps.find((rep) => rep.number === number) ?? null),
    /** Stop at a finding's moment with its angle drawn. */
    showFinding(finding) {
      loop.set(null);
      video.pause();
      drawing.state.finding = finding;
      player.seek(finding.at);
      drawing.draw(time);
    },
    toggleSkeleton() {
      drawing.state.visible = !drawing.state.visible;
      drawing.draw(time);
      return drawing.state.visible;
    },
    /** What is drawn besides the joints: {ghost, ghostJoints, arcs}. */
    overlay(parts) {
      Object.assign(drawing.state, parts);
      drawing.draw(time);
    },
    /** Press one of the player's buttons, if it is there to be pressed. */
    press(name) {
      const button = find(root, name);
      if (button?.checkVisibility()) button.click();
    },
    setJoints(joints, primary) {
      drawing.setJoints(joints, primary);
      // The poster is of some other moment: a seek makes the browser show the picture itself, best
      // where the set begins and not where the athlete still walks in.
      if (video.currentTime === 0) video.currentTime = joints.neighbour(reps[0]?.start ?? 0, 0);
      drawing.draw(time);
    },
    setReps: (list) => (reps = list),
    /** Fetch the film again: it was not there, or (`isNew`) is another one by now. */
    reload: (isNew) => (isNew || video.error) && video.load(),
    time: () => time,
    onTime: (listener) => timeListeners.push(listener),
    onLoop: (listener) => loopListeners.push(listener),
  };

  function shape() {
    if (!video.videoWidth) return;
    const ratio = video.videoWidth / video.videoHeight;
    find(root, "screens").style.setProperty("--ratio", String(ratio));
    find(root, "screens").classList.toggle("screens--upright", ratio < 1);
  }

  function broken(isBroken) {
    find(root, "screen-message").textContent = isBroken ? text("video.failed") : "";
    find(root, "screen-message").hidden = !isBroken;
  }

  const transport = startTransport(root, video, player);
  shape();
  broken(video.error !== null);
  const ends = [
    startClock(video, show),
    startFit(find(root, "drawing"), () => drawing.draw(time)),
    startKeyboard(player),
    transport.stop,
    listen(find(root, "loop"), "click", (event) => {
      event.stopPropagation();
      loop.set(null);
    }),
    listen(video, "ended", loop.ended),
    listen(video, "seeked", () => show(drawing.state.joints?.frameTime(video.currentTime) ?? video.currentTime)),
    listen(video, "loadedmetadata", () => [shape(), broken(false)]),
    listen(video, "error", () => broken(true)),
  ];
  player.stop = () => ends.forEach((end) => end());
  return player;
}

// The live page: camera, set-up, countdown, set, summary.

import { find, listen } from "../dom.js";
import { text } from "../strings.js";
import { canBuzz } from "./buzz.js";
import { adviceFor, listCameras, startCamera } from "./camera.js";
import { brokenSet } from "./clock.js";
import { startCountdown } from "./countdown.js";
import { createCues } from "./cues.js";
import { createFilm } from "./film.js";
import { createHud } from "./hud.js";
import { createOverlay } from "./overlay.js";
import { canRecord, startRecorder } from "./recorder.js";
import { createRest } from "./rest.js";
import { createRun } from "./run.js";
import { createScreen } from "./screen.js";
import { bindSettings, createSettings } from "./settings.js";
import { createSetup } from "./setup.js";
import { createStages } from "./stages.js";
import { createSummary } from "./summary.js";
import { createTones } from "./tone.js";
import { canSpeak, createVoice } from "./voice.js";

const root = find(document, "live");
const video = find(root, "video");
const beginButton = find(root, "begin");
const settings = createSettings();
const { values } = settings;
const data = (id) => JSON.parse(document.getElementById(id).textContent);
const skeletons = data("skeletons");
const assets = root.dataset.assets === "yes" ? { ...data("assets"), worker: root.dataset.worker } : null;

const stages = createStages(root);
const overlay = createOverlay(find(root, "overlay"), skeletons);
const setup = createSetup(find(root, "checks"), find(root, "advice"));
const hud = createHud(root);
const voice = createVoice(document.documentElement.lang);
const tones = createTones();
const cues = createCues({ values, hud, voice, tones });
const rest = createRest(find(root, "rest"), values);
const screen_ = createScreen(find(root, "screen"));
const summary = createSummary(find(root, "summary"));
const film = createFilm(find(root, "film"), root.querySelector("input[name=csrfmiddlewaretoken]").value);

let camera = null;
let run = null;
let recorder = null; // where the person keeps the video
let goesOn = false; // whether a set that was cut off is to be taken up again
let moved = false; // whether something was counted before the set began
let stopCountdown = () => {};

function problem(reason) {
  leave();
  stages.go("problem");
  find(root, "problem-text").textContent = text(`camera.${reason}`);
}

function leave() {
  stopCountdown();
  run?.end();
  recorder?.stop();
  camera?.stop();
  screen_.stop();
  overlay.clear();
  [run, recorder, camera] = [null, null, null];
}

/** The film goes to the session that was saved; the session is whole without it. */
async function keepFilm(url, recording) {
  const mine = recorder;
  recorder = null;
  const made = await mine?.stop();
  if (!mine || !url) return;
  if (made && recording) film.send(made.file, recording.url, run.at(made.began) - recording.zero);
  else film.missing();
}

async function nameCameras() {
  const list = find(root, "camera");
  const cameras = await listCameras();
  list.replaceChildren(...cameras.map((one, place) => new Option(one.label || text("camera.nth", { n: place + 1 }), one.deviceId)));
  list.value = camera.id;
  find(root, "camera-field").hidden = cameras.length < 2;
}

function showRatio() {
  find(root, "screen").style.setProperty("--ratio", String(video.videoWidth / video.videoHeight));
}

async function openCamera() {
  camera?.stop();
  const known = (await listCameras()).some((one) => one.deviceId === values.camera);
  camera = await startCamera(video, { deviceId: known ? values.camera : "", onLost: () => problem("lost") });
  root.dataset.mirrored = String(camera.faces);
  showRatio();
  await nameCameras();
}

const hear = {
  onState(state) {
    if (stages.is("setup", "countdown")) {
      moved ||= state.count + state.attempts > 0;
      setup.show(state.setup);
      beginButton.disabled = false;
      beginButton.classList.toggle("button--main", setup.isFit(state.setup));
    }
    if (!stages.is("live")) return;
    hud.show(state);
    rest.show(state);
    summary.see(state);
    if (state.hold) cues.hold(state.hold);
    else cues.count(state.count);
    if (state.cue) cues.tell(state.cue);
  },
  onPose: (points, skeleton, size) => overlay.show(points, skeleton, size),
  onPath(name, why) {
    root.dataset.path = name;
    find(root, "path-note").textContent = [why && text(`path.${why}`), text(`path.${name}${values.video ? ".kept" : ""}`)].filter(Boolean).join(" ");
  },
  onReady() {
    find(root, "lost").hidden = true;
    if (!goesOn) return;
    goesOn = false;
    begin();
  },
  onWeak(why) {
    if (why === "failed" || values.path === "auto") sendPictures(why);
  },
  onSaved(url, recording) {
    keepFilm(url, recording);
    camera?.stop();
    screen_.stop();
    overlay.clear();
    summary.show(url);
    stages.go("done");
  },
  onError(error) {
    if (error.code === "not_resumable") {
      goesOn = false;
      restart();
      return;
    }
    find(root, "notice-text").textContent = error.message;
    find(root, "notice").hidden = false;
  },
  onLink(state, reason) {
    find(root, "lost").hidden = state !== "lost";
    if (state === "closed") problem(`link_${reason}`);
  },
};

function newRun() {
  return createRun({
    video, assets, skeletons, hear, socket: root.dataset.socket, exercise: values.exercise || null,
    keepVideo: () => values.video && canRecord(),
  });
}

/** A fresh set with the present choices; the one before it is forgotten. */
async function restart() {
  const old = run;
  run = newRun();
  const mine = run;
  moved = false;
  beginButton.disabled = true;
  find(root, "path-note").textContent = text("path.loading");
  await old?.discard();
  await mine.start(values.path);
}

/** The same set goes on by pictures: this device finds joints too slowly, or no more. */
async function sendPictures(why) {
  const live = run.live();
  run.end();
  run = newRun();
  await run.start("frames", live);
  hear.onPath("frames", why);
}

async function turnOn(broken = null) {
  tones.unlock();
  voice.unlock();
  stages.go("opening");
  summary.reset();
  film.hide();
  try {
    await openCamera();
  } catch (error) {
    return problem(adviceFor(error));
  }
  stages.go("setup");
  if (!broken) return restart();
  values.exercise = broken.exercise ?? "";
  goesOn = true;
  run = newRun();
  return run.start(broken.path, broken.live);
}

function begin() {
  stages.go("live");
  if (values.video && canRecord()) recorder ??= startRecorder(camera.stream);
  find(root, "recording").hidden = recorder === null;
  hud.hush();
  screen_.start();
  if (values.tone) tones.play("go");
}

function countDown() {
  stages.go("countdown");
  // What was counted on the way to the place is no part of the set.
  if (moved) run.renew();
  stopCountdown = startCountdown(find(root, "countdown"), {
    onTick: () => values.tone && tones.play("tick"),
    onEnd() {
      run.say({ type: "neutral" });
      begin();
    },
  });
}

function pause() {
  video.pause();
  recorder?.hide(true);
  find(root, "recording").hidden = true;
  run.say({ type: "pause" });
  hud.hush();
  stages.go("paused");
}

async function goOn() {
  await video.play();
  recorder?.hide(false);
  find(root, "recording").hidden = recorder === null;
  run.say({ type: "resume" });
  stages.go("live");
}

function finish() {
  voice.stop();
  stages.go("saving");
  run.finish();
}

async function throwAway() {
  await run?.discard();
  leave();
  stages.go("ask");
}

function onChoice(name) {
  if (!stages.is("setup")) return;
  if (name === "camera") turnOn();
  if (name === "exercise" || name === "path") restart();
  if (name === "video") keepOrNot();
}

/** The server is told at the beginning whether a film will come. */
async function keepOrNot() {
  if (root.dataset.path) hear.onPath(root.dataset.path, null);
  await run.renew();
}

function say(name, isPossible) {
  if (isPossible) return;
  const control = root.querySelector(`[data-setting="${name}"]`);
  control.disabled = true;
  find(root, `no-${name}`).hidden = false;
}

bindSettings(root, settings, onChoice);
say("voice", canSpeak());
say("counting", canSpeak());
say("buzz", canBuzz());
say("video", canRecord());
find(root, "path-joints").disabled = !assets;

listen(find(root, "on"), "click", () => turnOn());
listen(find(root, "again"), "click", () => turnOn());
listen(find(root, "more"), "click", () => turnOn());
listen(find(root, "resume-broken"), "click", () => turnOn(brokenSet()));
listen(beginButton, "click", countDown);
listen(find(root, "pause"), "click", pause);
listen(find(root, "go-on"), "click", goOn);
root.querySelectorAll("[data-finish]").forEach((button) => listen(button, "click", finish));
listen(find(root, "discard"), "click", throwAway);
listen(video, "resize", () => {
  showRatio();
  run?.turned();
});
listen(window, "pagehide", () => camera?.stop());
listen(window, "keydown", (event) => {
  if (event.target.closest("button, select, input, a") || event.ctrlKey || event.metaKey) return;
  if (event.key === " " && stages.is("live", "paused")) {
    event.preventDefault();
    (stages.is("live") ? pause : goOn)();
  }
});

stages.go("ask");
find(root, "broken").hidden = !brokenSet();
root.dataset.ready = "";

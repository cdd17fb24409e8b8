// The expert's screen beside the user's, in step by phase, and the expert's ghost over the user.

import { find, listen } from "../dom.js";
import { clock } from "../format.js";
import { room } from "./body.js";
import { startClock } from "./clock.js";
import { createCompanion, HORIZON_S } from "./companion.js";
import { createDrawing } from "./drawing.js";
import { startFit } from "./fit.js";
import { createGhost } from "./ghost.js";

const isPressed = (button) => button.getAttribute("aria-pressed") === "true";

/** Owns the expert below the player's `root`: `show`, `hide`, `time(now)` and `stop()`. */
export function createExpert(root, player) {
  const screen = find(root, "expert");
  const video = find(root, "expert-video");
  const drawing = createDrawing(find(root, "expert-drawing"));
  const toggles = Object.fromEntries(
    ["expert-toggle", "ghost-toggle", "arcs-toggle"].map((name) => [name, find(root, name)]));
  const follow = createCompanion(video);
  let shown = null;
  let painted = 0;

  function paint(time) {
    painted = time;
    drawing.draw(time);
    find(screen, "expert-time").textContent = clock(time);
  }

  /** Where the film belongs a little later; it stays within the repetition that it is in. */
  function soon(now, moment) {
    const later = shown.phases.at(now + HORIZON_S * player.video.playbackRate);
    return later.rep === moment.rep ? later.time : moment.time;
  }

  function time(now) {
    const moment = shown && !screen.hidden ? shown.phases.at(now) : null;
    if (!moment) return;
    if (video.hidden) paint(moment.time);
    else follow({ time: moment.time, soon: soon(now, moment) }, player.video);
  }

  /** Bring the screens in line with the three buttons. */
  function arrange() {
    const isOn = shown !== null && isPressed(toggles["expert-toggle"]);
    const ghosted = shown !== null && isPressed(toggles["ghost-toggle"]);
    const arcs = shown !== null && isPressed(toggles["arcs-toggle"]) ? shown.primary : [];
    screen.hidden = !isOn;
    find(root, "screens").classList.toggle("screens--pair", isOn);
    if (!isOn) video.pause();
    Object.assign(drawing.state, { arcs });
    player.overlay({ ghost: ghosted ? shown.ghost : null, ghostJoints: shown?.joints, arcs });
    time(player.time());
  }

  /** Joints alone need no more of the picture than the body; a film shows all of it. */
  function useFilm(isThere) {
    video.hidden = !isThere;
    if (!shown) return;
    const ends = shown.phases.spans.flatMap((span) => span.pairs.map(([, theirs]) => theirs));
    drawing.state.hasPicture = isThere;
    drawing.state.room = isThere ? null : room(shown.joints, Math.min(...ends), Math.max(...ends));
    arrange();
  }

  /** Show an expert: {joints, user (joints), phases, primary, reference, mirrored, videoUrl}. */
  function show(next) {
    shown = { ...next, ghost: createGhost(next.user, next.joints, next.phases) };
    drawing.setJoints(next.joints, next.primary);
    find(screen, "expert-title").textContent = next.reference.title;
    find(root, "expert-tools").hidden = false;
    video.classList.toggle("screen__video--mirrored", next.mirrored);
    useFilm(false);
    if (!next.videoUrl) return video.removeAttribute("src");
    video.src = next.videoUrl;
  }

  function hide() {
    shown = null;
    find(root, "expert-tools").hidden = true;
    video.removeAttribute("src");
    useFilm(false);
    arrange();
  }

  const ends = [
    ...Object.values(toggles).map((button) => listen(button, "click", () => {
      button.setAttribute("aria-pressed", String(!isPressed(button)));
      arrange();
    })),
    // On a phone the expert peeks into the corner; a touch brings them below, another one back.
    listen(screen, "click", () => find(root, "screens").classList.toggle("screens--open")),
    listen(video, "loadedmetadata", () => useFilm(true)),
    listen(video, "error", () => useFilm(false)),
    listen(player.video, "pause", () => time(player.time())),
    startClock(video, (now) => !video.hidden && paint(now)),
    startFit(find(root, "expert-drawing"), () => drawing.draw(painted)),
  ];
  return { show, hide, time, stop: () => ends.forEach((end) => end()) };
}

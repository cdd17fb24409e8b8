// The controls below the video.

import { find, listen } from "../dom.js";
import { clock } from "../format.js";
import { text } from "../strings.js";

/** Wire the controls to the player's verbs. Returns {show(time), stop()}. */
export function startTransport(root, video, player) {
  const seek = find(root, "seek");
  const play = find(root, "play");
  const full = find(root, "full");
  const skeleton = find(root, "skeleton");
  const rate = find(root, "rate");

  function showPlaying() {
    play.setAttribute("aria-label", text(video.paused ? "player.play" : "player.pause"));
    play.querySelector("use").setAttribute("href", video.paused ? "#icon-play" : "#icon-pause");
  }

  function showLength() {
    if (Number.isFinite(video.duration)) seek.max = String(video.duration);
    find(root, "total").textContent = clock(video.duration);
  }

  function show(time) {
    if (document.activeElement !== seek || !video.seeking) seek.value = String(time);
    seek.setAttribute("aria-valuetext", clock(time));
    find(root, "time").textContent = clock(time);
  }

  function toggleFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen();
  }

  full.hidden = !document.fullscreenEnabled;
  showLength();
  const ends = [
    listen(play, "click", player.toggle),
    listen(find(root, "screen"), "click", player.toggle),
    listen(video, "play", showPlaying),
    listen(video, "pause", showPlaying),
    listen(video, "durationchange", showLength),
    listen(seek, "input", () => player.seek(Number(seek.value))),
    listen(rate, "change", () => (video.playbackRate = Number(rate.value))),
    listen(full, "click", toggleFull),
    listen(skeleton, "click", () => skeleton.setAttribute("aria-pressed", String(player.toggleSkeleton()))),
    ...[...root.querySelectorAll("[data-frame]")].map((button) =>
      listen(button, "click", () => player.step(Number(button.dataset.frame)))),
  ];
  return { show, stop: () => ends.forEach((end) => end()) };
}

// A clock for clips: the video's own where there is one, else one that is made here.

import { startClock } from "../player/clock.js";
import { listen } from "../dom.js";

/** A clock of `seconds` without a video, with the verbs of one that has. */
function ownClock(seconds, onTime) {
  let time = 0;
  let rate = 1;
  let playing = false;
  let last = 0;

  function tick(now) {
    if (!playing) return;
    time += ((now - last) / 1000) * rate;
    last = now;
    if (time > seconds) time = 0;
    onTime(time);
    requestAnimationFrame(tick);
  }

  return {
    isPlaying: () => playing,
    play() {
      playing = true;
      last = performance.now();
      requestAnimationFrame(tick);
    },
    pause: () => (playing = false),
    seek: (to) => onTime((time = Math.min(Math.max(to, 0), seconds))),
    setRate: (to) => (rate = to),
    time: () => time,
    stop: () => (playing = false),
  };
}

function clockOf(video, onTime) {
  let time = 0;
  const show = (now) => onTime((time = now));
  const ends = [startClock(video, show), listen(video, "seeked", () => show(video.currentTime))];
  video.loop = true;
  return {
    isPlaying: () => !video.paused,
    play: () => video.play().catch(() => {}),
    pause: () => video.pause(),
    seek: (to) => (video.currentTime = Math.max(to, 0)),
    setRate: (to) => (video.playbackRate = to),
    time: () => time,
    stop: () => ends.forEach((end) => end()),
  };
}

/** The clock of a clip of `seconds`; `video` may be null. `onTime(seconds)` hears of each picture. */
export function createClock(video, seconds, onTime) {
  return video ? clockOf(video, onTime) : ownClock(seconds, onTime);
}

// Playing one repetition again and again.

/** Owns the loop. `onChange(part)` hears of each new loop ({start, end, ...}) or of its end (null). */
export function createLoop(video, onChange) {
  let part = null;

  function set(next) {
    part = next;
    onChange(part);
    if (!part) return;
    video.currentTime = part.start;
    video.play().catch(() => {}); // a browser may want a touch first; the first picture is there
  }

  /** Called with the time of each picture. */
  function tick(time) {
    if (part && !video.paused && time >= part.end) video.currentTime = part.start;
  }

  /** The video ran out while a loop that reaches its end was on. */
  function ended() {
    if (part) set(part);
  }

  return { set, tick, ended, current: () => part };
}

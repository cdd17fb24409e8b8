// Three, two, one: time to stand still in one's own neutral posture.

const FROM = 3;
const STEP_MS = 1000;

/** Counts down in `box`; `onTick(n)` for each number, `onEnd()` at zero. Returns stop(). */
export function startCountdown(box, { onTick, onEnd }) {
  let left = FROM;
  let timer = 0;

  function tick() {
    if (left === 0) {
      stop();
      onEnd();
      return;
    }
    box.hidden = false;
    box.textContent = String(left);
    onTick(left);
    left -= 1;
    timer = setTimeout(tick, STEP_MS);
  }

  function stop() {
    clearTimeout(timer);
    box.hidden = true;
  }

  tick();
  return stop;
}

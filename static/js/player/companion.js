// A second video that keeps step with the first by phase: it plays as fast as brings it to where it
// belongs a moment later, waits where it is ahead, and jumps only when it has lost the step.

/** How far ahead the companion is steered, seconds on the wall. */
export const HORIZON_S = 0.4;
const DRIFT_S = 0.25; // further apart than this, it jumps
const SLOWEST = 0.0625; // what browsers still play
const FASTEST = 4;

/**
 * Returns `follow({time, soon}, leader)`, to be called with every picture of the leader: where the
 * companion belongs now, and `HORIZON_S` later.
 */
export function createCompanion(video) {
  const pause = () => !video.paused && video.pause();

  function jump(time) {
    if (!video.seeking && Math.abs(video.currentTime - time) > 1e-3) video.currentTime = time;
  }

  return function follow({ time, soon }, leader) {
    if (leader.paused) {
      pause();
      return jump(time);
    }
    const isLost = Math.abs(video.currentTime - time) > DRIFT_S;
    if (isLost) jump(time);
    const pace = (soon - (isLost ? time : video.currentTime)) / HORIZON_S;
    if (pace < SLOWEST) return pause();
    video.playbackRate = Math.min(pace, FASTEST);
    if (video.paused) video.play().catch(() => {}); // where it may not play it follows by jumps
  };
}

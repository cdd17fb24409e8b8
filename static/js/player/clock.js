// The time of the picture on the screen: told by the video frame itself where the browser can,
// by the animation frame and the video's own clock where it cannot.

/** Call `onTime(seconds)` for each picture shown. Returns `stop()`. */
export function startClock(video, onTime) {
  const exact = "requestVideoFrameCallback" in video;
  let stopped = false;
  let handle = 0;
  let last = NaN;

  function frame(_now, picture) {
    if (stopped) return;
    onTime(picture.mediaTime);
    handle = video.requestVideoFrameCallback(frame);
  }

  function tick() {
    if (stopped) return;
    if (video.currentTime !== last) onTime((last = video.currentTime));
    handle = requestAnimationFrame(tick);
  }

  handle = exact ? video.requestVideoFrameCallback(frame) : requestAnimationFrame(tick);
  return () => {
    stopped = true;
    if (exact) video.cancelVideoFrameCallback(handle);
    else cancelAnimationFrame(handle);
  };
}

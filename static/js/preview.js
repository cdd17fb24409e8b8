// The chosen clip on the page at once, from the person's own disk, and what it says of itself.

// A browser that cannot play a clip never tells its length; the server will then judge it.
const PATIENCE_MS = 1500;

/** Show `file` in `video`. Returns `seconds`, a promise (NaN when unknown), and `stop()`. */
export function startPreview(video, file) {
  const address = URL.createObjectURL(file);
  video.hidden = false;
  const seconds = new Promise((resolve) => {
    const giveUp = () => {
      video.hidden = video.readyState === 0;
      resolve(video.duration);
    };
    setTimeout(giveUp, PATIENCE_MS);
    video.onerror = giveUp;
    video.onloadedmetadata = () => {
      video.currentTime = Math.min(0.5, video.duration / 2);
      resolve(video.duration);
    };
  });
  video.src = address;
  const stop = () => {
    video.onerror = video.onloadedmetadata = null;
    video.removeAttribute("src");
    video.load();
    URL.revokeObjectURL(address);
  };
  return { seconds, stop };
}

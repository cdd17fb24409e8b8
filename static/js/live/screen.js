// The device during a set: it stays awake, and the page takes all of the screen where it may.

/** Keep the screen on and full while a set is under way. */
export function createScreen(stage) {
  let lock = null;

  const wake = async () => {
    if (document.visibilityState !== "visible") return;
    lock = await navigator.wakeLock?.request("screen").catch(() => null);
  };

  return {
    start() {
      wake();
      document.addEventListener("visibilitychange", wake);
      if (window.matchMedia("(pointer: coarse)").matches) stage.requestFullscreen?.().catch(() => {});
    },
    stop() {
      document.removeEventListener("visibilitychange", wake);
      lock?.release();
      lock = null;
      if (document.fullscreenElement) document.exitFullscreen();
    },
  };
}

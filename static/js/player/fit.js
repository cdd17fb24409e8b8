// Where the picture lies inside the video's box, and a canvas as sharp as the screen.

/** The rectangle that a picture `width` x `height` fills in a box, as `object-fit: contain` does. */
export function contain(box, width, height) {
  const scale = Math.min(box.width / width, box.height / height);
  return {
    scale,
    left: (box.width - width * scale) / 2,
    top: (box.height - height * scale) / 2,
    width: width * scale,
    height: height * scale,
  };
}

/** Keep the canvas at the size of its box in device pixels; `onFit()` runs after each change. */
export function startFit(canvas, onFit) {
  let density = null;

  function fit() {
    const ratio = window.devicePixelRatio || 1;
    const box = canvas.getBoundingClientRect();
    canvas.width = Math.round(box.width * ratio);
    canvas.height = Math.round(box.height * ratio);
    onFit();
  }

  // A media query for the present density stops matching as soon as it changes.
  function watchDensity() {
    density?.removeEventListener("change", changed);
    density = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    density.addEventListener("change", changed);
  }

  function changed() {
    watchDensity();
    fit();
  }

  const observer = new ResizeObserver(fit);
  observer.observe(canvas);
  watchDensity();
  return () => {
    observer.disconnect();
    density.removeEventListener("change", changed);
  };
}

// The skeleton over the camera's picture.

import { contain } from "../player/fit.js";
import { drawSkeleton } from "../player/skeleton.js";

/** Draws poses on `canvas`; `skeletons` are {name: {joints, bones}}. */
export function createOverlay(canvas, skeletons) {
  const context = canvas.getContext("2d");
  const ratio = Math.min(window.devicePixelRatio || 1, 2);

  function fit() {
    const { clientWidth, clientHeight } = canvas;
    const [width, height] = [Math.round(clientWidth * ratio), Math.round(clientHeight * ratio)];
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  }

  function clear() {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
  }

  /** `points` are {x, y, confidence 0..1} in pixels of a picture of `size`, or null for nobody. */
  function show(points, name, size) {
    fit();
    clear();
    const skeleton = skeletons[name];
    if (!points?.length || !skeleton || !size.width) return;
    const { scale, left, top } = contain(canvas, size.width, size.height);
    context.setTransform(scale, 0, 0, scale, left, top);
    const pose = points.map(({ x, y, confidence }) => ({ x, y, confidence: confidence * 100 }));
    drawSkeleton(context, pose, { bones: skeleton.bones, main: new Set(), height: size.height });
  }

  return { show, clear };
}

// Joints found on this device, in a thread of their own: no picture leaves it.

import { encodeJoints } from "./wire.js";

const LONGER_SIDE = 640; // pixels: the nets look at 256 of them
const LEAST_GAP_MS = 1000 / 30;
const START_MS = 45_000; // to load and compile 20 MB on a slow phone
const SLOW_MS = 160; // a joint path slower than this sees too little of a quick repetition
const TRIED = 12; // frames before it is judged
const UNSEEN = { x: 0, y: 0, confidence: 0 };

/** Whether this browser has what the joints path stands on. */
export function canFindJoints() {
  return ["Worker", "WebAssembly", "OffscreenCanvas", "createImageBitmap"].every((name) => name in window);
}

/**
 * `joints` is how many the skeleton has. `onPose(points)` draws what was found ({x, y, confidence} in pixels, or null); `onSlow()` is told
 * once when this device takes too long; `onFail()` when the thread breaks.
 */
export function createJointsPath({ video, clock, send, assets, joints, onPose, onSlow, onFail }) {
  const nobody = Array(joints).fill(UNSEEN);
  let worker = null;
  let running = false;
  let timer = 0;
  let pending = null;
  const costs = [];

  function size() {
    const scale = Math.min(1, LONGER_SIDE / Math.max(video.videoWidth, video.videoHeight, 1));
    return { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) };
  }

  function judge(cost) {
    if (costs.length >= TRIED) return;
    costs.push(cost);
    const middle = [...costs].sort((a, b) => a - b)[costs.length >> 1];
    if (costs.length === TRIED && middle > SLOW_MS) onSlow(middle);
  }

  function found({ points }) {
    if (!pending || !running) return;
    const { t, at, width, height } = pending;
    pending = null;
    const cost = performance.now() - at;
    const inPixels = points?.map(({ x, y, ...rest }) => ({ x: x * width, y: y * height, ...rest }));
    // Nobody in the picture is said too: the server then knows that the stream goes on.
    send(encodeJoints(t, inPixels ?? nobody));
    onPose(inPixels ?? null);
    judge(cost);
    timer = setTimeout(next, Math.max(0, LEAST_GAP_MS - cost));
  }

  async function next() {
    clearTimeout(timer);
    if (!running || pending) return;
    if (!video.videoWidth || video.paused) {
      timer = setTimeout(next, LEAST_GAP_MS);
      return;
    }
    pending = { t: clock.read(), at: performance.now(), ...size() };
    const bitmap = await createImageBitmap(video, { resizeWidth: pending.width, resizeHeight: pending.height });
    worker?.postMessage({ type: "find", bitmap, t: pending.t }, [bitmap]);
  }

  function load() {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("late")), START_MS);
      worker = new Worker(assets.worker, { type: "module" });
      worker.onerror = (event) => reject(new Error(event.message || "the thread did not start"));
      worker.onmessage = ({ data }) => {
        clearTimeout(late);
        if (data.type === "loaded") resolve();
        else if (data.type === "failed") reject(new Error(data.message));
      };
      worker.postMessage({ type: "load", ...assets });
    });
  }

  function stop() {
    running = false;
    pending = null;
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
  }

  return {
    name: "joints",
    size,
    stop,
    async start() {
      if (running) return;
      try {
        await load();
      } catch (error) {
        stop();
        throw error;
      }
      running = true;
      worker.onmessage = ({ data }) => (data.type === "failed" ? onFail() : found(data));
      worker.onerror = onFail;
      next();
    },
    answered() {},
  };
}

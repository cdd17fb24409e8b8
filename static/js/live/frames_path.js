// Pictures to the server, which finds the joints: one under way at a time, always the newest.

import { encodeJpeg } from "./wire.js";

const LONGER_SIDE = 640; // pixels
const QUALITY = 0.72; // of a JPEG, 0..1: about 30 kB a picture
const LEAST_GAP_MS = 50; // twenty pictures a second at most
const PATIENCE_MS = 1500; // for an answer, before the next picture goes without it

/** Starts and stops sending what `video` shows; `answered()` is told of each answer. */
export function createFramesPath({ video, clock, send }) {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { alpha: false });
  let running = false;
  let timer = 0;
  let sentAt = 0;

  function size() {
    const scale = Math.min(1, LONGER_SIDE / Math.max(video.videoWidth, video.videoHeight, 1));
    return { width: Math.round(video.videoWidth * scale), height: Math.round(video.videoHeight * scale) };
  }

  async function picture() {
    Object.assign(canvas, size());
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const t = clock.read();
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    return blob && encodeJpeg(t, await blob.arrayBuffer());
  }

  async function next() {
    clearTimeout(timer);
    sentAt = performance.now();
    const frame = running && video.videoWidth && !video.paused ? await picture() : null;
    if (!running) return;
    const isSent = frame && send(frame);
    timer = setTimeout(next, isSent ? PATIENCE_MS : LEAST_GAP_MS);
  }

  return {
    name: "frames",
    size,
    async start() {
      if (running) return;
      running = true;
      next();
    },
    stop() {
      running = false;
      clearTimeout(timer);
    },
    answered() {
      clearTimeout(timer);
      if (running) timer = setTimeout(next, Math.max(0, LEAST_GAP_MS - (performance.now() - sentAt)));
    },
  };
}

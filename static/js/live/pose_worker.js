// The thread that finds joints: MediaPipe's BlazePose, from this host's own files.

let landmarker = null;
let last = 0;

async function load({ bundle, loader, wasm, model }) {
  const { PoseLandmarker } = await import(bundle);
  // The loader is a module and gives its factory; MediaPipe looks for it under this name.
  self.ModuleFactory = (await import(loader)).default;
  landmarker = await PoseLandmarker.createFromOptions(
    { wasmLoaderPath: loader, wasmBinaryPath: wasm },
    { baseOptions: { modelAssetPath: model, delegate: "CPU" }, runningMode: "VIDEO", numPoses: 1 },
  );
}

/** Points in parts of the picture, with their places in space, or null where there is nobody. */
function pointsIn(bitmap, t) {
  last = Math.max(last + 1, Math.round(t * 1000)); // MediaPipe wants whole, rising milliseconds
  const { landmarks, worldLandmarks } = landmarker.detectForVideo(bitmap, last);
  if (!landmarks.length) return null;
  return landmarks[0].map(({ x, y, visibility }, place) => {
    const world = worldLandmarks[0]?.[place];
    return { x, y, confidence: visibility ?? 1, world: world && { x: world.x, y: world.y, z: world.z } };
  });
}

self.onmessage = async ({ data }) => {
  try {
    if (data.type === "load") {
      await load(data);
      self.postMessage({ type: "loaded" });
    } else {
      const points = pointsIn(data.bitmap, data.t);
      data.bitmap.close();
      self.postMessage({ type: "found", points });
    }
  } catch (error) {
    self.postMessage({ type: "failed", message: String(error?.message ?? error) });
  }
};

// The camera: which one, and what to do where there is none to be had.

const ADVICE = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
};
// Enough for the joints, little enough for a phone: the longer side, pixels; pictures a second.
const WISH = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** Which advice fits: "insecure", "unsupported", "denied", "missing", "busy" or "unknown". */
export function adviceFor(error) {
  if (!window.isSecureContext) return "insecure";
  if (!navigator.mediaDevices?.getUserMedia) return "unsupported";
  return ADVICE[error?.name] ?? "unknown";
}

/** The cameras of this device; they have names only once one of them has been allowed. */
export async function listCameras() {
  const devices = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  return devices.filter((device) => device.kind === "videoinput");
}

async function open(deviceId) {
  if (!navigator.mediaDevices?.getUserMedia) throw new Error("no camera here");
  const which = deviceId ? { deviceId: { exact: deviceId } } : { facingMode: "user" };
  return navigator.mediaDevices.getUserMedia({ video: { ...WISH, ...which }, audio: false });
}

function firstPicture(video) {
  if (video.videoWidth) return Promise.resolve();
  return new Promise((resolve) => video.addEventListener("loadeddata", resolve, { once: true }));
}

/** Show a camera in `video`. `onLost` is called when it is taken away. Gives {id, stream, stop()}. */
export async function startCamera(video, { deviceId = "", onLost }) {
  const stream = await open(deviceId);
  const [track] = stream.getVideoTracks();
  video.srcObject = stream;
  await video.play();
  await firstPicture(video);
  track.addEventListener("ended", onLost, { once: true });
  return {
    id: track.getSettings().deviceId ?? "",
    faces: track.getSettings().facingMode !== "environment",
    stream,
    stop() {
      track.removeEventListener("ended", onLost);
      stream.getTracks().forEach((one) => one.stop());
      video.srcObject = null;
    },
  };
}

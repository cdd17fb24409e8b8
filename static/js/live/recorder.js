// The camera's own film of a set, recorded in this browser and only where it was asked for.

// What servers and other browsers read, the cheapest to make first.
const KINDS = ["video/webm;codecs=vp8", "video/mp4", "video/webm"];
const BITS = 1_500_000; // a second: VGA without blocks
const PART_MS = 1000;

const kind = () => KINDS.find((one) => window.MediaRecorder?.isTypeSupported(one)) ?? null;

export const canRecord = () => kind() !== null;

/**
 * Record `stream` until `stop()`, which gives {file, began}, or null where nothing was recorded;
 * `began` is a moment of performance.now().
 */
export function startRecorder(stream) {
  // Its own, so that a pause can be hidden from it, and the camera's end does not cut it off.
  const track = stream.getVideoTracks()[0].clone();
  const recorder = new MediaRecorder(new MediaStream([track]), { mimeType: kind(), videoBitsPerSecond: BITS });
  const parts = [];
  // The first picture that comes now is the film's first; "start" is told some time after it.
  const began = performance.now();
  recorder.ondataavailable = ({ data }) => data.size && parts.push(data);
  recorder.start(PART_MS);

  function film() {
    track.stop();
    const name = recorder.mimeType.includes("mp4") ? "set.mp4" : "set.webm";
    return parts.length ? { file: new File(parts, name, { type: recorder.mimeType }), began } : null;
  }

  return {
    /** A pause is filmed black: the film's clock goes on with the set's. */
    hide: (isHidden) => (track.enabled = !isHidden),
    stop() {
      if (recorder.state === "inactive") return Promise.resolve(film());
      return new Promise((resolve) => {
        recorder.onstop = () => resolve(film());
        recorder.stop();
      });
    },
  };
}

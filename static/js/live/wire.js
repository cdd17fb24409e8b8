// Frames as protocol 1 wants them: see docs/live-protocol.md.

const VERSION = 1;
const JOINTS = 1;
const JPEG = 2;
const HEAD_BYTES = 12;
const POINT_BYTES = 12;

function head(view, kind, points, t) {
  view.setUint8(0, VERSION);
  view.setUint8(1, kind);
  view.setUint16(2, points, true);
  view.setFloat64(4, t, true);
}

/** Joints at `t` seconds: `points` are {x, y, confidence}, pixels of the picture and 0..1. */
export function encodeJoints(t, points) {
  const buffer = new ArrayBuffer(HEAD_BYTES + POINT_BYTES * points.length);
  const view = new DataView(buffer);
  head(view, JOINTS, points.length, t);
  points.forEach(({ x, y, confidence }, place) => {
    const at = HEAD_BYTES + POINT_BYTES * place;
    view.setFloat32(at, x, true);
    view.setFloat32(at + 4, y, true);
    view.setFloat32(at + 8, confidence, true);
  });
  return buffer;
}

/** The bytes of a JPEG at `t` seconds. */
export function encodeJpeg(t, bytes) {
  const buffer = new ArrayBuffer(HEAD_BYTES + bytes.byteLength);
  head(new DataView(buffer), JPEG, 0, t);
  new Uint8Array(buffer, HEAD_BYTES).set(new Uint8Array(bytes));
  return buffer;
}

// Frames as protocol 1 wants them: see docs/live-protocol.md.

const VERSION = 1;
const JOINTS = 1;
const JPEG = 2;
const SPACE = 3;
const HEAD_BYTES = 12;
const POINT_BYTES = { [JOINTS]: 12, [SPACE]: 24 };

function head(view, kind, points, t) {
  view.setUint8(0, VERSION);
  view.setUint8(1, kind);
  view.setUint16(2, points, true);
  view.setFloat64(4, t, true);
}

/**
 * Joints at `t` seconds: `points` are {x, y, confidence}, pixels of the picture and 0..1, and where
 * all of them have it `world`, their {x, y, z} in metres about the hips.
 */
export function encodeJoints(t, points) {
  const kind = points.every(({ world }) => world) ? SPACE : JOINTS;
  const buffer = new ArrayBuffer(HEAD_BYTES + POINT_BYTES[kind] * points.length);
  const view = new DataView(buffer);
  head(view, kind, points.length, t);
  points.forEach(({ x, y, confidence, world }, place) => {
    const floats = kind === SPACE ? [x, y, confidence, world.x, world.y, world.z] : [x, y, confidence];
    const at = HEAD_BYTES + POINT_BYTES[kind] * place;
    floats.forEach((value, n) => view.setFloat32(at + 4 * n, value, true));
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

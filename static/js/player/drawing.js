// The canvas over the video: what is drawn at a given time, and where.

import { drawAngle } from "./angle.js";
import { jointsOf, locate } from "./angles.js";
import { bend } from "./body.js";
import { contain } from "./fit.js";
import { drawHead, drawSkeleton, GHOST_LOOK } from "./skeleton.js";

// A finding is a moment: its angle is shown this long before and after it, seconds.
const MOMENT = 0.25;
const LETTERS_PX = 20;
const ARC_LETTERS_PX = 16;

// Letters of two arcs nearer than this, in heights of a letter, would hide each other.
const ARCS_APART = 4;

/** Where the picture lies so that the chosen room of it, or all of it, fills the canvas. */
export function place(canvas, joints, room) {
  const part = room ?? { left: 0, top: 0, width: joints.width, height: joints.height };
  const picture = contain(canvas, part.width, part.height);
  return { ...picture, left: picture.left - part.left * picture.scale, top: picture.top - part.top * picture.scale };
}

/**
 * Owns what is drawn on `canvas`: `joints`, `main` joints, the `finding` shown, `visible`, names of
 * angles as `arcs`, a `ghost` (time to pose, with its `ghostJoints`), and `room`, the part shown.
 * Without a picture (`hasPicture` false) the body gets a head.
 */
export function createDrawing(canvas) {
  const context = canvas.getContext("2d");
  const state = {
    joints: null, main: new Set(), finding: null, visible: true, arcs: [], ghost: null, ghostJoints: null, room: null, hasPicture: true,
  };

  function drawGhost(time) {
    const pose = state.ghost?.(time);
    if (!pose) return;
    const { bones } = state.ghostJoints;
    drawSkeleton(context, pose, { bones, main: new Set(), height: state.joints.height, look: GHOST_LOOK });
  }

  /** Seen from the side, left and right lie on each other: the first of them stands for both. */
  function drawArcs(pose, letters) {
    const size = letters * ARC_LETTERS_PX;
    const corners = [];
    for (const angle of state.arcs) {
      const degrees = bend(pose, state.joints.index, angle);
      const spot = degrees === null ? null : locate({ joint: angle }, pose, state.joints.index);
      const isFree = ({ x, y }) => corners.every((one) => Math.hypot(one.x - x, one.y - y) > ARCS_APART * size);
      if (!spot || !isFree(spot.corner)) continue;
      corners.push(spot.corner);
      drawAngle(context, spot, { degrees, limit: null, size });
    }
  }

  function drawFinding(time, pose, letters) {
    const { joints, finding } = state;
    if (!finding || Math.abs(time - finding.at) > MOMENT) return false;
    const spot = locate(finding, pose, joints.index);
    if (spot) drawAngle(context, spot, { degrees: finding.degrees, limit: finding.limit, size: letters * LETTERS_PX });
    return spot !== null;
  }

  function draw(time) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { joints } = state;
    const pose = joints && canvas.width ? joints.at(time) : null;
    if (!pose) return;
    const picture = place(canvas, joints, state.room);
    const letters = (window.devicePixelRatio || 1) / picture.scale;
    context.setTransform(picture.scale, 0, 0, picture.scale, picture.left, picture.top);
    drawGhost(time);
    if (state.visible) {
      const height = state.room?.height ?? joints.height;
      drawSkeleton(context, pose, { bones: joints.bones, main: state.main, height });
      if (state.room && !state.hasPicture) drawHead(context, pose, joints.index, height);
    }
    if (!drawFinding(time, pose, letters) && state.visible) drawArcs(pose, letters);
  }

  function setJoints(joints, primary) {
    state.joints = joints;
    state.main = new Set(primary.flatMap(jointsOf).map((name) => joints.index.get(name)));
    state.main.delete(undefined);
  }

  return { draw, setJoints, state };
}

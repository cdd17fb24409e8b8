// The canvas over the video: what is drawn at a given time, and where.

import { drawAngle } from "./angle.js";
import { jointsOf, locate } from "./angles.js";
import { contain } from "./fit.js";
import { drawSkeleton } from "./skeleton.js";

// A finding is a moment: its angle is shown this long before and after it, seconds.
const MOMENT = 0.25;
const LETTERS_PX = 20;

/** Owns what is drawn on `canvas`: `joints`, `main` angles, the `finding` shown, `visible`. */
export function createDrawing(canvas) {
  const context = canvas.getContext("2d");
  const state = { joints: null, main: new Set(), finding: null, visible: true };

  function draw(time) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { joints, finding } = state;
    const pose = joints && canvas.width ? joints.at(time) : null;
    if (!pose) return;
    const picture = contain(canvas, joints.width, joints.height);
    context.setTransform(picture.scale, 0, 0, picture.scale, picture.left, picture.top);
    if (state.visible) {
      drawSkeleton(context, pose, { bones: joints.bones, main: state.main, height: joints.height });
    }
    if (!finding || Math.abs(time - finding.at) > MOMENT) return;
    const place = locate(finding, pose, joints.index);
    const size = (LETTERS_PX * (window.devicePixelRatio || 1)) / picture.scale;
    if (place) drawAngle(context, place, { degrees: finding.degrees, limit: finding.limit, size });
  }

  function setJoints(joints, primary) {
    state.joints = joints;
    state.main = new Set(primary.flatMap(jointsOf).map((name) => joints.index.get(name)));
    state.main.delete(undefined);
  }

  return { draw, setJoints, state };
}

// Drawing one pose. Joints that were hardly seen are faint, those that were not are left out.

const SURE = 50;
const FAINT = 30;
const LINE = "#ffffff";
const MAIN_LINE = "#7ee0ff";
const HALO = "rgb(8 12 24 / 65%)";
/** How the expert's pose over the user's own is told apart: by colour and by dashes. */
export const GHOST_LOOK = { line: "#ff9df0", dash: 3 };
// Lines keep their weight against the body at every size of the picture.
const WIDTH_PART = 1 / 130;
const HEAD_PART = 0.5; // of the way from the neck to the middle of the head

function strength(confidence) {
  if (confidence >= SURE) return 1;
  return confidence >= FAINT ? 0.35 : 0;
}

function line(context, from, to) {
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function spot(context, point, radius) {
  context.beginPath();
  context.arc(point.x, point.y, radius, 0, 2 * Math.PI);
  context.fill();
}

/**
 * Draw `pose` in pixels of the picture.
 * `main` is the set of joint indices that the exercise turns on: their limbs are coloured.
 * `look` gives another colour and dashes of so many line widths.
 */
export function drawSkeleton(context, pose, { bones, main, height, look = { line: LINE, dash: 0 } }) {
  const width = Math.max(2, height * WIDTH_PART);
  const limbs = bones
    .map(([from, to]) => ({
      from: pose[from],
      to: pose[to],
      main: main.has(from) && main.has(to),
      alpha: strength(Math.min(pose[from]?.confidence ?? 0, pose[to]?.confidence ?? 0)),
    }))
    .filter((limb) => limb.alpha > 0);
  context.lineCap = "round";
  for (const limb of limbs) {
    context.globalAlpha = limb.alpha;
    context.strokeStyle = HALO;
    context.lineWidth = width * 2;
    line(context, limb.from, limb.to);
  }
  context.setLineDash(look.dash ? [width * look.dash, width * look.dash] : []);
  for (const limb of limbs) {
    context.globalAlpha = limb.alpha;
    context.strokeStyle = limb.main ? MAIN_LINE : look.line;
    context.lineWidth = width;
    line(context, limb.from, limb.to);
  }
  context.setLineDash([]);
  pose.forEach((point, place) => {
    if (!main.has(place) || !point || !strength(point.confidence)) return;
    context.globalAlpha = strength(point.confidence);
    context.fillStyle = HALO;
    spot(context, point, width * 1.9);
    context.fillStyle = MAIN_LINE;
    spot(context, point, width * 1.3);
  });
  context.globalAlpha = 1;
}

/** A head where there is no picture: about the nose and the ears, as far as they are from the neck. */
export function drawHead(context, pose, index, height) {
  const points = ["nose", "left_ear", "right_ear"].map((name) => pose[index.get(name)]).filter(Boolean);
  const [left, right] = ["left_shoulder", "right_shoulder"].map((name) => pose[index.get(name)]);
  if (!points.length || !left || !right) return;
  const mean = (key) => points.reduce((sum, point) => sum + point[key], 0) / points.length;
  const neck = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const centre = { x: mean("x"), y: mean("y") };
  const radius = Math.hypot(centre.x - neck.x, centre.y - neck.y) * HEAD_PART;
  context.strokeStyle = LINE;
  context.lineWidth = Math.max(2, height * WIDTH_PART);
  context.beginPath();
  context.arc(centre.x, centre.y, radius, 0, 2 * Math.PI);
  context.stroke();
}

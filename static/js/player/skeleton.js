// Drawing one pose. Joints that were hardly seen are faint, those that were not are left out.

const SURE = 50;
const FAINT = 30;
const LINE = "#ffffff";
const MAIN_LINE = "#7ee0ff";
const HALO = "rgb(8 12 24 / 65%)";
// Lines keep their weight against the body at every size of the picture.
const WIDTH_PART = 1 / 130;

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
 */
export function drawSkeleton(context, pose, { bones, main, height }) {
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
  for (const limb of limbs) {
    context.globalAlpha = limb.alpha;
    context.strokeStyle = limb.main ? MAIN_LINE : LINE;
    context.lineWidth = width;
    line(context, limb.from, limb.to);
  }
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

// Drawing one angle on the picture: its arc, its degrees, and where the limit would be.

const ARC = "#ffd166";
const GHOST = "#ffffff";
const BACK = "rgb(8 12 24 / 80%)";

const bearing = (corner, point) => Math.atan2(point.y - corner.y, point.x - corner.x);

/** The shorter way from one bearing to another, radians in -pi..pi. */
export function turn(from, to) {
  return Math.atan2(Math.sin(to - from), Math.cos(to - from));
}

function arm(context, corner, direction, length) {
  context.beginPath();
  context.moveTo(corner.x, corner.y);
  context.lineTo(corner.x + Math.cos(direction) * length, corner.y + Math.sin(direction) * length);
  context.stroke();
}

/** Where the limit would be: dashes on a dark line, to be seen on any picture. */
function ghost(context, corner, direction, length, size) {
  const width = Math.max(2, size / 6);
  context.strokeStyle = BACK;
  context.lineWidth = width * 2;
  arm(context, corner, direction, length);
  context.strokeStyle = GHOST;
  context.lineWidth = width;
  context.setLineDash([size / 2, size / 2]);
  arm(context, corner, direction, length);
  context.setLineDash([]);
}

function label(context, words, x, y, size) {
  context.font = `700 ${size}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  const width = context.measureText(words).width + size * 0.8;
  context.fillStyle = BACK;
  context.beginPath();
  context.roundRect(x - width / 2, y - size * 0.8, width, size * 1.6, size * 0.4);
  context.fill();
  context.fillStyle = ARC;
  context.fillText(words, x, y);
}

/**
 * Draw `place` ({corner, from, to}) with its `degrees` and the ghost line of its `limit`.
 * `size` is the height of the letters in pixels of the picture.
 */
export function drawAngle(context, place, { degrees, limit, size }) {
  const { corner, from, to } = place;
  const start = bearing(corner, from);
  const span = turn(start, bearing(corner, to));
  const reach = Math.hypot(to.x - corner.x, to.y - corner.y);
  const radius = Math.min(reach, Math.hypot(from.x - corner.x, from.y - corner.y)) * 0.45;
  context.lineCap = "butt";
  if (limit !== null && limit !== undefined) {
    ghost(context, corner, start + (Math.sign(span || 1) * limit * Math.PI) / 180, reach, size);
  }
  context.lineCap = "round";
  context.lineWidth = Math.max(2, size / 6);
  context.strokeStyle = ARC;
  arm(context, corner, start, radius * 1.6);
  arm(context, corner, start + span, reach);
  context.lineWidth = Math.max(3, size / 4);
  context.beginPath();
  context.arc(corner.x, corner.y, radius, start, start + span, span < 0);
  context.stroke();
  if (degrees === null || degrees === undefined) return;
  const middle = start + span / 2;
  const away = radius + size * 1.6;
  const spot = { x: corner.x + Math.cos(middle) * away, y: corner.y + Math.sin(middle) * away };
  label(context, `${Math.round(degrees)}°`, spot.x, spot.y, size);
}

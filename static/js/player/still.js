// Still pictures out of a video, with the joints and one angle drawn on them.

import { inside, room, widened } from "./body.js";
import { createDrawing, place } from "./drawing.js";
import { startFit } from "./fit.js";

// Cards are this wide to their height; the body fills them, so that a phone shows the joint.
const RATIO = 16 / 9;

const seeked = (video) => new Promise((resolve, reject) => {
  video.addEventListener("seeked", resolve, { once: true });
  video.addEventListener("error", reject, { once: true });
});

/** A video of its own to seek about in, so that the one on the screen stays where it is. */
async function copyOf(video) {
  const copy = document.createElement("video");
  copy.muted = true;
  copy.preload = "auto";
  copy.src = video.currentSrc || video.src;
  await new Promise((resolve, reject) => {
    copy.addEventListener("loadeddata", resolve, { once: true });
    copy.addEventListener("error", reject, { once: true });
  });
  return copy;
}

/** The picture with what `drawing` has to say about it, on `canvas`. */
function paint(canvas, picture, drawing, at) {
  const context = canvas.getContext("2d");
  const { joints, room: part } = drawing.state;
  const box = place(canvas, joints, part);
  drawing.draw(at);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = "destination-over"; // the joints are there already
  context.drawImage(picture, box.left, box.top, joints.width * box.scale, joints.height * box.scale);
  context.globalCompositeOperation = "source-over";
}

/** The part of the picture round the body at a moment, in the proportions of a card. */
function closeUp(joints, at) {
  const body = room(joints, at, at, 1);
  return body && inside(widened(body, RATIO), joints.width, joints.height);
}

/** `take(canvas, finding)` notes a wish; `develop(joints, primary)` draws all of them. */
export function createStill(video) {
  const wanted = [];
  const ends = [];
  let copy = null;

  async function one({ canvas, finding }, joints, primary) {
    const drawing = createDrawing(canvas);
    drawing.setJoints(joints, primary);
    drawing.state.finding = finding;
    drawing.state.room = closeUp(joints, finding.at);
    const at = joints.neighbour(finding.at, 0);
    const arrived = seeked(copy);
    copy.currentTime = at;
    await arrived;
    const picture = await createImageBitmap(copy);
    ends.push(startFit(canvas, () => paint(canvas, picture, drawing, finding.at)));
  }

  async function develop(joints, primary) {
    if (!wanted.length) return;
    try {
      copy = await copyOf(video);
      for (const wish of wanted) await one(wish, joints, primary); // one video seeks to one place
      copy.removeAttribute("src");
    } catch {
      wanted.forEach(({ canvas }) => canvas.remove()); // the words stand by themselves
    }
  }

  const take = (canvas, finding) => wanted.push({ canvas, finding });
  return { take, develop, stop: () => ends.forEach((end) => end()) };
}

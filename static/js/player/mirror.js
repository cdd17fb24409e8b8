// A document of joints as in a mirror: left is right, and the picture is turned over.

const SIDES = { left: "right", right: "left" };

const otherSide = (name) => name.split("_").map((word) => SIDES[word] ?? word).join("_");

/** Turn over a document of joints (points in tenths of a pixel). */
export function mirrored(document_) {
  const width = document_.width * 10;
  const turned = (row) => row?.map((value, place) => (place % 2 || value === null ? value : width - value)) ?? null;
  return { ...document_, joints: document_.joints.map(otherSide), points: document_.points.map(turned) };
}

// Which way the joints are found: on this device where it can, else by the server from pictures.

import { createFramesPath } from "./frames_path.js";
import { canFindJoints, createJointsPath } from "./joints_path.js";

/** Why joints cannot be found here ("assets", "browser"), or null where they can. */
export function whyNotHere(assets) {
  if (!assets) return "assets";
  return canFindJoints() ? null : "browser";
}

/**
 * Start the path that is wanted ("auto", "joints" or "frames"), or the other where it does not run.
 * Gives {path, why}: `why` says what spoke against joints, null where nothing did.
 */
export async function openPath(wanted, { assets, ...parts }) {
  const frames = () => createFramesPath(parts);
  if (wanted === "frames") return { path: frames(), why: null };
  const obstacle = whyNotHere(assets);
  if (obstacle) return { path: frames(), why: obstacle };
  const path = createJointsPath({ assets, ...parts });
  try {
    await path.start();
    return { path, why: null };
  } catch (error) {
    console.warn("joints are not found here:", error.message);
    return { path: frames(), why: "failed" };
  }
}

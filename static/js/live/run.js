// One set from the first frame to the saved session: the path that sees, and the link that coaches.

import { createClock, forgetSet, rememberSet } from "./clock.js";
import { createLink } from "./link.js";
import { openPath } from "./paths.js";

/**
 * `hear` has onState(state), onPose(points, skeleton, size), onPath(name, why), onReady(ready),
 * onWeak(why) when joints are not found well here, onSaved(url, recording), onError(error) and
 * onLink(state, reason). `keepVideo()` says whether the server is to take a film afterwards.
 */
export function createRun({ video, socket, assets, skeletons, exercise, keepVideo, hear }) {
  const clock = createClock();
  let link = null;
  let path = null;
  let ended = false;
  let finishing = false;
  let order = "blazepose33";

  const own = "blazepose33"; // what BlazePose in a browser gives

  function on(message) {
    if (message.type === "ready") {
      order = message.skeleton ?? order;
      rememberSet({ live: message.live, path: path.name, exercise });
      hear.onReady(message);
      if (finishing) link.say({ type: "finish" });
    } else if (message.type === "state") {
      path.answered();
      if (message.joints) hear.onPose(message.joints.map(([x, y, confidence]) => ({ x, y, confidence })), order, path.size());
      hear.onState(message);
    } else if (message.type === "saved") {
      end();
      forgetSet();
      hear.onSaved(message.url, message.recording ?? null);
    } else if (message.type === "error") {
      hear.onError(message);
    }
  }

  function hello(resume) {
    return { type: "start", path: path.name, resume, exercise, skeleton: own, ...path.size(), keep_video: keepVideo() };
  }

  function end() {
    ended = true;
    path?.stop();
    link?.stop();
  }

  async function choose(wanted) {
    const parts = {
      video, clock, assets,
      joints: skeletons[own].joints.length,
      send: (frame) => link?.frame(frame) ?? false,
      onPose: (points) => hear.onPose(points, own, path.size()),
      onSlow: () => hear.onWeak("slow"),
      onFail: () => hear.onWeak("failed"),
    };
    const chosen = await openPath(wanted, parts);
    path = chosen.path;
    if (ended) return path.stop();
    hear.onPath(path.name, chosen.why);
  }

  function connect(resume) {
    link = createLink({ path: socket, hello, on, onLink: (state, reason) => !ended && hear.onLink(state, reason) });
    link.start(resume);
  }

  return {
    /** Open the path that is wanted and connect; `resume` names a set that was cut off. */
    async start(wanted, resume = null) {
      await choose(wanted);
      if (ended) return;
      connect(resume);
      await path.start();
    },
    /** Begin again at none, by the path that sees already. */
    async renew() {
      await link.discard();
      if (!ended) connect(null);
    },
    /** The picture has another size, as when a phone is turned. */
    turned: () => link?.reopen(),
    live: () => link?.live() ?? null,
    /** Seconds of the set's clock at a moment of performance.now(). */
    at: clock.at,
    say: (message) => link?.say(message) ?? false,
    finish() {
      finishing = true;
      link?.say({ type: "finish" });
    },
    /** Forget the set; resolves when the server has. */
    async discard() {
      ended = true;
      forgetSet();
      path?.stop();
      await link?.discard();
    },
    end,
  };
}

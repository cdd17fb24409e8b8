// Between sets: how long the rest has been, and how the last set went.

import { find, make } from "../dom.js";
import { text } from "../strings.js";

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** Shows the rest in `box` while the server says that there is one, if `values.rest` is on. */
export function createRest(box, values) {
  const time = find(box, "rest-time");
  const last = find(box, "rest-last");
  let tally = "";

  function recall(state) {
    const now = `${state.set}/${state.set_count}/${state.hold?.seconds}`;
    if (tally === now) return;
    tally = now;
    if (state.hold) return last.replaceChildren(text("rest.last", { n: text("live.seconds", { n: Math.floor(state.hold.seconds) }) }));
    const dots = Array.from({ length: Math.min(state.set_count, 40) }, () => make("span", { class: "rest__dot" }));
    last.replaceChildren(make("span", {}, text("rest.last", { n: state.set_count })), ...dots);
  }

  return {
    show(state) {
      box.hidden = !(values.rest && state.resting && state.set > 0);
      if (box.hidden) return;
      time.textContent = clock(state.rest_seconds);
      recall(state);
    },
  };
}

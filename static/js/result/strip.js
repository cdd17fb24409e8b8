// The strip of repetitions: traffic lights with a colour, a shape and a number.

import { find, icon, make } from "../dom.js";
import { text } from "../strings.js";
import { repName, SHAPES } from "./reps.js";

function button(rep, player) {
  const words = rep.number === null ? [] : [text(`rep.${rep.worth}`)];
  const label = text("rep.label", { name: [repName(rep), ...words].join(", ") });
  return make(
    "button",
    {
      class: `rep rep--${rep.worth}`,
      type: "button",
      "aria-pressed": "false",
      "aria-label": label,
      onclick: () => player.loopRep(rep),
    },
    icon(SHAPES[rep.worth]),
    rep.number === null ? null : String(rep.number),
  );
}

/** A repetition, after the name of its set where that begins. */
function entries(reps, buttons) {
  return reps.flatMap((rep, place) => [
    ...(rep.heading ? [make("li", { class: "strip__set" }, rep.heading)] : []),
    make("li", {}, buttons[place]),
  ]);
}

function legend(reps) {
  return Object.keys(SHAPES)
    .map((worth) => [worth, reps.filter((rep) => rep.worth === worth).length])
    .filter(([, count]) => count > 0)
    .map(([worth, count]) =>
      make("li", {}, make("span", { class: `dot dot--${worth}` }, icon(SHAPES[worth])),
        `${count} ${text(`rep.${worth}`)}`));
}

function bands(reps, duration) {
  return reps.map((rep) => {
    const band = make("div", { class: `seek__band seek__band--${rep.worth}` });
    band.style.setProperty("--from", String(rep.start / duration));
    band.style.setProperty("--size", String((rep.end - rep.start) / duration));
    return band;
  });
}

/** Fill the strip and the bands below the seek bar. Returns {time, loop}, listeners of the player. */
export function showStrip(root, reps, duration, player) {
  const buttons = reps.map((rep) => button(rep, player));
  find(root, "strip").replaceChildren(...entries(reps, buttons));
  find(root, "legend").replaceChildren(...legend(reps));
  find(root, "bands").replaceChildren(...bands(reps, duration));
  find(root, "strip-panel").hidden = reps.length === 0;
  let shown = -1;
  return {
    time(now) {
      const current = reps.findIndex((rep) => now >= rep.start && now < rep.end);
      if (current === shown) return;
      buttons[shown]?.classList.remove("rep--now");
      buttons[current]?.classList.add("rep--now");
      shown = current;
    },
    loop(part) {
      buttons.forEach((one, place) => one.setAttribute("aria-pressed", String(part?.place === place)));
    },
  };
}

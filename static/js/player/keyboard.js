// Keys: space, arrows, comma and full stop for frames, 1-9 for repetitions, e for the expert,
// g for the ghost, Escape leaves the loop.

import { listen } from "../dom.js";

const JUMP_S = 1;

function isTyping(target) {
  return target.closest("input:not([type=range]), select, textarea, dialog") !== null;
}

/** Whether the focused control has its own use for the key. */
function isTaken(event) {
  return event.key === " " && event.target.closest("button, a, summary") !== null;
}

/** Returns `stop()`. `player` has toggle, jump, step, press, loopRep and loopNumber. */
export function startKeyboard(player) {
  const verbs = {
    " ": () => player.toggle(),
    ArrowLeft: () => player.jump(-JUMP_S),
    ArrowRight: () => player.jump(JUMP_S),
    ",": () => player.step(-1),
    ".": () => player.step(1),
    e: () => player.press("expert-toggle"),
    g: () => player.press("ghost-toggle"),
    Escape: () => player.loopRep(null),
  };
  return listen(document, "keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || isTaken(event)) return;
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    const verb = number === null ? verbs[event.key] : () => player.loopNumber(number);
    if (!verb) return;
    event.preventDefault();
    verb();
  });
}

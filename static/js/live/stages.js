// The stages of the page: which parts are there in each, and where the focus goes.

const FULL_SCREEN = ["countdown", "live", "paused"];

/** `root` shows the elements whose `data-in` names the stage, and focuses its `data-focus`. */
export function createStages(root) {
  const parts = [...root.querySelectorAll("[data-in]")];
  let stage = root.dataset.stage;

  function go(next) {
    stage = next;
    root.dataset.stage = next;
    document.body.classList.toggle("is-live", FULL_SCREEN.includes(next));
    // As an attribute: the outline is SVG, which knows no property of that name.
    for (const part of parts) part.toggleAttribute("hidden", !part.dataset.in.split(" ").includes(next));
    const focus = [...root.querySelectorAll("[data-focus]")].find((one) => one.checkVisibility?.());
    focus?.focus({ preventScroll: true });
  }

  return { go, is: (...names) => names.includes(stage) };
}

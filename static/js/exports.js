// The video with its joints drawn in: asked for, waited for, and offered.

import { getJson, postForm } from "./api.js";
import { fillBar, find, listen } from "./dom.js";
import { text } from "./strings.js";

const LOOK_MS = 1000;

/** Wire the panel of exports below `root`. Returns `look()`, which asks how far it is, and `stop()`. */
export function startExports(root) {
  const form = find(root, "annotated");
  const problem = find(form, "form-problem");
  let timer = 0;

  function show({ state, progress, error }) {
    find(form, "annotate").hidden = state === "working" || state === "ready";
    find(form, "annotating").hidden = state !== "working";
    find(form, "annotated-link").hidden = state !== "ready";
    fillBar(find(form, "annotating-bar"), progress);
    problem.hidden = !error;
    problem.textContent = error?.message ?? "";
    if (state === "working") timer = setTimeout(look, LOOK_MS);
  }

  async function look() {
    clearTimeout(timer);
    try {
      show(await getJson(form.dataset.annotatedUrl));
    } catch {
      timer = setTimeout(look, LOOK_MS * 5); // offline: the work goes on without the page
    }
  }

  async function ask(event) {
    event.preventDefault();
    clearTimeout(timer);
    try {
      show(await postForm(form));
    } catch (error) {
      problem.textContent = error.message || text("action.failed");
      problem.hidden = false;
    }
  }

  const end = listen(form, "submit", ask);
  return { look, stop: () => [end(), clearTimeout(timer)] };
}

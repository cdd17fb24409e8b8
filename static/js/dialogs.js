// The dialogs of a session: rename, correct, delete. Each is a form that works by JSON.

import { postForm } from "./api.js";
import { find, listen } from "./dom.js";

function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    form.elements[name].value = value;
    form.elements[name].dispatchEvent(new Event("change"));
  }
}

/** What is held or not counted at all has no number of repetitions. */
function startKinds(form) {
  const field = find(form, "count-field");
  const select = form.elements.exercise;
  return listen(select, "change", () => {
    field.hidden = select.selectedOptions[0]?.dataset.kind !== "reps";
    form.elements.rep_count.disabled = field.hidden;
  });
}

/** Buttons marked data-step move the number beside them. */
function startSteppers(root) {
  const steps = [...root.querySelectorAll("[data-step]")];
  return steps.map((button) =>
    listen(button, "click", () => {
      const input = button.parentElement.querySelector("input");
      input.value = String(Math.max(0, Number(input.value || 0) + Number(button.dataset.step)));
    }));
}

async function send(form, onDone) {
  const problem = find(form, "form-problem");
  const button = form.querySelector("[type=submit]");
  problem.hidden = true;
  button.disabled = true;
  try {
    const reply = await postForm(form);
    form.closest("dialog").close();
    onDone(reply ?? {});
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
  button.disabled = false;
}

/**
 * Wire every [data-open] button to its dialog. `values[name]()` fills a form when it opens,
 * `done[name](reply)` runs after the server has said yes. Returns `stop()`.
 */
export function startDialogs(values, done) {
  const ends = [...document.querySelectorAll("[data-open]")].map((button) =>
    listen(button, "click", () => {
      const dialog = document.querySelector(`[data-dialog=${button.dataset.open}]`);
      const form = dialog.querySelector("form");
      fill(form, values[button.dataset.open]?.() ?? {});
      find(form, "form-problem").hidden = true;
      dialog.showModal();
    }));
  for (const form of document.querySelectorAll("dialog form")) {
    ends.push(
      listen(find(form, "close"), "click", () => form.closest("dialog").close()),
      listen(form, "submit", (event) => {
        event.preventDefault();
        send(form, done[form.dataset.form]);
      }),
    );
  }
  ends.push(...startSteppers(document), startKinds(document.querySelector("[data-form=correct]")));
  return () => ends.forEach((end) => end());
}

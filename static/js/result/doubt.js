// "Not sure: squat or lunge?" One tap on the right name settles it.

import { postForm } from "../api.js";
import { find } from "../dom.js";
import { text } from "../strings.js";

/** The two likeliest slugs where the machine is not sure and nobody has said yet, or null. */
function doubted(result) {
  if (result.exercise.sure !== false || result.corrected?.exercise) return null;
  const likely = result.exercise.candidates.slice(0, 2).map((one) => one.slug);
  return likely.length === 2 ? likely : null;
}

async function answer(form, slug, onDone) {
  const problem = find(form, "form-problem");
  form.elements.exercise.value = slug;
  problem.hidden = true;
  try {
    await postForm(form);
    onDone();
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
}

/** Ask, or hide the question. `onDone()` runs after the server has taken the answer. */
export function showDoubt(root, result, names, onDone) {
  const form = find(root, "doubt");
  if (!form) return; // a visitor of somebody else's set is not asked
  const slugs = doubted(result);
  form.hidden = slugs === null;
  if (!slugs) return;
  const words = slugs.map((slug) => names.get(slug) ?? slug);
  const [first, second] = words.map((name) => name.toLocaleLowerCase());
  find(form, "doubt-text").textContent = text("doubt.ask", { first, second });
  form.querySelectorAll("[data-choice]").forEach((button, place) => {
    button.textContent = words[place];
    button.onclick = () => answer(form, slugs[place], onDone);
  });
}

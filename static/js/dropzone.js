// Choosing a file: by click, by camera, or by dropping it anywhere on the page.

import { find, listen } from "./dom.js";

/** Call `onFile` with each chosen file. Returns `stop()`. */
export function startDropzone(root, onFile) {
  const zone = find(root, "drop");
  const pick = (input) => {
    if (input.files[0]) onFile(input.files[0]);
    input.value = ""; // so that choosing the same file again is noticed
  };
  const file = find(root, "file");
  const camera = find(root, "camera");
  const over = (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    zone.classList.add("drop--over");
  };
  const leave = (event) => {
    if (!event.relatedTarget) zone.classList.remove("drop--over");
  };
  const drop = (event) => {
    event.preventDefault();
    zone.classList.remove("drop--over");
    if (event.dataTransfer?.files[0] && !zone.hidden) onFile(event.dataTransfer.files[0]);
  };
  const ends = [
    listen(find(root, "choose"), "click", () => file.click()),
    listen(find(root, "film"), "click", () => camera.click()),
    listen(file, "change", () => pick(file)),
    listen(camera, "change", () => pick(camera)),
    listen(document, "dragover", over),
    listen(document, "dragleave", leave),
    listen(document, "drop", drop),
  ];
  return () => ends.forEach((end) => end());
}

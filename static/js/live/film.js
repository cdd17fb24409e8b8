// After the set: the recorded film on its way to the session, and what to do when it does not get there.

import { fillBar, find, listen } from "../dom.js";
import { bytes } from "../format.js";
import { text } from "../strings.js";
import { startUpload } from "../upload.js";

const warn = (event) => event.preventDefault();

/** Sends films from `box`; `csrf` is the page's token. */
export function createFilm(box, csrf) {
  let again = () => {};

  function show(words, { sending = false, failed = false } = {}) {
    box.hidden = false;
    find(box, "film-text").textContent = words;
    find(box, "film-bar").hidden = !sending;
    find(box, "film-again").hidden = !failed;
  }

  function progress(sent, total) {
    fillBar(find(box, "film-bar"), total ? sent / total : 0);
    show(text("film.sending", { sent: bytes(sent), total: bytes(total) }), { sending: true });
  }

  /** Send to `url`; `begins` says where in the session the film does, seconds. */
  async function send(file, url, begins) {
    again = () => send(file, url, begins);
    progress(0, file.size);
    window.addEventListener("beforeunload", warn);
    try {
      await startUpload({ url, file, fields: { begins }, csrf, onProgress: progress }).done;
      show(text("film.kept"));
    } catch (error) {
      // One that is there already came with an answer that got lost.
      if (error.code === "video_there") show(text("film.kept"));
      else show(text("film.failed", { why: error.message }), { failed: true });
    } finally {
      window.removeEventListener("beforeunload", warn);
    }
  }

  listen(find(box, "film-again"), "click", () => again());
  return {
    send,
    missing: () => show(text("film.missing")),
    hide: () => (box.hidden = true),
  };
}

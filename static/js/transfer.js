// The panel of one upload under way: the clip, the bar, and what to do when it goes wrong.

import { fillBar, find, listen } from "./dom.js";
import { bytes, clock } from "./format.js";
import { startPreview } from "./preview.js";
import { text } from "./strings.js";
import { startUpload } from "./upload.js";

const VIDEO_NAMES = /\.(mp4|m4v|mov|webm|mkv|avi|mpe?g|3gp|ts|wmv|hevc)$/i;

/** Why this file is not worth sending, or null. The server judges again, and for good. */
export function refusal(file, seconds, limits) {
  if (file.size === 0) return text("upload.empty");
  const maybeVideo = file.type.startsWith("video/") || !file.type || VIDEO_NAMES.test(file.name);
  if (!maybeVideo) return text("upload.not_video");
  if (limits.bytes && file.size > limits.bytes) {
    return text("upload.too_big", { size: bytes(file.size), limit: bytes(limits.bytes) });
  }
  if (limits.seconds && seconds > limits.seconds) {
    return text("upload.too_long", { length: clock(seconds), limit: clock(limits.seconds) });
  }
  return null;
}

/** Whether the same file may be taken the next time: no connection, too busy, or a fault of ours. */
function isPassing(status) {
  return status === 0 || status === 429 || status >= 500;
}

/** Owns the panel. `open(file)` starts; `onLeave()` is called when the panel closes again. */
export function createTransfer(panel, { url, limits, csrf, exercise, onLeave }) {
  const part = (name) => find(panel, name);
  let preview = null;
  let upload = null;
  let file = null;

  const warn = (event) => event.preventDefault();

  /** Show why it failed, or (null) that nothing has. `again` says whether the same file may do. */
  function problem(message, again = false) {
    part("problem-text").textContent = message ?? "";
    part("problem").hidden = part("other").hidden = message === null;
    part("again").hidden = !again;
    part("other").classList.toggle("button--main", !again);
    part("stop").hidden = message !== null;
    part("bar").hidden = part("sent").hidden = message !== null;
    part("transfer-title").textContent = text(message === null ? "upload.title" : "upload.title_failed");
  }

  function progress(sent, total) {
    fillBar(part("bar"), total ? sent / total : 0);
    const sizes = { sent: bytes(sent), total: bytes(total) };
    part("sent").textContent = sent < total ? text("sent", sizes) : text("sent.checking");
  }

  async function send() {
    problem(null);
    progress(0, file.size);
    upload = startUpload({ url, file, fields: { exercise: exercise() ?? "" }, csrf, onProgress: progress });
    window.addEventListener("beforeunload", warn);
    try {
      const session = await upload.done;
      window.removeEventListener("beforeunload", warn);
      window.location.assign(session.url);
    } catch (error) {
      window.removeEventListener("beforeunload", warn);
      if (error.code === "stopped") close();
      else problem(error.message, isPassing(error.status));
    }
  }

  async function open(chosen) {
    file = chosen;
    upload = null;
    part("name").textContent = file.name;
    panel.hidden = false;
    problem(null);
    progress(0, file.size);
    preview = startPreview(part("clip"), file);
    part("transfer-title").focus();
    const reason = refusal(file, await preview.seconds, limits);
    if (preview === null) return; // stopped while the length was still being read
    if (reason === null) await send();
    else problem(reason);
  }

  function close() {
    preview?.stop();
    preview = null;
    panel.hidden = true;
    onLeave();
  }

  const ends = [
    listen(part("stop"), "click", () => (upload ? upload.stop() : close())),
    listen(part("other"), "click", close),
    listen(part("again"), "click", send),
  ];
  return { open, stop: () => ends.forEach((end) => end()) };
}

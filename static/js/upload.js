// Sending one file with its progress. Fetch cannot report how much was sent; XHR can.

import { ApiError } from "./api.js";
import { text } from "./strings.js";

/** The server's answer as the created session, or an error with a sentence for people. */
function read(request) {
  let body = null;
  try {
    body = JSON.parse(request.responseText);
  } catch {
    body = null; // a page instead of JSON: a sign-in form, or a proxy's own error
  }
  if (request.status === 201 && body?.url) return body;
  if (body?.error) throw new ApiError(request.status, body.error.code, body.error.message);
  const signedOut = [200, 401, 403].includes(request.status);
  throw new ApiError(request.status, "refused", text(signedOut ? "upload.signed_out" : "upload.refused"));
}

/**
 * Start sending. Returns `done`, a promise of {id, url}, and `stop()`.
 * `fields` go with the file; `onProgress(sent, total)` counts bytes.
 */
export function startUpload({ url, file, fields = {}, csrf, onProgress }) {
  const request = new XMLHttpRequest();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append("video", file, file.name);
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    request.addEventListener("error", () => reject(new ApiError(0, "lost", text("upload.lost"))));
    request.addEventListener("abort", () => reject(new ApiError(0, "stopped", text("upload.stopped"))));
    request.addEventListener("load", () => {
      try {
        resolve(read(request));
      } catch (error) {
        reject(error);
      }
    });
  });
  request.open("POST", url);
  request.setRequestHeader("X-CSRFToken", csrf);
  request.setRequestHeader("Accept", "application/json");
  request.send(form);
  return { done, stop: () => request.abort() };
}

// Talking to the server: JSON in, JSON out, and errors with the server's own sentence.

import { text } from "./strings.js";

export class ApiError extends Error {
  constructor(status, code, message) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function answer(response) {
  const isJson = response.headers.get("Content-Type")?.includes("json");
  const body = isJson ? await response.json() : null;
  if (response.ok && body) return body;
  if (response.ok && response.status === 204) return null;
  const { code = "unexpected", message = text("action.failed") } = body?.error ?? {};
  throw new ApiError(response.status, code, message);
}

/** GET a document. */
export async function getJson(url) {
  return answer(await fetch(url, { headers: { Accept: "application/json" } }));
}

/** POST without a form; `csrf` is the page's token. */
export async function postTo(url, csrf) {
  const headers = { Accept: "application/json", "X-CSRFToken": csrf };
  return answer(await fetch(url, { method: "POST", headers }));
}

/** Send a form (with its CSRF field) and read the JSON answer. */
export async function postForm(form) {
  const options = { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } };
  return answer(await fetch(form.action, options));
}

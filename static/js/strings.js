// The page's translated words, read once from its template.

let words = null;

function read() {
  const entries = document.querySelector("#strings")?.content.querySelectorAll("data") ?? [];
  return new Map([...entries].map((entry) => [entry.value, entry.textContent]));
}

/** The words for `key` with {names} filled in; the key itself where there are none. */
export function text(key, values = {}) {
  words ??= read();
  return (words.get(key) ?? key).replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}

/** Whether the page has words for `key`. */
export function hasText(key) {
  words ??= read();
  return words.has(key);
}

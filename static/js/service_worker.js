// Makes the page installable and says when the server is away. Keeps the shell alone: styles,
// scripts and pictures of the page itself. Sessions, videos and answers are never kept.

const SHELL = "gymbrain-shell-1";
const KEPT = /^\/static\/(css|js|img)\//;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== SHELL) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(clean());
});

/** The server's answer, kept for the day on which there is none. */
async function freshOrKept(request) {
  const shell = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shell.put(request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await shell.match(request);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isShell = event.request.method === "GET" && url.origin === self.location.origin && KEPT.test(url.pathname);
  if (isShell) event.respondWith(freshOrKept(event.request));
});

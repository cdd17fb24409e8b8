// Registers the small worker that makes the page installable.

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js").catch(() => {
    // Without it the page works all the same; it is only not an app.
  });
}

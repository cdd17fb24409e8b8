"""The pages in a real browser, on the real stack: web process, worker, files and all."""

// The home page: choose a video, watch it being sent, go on to its session.

import { startCards } from "./cards.js";
import { find } from "./dom.js";
import { startDropzone } from "./dropzone.js";
import { createTransfer } from "./transfer.js";

const root = find(document, "home");
const zone = find(root, "drop");

const transfer = createTransfer(find(root, "transfer"), {
  url: root.dataset.uploadUrl,
  limits: { bytes: Number(root.dataset.maxBytes), seconds: Number(root.dataset.maxSeconds) },
  csrf: root.querySelector("input[name=csrfmiddlewaretoken]").value,
  exercise: () => root.querySelector("select[data-exercise]").value,
  onLeave: () => {
    zone.hidden = false;
    find(root, "choose").focus();
  },
});

startDropzone(root, (file) => {
  zone.hidden = true;
  transfer.open(file);
});

const list = find(root, "cards");
if (list) startCards(list);

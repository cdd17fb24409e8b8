// The dialog of the share link: make one, copy it, end it.

import { postTo } from "./api.js";
import { find } from "./dom.js";
import { text } from "./strings.js";

const dialog = find(document, "sharing");
const part = (name) => find(dialog, `share-${name}`);
const opener = find(document, "share-open");

/** Whether a link is open now, and its address where it has just been made. */
function show(isOpen, address) {
  part("exists").hidden = !isOpen || address !== null;
  part("end").hidden = !isOpen;
  part("made").hidden = address === null;
  part("make").hidden = address !== null;
  part("address").value = address ?? "";
  if (address !== null) part("address").select();
}

async function send(url, onDone) {
  part("problem").hidden = true;
  part("status").textContent = "";
  try {
    onDone(await postTo(url, dialog.dataset.csrf));
  } catch (error) {
    part("problem").textContent = error.message;
    part("problem").hidden = false;
  }
}

/** The clipboard is there on HTTPS and on this machine alone; the selected text is always. */
async function made({ url }) {
  show(true, url);
  try {
    await navigator.clipboard.writeText(url);
    part("status").textContent = text("share.copied");
  } catch {
    part("status").textContent = "";
  }
}

function ended() {
  show(false, null);
  part("status").textContent = text("share.ended");
}

opener.addEventListener("click", () => dialog.showModal());
part("close").addEventListener("click", () => dialog.close());
part("make").addEventListener("click", () => send(dialog.dataset.shareUrl, made));
part("end").addEventListener("click", () => send(dialog.dataset.unshareUrl, ended));
dialog.addEventListener("close", () => show(!part("end").hidden, null)); // the address was told once
opener.hidden = false;

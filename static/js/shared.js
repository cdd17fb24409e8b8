// The result page for whoever has its share link: to look at.

import { find } from "./dom.js";
import { startPlayer } from "./player/player.js";
import { createResult } from "./result/result.js";

const root = find(document, "session");
const player = startPlayer(find(root, "player"));
for (const panel of root.querySelectorAll("[data-panel]")) panel.hidden = false;
player.reload();
createResult(root, player, () => {}).load();

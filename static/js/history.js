// The history page: its cards follow the analyses under way.

import { find } from "./dom.js";
import { startCards } from "./cards.js";

const list = find(document, "cards");
if (list) startCards(list);

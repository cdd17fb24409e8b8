// The printed page: one button.

import { find, listen } from "./dom.js";

listen(find(document, "print"), "click", () => window.print());

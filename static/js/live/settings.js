// What a person chose before, kept in this browser alone.

const KEY = "gymbrain.live.settings";
const FIRST = {
  camera: "", exercise: "", path: "auto", voice: true, counting: false, tone: true, buzz: true, rest: true, video: false,
};

/** Choices by name; `set(name, value)` keeps one. */
export function createSettings() {
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
  } catch {
    kept = {}; // private windows may refuse, and others may have written there
  }
  const values = { ...FIRST, ...kept };
  return {
    values,
    set(name, value) {
      values[name] = value;
      try {
        localStorage.setItem(KEY, JSON.stringify(values));
      } catch {
        // The choice then lasts as long as the page.
      }
    },
  };
}

/** Tie every `[data-setting=<name>]` control below `root` to its choice. */
export function bindSettings(root, settings, onChange) {
  for (const control of root.querySelectorAll("[data-setting]")) {
    const { setting } = control.dataset;
    const key = control.type === "checkbox" ? "checked" : "value";
    control[key] = settings.values[setting];
    if (key === "value" && control.selectedIndex === -1) control.selectedIndex = 0;
    control.addEventListener("change", () => {
      settings.set(setting, control[key]);
      onChange(setting);
    });
  }
}

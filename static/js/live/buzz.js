// Vibration: one short pulse, two, three; something was corrected: one long.

const PULSES = { info: [80], warning: [80, 80, 80], strong: [80, 80, 80, 80, 80], better: [200] };

// Some browsers have the call and no motor: a mouse and no touch tells them.
export const canBuzz = () => typeof navigator.vibrate === "function" && navigator.maxTouchPoints > 0;

export const buzz = (level) => canBuzz() && navigator.vibrate(PULSES[level] ?? []);

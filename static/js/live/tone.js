// Tones for each level of a cue: told apart by height and by number, soft enough for a shared room.

const LEVELS = {
  info: [[520, 0.12]],
  warning: [[440, 0.12], [440, 0.12]],
  strong: [[330, 0.16], [330, 0.16], [330, 0.16]],
  better: [[520, 0.1], [780, 0.16]],
  tick: [[660, 0.06]],
  go: [[880, 0.25]],
};
const LOUD = 0.18; // of full scale
const GAP_S = 0.06;

/** Plays tones by name once `unlock()` was called from a tap. */
export function createTones() {
  let context = null;

  function beep(at, [hertz, length]) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(LOUD, at + 0.01);
    volume.gain.linearRampToValueAtTime(0, at + length);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + length);
    return at + length + GAP_S;
  }

  return {
    unlock() {
      context ??= new AudioContext();
      context.resume();
    },
    play(name) {
      if (context) (LEVELS[name] ?? []).reduce((at, one) => beep(at, one), context.currentTime);
    },
    stop() {
      context?.close();
      context = null;
    },
  };
}

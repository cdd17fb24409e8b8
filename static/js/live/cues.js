// A cue in every way that the person left on.

import { text } from "../strings.js";

// Seconds of a hold that are worth a word; after them every half a minute.
const MILESTONES = [10, 20, 30, 45];
const EVERY_S = 30;

/** The last milestone that so many seconds have reached, 0 before the first. */
export function milestone(seconds) {
  const later = Math.floor(seconds / EVERY_S) * EVERY_S;
  return Math.max(later, ...MILESTONES.filter((one) => one <= seconds), 0);
}

import { buzz } from "./buzz.js";

/** `values` are the settings; `hud` shows, `voice` speaks, `tones` sound. */
export function createCues({ values, hud, voice, tones }) {
  let told = 0;
  let held = 0;

  return {
    /** The server spaces cues: each is told at once. */
    tell(cue) {
      hud.cue(cue);
      if (values.tone) tones.play(cue.level);
      if (values.buzz) buzz(cue.level);
      if (values.voice) voice.say(cue.message, { urgent: cue.level === "strong" });
    },
    /** A new repetition. A word that is being said goes on. */
    count(count) {
      if (count > told && values.counting) voice.say(String(count));
      told = count;
    },
    /** A posture is being held: its milestones are said. */
    hold({ seconds, going_on }) {
      const now = going_on ? milestone(seconds) : 0;
      if (now > held) {
        if (values.tone) tones.play("tick");
        if (values.voice || values.counting) voice.say(text("hold.said", { n: now }));
      }
      held = now;
    },
  };
}

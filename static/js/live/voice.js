// Short speech in the page's language, by the browser's own voices.

const RATE = 1.08; // a little faster than talk: a repetition does not wait

export const canSpeak = () => "speechSynthesis" in window;

/** `say(words, {urgent})`: what is urgent takes the place of what is being said. */
export function createVoice(language) {
  const busy = () => window.speechSynthesis.speaking || window.speechSynthesis.pending;

  function say(words, { urgent = false } = {}) {
    if (!canSpeak() || (busy() && !urgent)) return false;
    if (busy()) window.speechSynthesis.cancel();
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = language;
    utterance.rate = RATE;
    window.speechSynthesis.speak(utterance);
    return true;
  }

  return {
    say,
    /** A phone speaks only after a tap has asked for it once. */
    unlock: () => canSpeak() && window.speechSynthesis.speak(new SpeechSynthesisUtterance(" ")),
    stop: () => canSpeak() && window.speechSynthesis.cancel(),
  };
}

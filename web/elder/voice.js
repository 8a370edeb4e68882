/**
 * The device's own voice. One that sends the words to somebody's server is never used: what is said here is private.
 */

const LOCALES = { "zh-Hans": ["zh-cn", "cmn", "zh"], "zh-Hant": ["zh-hk", "yue", "zh-tw", "zh"], en: ["en"] };
const UNHURRIED = 0.9;
const PATIENCE_MS = 2000;

/** The voice for a language, or undefined where the device has none of its own. */
export async function voiceFor(language) {
  if (!window.speechSynthesis) return undefined;
  const own = (await voices()).filter((voice) => voice.localService);
  for (const locale of LOCALES[language] ?? [])
    for (const voice of own) if (voice.lang.toLowerCase().replace("_", "-").startsWith(locale)) return voice;
  return undefined;
}

/** Browsers fill the list late, and some never. */
function voices() {
  const found = speechSynthesis.getVoices();
  if (found.length) return found;
  return new Promise((resolve) => {
    const told = () => resolve(speechSynthesis.getVoices());
    speechSynthesis.addEventListener("voiceschanged", told, { once: true });
    setTimeout(told, PATIENCE_MS);
  });
}

/** Read one text after the other; what was being read is broken off. */
export function readAloud(texts, voice) {
  hush();
  for (const text of texts) {
    const words = new SpeechSynthesisUtterance(text);
    Object.assign(words, { voice, lang: voice.lang, rate: UNHURRIED });
    speechSynthesis.speak(words);
  }
}

export function hush() {
  window.speechSynthesis?.cancel();
}

/** A paper that is shut on this device: the end of the person's document opens it, and the others with it, for a day. */

import { element } from "./elements.js";
import { say } from "./strings.js";

let count = 0;

/**
 * The card in the place of the file.
 *
 * @param prove sends what was typed; answers {ok} or {ok: false, error}
 */
export function drawShutPaper(prove) {
  const id = `proof-${++count}`;
  const label = element("label", "shut-words", say("paperShut"));
  label.htmlFor = id;
  const input = element("input", "shut-digits");
  Object.assign(input, { id, maxLength: 12, autocomplete: "off", required: true });
  const button = element("button", "shut-open", say("paperOpen"));
  const trouble = element("p", "shut-trouble");
  trouble.setAttribute("role", "alert");
  const form = element("form", "shut", label, element("div", "shut-row", input, button), trouble);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    const answer = await prove(input.value.trim());
    button.disabled = false;
    if (!answer.ok) trouble.textContent = say(answer.error === "too_often" ? "paperTooOften" : answer.error === "wrong" ? "paperWrong" : "awayWhy");
  });
  return form;
}

/** "Leave this device": asked first, then the server ends the session and the page keeps nothing of the conversation. */

import { forgetSession, leaveSession } from "./session.js";
import { say } from "./strings.js";

/** The page as whoever comes next finds it. */
export function beginAnew() {
  forgetSession();
  location.reload();
}

/**
 * Make the button in the head work.
 *
 * @param button opens the question
 * @param dialog asks it: a form with the buttons `stay` and `leave`, and a line for what went wrong
 */
export function listenForLeaving(button, dialog) {
  const trouble = dialog.querySelector("[role=alert]");
  button.addEventListener("click", () => {
    trouble.textContent = "";
    dialog.showModal();
  });
  dialog.querySelector("[value=stay]").addEventListener("click", () => dialog.close());
  dialog.querySelector("[value=leave]").addEventListener("click", async () => {
    try {
      await leaveSession();
      beginAnew();
    } catch {
      trouble.textContent = say("leaveFailed");
    }
  });
}

/** The choices under a bubble, and closing them once the person has said something after them. */

import { element } from "./elements.js";

const LONG_TITLE = 11;

/** A choice that can be tapped while it is open; `shown` is drawn instead of its title. */
export function chip(button, choose, ...shown) {
  const node = element("button", "chip", ...(shown.length ? shown : [button.title]));
  node.type = "button";
  node.dataset.title = button.title;
  node.addEventListener("click", () => {
    if (node.getAttribute("aria-disabled") !== "true") choose(button);
  });
  return node;
}

/** A row of choices; long titles stand below one another. */
export function drawChoices(buttons, choose) {
  const row = element("div", "chips", ...buttons.map((button) => chip(button, choose)));
  const width = (text) => Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 1 : 0.55), 0);
  if (buttons.some((button) => width(button.title) > LONG_TITLE)) row.classList.add("chips-long");
  return row;
}

/** Close a bubble's choices once the person has said something after them (`answer`), else leave them open. */
export function settle(bubble, answer) {
  const open = answer === null;
  for (const node of bubble.querySelectorAll(".chip")) {
    node.setAttribute("aria-disabled", String(!open));
    node.classList.toggle("chosen", !open && node.dataset.title === answer);
  }
  for (const node of bubble.querySelectorAll(".want")) node.hidden = !open;
}

/** How large the type is: chosen in the head of the chat, kept on this device, used by every page that loads this. */

import { read, write } from "./storage.js";

const KEY = "yiqiaotong.size";
const SIZES = ["normal", "large", "larger"];

function use(size) {
  document.documentElement.dataset.size = size;
  write(KEY, size);
}

/**
 * Make the choice of sizes work.
 *
 * @param button opens and closes it
 * @param panel  holds a button for each size, its value
 * @param beside is shown with it
 */
export function listenForTypeSize(button, panel, beside) {
  const mark = () => {
    const size = document.documentElement.dataset.size;
    for (const each of panel.children) each.setAttribute("aria-pressed", String(each.value === size));
  };
  const show = (open) => {
    panel.hidden = beside.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(panel.hidden));
  panel.addEventListener("click", ({ target }) => {
    const size = target.closest("button")?.value;
    if (!size) return;
    use(size);
    mark();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    show(false);
    button.focus();
  });
  mark();
}

document.documentElement.dataset.size = SIZES.includes(read(KEY)) ? read(KEY) : "normal";

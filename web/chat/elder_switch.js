/** The switch of the elder mode, kept on this device; the mode itself is loaded where it is on. */

import { read, write } from "./storage.js";

const KEY = "yiqiaotong.elder";
let mode = null;

/** Make the switches work: buttons that all say the same. */
export function listenForElderMode(switches) {
  const turn = async (on) => {
    write(KEY, on ? "on" : null);
    document.documentElement.toggleAttribute("data-elder", on);
    for (const each of switches) each.setAttribute("aria-checked", String(on));
    if (on && !mode) mode = (await import("../elder/mode.js")).begin();
    else if (!on) mode = mode?.end();
  };
  for (const each of switches) each.addEventListener("click", () => turn(each.getAttribute("aria-checked") !== "true"));
  turn(read(KEY) === "on");
}

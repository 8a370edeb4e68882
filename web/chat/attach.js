/** The ways a file comes into the page: chosen, taken with the camera, dropped, pasted. */

import { TAKEN } from "./uploads.js";

/**
 * @param root   the whole page: a file dropped beside the chat must not replace it
 * @param inputs the hidden file inputs: for files, and for the camera
 * @param text   where the person writes, and pastes
 * @param take   called with an array of files
 */
export function listenForFiles({ root, inputs, text, take }) {
  inputs[0].accept = TAKEN.join(",");
  for (const input of inputs) {
    input.addEventListener("change", () => {
      take(Array.from(input.files));
      input.value = ""; // the same file may be chosen again
    });
  }
  text.addEventListener("paste", (event) => {
    const files = Array.from(event.clipboardData?.files ?? []);
    if (!files.length || event.clipboardData.getData("text/plain")) return; // office programmes paste text and its picture
    event.preventDefault();
    take(files);
  });

  let inside = 0; // every element under the pointer tells of its own entering and leaving
  const carriesFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");
  const mark = (change) => {
    inside = Math.max(0, inside + change);
    root.classList.toggle("dropping", inside > 0);
  };
  root.addEventListener("dragenter", (event) => carriesFiles(event) && mark(1));
  root.addEventListener("dragleave", (event) => carriesFiles(event) && mark(-1));
  root.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  root.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    mark(-inside);
    take(Array.from(event.dataTransfer.files));
  });
}

/** Draws one file on its way: its name and size, how far it is, and what can be done about it. */

import { actButton, element } from "./elements.js";
import { say } from "./strings.js";

/** Bytes as a person reads them. */
export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 2 ** 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

/**
 * @param upload {name, file}
 * @param act    {cancel, retry}
 * @returns {{element, show(state, share, words)}}
 */
export function drawUpload({ name, file }, act) {
  const row = element("li", "upload");
  const bar = element("progress", "upload-bar");
  bar.max = 100;
  const words = element("p", "upload-words");
  const retry = actButton("upload-retry", "", act.retry);
  const cancel = actButton("upload-cancel", "", act.cancel);
  const head = element("p", "upload-name", name);
  head.append(element("span", "upload-size", ` ${sizeOf(file.size)}`));
  const buttons = element("div", "upload-buttons");
  buttons.append(retry, cancel);
  row.append(head, bar, words, buttons);

  function show(state, share, said) {
    const percent = Math.round(share * 100);
    row.dataset.state = state;
    bar.hidden = !["waiting", "sending", "checking"].includes(state);
    if (state === "checking") bar.removeAttribute("value");
    else bar.value = percent;
    bar.setAttribute("aria-label", say("uploadProgress", name));
    words.textContent = said || { waiting: say("uploadWaits"), sending: `${percent}%`, checking: say("uploadChecked") }[state];
    retry.hidden = state !== "lost";
    retry.textContent = say("uploadRetry");
    cancel.textContent = state === "refused" ? say("uploadDismiss") : say("uploadCancel");
    for (const each of [retry, cancel]) each.setAttribute("aria-label", `${each.textContent}: ${name}`);
  }

  show("waiting", 0, "");
  return { element: row, show };
}

/**
 * The chat inside another site's page: tells the bubble outside when it is ready, closed, and what is unread. The other
 * site learns nothing else; what it says is only believed of the window that holds us.
 */

const embedded = new URLSearchParams(location.search).has("embed");
const outside = embedded && parent !== window ? parent : null;
let closed = false;

/** The language the embedding site asks for, or null. */
export const siteLanguage = embedded ? new URLSearchParams(location.search).get("language") : null;

/** True inside a frame of another page, or where a page asks for the narrow look. */
export const isEmbedded = embedded;

/** True while nobody can see the conversation. */
export const isOutOfSight = () => closed || document.hidden;

export function tellUnread(count) {
  outside?.postMessage({ yiqiaotong: "unread", count }, "*");
}

/**
 * @param button the button that closes the chat
 * @param busy   tells whether Escape is wanted by something else that is open
 * @param seen   called when the conversation comes into sight again
 */
export function listenOutside(button, busy, seen) {
  document.addEventListener("visibilitychange", () => isOutOfSight() || seen());
  if (!embedded) return;
  document.documentElement.classList.add("embedded");
  button.hidden = !outside;
  const close = () => outside?.postMessage({ yiqiaotong: "close" }, "*");
  button.addEventListener("click", close);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.isComposing && !event.defaultPrevented && !busy()) close();
  });
  addEventListener("message", ({ source, data }) => {
    if (!outside || source !== outside || !["open", "closed"].includes(data?.yiqiaotong)) return;
    closed = data.yiqiaotong === "closed";
    if (!closed) seen();
  });
  outside?.postMessage({ yiqiaotong: "ready" }, "*");
}

/** The browser's storage, where there is one: switched off or full, the page works all the same, only without memory. */

export function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keep a text, or forget it (null). */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // see above
  }
}

/** Forget every text whose key begins with one of these. */
export function forget(...beginnings) {
  try {
    const keys = Object.keys(localStorage).filter((key) => beginnings.some((each) => key.startsWith(each)));
    for (const key of keys) localStorage.removeItem(key);
  } catch {
    // see above
  }
}

/** False where the browser keeps nothing of ours: the conversation then lasts as long as the page. */
export function isKept() {
  write("yiqiaotong.kept", "1");
  return read("yiqiaotong.kept") === "1";
}

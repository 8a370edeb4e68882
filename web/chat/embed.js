/**
 * Puts the chat on any page by one tag:  <script src="https://<our address>/chat/embed.js" async></script>
 * A round button opens the chat in a frame of its own, so neither page can read or restyle the other. The site must be
 * named in the setting YIQIAOTONG_EMBED_ORIGINS.
 */
(() => {
  const home = new URL(document.currentScript.src).origin;
  const words = /^zh-(hant|tw|hk|mo)/i.test(navigator.language) ? "打開邑僑通對話" : /^zh/i.test(navigator.language) ? "打开邑侨通对话" : "Open the Yiqiaotong chat";

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    button, iframe { position: fixed; z-index: 2147483000; border: 0; }
    button { right: 20px; bottom: calc(20px + env(safe-area-inset-bottom)); width: 64px; height: 64px; padding: 0; border-radius: 20px;
      background: #b3261e; box-shadow: 0 6px 20px rgb(0 0 0 / 28%); cursor: pointer; }
    button img { display: block; width: 64px; height: 64px; }
    button span { position: absolute; top: -6px; right: -6px; min-width: 24px; padding: 0 6px; border-radius: 12px;
      background: #0e5a4e; color: #fff; font: 600 14px/24px system-ui, sans-serif; }
    button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 3px; }
    iframe { right: 20px; bottom: 20px; width: 420px; height: min(720px, calc(100dvh - 40px)); border-radius: 18px;
      box-shadow: 0 12px 40px rgb(0 0 0 / 32%); background: #f6f3ec; color-scheme: light dark; }
    [hidden] { display: none; }
    @media (max-width: 520px) { iframe { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } }
  `);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", words);
  const seal = document.createElement("img");
  seal.src = `${home}/chat/seal.svg`;
  seal.alt = "";
  const unread = document.createElement("span");
  unread.hidden = true;
  button.append(seal, unread);
  root.append(button);
  document.body.append(host);

  let frame = null;

  function open() {
    if (!frame) {
      frame = document.createElement("iframe");
      frame.src = `${home}/?embed=1`;
      frame.title = "邑侨通 Yiqiaotong";
      root.append(frame);
    }
    frame.hidden = false;
    button.hidden = true;
    unread.hidden = true;
    frame.focus();
  }

  button.addEventListener("click", open);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== home || source !== frame?.contentWindow) return;
    if (data?.yiqiaotong === "close") {
      frame.hidden = true;
      button.hidden = false;
      button.focus();
    } else if (data?.yiqiaotong === "unread") {
      unread.textContent = String(data.count);
      unread.hidden = !data.count;
    }
  });
})();

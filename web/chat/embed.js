/**
 * Puts the chat on any page by one tag:  <script src="https://<our address>/chat/embed.js" async></script>
 * A round button opens the chat in a frame of its own, so neither page can read or restyle the other. The site must be
 * named in the setting YIQIAOTONG_EMBED_ORIGINS. The tag may say data-language (zh-Hans, zh-Hant, en): the site's own.
 */
(() => {
  const tag = document.currentScript;
  const home = new URL(tag.src).origin;
  const READY_MS = 10000;
  const WORDS = {
    "zh-Hans": ["打开邑侨通对话", "这里打不开对话框，点这里在新窗口打开。", (count) => `${count} 条新消息`],
    "zh-Hant": ["打開邑僑通對話", "這裏打不開對話框，按這裏在新視窗打開。", (count) => `${count} 則新訊息`],
    en: ["Open the Yiqiaotong chat", "The chat cannot be shown here. Open it in a new window.", (count) => `${count} new`],
  };
  const spoken = WORDS[tag.dataset.language] ? tag.dataset.language : null;
  const guessed = /^zh-(hant|tw|hk|mo)/i.test(navigator.language) ? "zh-Hant" : /^zh/i.test(navigator.language) ? "zh-Hans" : "en";
  const [openWords, elsewhere, newWords] = WORDS[spoken ?? guessed];

  const STYLE = `
    .bubble, iframe, .elsewhere { position: fixed; z-index: 2147483000; border: 0; }
    .bubble { right: max(20px, env(safe-area-inset-right)); bottom: calc(20px + env(safe-area-inset-bottom)); width: 64px; height: 64px;
      padding: 0; border-radius: 20px; background: #b3261e; box-shadow: 0 6px 20px rgb(0 0 0 / 28%); cursor: pointer; }
    .bubble svg { display: block; width: 64px; height: 64px; fill: none; stroke: #fff; stroke-width: 4.2; stroke-linejoin: round; stroke-linecap: round; }
    .unread { position: absolute; top: -6px; right: -6px; min-width: 24px; padding: 0 6px; border-radius: 12px;
      background: #0e5a4e; color: #fff; font: 600 14px/24px system-ui, sans-serif; }
    .bubble:focus-visible, .elsewhere:focus-visible { outline: 3px solid #0b57d0; outline-offset: 3px; }
    iframe { right: 20px; bottom: 20px; width: 420px; height: min(720px, calc(100dvh - 40px)); border-radius: 18px;
      box-shadow: 0 12px 40px rgb(0 0 0 / 32%); background: #f6f3ec; color-scheme: light dark; }
    .elsewhere { right: 20px; bottom: 96px; max-width: 300px; padding: 14px 18px; border-radius: 18px; background: #fff; color: #0e5a4e;
      font: 18px/1.5 system-ui, sans-serif; box-shadow: 0 6px 20px rgb(0 0 0 / 28%); }
    [hidden] { display: none; }
    @media (max-width: 520px) { iframe { inset: 0; width: 100%; height: 100dvh; border-radius: 0; } }`;

  function seal() {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 64 64");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS(svg.namespaceURI, "path");
    line.setAttribute("d", "M21 14h22v12H21zM18 32h28v10H18zM32 32v10M18 32v18h31v-5"); // as in seal.svg, without asking the site to allow our pictures
    svg.append(line);
    return svg;
  }

  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const bubble = Object.assign(document.createElement("button"), { type: "button", className: "bubble" });
  const unread = Object.assign(document.createElement("span"), { className: "unread", hidden: true });
  bubble.setAttribute("aria-label", openWords);
  bubble.append(seal(), unread);
  root.append(bubble);
  document.body.append(host);

  let frame = null;
  let waiting = 0;
  let ready = false;

  function open() {
    frame ??= build();
    frame.hidden = false;
    bubble.hidden = true;
    count(0);
    frame.focus();
    tell("open");
  }

  function build() {
    const made = document.createElement("iframe");
    made.src = `${home}/?embed=1${spoken ? `&language=${spoken}` : ""}`;
    made.title = "邑侨通 Yiqiaotong";
    made.allow = "geolocation; camera";
    root.append(made);
    waiting = setTimeout(fail, READY_MS);
    return made;
  }

  /** The frame has not said that it is there: this site is not on our list, or we cannot be reached. */
  function fail() {
    frame.remove();
    frame = null;
    bubble.hidden = false;
    const link = Object.assign(document.createElement("a"), { className: "elsewhere", href: home, target: "_blank", rel: "noopener", textContent: elsewhere });
    root.querySelector(".elsewhere")?.remove();
    root.append(link);
    link.focus();
  }

  function tell(state) {
    if (ready) frame.contentWindow.postMessage({ yiqiaotong: state }, home);
  }

  function count(number) {
    unread.textContent = String(number);
    unread.hidden = !number;
    bubble.setAttribute("aria-label", number ? `${openWords} (${newWords(number)})` : openWords);
  }

  function close() {
    frame.hidden = true;
    bubble.hidden = false;
    bubble.focus();
    tell("closed");
  }

  bubble.addEventListener("click", open);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== home || !frame || source !== frame.contentWindow) return;
    if (data?.yiqiaotong === "ready") {
      ready = true;
      clearTimeout(waiting);
    }
    if (data?.yiqiaotong === "close") close();
    else if (data?.yiqiaotong === "unread") count(Number(data.count) || 0);
  });
})();

/** What the page itself says, in each language a person can read. The bot's own words come from the server. */

export const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const STRINGS = {
  "zh-Hans": {
    name: "邑侨通",
    purpose: "海外乡亲办江门法律事务的助手",
    pointErrands: "不出门，在手机上就能问、能约",
    pointAnytime: "随时可以停下，下次接着办",
    pointLanguages: "说中文、粤语或英文都可以",
    humanHelp: "需要真人帮助，请拨打",
    courtHotline: "法院诉讼服务热线",
    legalHotline: "公共法律服务热线",
    languages: "语言",
    close: "关闭对话",
    conversation: "对话",
    hello: "您好，我是邑侨通。",
    welcome: "我可以帮您预约公证、解答办事问题。请直接打字，或点一下：",
    suggestions: ["我想预约公证", "公证要带什么材料？", "你能帮我做什么？"],
    typing: "正在输入…",
    newer: "↓ 新消息",
    yourMessage: "您的消息",
    placeholder: "请输入…",
    send: "发送",
    connecting: "正在连接…",
    connected: "已连接",
    reconnecting: "正在重新连接…",
    offline: "没有网络",
    waiting: (count) => `${count} 条待发`,
    tooLong: (length, limit) => `这条消息有 ${length} 个字，一次最多 ${limit} 个字。请分成几条发送。`,
    empty: "请先输入文字，再点发送。",
    rejected: "这条消息没有发出去。请改短一些或换个说法再发。",
    queued: "等待发送",
    sent: "已收到",
    you: "您",
    bot: "邑侨通",
    today: "今天",
    yesterday: "昨天",
    step: (step, total) => `第 ${step} 步，共 ${total} 步`,
    addToCalendar: "添加到日历",
    download: "下载文件",
    picture: "图片",
    qr: "二维码，现场出示",
    chosen: "已选择",
    openChat: "打开邑侨通对话",
  },
  "zh-Hant": {
    name: "邑僑通",
    purpose: "海外鄉親辦江門法律事務的助手",
    pointErrands: "不出門，在手機上就能問、能約",
    pointAnytime: "隨時可以停下，下次接着辦",
    pointLanguages: "説中文、粵語或英文都可以",
    humanHelp: "需要真人幫助，請撥打",
    courtHotline: "法院訴訟服務熱線",
    legalHotline: "公共法律服務熱線",
    languages: "語言",
    close: "關閉對話",
    conversation: "對話",
    hello: "您好，我是邑僑通。",
    welcome: "我可以幫您預約公證、解答辦事問題。請直接打字，或點一下：",
    suggestions: ["我想預約公證", "公證要帶什麼材料？", "你能幫我做什麼？"],
    typing: "正在輸入…",
    newer: "↓ 新訊息",
    yourMessage: "您的訊息",
    placeholder: "請輸入…",
    send: "發送",
    connecting: "正在連線…",
    connected: "已連線",
    reconnecting: "正在重新連線…",
    offline: "沒有網絡",
    waiting: (count) => `${count} 條待發`,
    tooLong: (length, limit) => `這條訊息有 ${length} 個字，一次最多 ${limit} 個字。請分成幾條發送。`,
    empty: "請先輸入文字，再按發送。",
    rejected: "這條訊息沒有發出去。請改短一些或換個説法再發。",
    queued: "等待發送",
    sent: "已收到",
    you: "您",
    bot: "邑僑通",
    today: "今天",
    yesterday: "昨天",
    step: (step, total) => `第 ${step} 步，共 ${total} 步`,
    addToCalendar: "加入日曆",
    download: "下載文件",
    picture: "圖片",
    qr: "二維碼，現場出示",
    chosen: "已選擇",
    openChat: "打開邑僑通對話",
  },
  en: {
    name: "邑侨通 Yiqiaotong",
    purpose: "Legal matters in Jiangmen, for overseas Chinese",
    pointErrands: "Ask and book on your phone, from anywhere",
    pointAnytime: "Stop at any time and carry on later",
    pointLanguages: "Write Chinese, Cantonese or English",
    humanHelp: "To speak with a person, call",
    courtHotline: "court service line",
    legalHotline: "public legal service line",
    languages: "Language",
    close: "Close the chat",
    conversation: "Conversation",
    hello: "Hello, I am Yiqiaotong.",
    welcome: "I can book a notarization for you and answer questions about it. Just write, or tap one of these:",
    suggestions: ["I want to book a notarization", "What papers do I need?", "What can you do?"],
    typing: "Typing…",
    newer: "↓ New message",
    yourMessage: "Your message",
    placeholder: "Write here…",
    send: "Send",
    connecting: "Connecting…",
    connected: "Connected",
    reconnecting: "Reconnecting…",
    offline: "No network",
    waiting: (count) => `${count} waiting`,
    tooLong: (length, limit) => `This message has ${length} characters; at most ${limit} fit. Please send it in parts.`,
    empty: "Please write something first.",
    rejected: "This message was not sent. Please shorten or rephrase it.",
    queued: "Waiting to be sent",
    sent: "Received",
    you: "You",
    bot: "Yiqiaotong",
    today: "Today",
    yesterday: "Yesterday",
    step: (step, total) => `Step ${step} of ${total}`,
    addToCalendar: "Add to calendar",
    download: "Download",
    picture: "Picture",
    qr: "QR code to show on site",
    chosen: "Chosen",
    openChat: "Open the Yiqiaotong chat",
  },
};

let current = "zh-Hans";

/** The language a reader of `tags` (as in navigator.languages) reads best here; Chinese of any kind comes before English. */
export function preferredLanguage(tags) {
  const chinese = tags.find((tag) => /^(zh|yue)\b/i.test(tag));
  if (!chinese) return tags.length ? "en" : "zh-Hans";
  return /hant|-tw|-hk|-mo|^yue/i.test(chinese) ? "zh-Hant" : "zh-Hans";
}

/** Switch what `say` answers. */
export function speak(language) {
  current = LANGUAGES.includes(language) ? language : "zh-Hans";
}

export function language() {
  return current;
}

/** The page's own words by key; entries that need values are functions and get `values`. */
export function say(key, ...values) {
  const words = STRINGS[current][key];
  return typeof words === "function" ? words(...values) : words;
}

/** Fill every element that names its words (`data-say`, `data-label`, `data-placeholder`). */
export function translate(root) {
  for (const node of root.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of root.querySelectorAll("[data-label]")) node.setAttribute("aria-label", say(node.dataset.label));
  for (const node of root.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
}

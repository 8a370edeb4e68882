/** What the elder mode says in 简体中文; `make words` writes the Traditional words of it. */

export default {
  elderAgain: "再读一遍",
  elderStop: "停",
  elderAll: "前面的话",
  elderNow: "只看这题",
  elderSilent: "这台设备没有自己的读音，所以不读出来；字还是大的，一次一题。",
  elderChoices: (titles) => `可以点：${titles.join("；")}。`,
};

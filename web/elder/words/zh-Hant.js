/** Made of `zh-Hans.js` by `make words`: what is to be said otherwise is written there. */

export default {
  elderAgain: "再讀一遍",
  elderStop: "停",
  elderAll: "前面的話",
  elderNow: "只看這題",
  elderSilent: "這部裝置沒有自己的讀音，所以不讀出來；字還是大的，一次一題。",
  elderChoices: (titles) => `可以點：${titles.join("；")}。`,
};

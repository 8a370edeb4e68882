/** What every page does: its words in the person's language, its title, a short note, and a copied link. */

const { say, wordsOf } = require("./words");

/** Put the words of the present language on the page; returns true if it is another language than before. */
function dress(page, house, title) {
  if (page.data.language === house.language) return false;
  const plain = Object.entries(wordsOf(house.language)).filter(([, word]) => typeof word !== "function");
  page.setData({ t: Object.fromEntries(plain), language: house.language });
  wx.setNavigationBarTitle({ title: say(title, house.language) });
  return true;
}

function dressTabs(language) {
  ["chat", "cases", "map", "me"].forEach((name, index) => {
    wx.setTabBarItem({ index, text: say(name, language), fail: () => {} });
  });
}

/** Say a sentence over the page: what is short as a toast, what is long in a window that stays until it is read. */
function tell(sentence, language) {
  if (sentence.length <= 20) wx.showToast({ title: sentence, icon: "none", duration: 2500 });
  else wx.showModal({ content: sentence, showCancel: false, confirmText: language === "en" ? "OK" : "好" });
}

/** The sentence for a trouble: the services' own, or ours by its name. */
function sentenceOf(trouble, language, otherwise = "failed") {
  return trouble.message && trouble.message !== trouble.name ? trouble.message : say(trouble.name, language) || say(otherwise, language);
}

function copy(text, language) {
  wx.setClipboardData({ data: text, success: () => tell(say("copied", language), language) });
}

/** Put the event of a calendar file into the phone's own calendar. */
function addToCalendar(url, language) {
  const { eventOf } = require("./calendar");
  wx.request({
    url,
    responseType: "text",
    success: ({ statusCode, data }) => {
      const event = statusCode === 200 ? eventOf(String(data)) : null;
      if (!event) return tell(say("failed", language), language);
      return wx.addPhoneCalendar({
        ...event,
        alarm: true,
        alarmOffset: 3600,
        success: () => tell(say("calendarAdded", language), language),
        fail: () => tell(say("calendarDenied", language), language),
      });
    },
    fail: () => tell(say("offline", language), language),
  });
}

/** Open a file of ours: into the calendar, or as WeChat shows documents. */
function openFile({ url, mime }, language) {
  if (mime === "text/calendar") return addToCalendar(url, language);
  return wx.downloadFile({
    url,
    success: ({ statusCode, tempFilePath }) => {
      if (statusCode !== 200) tell(say("failed", language), language);
      else wx.openDocument({ filePath: tempFilePath, showMenu: true, fail: () => tell(say("failed", language), language) });
    },
    fail: () => tell(say("offline", language), language),
  });
}

module.exports = { addToCalendar, copy, dress, dressTabs, openFile, sentenceOf, tell };

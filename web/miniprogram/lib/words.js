/** What the pages themselves say, in each language a person can read. The answers' words come from the services. */

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const WEEK = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const YEAR = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const WORDS = {
  "zh-Hans": require("./words-hans"),
  "zh-Hant": require("./words-hant"),
  en: {
    chat: "Chat", cases: "My cases", map: "Map", me: "Me", case: "Case", room: "Video witness",
    hello: "Hello, I'm Yiqiaotong.", welcome: "I can book a notarization, prepare a filing, find your hearing and answer questions. Just write, or tap one of these:",
    suggestions: ["I want to book a notarization", "I want to sue in Jiangmen", "When is my hearing?"],
    placeholder: "Write here…", send: "Send", more: "More", photo: "Photo", file: "File from a chat", place: "Choose a place", human: "Talk to a person",
    connecting: "Connecting…", offline: "No network. What you wrote is saved and will be sent.", barred: "WeChat isn't letting this account log in right now. Try later, or call 12368.",
    queued: "Waiting to be sent", typing: "Typing…", today: "Today", yesterday: "Yesterday", myPlace: "My location",
    too_long: "This message is too long. Please send it in parts.", empty: "Please write something first.", invalid: "This was not sent. Please rephrase it.",
    too_fast: "That was too fast. Please wait a few seconds.", unavailable: "The service is busy. Please try again soon.", failed: "That did not work. Please try again.",
    uploading: "Sending", fileRefused: "This file was not accepted. Please try another.", fileLost: "The connection was lost. Please send the file again.",
    copied: "Copied. Open it in your phone's browser.", openFile: "Open the file", addCalendar: "Add to my calendar", calendarAdded: "Added to your calendar.",
    calendarDenied: "No permission for the calendar. Allow it under … → Settings.", linkCopy: "Copy the link",
    remind: "Remind me once in WeChat", consent_given: "Fine: WeChat will remind you once.", consent_refused: "Fine, no reminder in WeChat. You can still see it in the chat.",
    consent_off: "Subscription messages are switched off in your WeChat. Switch them on under … → Settings → Notifications.", consent_failed: "That did not work. Please tap again later.",
    noMatters: "You have no case here yet.", noMattersMore: "Once you've filed or booked, your progress, hearings and appointments appear here.",
    goChat: "Ask in the chat", hearings: "Hearings", appointments: "Notary appointments", witnesses: "Video witness", disputes: "Mediation", withWhom: "With ", courtUntil: "Ask the court by ", filings: "Cases", pull: "Pull down to refresh",
    askThis: "Ask about this in the chat", remindMe: "Set reminders", enterRoom: "Copy the hearing link", checkDevice: "Copy the device test link", bring: "Have ready: ",
    course: "What happened", defects: "To be corrected", left: (days) => (days < 0 ? "over" : days === 0 ? "today" : days === 1 ? "1 day left" : `${days} days left`),
    courtLink: "The court's page needs your phone's own browser.",
    near: "Nearby", missions: "Missions", lawyers: "Lawyers", notaries: "Notaries", courts: "Courts", help: "Help",
    where: "A city, e.g. Toronto", search: "Search", nearMe: "Near me", pick: "Choose on the map", open: "Open", closed: "Closed",
    call: "Call", route: "Take me there", nothing: "Nothing was found around there.", which_place: "Several places have this name. Which one?", no_place: "I couldn't find that place. Try another spelling.",
    placeDenied: "No permission for your location. Please write a city.", fuzzy: "WeChat's location may be kilometres off: check the address before you go.",
    language: "Language", verified: "Identity verified", notVerified: "Identity not verified yet", verifyNow: "Verify", channels: "Channels you have used",
    reminders: "WeChat reminders left", times: (count) => `${count}`, hearing: "Hearing", appointment: "Appointment", caseNews: "Case news",
    privacy: "Privacy statement", hotline: "Court service line", legalHotline: "Public legal service line", fromAbroad: 'Short numbers in mainland China; from abroad, say "talk to a person" in the chat instead.', forget: "Clear this phone's record", forgotten: "Cleared. The conversation is still on the server.",
    roomAhead: "Video witnessing uses your camera and microphone.", roomHere: "Open here", roomBrowser: "Copy the link for my browser (better)",
    roomHint: "If you see no picture inside WeChat, copy the link and open it in your phone's own browser. The link is for you alone.", roomOver: "This link is wrong or has expired. Write “send the witness link again” in the chat.",
    privacyTitle: "Please read the privacy statement first", privacyText: "What you want to use needs your location, photos or calendar. We only access them when you use it. Details: ", privacyName: "Privacy statement",
    agree: "Agree", disagree: "Don't agree",
    pickDay: "Choose a day", otherDay: "See another day", pickTime: "See all times", sendLocation: "Send my location", takePhoto: "Take a photo", choosePhoto: "Choose a photo",
    yourPhone: "Your phone number, e.g. +1 416…", dayInBeijing: (now) => `Dates are in Beijing time; it is now ${now} there.`,
    weekday: (day) => WEEK[day], dayName: ([month, day, weekday]) => `${WEEK[weekday]} ${day} ${YEAR[month - 1]}`,
  },
};

/** One word or sentence; a function of its value where it has one. */
function say(name, language, value) {
  const found = (WORDS[language] || WORDS["zh-Hans"])[name];
  return typeof found === "function" ? found(value) : found;
}

/** Every plain word in a language, for a page's data. */
function wordsOf(language) {
  return WORDS[language] || WORDS["zh-Hans"];
}

/** The language the person has chosen here, or WeChat's own. */
function startingLanguage(platform) {
  const chosen = platform.getStorageSync("language");
  if (LANGUAGES.includes(chosen)) return chosen;
  const told = platform.getAppBaseInfo().language || "zh_CN";
  if (!told.startsWith("zh")) return "en";
  return /TW|HK|MO|Hant/i.test(told) ? "zh-Hant" : "zh-Hans";
}

module.exports = { LANGUAGES, say, startingLanguage, wordsOf };

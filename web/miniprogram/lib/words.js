/** What the pages themselves say, in each language a person can read. The answers' words come from the services. */

const LANGUAGES = ["zh-Hans", "zh-Hant", "en"];

const WEEK = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const YEAR = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const WORDS = {
  "zh-Hans": {
    chat: "对话", cases: "我的案件", map: "地图", me: "我", case: "案件", room: "视频见证",
    hello: "您好，我是邑侨通。", welcome: "我可以帮您预约公证、准备立案、查开庭时间，也能答问题。请直接打字，或点一下：",
    suggestions: ["我想预约公证", "我要在江门打官司", "我什么时候开庭？"],
    placeholder: "请输入…", send: "发送", more: "更多", photo: "照片", file: "聊天里的文件", place: "选一个地点", human: "人工客服",
    connecting: "正在连接…", offline: "没有网络，您说的话已经存好，连上就发。", barred: "微信暂时不让这个账号登录，请稍后再试，或拨打 12368。",
    queued: "等待发送", typing: "正在输入…", today: "今天", yesterday: "昨天", myPlace: "我的位置",
    too_long: "这条消息太长了，请分成几条发送。", empty: "请先输入文字。", invalid: "这条消息没有发出去，请换个说法再发。",
    too_fast: "发得太快了，请等几秒再发。", unavailable: "服务正忙，请稍后再试。", failed: "没有办成，请再试一次。",
    uploading: "正在发送", fileRefused: "这个文件没有收下，请换一个再试。", fileLost: "网络断了，文件没有发完，请再发一次。",
    copied: "已复制，可以到手机浏览器里打开。", openFile: "打开文件", addCalendar: "加到手机日历", calendarAdded: "已加到手机日历。",
    calendarDenied: "没有得到日历权限。点右上角“…”→“设置”里可以允许。", linkCopy: "复制链接",
    remind: "微信提醒我一次", consent_given: "好的，到时在微信里提醒您一次。", consent_refused: "好的，不用微信提醒。对话里仍能看到。",
    consent_off: "您的微信关掉了订阅消息。点右上角“…”→“设置”→“通知管理”里可以打开。", consent_failed: "这次没有办成，请稍后再点一次。",
    noMatters: "这里还没有您的案件。", noMattersMore: "立案或预约以后，进度、开庭时间和预约都会在这里。",
    goChat: "去对话里问", hearings: "开庭", appointments: "公证预约", witnesses: "视频见证", disputes: "调解", withWhom: "和：", courtUntil: "申请司法确认最迟：", filings: "案件", pull: "下拉可以刷新",
    askThis: "在对话里问这件事", remindMe: "设开庭提醒", enterRoom: "复制庭审链接", checkDevice: "复制设备测试链接", bring: "要准备：",
    course: "经过", defects: "要补正的", left: (days) => (days < 0 ? "已过期" : days === 0 ? "就是今天" : `还有 ${days} 天`),
    courtLink: "法院的页面要在手机浏览器里打开。",
    near: "附近", missions: "使领馆", lawyers: "律师", notaries: "公证处", courts: "法院", help: "求助机构",
    where: "城市或地名，如 多伦多", search: "查找", nearMe: "看我附近", pick: "在地图上选", open: "营业中", closed: "休息",
    call: "打电话", route: "去这里", nothing: "这一带没有找到。", which_place: "同名的地方不止一个，请选一个：", no_place: "没有找到这个地方，请换一种写法。",
    placeDenied: "没有得到位置权限，请直接写城市名。", fuzzy: "微信给的位置有几公里误差，请看清地址再出发。",
    language: "语言", verified: "已核验身份", notVerified: "还没有核验身份", verifyNow: "去核验", channels: "您用过的渠道",
    reminders: "微信提醒还可以用", times: (count) => `${count} 次`, hearing: "开庭", appointment: "预约", caseNews: "案件进展",
    privacy: "隐私保护指引", hotline: "法院诉讼服务热线", legalHotline: "公共法律服务热线", fromAbroad: "内地短号，在国外一般打不通；在国外请在对话里说“转人工”。", forget: "清除本机记录", forgotten: "已清除。对话仍在服务器上。",
    roomAhead: "视频见证要用摄像头和麦克风。", roomHere: "在这里打开", roomBrowser: "复制链接，用手机浏览器打开（推荐）",
    roomHint: "在微信里如果看不到画面，请复制链接，用手机自带的浏览器打开。链接只能由您本人使用。", roomOver: "这个链接不对或已过期。请在对话里说“重发见证链接”。",
    privacyTitle: "请先看隐私保护指引", privacyText: "您要用的功能需要位置、照片或日历。我们只在您使用时取用，详细说明在", privacyName: "《隐私保护指引》",
    agree: "同意", disagree: "不同意",
    pickDay: "选日期", otherDay: "看别的日子", pickTime: "看全部时间", sendLocation: "发送我的位置", takePhoto: "拍照", choosePhoto: "从相册选",
    yourPhone: "您的电话，国外的请加国家号，如 +1", dayInBeijing: (now) => `日子按北京时间算；北京现在是 ${now}。`,
    weekday: (day) => `周${"日一二三四五六"[day]}`, dayName: ([month, day, weekday]) => `${month}月${day}日 周${"日一二三四五六"[weekday]}`,
  },
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
WORDS["zh-Hant"] = require("./words-hant");

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

"""Words about reminders people set for themselves."""

from __future__ import annotations

from backend.shared.wording import Words

SET = Words(
    "记下了，到时候我在这里提醒您：\n• {words}\n• {when}{assumed}\n也会出现在“有什么快到期”那一页和您订阅的日历里。"
    "要换时间，直接说新的时间。",
    'I\'ll remind you here:\n• {words}\n• {when}{assumed}\nIt is also on the page of "what is due soon" and in your '
    "calendar there. For another time just say it.",
)
NINE = Words("（没说几点，先按早上9点）", " (you named no hour, so 9 in the morning)")
FROM_THEN = Words("（没说几点，先按这段时间的开头）", " (you named no hour, so when that part of the day begins)")
ONCE = Words(
    "\n只在这一次提醒，不会自动重复：响过以后再跟我说一声，我再记下一次的。",
    "\nThis is once; it does not repeat by itself: tell me again when it has rung, and I'll keep the next one.",
)
NO_SUCH_DAY = Words(
    "没有{day}这一天，所以没有设。换一个日历上有的日子，我就提醒您。",
    "There is no such day as {day}, so I have set nothing. Give me a day that is in the calendar and I'll remind you.",
)
OF_YEAR = Words(
    "（今年的这一天已经过了，按{year}年；不是的话说个日子）",
    " (that day of this year is over, so in {year}; if not, say which day)",
)
STAYS = Words("\n原来的那一次不动：{when}", "\nThe one before stays as it is: {when}")
DAY_AHEAD = Words(
    "（{day}是最后一天，您没说几点，先按它前一天早上9点；要别的时间直接说）",
    " ({day} is the last day for it and you named no hour, so 9 in the morning of the day before; for another time "
    "just say it)",
)
SET_SEVERAL = Words(
    "都记下了，到时候我在这里一个一个提醒您：\n{each}{once}\n要换时间，说是哪一个、换到什么时候。",
    "I'll remind you here of each:\n{each}{once}\nFor another time say which one, and when.",
)
WHICH_CHANGES = Words(
    "是说哪一个提醒？连它的内容一起说就行；现在一个都没有动。",
    "Which reminder do you mean? Say it with what it is about; none of them is changed yet.",
)
WHEN = Words(
    "什么时候提醒您：{words}？说日子和钟点就行，比如“明天早上9点”“12月20号下午3点（北京时间）”“两小时后”。",
    'When shall I remind you: {words}? Say a day and an hour, such as "tomorrow 9am", "20 December 3pm Beijing time" '
    'or "in 2 hours".',
)
OF_WHAT = Words(
    "可以，我到时候在这里提醒您。提醒什么、什么时候？一句话说完就行，比如“12月20号早上9点提醒我交诉讼费”。",
    "Yes, I'll remind you here. Of what, and when? One sentence will do, such as "
    '"remind me on 20 December at 9am to pay the court fee".',
)
WHOLE = Words(
    "要我提醒您，请连时间一起说，比如“12月20号早上9点提醒我交诉讼费”；现在填的这份不受影响。",
    'To be reminded, please say it with the time, such as "remind me on 20 December at 9am to pay the court fee"; '
    "what you are filling in stays as it is.",
)
PAST = Words(
    "{when}已经过了，没有设。换一个还没到的时间，我就提醒您：{words}。",
    "{when} is over already, so I have set nothing. Give me a time that is still to come and I'll remind you: {words}.",
)
TOO_FAR = Words(
    "我最多能记到两年以内的日子，{when}太远了，没有设。",
    "I can keep a day of the next two years; {when} is farther off, so I have set nothing.",
)
TOO_MANY = Words(
    "您已经设了 {count} 个提醒，不能再多了。说“我有什么提醒”看看，删掉不要的再设。",
    'You have set {count} reminders, and there can be no more. Say "what reminders do I have" and remove one first.',
)
LIST = Words("您自己设的提醒有 {count} 个：", "You have set {count} of your own:")
NONE = Words(
    "您现在没有自己设的提醒。要设就说一句，比如“12月20号早上9点提醒我交诉讼费”。"
    "开庭、公证、缴费这些有日子的事，说“有什么快到期”就能看。",
    'You have set no reminder of your own. To set one say, for example, "remind me on 20 December at 9am to pay the '
    'court fee". For hearings, appointments and last days say "what is due soon".',
)
OTHERS = Words(
    "开庭、公证、缴费这些日子，说“有什么快到期”。", 'For hearings, appointments and last days say "what is due soon".'
)
REMOVED = Words(
    "删掉了，不会再提醒您：{words}（{when}）。一天内可以恢复。",
    "Removed; you won't be reminded: {words} ({when}). It can be brought back for a day.",
)
REMOVED_ALL = Words("{count} 个提醒都删掉了，不会再提醒您。", "All {count} reminders are removed.")
WHICH = Words("要删掉哪一个提醒？", "Which reminder shall I remove?")
GONE = Words(
    "这个提醒已经不在了：到过点，或者删掉超过一天了。",
    "That reminder is no longer there: it was told, or removed more than a day ago.",
)
REMOVE, BRING_BACK = Words("删掉这个提醒", "Remove it"), Words("恢复这个提醒", "Bring it back")
HEARING_SET = Words(
    "记下了。这次开庭不在我这里立的案里，我查不到，按您说的记：\n• 开庭：{hearing}{court}{assumed}\n• 提醒您：{due}\n"
    "法院传票按北京时间写；以传票为准，改期了告诉我。想换提前几天，说一声就行，比如“提前三天”。",
    "Noted. This hearing is not of a case filed here, so I can't look it up and go by what you say:\n"
    "• hearing: {hearing}{court}{assumed}\n• I'll remind you: {due}\n"
    "Courts summon by Beijing time; what the summons says counts, and tell me if it is moved. For another time "
    'before it just say so, such as "3 days before".',
)
HEARING_OR_REMINDER = Words(
    "是开庭改到这个时间，还是只改提醒？说“开庭改到……”或者“提醒改到……”，我就改；现在还没有改。",
    'Is the hearing moved to that time, or only the reminder? Say "the hearing is moved to …" or "move the reminder to '
    '…"; nothing is changed yet.',
)
STEP_OVER = Words(
    "您要提前的那个时间已经过了，按还来得及的提醒您。",
    "The time before it that you asked for is over; I will remind you at the nearest that is left.",
)
HEARING_HOUR = Words("（没说几点，先按早上9点）", " (you named no hour, so 9 in the morning)")
HEARING_OVER = Words(
    "开庭 {hearing} 已经太近，那个提醒时间过了，没有设。现在就看一下传票、准备上线或者出门。",
    "The hearing, {hearing}, is so near that the moment to remind you is over; nothing is set. Look at the summons and "
    "get ready now.",
)
OWN_CLOCK = Words(
    "好，提醒到您那边时，两个时间都写：北京时间和您当地的时间。",
    "All right: the reminder will give both times, Beijing's and yours.",
)
HEARING_ASK = Words(
    "不在我这里立的案，我也可以提醒您：把开庭的日子、钟点和法院告诉我就行，比如“1月14日下午3点半，新会法院”。"
    "我按北京时间记，提前一天提醒；要提前几天，一起说。",
    "I can remind you of a hearing that is not of a case here, too: tell me its day, hour and court, such as "
    '"14 January 3:30pm, Xinhui court". I take it as Beijing time and remind you a day before; say so if you want it '
    "earlier.",
)

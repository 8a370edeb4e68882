"""Tells the person of limits: that one runs, that it ends soon, that it is over; and how each is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from backend.hearing.limits.model import ARTICLES, PAPER_NAMES, PURPOSE_NAMES, Ending, Limit
from backend.shared.database import Session
from backend.shared.deadline import beijing_day
from backend.shared.deadline_reminders import Due
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import PROVISIONAL, Words, day, moment, verbatim

_HOMES = {
    "china": Words("在中国境内有住所的：", "With a domicile in mainland China: "),
    "abroad": Words("在中国境内没有住所的：", "Without a domicile in mainland China: "),
}
_HOW: dict[str, Words] = {
    "answer": Words(
        "答辩状和证据交给审理的法院。不答辩不影响法院审理（第128、174条），但您的意见法院就看不到了。",
        "Hand your answer and evidence in to the court that has the case. The case goes on without one (Art. 128, "
        "174), but then the court won't know your side.",
    ),
    "appeal": Words(
        "上诉状通过作出裁判的法院提交，并按对方人数附副本（第173条）。律师代为上诉，授权书里要写明“上诉”（第62条）。",
        "Hand the petition of appeal in to the court that decided, with a copy for each other party (Art. 173). For a "
        "lawyer to appeal, the power of attorney has to mention the power to appeal (Art. 62).",
    ),
    "pay": Words(
        "按通知书写的账户和案号交。逾期不交、又没有申请缓交减交免交的，按撤诉处理（诉讼费用交纳办法(2007)第22条、"
        "民诉法解释(2022修正)第213条）；交不起可以在期限内申请缓、减、免交。",
        "Pay to the account and under the number on the notice. A suit whose fee is not paid, without a request to "
        "defer, reduce or waive it, is treated as withdrawn (Measures on Payment of Litigation Costs (2007) Art. 22, "
        "Interpretation of the CPL (2022) Art. 213). If you can't afford it, ask for that before the day ends.",
    ),
}
_MORE_TIME = Words(
    "在中国境内没有住所的，来不及可以在期限内申请延期，准不准由法院决定（第285、286条）。",
    "Without a domicile in mainland China you may ask for more time before it ends; the court decides (Art. 285, 286).",
)
_UNSURE = Words(
    "期限看住所，不看国籍；住所一般就是户籍所在地（民诉法解释(2022修正)第3条）。户口还在国内的，或者拿不准，就按早的那天办。",
    "What counts is domicile, not nationality, and a citizen's domicile is the place of the household register "
    "(Interpretation of the CPL (2022), Art. 3). If you still have a hukou in China, or are not "
    "sure, keep to the earlier day.",
)
AGENDA_DOUBT = Words(
    "期限看住所，不看国籍；拿不准就按早的那天办",
    "what counts is domicile, not nationality; if unsure, keep to the earlier",
)
"""Of the same, in the few words a list has room for."""
_MOVED = Words(
    "（按天数是 {counted}，遇休息日顺延，第85条；周末是否顺延以法院为准，稳妥起见请在那天以前办好）",
    " (counted in days it would be {counted}; a day off moves it, Art. 85. The court decides whether a weekend does: "
    "to be safe, act before that day)",
)
_ENDS = {
    "answer": Words("答辩期限截止", "Last day to answer"),
    "appeal": Words("上诉期限截止", "Last day to appeal"),
    "pay": Words("交费期限截止", "Last day to pay"),
}
"""Titles of the short form."""
_I_HAVE_NONE = Words("我在国内没有住所", "No domicile in China")
_I_HAVE_ONE = Words("我在国内有住所", "I have a domicile in China")


class LimitAnnouncements:
    """Says news of limits.

    Args:
        speak: the conversation's speaker.
    """

    def __init__(self, speak: Speak) -> None:
        self._speak = speak

    def served(self, session: Session, limit: Limit, person: Person, now: datetime) -> None:
        """A paper was served, or its service put right: say at once until when something can be done."""
        runs = limit.runs(now)
        over = limit.endings and not runs
        utter = "utter_hearing_limit_late" if over else "utter_hearing_limit_news" if runs else "utter_hearing_served"
        self._say(session, utter, limit, person, f"news:{limit.sequence}", buttons(limit) if runs else ())

    def recalled(self, session: Session, limit: Limit, person: Person) -> None:
        """The court has taken a service back."""
        self._say(session, "utter_hearing_limit_recalled", limit, person, f"news:{limit.sequence}")

    def remind(self, session: Session, limit: Limit, person: Person, due: Due) -> None:
        """A limit ends soon."""
        ending = limit.endings[due.end]
        left = left_in_words(ending.deadline.ends_at, due.now).say(person.language)
        facts = limit_facts(limit, person) | {"left": left, "ending": ending_line(limit, ending, person)}
        about: dict[str, Any] = {"key": due.key, "until": due.until, "buttons": buttons(limit), "session": session}
        about["custom"] = _short(limit, ending, person)
        self._speak(person.person_id, "utter_hearing_limit_reminder", facts, **about)

    def missed(self, session: Session, limit: Limit, person: Person, key: str) -> None:
        """We could not remind in time (CPL-86 says what may be left to do)."""
        facts = limit_facts(limit, person)
        self._speak(person.person_id, "utter_hearing_limit_missed", facts, key=key, session=session)

    def _say(
        self,
        session: Session,
        utter: str,
        limit: Limit,
        person: Person,
        about: str,
        choices: Sequence[tuple[Words, str]] = (),
    ) -> None:
        facts, key = limit_facts(limit, person), f"limit:{limit.limit_id}:{about}"
        custom = _short(limit, limit.endings[0], person) if limit.endings else None
        self._speak(person.person_id, utter, facts, key=key, buttons=choices, session=session, custom=custom)


def limit_facts(limit: Limit, person: Person) -> dict[str, str]:
    """Return what can be said of a limit: ``number paper title purpose served ends how``."""
    language, service = person.language, limit.service
    purpose = service.purpose
    return {
        "number": verbatim(limit.case_number) if limit.case_number else "—",
        "paper": PAPER_NAMES[service.paper].say(language),
        "title": f" {verbatim(service.title)}" if service.title else "",
        "purpose": PURPOSE_NAMES[purpose].say(language) if purpose else "—",
        "served": _served(limit, person),
        "ends": "\n".join(ending_lines(limit, person)),
        "how": "\n".join(_how(limit, language)),
    }


def _served(limit: Limit, person: Person) -> str:
    """Return the moment of service, or the day that the person told."""
    if limit.is_told:
        told = day(beijing_day(limit.service.served_at), person.language)
        return Words(f"{told}（您说的收到日）", f"{told} (the day you say it came)").say(person.language)
    return moment(limit.service.served_at, person.timezone, person.city, person.language)


def ending_lines(limit: Limit, person: Person) -> list[str]:
    """Return every possible end as a line, and what to do where the domicile is not known."""
    lines = [ending_line(limit, one, person) for one in limit.endings]
    return [*lines, _UNSURE.say(person.language)] if len(lines) > 1 else lines


def ending_line(limit: Limit, ending: Ending, person: Person) -> str:
    """Return one possible end as a line: the last minute on both clocks, how long the period is, and its article."""
    language, deadline = person.language, ending.deadline
    until = moment(deadline.last_minute, person.timezone, person.city, language)
    article = ARTICLES[deadline.rule]
    whose = _HOMES[ending.domicile].say(language) if len(limit.endings) > 1 else ""
    period = Words(
        f"（{ending.days} 日，{article.zh}）",
        f" ({ending.days} days, {article.en})",
    )
    moved = moved_words(ending).say(language) if ending.moved else ""
    provisional = PROVISIONAL.say(language) if deadline.provisional else ""
    return f"• {whose}{until}{period.say(language)}{moved}{provisional}"


def home_words(ending: Ending) -> Words:
    """Return for whom a possible end is one."""
    home = _HOMES[ending.domicile]
    return Words(home.zh.removesuffix("："), home.en.removesuffix(": ").lower())


def moved_words(ending: Ending) -> Words:
    """Return what a person has to know of an end that a day off has moved."""
    return Words(*(_MOVED.say(to).format(counted=day(ending.counted, to)) for to in ("zh-Hans", "en")))


def buttons(limit: Limit) -> tuple[tuple[Words, str], ...]:
    """Return what can be done about a limit that runs: titles with their payloads."""
    offered = [] if limit.seen else [(Words("我已收到", "I have got it"), _about(limit, "limit_seen"))]
    if len(limit.endings) > 1:
        offered += [(_I_HAVE_NONE, _home(limit, "abroad")), (_I_HAVE_ONE, _home(limit, "china"))]
    if limit.reminded:
        offered.append((Words("已办好，停止提醒", "Done, stop reminding me"), _about(limit, "limit_stopped")))
    return tuple(offered)


def _short(limit: Limit, ending: Ending, person: Person) -> dict[str, Any]:
    """The same in short values: which limit ends when."""
    title = _ENDS[limit.service.purpose or "answer"].say(person.language)
    return notice("case", title, at=ending.deadline.last_minute, number=limit.case_number)


def _how(limit: Limit, language: str) -> list[str]:
    purpose = limit.service.purpose
    if purpose is None:
        return []
    abroad = any(one.domicile == "abroad" for one in limit.endings)
    return [_HOW[purpose].say(language), *([_MORE_TIME.say(language)] if abroad else [])]


def _about(limit: Limit, what: str) -> str:
    return f'/ask_time_limit{{"{what}": "{limit.limit_id}"}}'


def _home(limit: Limit, home: str) -> str:
    return f'/ask_time_limit{{"limit_of": "{limit.limit_id}", "limit_home": "{home}"}}'

"""Agenda of defence for whoever is sued: the ends of the time to answer and for evidence, and the hearing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from backend.defence.kept import Defence
from backend.defence.last_days import LastDay, LastDays
from backend.defence.records import defence_of, rows_of
from backend.shared.agenda import COUNTED, COURT_SAID, YOU_SAID, Agenda, AgendaItem, doubts_of, last_minute
from backend.shared.calendar import is_provisional
from backend.shared.database import Session
from backend.shared.deadline import Deadline
from backend.shared.keyring import Keyring
from backend.shared.wording import Words, day

_ANSWER = Words("答辩期限截止", "Last day to answer the claim")
_EVIDENCE = Words("举证期限截止", "Last day to hand in evidence")
_HEARING = Words("开庭", "Court hearing")
_HOMES = {
    "china": Words("在中国境内有住所的", "with a domicile in mainland China"),
    "abroad": Words("在中国境内没有住所的", "without a domicile in mainland China"),
}
_ARTICLES = {
    "CPL-128": Words("民事诉讼法(2023修正)第128条", "Civil Procedure Law (2023) Art. 128"),
    "CPL-285": Words("民事诉讼法(2023修正)第285条", "Civil Procedure Law (2023) Art. 285"),
}
_EVIDENCE_ARTICLE = Words("民事诉讼法(2023修正)第68条", "Civil Procedure Law (2023) Art. 68")
_FROM_YOUR_DAY = Words(f"从您说的收到日起，{COUNTED.zh}", f"{COUNTED.en}, from the day you say it arrived")
_UNSURE = Words(
    "期限看住所，不看国籍；拿不准就按早的那天办",
    "what counts is domicile, not nationality; if unsure, keep to the earlier",
)
_MOVED = Words(
    "按天数是 {zh}，遇休息日顺延（第85条），以法院为准",
    "counted in days it would be {en}; a day off moves it (Art. 85), which the court decides",
)
_HOUR_UNKNOWN = Words("几点没有告诉我们，先按早上九点", "its hour was not told; taken as nine in the morning")


def agenda_of(keyring: Keyring, last_days: LastDays) -> Agenda:
    """Return how defence tells what is ahead.

    Args:
        keyring: opens what is sealed.
        last_days: counts the ends of the time to answer.
    """

    def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        found = [defence_of(row, keyring) for row in rows_of(session, person_id)]
        return tuple(item for one in found for item in _items(one, last_days))

    return ahead


def _items(defence: Defence, last_days: LastDays) -> Iterator[AgendaItem]:
    suit, key = defence.suit, defence.defence_id
    if defence.answer_is_due and defence.answer_until is not None:
        yield _ends(f"defence-answer-{key}", _ANSWER, defence.answer_until, defence, _ARTICLES["CPL-285"])
    elif suit.received_on is not None and defence.answer_is_due:
        every = last_days.of(suit.received_on, suit.domicile)
        yield from (_answer(defence, one, unsure=len(every) > 1) for one in every)
    if (until := defence.evidence_until) is not None:
        yield _ends(f"defence-evidence-{key}", _EVIDENCE, until, defence, _EVIDENCE_ARTICLE)
    if defence.reminds_of_suit and (start := suit.hearing_at) is not None:
        doubt = None if suit.hearing_time else _HOUR_UNKNOWN
        yield AgendaItem(
            f"defence-hearing-{key}", "takes_place", _HEARING, start, YOU_SAID, number=suit.case_number, doubt=doubt,
            place=suit.hearing_place or suit.court,
        )  # fmt: skip


def _answer(defence: Defence, end: LastDay, *, unsure: bool) -> AgendaItem:
    home, title = _HOMES[end.domicile], _ANSWER
    if unsure:
        title = Words(f"{title.zh}（{home.zh}）", f"{title.en} ({home.en})")
    moved = None
    if end.counted != end.deadline.day:
        moved = Words(_MOVED.zh.format(zh=day(end.counted, "zh-Hans")), _MOVED.en.format(en=day(end.counted, "en")))
    return AgendaItem(
        f"defence-answer-{end.domicile}-{defence.defence_id}", "ends", title, end.deadline.last_minute, _FROM_YOUR_DAY,
        number=defence.suit.case_number, article=_ARTICLES[end.deadline.rule],
        doubt=doubts_of(end.deadline, moved, _UNSURE if unsure else None),
    )  # fmt: skip


def _ends(key: str, title: Words, last: date, defence: Defence, article: Words) -> AgendaItem:
    """A day that the court named: in a decision it told us of, else on the paper the person has."""
    told = COURT_SAID if defence.decision is not None and defence.decision.until == last else YOU_SAID
    return AgendaItem(
        key, "ends", title, last_minute(last), told, number=defence.suit.case_number, article=article,
        doubt=doubts_of(Deadline(last, "", is_provisional(last))),
    )  # fmt: skip

"""Agenda of hearings for a person: hearings, limits to answer and appeal, windows of asynchronous hearings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from backend.hearing.asynchronous import records as applications
from backend.hearing.limits.announcements import AGENDA_DOUBT, home_words, moved_words
from backend.hearing.limits.model import ARTICLES, Ending, Limit
from backend.hearing.limits.records import limit_of, limits_of
from backend.hearing.model import KIND_NAMES
from backend.hearing.records import hearing_of, hearings_of
from backend.shared.agenda import COUNTED, COURT_SAID, Agenda, AgendaItem, doubts_of
from backend.shared.database import Session
from backend.shared.keyring import Keyring
from backend.shared.wording import Words

_HEARING = Words("开庭", "Court hearing")
_LAST_DAY = {
    "answer": Words("答辩期限截止", "Last day to answer the claim"),
    "appeal": Words("上诉期限截止", "Last day to appeal"),
    "pay": Words("诉讼费交纳截止", "Last day to pay the court's fee"),
}
_WINDOW = Words("非同步审理：本阶段提交截止", "Asynchronous hearing: last moment to post")
_ONL_20 = Words("人民法院在线诉讼规则(2021)第20条", "Online Litigation Rules (2021) Art. 20")
_SERVED = Words(f"法院送达日起，{COUNTED.zh}", f"{COUNTED.en}, from the day the court served it")
_FROM_YOUR_DAY = Words(f"从您说的收到日起，{COUNTED.zh}", f"{COUNTED.en}, from the day you say it arrived")
_ANSWERABLE = ("open", "done")
"""States of what was posted in a window, which then needs no more."""


def agenda_of(keyring: Keyring) -> Agenda:
    """Return how hearing tells what is ahead.

    Args:
        keyring: opens what is sealed.
    """

    def ahead(session: Session, person_id: str, now: datetime) -> Sequence[AgendaItem]:
        return (
            *_hearings(session, person_id, keyring, now),
            *_limits(session, person_id, keyring, now),
            *_windows(session, person_id, keyring),
        )

    return ahead


def _hearings(session: Session, person_id: str, keyring: Keyring, now: datetime) -> Iterator[AgendaItem]:
    for row in hearings_of(session, person_id, ending_after=now):
        one = hearing_of(row, keyring)
        kind = KIND_NAMES[one.sitting.kind]
        title = Words(f"{_HEARING.zh}（{kind.zh}）", f"{_HEARING.en} ({kind.en.lower()})")
        yield AgendaItem(
            f"hearing-{one.hearing_id}", "takes_place", title, one.sitting.start, COURT_SAID, until=one.sitting.end,
            number=one.case_number, place=one.sitting.place,
        )  # fmt: skip


def _limits(session: Session, person_id: str, keyring: Keyring, now: datetime) -> Iterator[AgendaItem]:
    for row in limits_of(session, person_id):
        limit = limit_of(row, keyring)
        if limit.runs(now):
            yield from (_ending(limit, one) for one in limit.endings)


def _ending(limit: Limit, ending: Ending) -> AgendaItem:
    """One possible end; where the domicile is not known it says for whom it is the end."""
    unsure = len(limit.endings) > 1
    title, home = _LAST_DAY[limit.service.purpose or "answer"], home_words(ending)
    if unsure:
        title = Words(f"{title.zh}（{home.zh}）", f"{title.en} ({home.en})")
    doubt = doubts_of(
        ending.deadline, moved_words(ending) if ending.moved else None, AGENDA_DOUBT if unsure else None
    )  # fmt: skip
    return AgendaItem(
        f"hearing-limit-{ending.domicile}-{limit.limit_id}", "ends", title, ending.deadline.last_minute,
        _FROM_YOUR_DAY if limit.is_told else _SERVED,
        number=limit.case_number, article=ARTICLES[ending.deadline.rule], doubt=doubt,
    )  # fmt: skip


def _windows(session: Session, person_id: str, keyring: Keyring) -> Iterator[AgendaItem]:
    """The end of each window of a granted application in which nothing was posted yet."""
    for row in applications.applications_of(session, person_id):
        if row["status"] != "granted":
            continue
        posts = applications.posts_of(session, row["application_id"])
        one = applications.application_of(row, posts, keyring)
        posted = {post.stage_id for post in one.posts if post.state in _ANSWERABLE}
        for stage in one.stages:
            if stage.stage_id not in posted:
                key = f"hearing-window-{one.application_id}-{stage.stage_id}"
                yield AgendaItem(
                    key, "ends", _WINDOW, stage.closes_at, COURT_SAID, number=one.case_number, article=_ONL_20
                )  # fmt: skip

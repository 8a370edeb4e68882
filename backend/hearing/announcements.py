"""Tells the person of hearings: fixed, moved, called off, near, or missed; in the transaction that records it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from backend.hearing.model import KIND_NAMES, Hearing, HearingKind, Sitting
from backend.shared.database import Session
from backend.shared.notice import notice
from backend.shared.notifier import Note, Speak, SpeakMany
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, moment, verbatim

BRING: dict[HearingKind, Words] = {
    "in_person": Words(
        "请带身份证件原件和证据原件，留出安检时间。",
        "Bring your identity document and the originals of your evidence, and allow time for the security check.",
    ),
    "online": Words(
        "请备好身份证件和证据原件，选安静封闭的地方，提前 30 分钟试设备。"
        "未经法院同意不能录音、录像、截屏（在线诉讼规则第24、27条）。",
        "Have your identity document and original evidence ready, in a quiet, private room, and test your device 30 "
        "minutes before. No recording or screenshots without the court's consent (Online Litigation Rules 24, 27).",
    ),
    "asynchronous": Words(
        "这是非同步审理：请在截止时间前，在法院的页面上提交陈述和证据。",
        "This is an asynchronous hearing: post your statement and evidence on the court's page before the deadline.",
    ),
}
"""Things to have ready (ONL-24, ONL-27)."""
_ROOM = Words("进入庭审：", "Enter the hearing: ")
_CHECK = Words("设备测试：", "Test your device: ")
_PLACE = Words("地点：", "Place: ")
_JUDGE = Words("法官：", "Judge: ")
_NEAR = Words("开庭提醒", "Hearing reminder")
_MOVED = Words("开庭时间变更", "Hearing moved")
_NEWS = {
    "utter_hearing_news_scheduled": Words("开庭通知", "Hearing scheduled"),
    "utter_hearing_news_moved": _MOVED,
    "utter_hearing_news_moved_reminders": _MOVED,
    "utter_hearing_news_cancelled": Words("庭审取消", "Hearing cancelled"),
}
"""Titles of the short form."""
_NO_REASON = Words("（法院未说明）", "(the court gave none)")


class Announcements:
    """Says hearing's news.

    Args:
        speak: the conversation's speaker.
        speak_many: the same for many at once, or None.
    """

    def __init__(self, speak: Speak, speak_many: SpeakMany | None = None) -> None:
        self.speak = speak
        self._speak_many = speak_many

    def scheduled(self, session: Session, hearing: Hearing, person: Person) -> None:
        """A hearing was fixed."""
        buttons = [_remind_me(hearing), _seen(hearing)]
        self._news(session, "utter_hearing_news_scheduled", hearing, person, buttons)

    def moved(self, session: Session, hearing: Hearing, person: Person, before: Sitting) -> None:
        """A hearing was moved or changed; reminders have moved along."""
        reminded = "utter_hearing_news_moved_reminders" if hearing.steps else "utter_hearing_news_moved"
        buttons = [_seen(hearing)] if hearing.steps else [_remind_me(hearing), _seen(hearing)]
        facts = {"before": moment(before.start, person.timezone, person.city, person.language)}
        self._news(session, reminded, hearing, person, buttons, facts)

    def cancelled(self, session: Session, hearing: Hearing, person: Person) -> None:
        """A hearing was called off."""
        self._news(session, "utter_hearing_news_cancelled", hearing, person, [])

    def remind(self, session: Session, notes: Sequence[Note]) -> None:
        """Hearings are near: say each note to its person."""
        if len(notes) > 1 and self._speak_many is not None:
            self._speak_many(session, notes)
            return
        for note in notes:
            about = {"key": note.key, "buttons": note.buttons, "until": note.until, "custom": note.custom}
            self.speak(note.person_id, note.utter, note.facts, session=session, **about)  # type: ignore[arg-type]

    def missed(self, session: Session, hearing: Hearing, person: Person, key: str) -> None:
        """We could not remind in time (CPL-86 says what may be left to do)."""
        facts = hearing_facts(hearing, person)
        self.speak(hearing.person_id, "utter_hearing_reminder_missed", facts, key=key, session=session)

    def _news(
        self,
        session: Session,
        utter: str,
        hearing: Hearing,
        person: Person,
        buttons: Sequence[tuple[Words, str]],
        more: Mapping[str, str] | None = None,
    ) -> None:
        facts = hearing_facts(hearing, person) | dict(more or {})
        key = f"hearing:{hearing.hearing_id}:news:{hearing.sequence}"
        short = _short(hearing, _NEWS[utter].say(person.language))
        self.speak(hearing.person_id, utter, facts, key=key, buttons=buttons, session=session, custom=short)


def reminder(hearing: Hearing, person: Person, now: datetime, key: str, until: datetime) -> Note:
    """Return what is said when a hearing is near, good until a moment."""
    facts = hearing_facts(hearing, person) | {"left": left_in_words(hearing.sitting.start, now).say(person.language)}
    buttons = (_stop(hearing),) if hearing.seen else (_seen(hearing), _stop(hearing))
    short = _short(hearing, _NEAR.say(person.language), facts["left"])
    return Note(hearing.person_id, "utter_hearing_reminder", facts, key, buttons, until, short)


def hearing_facts(hearing: Hearing, person: Person) -> dict[str, str]:
    """Return what can be said of a hearing: ``number when ends kind where bring reason``."""
    language, sitting = person.language, hearing.sitting
    return {
        "number": verbatim(hearing.case_number),
        "when": moment(sitting.start, person.timezone, person.city, language),
        "ends": moment(sitting.end, person.timezone, person.city, language),
        "kind": KIND_NAMES[sitting.kind].say(language),
        "where": "\n".join(_where(sitting, language)),
        "bring": BRING[sitting.kind].say(language),
        "reason": verbatim(hearing.reason) if hearing.reason else _NO_REASON.say(language),
    }


def _short(hearing: Hearing, title: str, note: str = "") -> dict[str, Any]:
    sitting = hearing.sitting
    return notice("hearing", title, at=sitting.start, number=hearing.case_number, place=sitting.place, note=note)


def _where(sitting: Sitting, language: str) -> list[str]:
    lines = [f"{_PLACE.say(language)}{verbatim(sitting.place)}"]
    if sitting.judge:
        lines.append(f"{_JUDGE.say(language)}{verbatim(sitting.judge)}")
    if sitting.room_link:
        lines.append(f"{_ROOM.say(language)}{verbatim(sitting.room_link)}")
    if sitting.check_link:
        lines.append(f"{_CHECK.say(language)}{verbatim(sitting.check_link)}")
    return lines


def _remind_me(hearing: Hearing) -> tuple[Words, str]:
    chosen = f'/start_hearing_reminder{{"hearing_chosen": "{hearing.hearing_id}"}}'
    return Words("提醒我", "Remind me"), chosen


def _seen(hearing: Hearing) -> tuple[Words, str]:
    return Words("我已收到", "I have got it"), f'/ask_hearing_time{{"hearing_seen": "{hearing.hearing_id}"}}'


def _stop(hearing: Hearing) -> tuple[Words, str]:
    return Words("停止提醒", "Stop reminding me"), f'/stop_reminder{{"hearing_chosen": "{hearing.hearing_id}"}}'

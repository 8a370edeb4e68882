"""Tells the person of asynchronous hearings: what the court decided, which window closes, what became of a post."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from backend.contracts.translation import below
from backend.hearing.asynchronous.model import STATUS_NAMES, Application, Post, Stage
from backend.shared.calendar import BEIJING
from backend.shared.database import Session
from backend.shared.deadline_reminders import Due
from backend.shared.notice import notice
from backend.shared.notifier import Speak
from backend.shared.parties import Person
from backend.shared.reminder_plan import left_in_words
from backend.shared.wording import Words, moment, verbatim

HOW: dict[str, Words] = {
    "statement": Words("在这里提交陈述和材料", "post your statement and files here"),
    "video": Words("按法院的步骤录视频，传到：", "record your video as the court says and upload it at "),
}
_NO_REASON = Words("（法院未说明）", "(the court gave none)")
_STATES: dict[str, Words] = {
    "open": Words("正在送往法院", "on its way to the court"),
    "done": Words("法院已收到", "received by the court"),
    "refused": Words("法院没有收", "not accepted by the court"),
    "rejected": Words("没有送到法院", "did not reach the court"),
}
_IN_BRACKETS = Words("（机器翻译：{}）", " (by a machine: {})")
"""A translation of a stage's name behind it."""
_NOTHING = Words("（还没有提交过）", "(nothing posted yet)")
_POST = Words("提交陈述和材料", "Post statement and files")
_STOP = Words("停止提醒", "Stop reminding me")
_CLOSES = Words("庭审陈述截止", "Statements close")
"""Title of the short form."""
_SHORT = 60
"""Characters of a statement that are shown again."""


class AsynchronousAnnouncements:
    """Says news of asynchronous hearings.

    Args:
        speak: the conversation's speaker.
        wording: returns an utterance's text in a language, to name a reason inside another sentence.
    """

    def __init__(self, speak: Speak, wording: Callable[[str, str], str]) -> None:
        self._speak = speak
        self._wording = wording

    def decided(self, session: Session, application: Application, person: Person, sequence: int, news: str) -> None:
        """The court has granted it, moved its windows, or refused it.

        Args:
            news: ``granted``, ``changed`` or ``refused``.
        """
        utter = {
            "granted": "utter_hearing_asynchronous_news_granted",
            "changed": "utter_hearing_asynchronous_news_changed",
            "refused": "utter_hearing_asynchronous_news_refused",
        }[news]
        choices = () if news == "refused" else buttons(application)
        self._say(session, utter, application, person, f"news:{sequence}", choices=choices)

    def reached(self, session: Session, application: Application, person: Person) -> None:
        """An application that had waited has reached the court."""
        self._say(session, "utter_hearing_asynchronous_news_sent", application, person, "sent")

    def not_taken(self, session: Session, application: Application, person: Person, reason: str) -> None:
        """An application that had waited came to nothing."""
        more = {"because": self._wording(f"utter_{reason}", person.language)}
        self._say(session, "utter_hearing_asynchronous_news_failed", application, person, "failed", more)

    def posted(self, session: Session, application: Application, person: Person, post_id: str) -> None:
        """A post that had waited was received."""
        more = post_facts(application, post_id, person)
        self._say(session, "utter_hearing_statement_news_received", application, person, f"post.{post_id}", more)

    def post_failed(
        self, session: Session, application: Application, person: Person, post_id: str, reason: str
    ) -> None:
        """A post that had waited was not taken."""
        more = post_facts(application, post_id, person)
        more["because"] = self._wording(f"utter_{reason}", person.language)
        self._say(session, "utter_hearing_statement_news_failed", application, person, f"post.{post_id}", more)

    def remind(self, session: Session, application: Application, person: Person, due: Due) -> None:
        """A window closes soon."""
        stage = application.stages[due.end]
        left = left_in_words(stage.closes_at, due.now).say(person.language)
        facts = application_facts(application, person) | {"left": left, "stage": _stage(application, stage, person)}
        custom = notice("case", _CLOSES.say(person.language), at=_until(stage), number=application.case_number)
        about: dict[str, Any] = {"key": due.key, "until": due.until, "session": session, "custom": custom}
        utter = "utter_hearing_asynchronous_reminder"
        self._speak(person.person_id, utter, facts, buttons=buttons(application), **about)

    def missed(self, session: Session, application: Application, person: Person, stage: Stage, key: str) -> None:
        """A window has closed and we did not remind (CPL-86 says what may be left to do)."""
        facts = application_facts(application, person) | {"stage": _stage(application, stage, person)}
        self._speak(person.person_id, "utter_hearing_asynchronous_missed", facts, key=key, session=session)

    def _say(
        self,
        session: Session,
        utter: str,
        application: Application,
        person: Person,
        about: str,
        more: Mapping[str, str] | None = None,
        choices: Sequence[tuple[Words, str]] = (),
    ) -> None:
        facts = application_facts(application, person) | dict(more or {})
        key = f"asynchronous:{application.application_id}:{about}"
        self._speak(person.person_id, utter, facts, key=key, buttons=choices, session=session)


def application_facts(application: Application, person: Person) -> dict[str, str]:
    """Return what can be said of an application: ``number status reason stages posts``."""
    language = person.language
    posts = "\n".join(_post_line(application, post, person) for post in application.posts)
    return {
        "number": verbatim(application.case_number),
        "status": STATUS_NAMES[application.status].say(language),
        "reason": _reason(application, language),
        "stages": "\n".join(f"• {_stage(application, one, person)}" for one in application.stages) or "—",
        "posts": posts or _NOTHING.say(language),
    }


def _reason(application: Application, language: str) -> str:
    """Return the court's reason in its own words, with a translation below where there is one."""
    if not application.reason:
        return _NO_REASON.say(language)
    made = application.translated.get(application.reason)
    return verbatim(application.reason) + (below(made, language) if made else "")


def _stage(application: Application, stage: Stage, person: Person) -> str:
    return stage_line(stage, person, application.translated.get(stage.name, ""))


def stage_line(stage: Stage, person: Person, translation: str = "") -> str:
    """Return a stage with its window on both clocks, and what is done in it.

    Args:
        translation: of its name, where there is one.
    """
    language = person.language
    opens, closes = (moment(at, person.timezone, person.city, language) for at in (stage.opens_at, _until(stage)))
    way = HOW[stage.form].say(language) + (verbatim(stage.link) if stage.form == "video" else "")
    until = Words(f"从{opens}到{closes}", f"from {opens} until {closes}").say(language)
    colon = ": " if language == "en" else "："
    name = verbatim(stage.name) + (_IN_BRACKETS.say(language).format(translation) if translation else "")
    return f"{name}{colon}{until}{'; ' if language == 'en' else '；'}{way}"


def _until(stage: Stage) -> datetime:
    """Return a window's end as it is told: midnight as 23:59, so that nobody takes it for the wrong day."""
    there = stage.closes_at.astimezone(BEIJING)
    return there - timedelta(minutes=1) if (there.hour, there.minute) == (0, 0) else there


def post_facts(application: Application, post_id: str, person: Person) -> dict[str, str]:
    """Return what can be said of a post: ``receipt posted stage files state``."""
    post = next(one for one in application.posts if one.post_id == post_id)
    names = "、".join(verbatim(name) for name in post.file_names)
    none = Words("（没有附件）", "(no files)").say(person.language)
    return {
        "receipt": verbatim(post.receipt or "—"),
        "posted": moment(post.posted_at, person.timezone, person.city, person.language),
        "stage": verbatim(application.stage(post.stage_id).name),
        "files": names or none,
        "state": _STATES[post.state].say(person.language),
    }


def buttons(application: Application) -> tuple[tuple[Words, str], ...]:
    """Return what can be done about a granted application: titles with their payloads."""
    offered = []
    if any(one.form == "statement" for one in application.stages):
        offered.append((_POST, f'/start_hearing_statement{{"statement_of": "{application.application_id}"}}'))
    if application.reminded:
        stop = f'/ask_online_hearing{{"asynchronous_stopped": "{application.application_id}"}}'
        offered.append((_STOP, stop))
    return tuple(offered)


def _post_line(application: Application, post: Post, person: Person) -> str:
    facts = post_facts(application, post.post_id, person)
    text = post.statement if len(post.statement) <= _SHORT else f"{post.statement[:_SHORT]}…"
    said = f" {verbatim(text)}" if text else ""
    files = f" 📎 {facts['files']}" if post.file_names else ""
    became = Words(f"（{facts['state']} {facts['receipt']}）", f" ({facts['state']} {facts['receipt']})")
    return f"• {facts['posted']} {facts['stage']}{became.say(person.language)}{said}{files}"

"""The form of whoever is sued: what it means and until when, then the written answer claim by claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from actions.answers import Reading
from actions.defence.answer_fields import answer_fields, claims_of
from actions.defence.brief import answer_of, suit_of
from actions.defence.memory import told_in_conversation
from actions.defence.readers import claim_named, says_sued, speaks_for_company, topic_of
from actions.defence.suit_fields import TOLD_ASIDE, UNKNOWN, suit_fields
from actions.defence.telling import suit_told, tell_last_days
from actions.dialogue.commands import AnswerQuestion, CannotHandle, Command
from actions.dialogue.extract import Candidates
from actions.dialogue.flow import Circumstances, Flow
from actions.dialogue.message import UserMessage
from actions.dialogue.prompt import ask, field_of, open_field
from actions.dialogue.speech import say_kept, shown
from actions.dialogue.state import SKIPPED, State, first_open
from actions.forms.fields import Answers, Field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.story.wishes import wants_to_sue
from backend.defence.commands import PreviewAnswer
from backend.shared.wording import Words

PAPERS: Mapping[str, str] = {"answer_pdf": "answer.pdf", "answer_docx": "answer.docx"}
ENGLISH: Mapping[str, str] = {"answer_english_pdf": "answer-english.pdf"}
CONTROLS = frozenset(
    {"cancel", "go_back", "skip", "save_for_later", "restart", "change_language", "ask_human", "ask_progress", "resume"}
)
"""Intents that are never written into a paper."""
_SOUNDS_LIKE = frozenset({"tell_worry", "ask_law", "start_protection", "ask_privacy", "ask_trust", "out_of_scope"})
TOLD = "told_days"
"""For which day and domicile the last days were told."""
_SHORT = 4


@cache
def defence_questions() -> tuple[Field, ...]:
    """Every question, in the order they are asked."""
    return (*suit_fields(), *answer_fields())


async def remind_me(form: Flow, turn: Turn) -> Events | None:
    """The wish to be reminded opens no other form here: whatever is confirmed is reminded of."""
    said, open_now = turn.answer, open_field(form, turn)
    if said.pressed or said.intent != "start_hearing_reminder" or not said.is_sure:
        return None
    if open_now is not None and open_now.name == "next":
        return None
    turn.say("utter_defence_will_remind")
    return await ask(form, turn)


async def overheard(form: Flow, turn: Turn) -> Events | None:
    """Keep what a message tells of the suit beside the open question; None leaves the message to that question.

    A question for words (a reason, what happened) is left alone: days in a story are no day of receipt.
    """
    said, open_now = turn.answer, open_field(form, turn)
    if said.pressed or said.uploaded or len(said.text) < _SHORT or open_now is None or open_now.story:
        return None
    told = suit_told(turn, said).values
    news = {name: told[name] for name in TOLD_ASIDE if name in told and name != open_now.name}
    news = {name: value for name, value in news.items() if turn.answers.get(name, SKIPPED) in (SKIPPED, value)}
    news = {name: value for name, value in news.items() if turn.answers.get(name) != value}
    if not news:
        return None
    answers_here = open_now.name in told or (await open_now.read(turn, said)).found
    turn.change(news)
    if answers_here:
        return None
    say_kept(turn, [field for name in news if (field := field_of(form, name)) is not None])
    _tell_days(turn)
    return await ask(form, turn, first_open(form.fields, turn.answers))


def stays_here(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """A defendant's story sounds like a plaintiff's wish; only who says that they will sue is taken to a filing."""
    mistaken = message.intent == "start_filing" and not message.pressed and not _will_sue(message.text)
    return (CannotHandle(),) if mistaken else ()


def _will_sue(text: str) -> bool:
    return wants_to_sue(text) and not says_sued(text)


def asks_as_defendant(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """What a defendant is afraid of or asks is answered here, also where it sounds like worry or the law at large."""
    ours = message.intent in _SOUNDS_LIKE or (message.asks and not message.is_sure)
    if message.pressed or not ours or not topic_of(message.text):
        return ()
    return (AnswerQuestion("ask_defence", said=message),)


class DefenceForm(ServiceForm):
    """Helps whoever is sued."""

    service: ClassVar[str] = "defence"
    title: ClassVar[Words] = Words("应诉答辩", "Answering a lawsuit")
    listeners = (remind_me, overheard)
    own_rules = (stays_here, asks_as_defendant)
    prefills = False  # `begin` has read everything the opening sentence can say

    @property
    def fields(self) -> Sequence[Field]:
        """See `defence_questions`."""
        return defence_questions()

    def named(self, text: str, answers: Answers) -> str | None:
        """What was said to a claim, by the claim's number."""
        number = claim_named(text)
        return f"stance_{number}" if number is not None and number <= len(claims_of(answers)) else None

    def takes(self, state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
        """What a field has read is its answer, whatever else a defendant's words sound like; a question stays one."""
        if not (reading.found or reading.partial) or (message.asks and not field.story):
            return None
        return None if message.is_sure and message.intent in CONTROLS else True

    async def begin(self, turn: Turn) -> None:
        """Say what it means and until when; take whole what was told, now and just before."""
        told = {**told_in_conversation(turn), **suit_told(turn, turn.answer).values}
        if speaks_for_company(turn.answer.text):
            told["kind"] = "organisation"
        turn.change({name: value for name, value in told.items() if value})
        known = [name for name in TOLD_ASIDE if name in told]
        turn.say("utter_defence_opening")
        if known:
            turn.say("utter_defence_heard", lines="\n".join(_line(self, turn, name) for name in known))
        _tell_days(turn)

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """Tell the last days once the day and the domicile are known, and again when one of them changes."""
        if field.name in ("received", "domicile") or {"received", "domicile"} & set(reading.also):
            _tell_days(turn)

    async def before_review(self, turn: Turn) -> None:
        """Hand over the answer to read; a paper that cannot be made is no reason to stop."""
        answer = answer_of(turn.answers)
        if answer is None:
            return
        try:
            await turn.do(PreviewAnswer(turn.draft.draft_id, turn.person.person_id, suit_of(turn.answers), answer))
        except Declined as no:
            turn.explain(no)
            return
        hand_over(turn, turn.draft.draft_id)


def hand_over(turn: Turn, subject_id: str) -> None:
    """Give the papers of an answer; the English one only to who reads English."""
    papers = {**PAPERS, **(ENGLISH if turn.language == "en" else {})}
    for kind, name in papers.items():
        file: dict[str, Any] = {"kind": kind, "id": subject_id, "name": name}
        turn.say(f"utter_defence_paper_{kind}", custom={"file": file})


def _line(form: DefenceForm, turn: Turn, name: str) -> str:
    field = field_of(form, name)
    assert field is not None
    colon = Words("：", ": ").say(turn.language)
    return f"• {field.label.say(turn.language)}{colon}{shown(turn, field)}"


def _tell_days(turn: Turn) -> None:
    """Both ends while the domicile is not known, the one that counts once it is."""
    received, domicile = turn.answers.get("received"), turn.answers.get("domicile", UNKNOWN)
    before, now = str(turn.answers.get(TOLD, "")), f"{received} {domicile}"
    if not received or before == now:
        return
    turn.change({TOLD: now})
    tell_last_days(turn, str(received), str(domicile), again=before.startswith(str(received)))

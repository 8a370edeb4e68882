"""Answers to questions and wishes that sound like a neighbour's: anywhere, before any form takes or opens on them.

A lawyer's letter opens no mediation, a swindle no suit, a clause for another court no filing: what we do not do is
said, who does it, and what can be begun here, as buttons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from actions.dialogue.buttons import Button, button
from actions.dialogue.message import UserMessage
from actions.dialogue.turn import Turn, in_form
from actions.matter.reminding import remind_instead
from actions.own_answers import around, comparison, leaving_china, texts, which_court
from actions.own_answers.readers import asked
from actions.own_answers.readers.asked import both_agree, is_of_hearing, kind_asked, names_errand, names_region
from actions.own_answers.readers.compared import ways_compared
from actions.protection.basis import basis_of
from actions.protection.law import tell_entry_named
from actions.reminders import appeals
from actions.reminders.readers.hearings import wishes_hearing, wishes_reminder
from actions.reminders.readers.wishes import is_whole
from actions.reminders.setting import ask_of_what, set_wished
from actions.topic import AnswerTo
from backend.filing.commands import MyCases
from backend.protection.commands import FindLaw
from backend.protection.model import Finding, Source
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words
from backend.triage.pages import load_triage

_FOREIGN_COURT: Final = "foreign_court_agreed_in_contract"
_OF_CLAUSES: Final = frozenset({_FOREIGN_COURT, "rec_parallel_proceedings"})
"""Entries of the law library on a clause for another court."""
_COMPARES: Final = "compares"
_LOOKED_BACK: Final = 2
"""Messages before this one in which a fee may have been asked for."""
_STATEMENTS: Final = frozenset({asked.LAWYER_FOUND, asked.ROOTS})
_FEE_ASKED: Final = "utter_ask_court_fee_kind"
"""Utterance that asks of what case the fee is wanted."""
_COURT_ASKED: Final = "utter_filing_court_proposed"
"""Utterance at whose question "I don't know which court" is no question but an answer."""


def asked_outright(message: UserMessage, said_before: Sequence[str]) -> str:
    """Return the intent of a question or wish of these kinds in the middle of a form, or nothing.

    Args:
        said_before: what we said before it: words that answer the question there are none.
    """
    if message.pressed or message.danger is not None:
        return ""
    kind = _kind(message)
    if not kind and _FEE_ASKED in said_before and asked.is_short_of_money(message.text):
        kind = asked.NO_MONEY
    if kind == asked.REMINDER and not names_errand(message.text) and not wishes_reminder(message):
        return ""  # "提前一天提醒我" may answer when
    if kind in _STATEMENTS:
        return ""  # what is told in a form answers its question
    if kind == asked.WHICH_COURT and _COURT_ASKED in said_before:
        return ""
    return _INTENTS.get(kind, "")


async def take_up(turn: Turn) -> bool:
    """Answer such a question or wish outside any form; False for any other message."""
    if in_form(turn) or turn.answer.pressed or turn.answer.danger is not None:
        return False
    if await leaving_china.take_up(turn):
        return True
    kind = _kind(turn.answer) or _without_money(turn)
    if kind == asked.REMINDER:
        return await _reminder(turn)
    if kind in _INTENTS:
        await ANSWERS[_INTENTS[kind]](turn)
        return True
    return await which_court.told_more(turn) or await comparison.everything_asked(turn)


def _without_money(turn: Turn) -> str:
    """Return the kind of who says, after what a court or a lawyer costs, that they have little money."""
    said = turn.answer.text
    before = (one.text for one in turn.typed_before(_LOOKED_BACK))
    return asked.NO_MONEY if asked.is_short_of_money(said) and any(map(asked.is_of_fees, before)) else ""


def _kind(message: UserMessage) -> str:
    if leaving_china.is_asked(message):
        return leaving_china.LEAVING
    kind = kind_asked(message.text) or (_COMPARES if ways_compared(message.text) else "")
    return kind or (asked.REMINDER if wishes_reminder(message) else "")


async def letter(turn: Turn) -> None:
    """Say that we write no lawyers' letters, who does, and that a mediation can be asked for."""
    find = button(turn.language, texts.FIND_LAWYER, "find_institution", legal_map_wish="kind:law_firm")
    _say(turn, texts.LETTER, find, _way(turn, texts.MEDIATE, "start_mediation"))


async def fraud(turn: Turn) -> None:
    """Say that a swindle is for the police (CRM-110), and that the money can be claimed by a civil suit."""
    ways, language = load_triage().ways, turn.language
    police, refused = ways["police"], ways["procuratorate"]
    named = [one for one in (*police.sources, *refused.sources) if one.article]
    words = texts.FRAUD.say(language).format(
        police=police.how.say(language),
        refused=refused.how.say(language),
        basis=basis_of([Source(one.law, one.article) for one in named], language),
    )
    money = [_way(turn, texts.SUE_FOR_MONEY, "start_filing"), _way(turn, texts.MEDIATE, "start_mediation")]
    turn.say(READY_WORDS, () if turn.has_draft else money, words=words)


async def reminder(turn: Turn) -> None:
    """Set a reminder of one's own, or ask what and when."""
    if await appeals.take_up(turn):
        return
    if not await set_wished(turn):
        ask_of_what(turn)
    if turn.has_draft:
        _say(turn, texts.REMINDER_IN_FORM)


async def _reminder(turn: Turn) -> bool:
    """Set it, or ask for what is missing; False where something of the person's is meant that has reminders."""
    said = turn.answer
    if await appeals.take_up(turn):
        return True
    if wishes_hearing(said) and await set_wished(turn):
        return True
    if not names_errand(said.text) and not is_whole(said):
        if is_of_hearing(said.text) or await turn.do(MyCases(turn.person.person_id)):
            return False
        if await remind_instead(turn):
            return True
    await reminder(turn)
    return True


async def foreign_court(turn: Turn) -> None:
    """Say what a clause for the court of another place means here; nothing is filed by quoting it."""
    if names_region(turn.answer.text):
        _say(turn, texts.OF_REGION)
    found: Finding = await turn.do(FindLaw(turn.answer.text))
    entry = found.entry.entry_id if found.entry is not None else ""
    await tell_entry_named(turn, entry if entry in _OF_CLAUSES else _FOREIGN_COURT)


async def no_clause(turn: Turn) -> None:
    """Say that without a clause there is no arbitration, unless both sides agree to it now."""
    if both_agree(turn.answer.text):
        _say(turn, texts.BOTH_AGREE, _way(turn, texts.ARBITRATE, "ask_arbitration"))
    else:
        ways = (texts.SUE, "start_filing"), (texts.MEDIATE, "start_mediation")
        _say(turn, texts.NO_CLAUSE, *(_way(turn, title, intent) for title, intent in ways))


def _say(turn: Turn, words: Words, *ways: Button) -> None:
    turn.say(READY_WORDS, () if turn.has_draft else ways, words=words.say(turn.language))


def _way(turn: Turn, title: Words, intent: str) -> Button:
    return button(turn.language, title, intent)


_BY_KIND: Final[Mapping[str, AnswerTo]] = MappingProxyType({
    asked.LETTER: letter, asked.FRAUD: fraud, asked.REMINDER: reminder, asked.FOREIGN_COURT: foreign_court,
    asked.NO_CLAUSE: no_clause, asked.WHICH_COURT: which_court.tell, _COMPARES: comparison.tell,
    leaving_china.LEAVING: leaving_china.tell, **around.BY_KIND,
})  # fmt: skip
_INTENTS: Final = {kind: f"ask_own_{kind}" for kind in _BY_KIND}
"""Names of the questions in the table; the bot knows no such intents."""
ANSWERS: Final[Mapping[str, AnswerTo]] = MappingProxyType({_INTENTS[kind]: told for kind, told in _BY_KIND.items()})
"""Answer to each, for the table of questions."""

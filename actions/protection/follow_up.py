"""Short questions about the entry just told: "那要多久", "那如果他不来呢"; answered from it, or looked up with it."""

from __future__ import annotations

from typing import Final

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn, is_courtesy
from actions.front_door import Declined
from actions.protection.readers.entry_sentences import kinds_known, sentences_of, speaks_of
from actions.protection.readers.own_questions import asks_if_needed, is_question, leans, supposes
from actions.protection.telling import (
    ENTRY,
    ask_on,
    offer_candidates,
    say_unknown,
    tell_entry,
    tell_further,
    tell_likely,
    tell_rule,
    title_of,
)
from actions.protection.whose_question import STRANGE, only_asks
from actions.readers.topics import has_subject, subject_of
from actions.story.wishes import wants_to_sue
from actions.topic import kinds_asked
from backend.protection.commands import FindLaw, GetLawEntry
from backend.protection.model import Finding, LawEntry

_TOLD: Final = frozenset(
    {
        "utter_law_answer", "utter_law_answer_in_form", "utter_law_rule", "utter_law_likely", "utter_law_further",
        "utter_law_enforcement", "utter_law_enforcement_runs",
    }
)  # fmt: skip
_LONGEST: Final = {"zh": 18, "en": 60}
"""Characters of a question that makes sense only with the one before it."""
_MOST_SENTENCES, _MOST_OFFERED = 2, 3
_LEANING: Final = STRANGE | {"ask_law", "affirm", "deny"}
"""Intents of a question that names nothing of its own; any other intent has an answer of its own."""
_OFFERED: Final = frozenset({"utter_law_candidates", "utter_law_unknown"})
_DESKS: Final = ("utter_filing_preservation", "utter_filing_recognition_", "utter_filing_service")
"""Answers of desks that hold no more of their topic than they have said; what it costs the table of fees knows."""
_LOOKED_BACK: Final = 4
"""Messages before this one that may tell what is spoken of."""
_OF_A_DECISION: Final = frozenset({"enforcement", "appeal", "foreign_judgments", "awards"})
"""Topics of the library about a case that has been decided: what is told of it then begins no new one."""
_LONGEST_STATEMENT: Final = 60
_COST: Final = "cost"
_WISH: Final = "start_"
_TELLING: Final = frozenset({"inform", "out_of_scope", "nlu_fallback"})
"""Intents that want nothing of ours by themselves."""


async def follow_up(turn: Turn) -> bool:
    """Answer a short question about the entry that was just told; False if it is none."""
    text = turn.answer.text
    if turn.answer.pressed or not text or len(text) > _LONGEST["en" if text.isascii() else "zh"]:
        return False
    told, asked = spoken_of(turn)
    if not told and not asked:
        return False
    kinds = [kind for kind in kinds_asked(text) if kind in kinds_known()] + (
        ["where"] if said("asks_where", text) else []
    )
    changed = supposes(turn.answer)
    if told and not changed and _asks_only(turn) and await _is_of_told(turn, asked):
        return True
    if not kinds and not changed and not _leans_on_answer(turn):
        return False
    if not changed and (has_subject(text) or subject_of(text)):
        return False  # it says itself what it asks about
    own: Finding = await turn.do(FindLaw(text))
    if own.is_sure and own.entry is not None:
        return False
    return await (_answer(turn, kinds, own, asked) if told else _answer_with(turn, kinds, own, asked))


def _asks_only(turn: Turn) -> bool:
    """Return True if what was heard as a wish to begin only asks, of what was told ("要不要公证")."""
    return only_asks(turn.answer) or (turn.answer.intent.startswith(_WISH) and asks_if_needed(turn.answer.text))


def spoken_of(turn: Turn) -> tuple[bool, str]:
    """Return whether an entry was told that is still spoken of, and the question a short one leans on.

    Thanks, and short questions that found nothing of their own, leave the subject as it was.
    """
    asked = ""
    for text, utterances in turn.exchanges(_LOOKED_BACK):
        names = set(utterances)
        if is_courtesy(names):
            continue
        asked = text if not text.startswith("/") else ""
        if _TOLD & names:
            return True, asked
        if any(name.startswith(_DESKS) for name in names):
            return False, asked
        if not _OFFERED & names:
            return False, ""
        if not leans(text):
            return False, asked
    return False, asked


def _leans_on_answer(turn: Turn) -> bool:
    """Return True if a short question makes sense only with the answer before it ("那生了之后呢", "我入了美国籍呢")."""
    heard = turn.answer
    return is_question(heard) and (not heard.is_sure or heard.intent in _LEANING)


async def told_more(turn: Turn) -> bool:
    """Take a fact told right behind an answer of law for a part of that question; False if it is none.

    Where both together find another entry for certain, that is told; else how one goes on with it.
    """
    said_now = turn.answer
    if turn.has_draft or said_now.pressed or not said_now.text or said_now.asks or said_now.intent not in _TELLING:
        return False
    told, offered = _TOLD & set(turn.said_before), _OFFERED & set(turn.said_before)
    return await (_told_of_entry(turn) if told else _told_of_offered(turn)) if told or offered else False


async def told_of_decision(turn: Turn) -> bool:
    """Do the same with a short statement that sounds like a dispute, where a decided case was spoken of.

    What is told then of the debtor or the other side begins no new case; who says that they want to sue still does.
    """
    said_now = turn.answer
    if turn.has_draft or said_now.pressed or said_now.asks or said_now.intent != "start_filing":
        return False
    wished = wants_to_sue(said_now.text) or any(wishes(part.text) for part in said_now.stretches())
    if wished or len(said_now.text) > _LONGEST_STATEMENT or not _TOLD & set(turn.said_before):
        return False
    try:
        entry: LawEntry = await turn.do(GetLawEntry(str(turn.tracker.get_slot(ENTRY))))
    except Declined:
        return False
    return entry.topic in _OF_A_DECISION and await _told_of_entry(turn)


async def _told_of_entry(turn: Turn) -> bool:
    """Tell the entry that what was asked and what is told now find together; else how one goes on with it."""
    said_now = turn.answer
    before = "".join(one.text for one in turn.typed_before(1))
    finding: Finding = await turn.do(FindLaw(f"{before} {said_now.text}"))
    if finding.is_sure and finding.entry is not None and finding.entry.entry_id != turn.tracker.get_slot(ENTRY):
        await tell_entry(turn, finding.entry)
    else:
        ask_on(turn)
    return True


async def _told_of_offered(turn: Turn) -> bool:
    """Answer what was asked by what is told now, where a few questions were offered; False if that decides nothing.

    Of those offered the one is likely meant that question and telling together put first.
    """
    asked = "".join(one.text for one in turn.typed_before(1))
    if not asked:
        return False
    before: Finding = await turn.do(FindLaw(asked))
    both: Finding = await turn.do(FindLaw(f"{asked} {turn.answer.text}"))
    if await _tells(turn, both):
        return True
    offered = {one.entry_id for one in before.candidates}
    if not both.candidates or both.candidates[0].entry_id not in offered:
        return False
    tell_likely(turn, both.candidates)
    return True


async def _is_of_told(turn: Turn, asked: str) -> bool:
    """Answer what would open a form and only asks something of the entry told ("要唔要公证"), if that is likely."""
    return await _tells(turn, await turn.do(FindLaw(f"{asked} {turn.answer.text}")))


async def _tells(turn: Turn, finding: Finding) -> bool:
    """Tell the entry that was found, or what is likely; False where there is neither."""
    if finding.entry is not None:
        await tell_entry(turn, finding.entry)
    elif finding.is_likely and finding.candidates:
        tell_likely(turn, finding.candidates)
    else:
        return False
    return True


async def _answer_with(turn: Turn, kinds: list[str], own: Finding, asked: str) -> bool:
    """Answer a short question together with the one it leans on, where no entry has been told for certain."""
    if kinds == [_COST]:
        return False  # the table of fees asks of what, or knows
    both: Finding = await turn.do(FindLaw(f"{asked} {turn.answer.text}"))
    if await _tells(turn, both):
        return True
    offered = list({one.entry_id: one for one in (*both.candidates, *own.candidates)}.values())[:_MOST_OFFERED]
    if offered:
        offer_candidates(turn, offered)
    else:
        say_unknown(turn)
    return True


async def _answer(turn: Turn, kinds: list[str], own: Finding, asked: str) -> bool:
    try:
        entry: LawEntry = await turn.do(GetLawEntry(str(turn.tracker.get_slot(ENTRY))))
    except Declined:
        return False
    if words := sentences_on(entry, kinds, turn.language):
        tell_further(turn, entry, words)
        return True
    both: Finding = await turn.do(FindLaw(f"{_topic_before(turn, entry, asked)} {turn.answer.text}"))
    meant = both.entry
    if meant is not None and meant.entry_id != entry.entry_id:
        await tell_entry(turn, meant)
    elif offered := _offered(entry, own, both):
        offer_candidates(turn, offered)
    elif meant is not None and both.is_sure:
        await tell_rule(turn, entry)  # the same question still: its rule says more than its answer
    else:
        say_unknown(turn)
    return True


def _offered(told: LawEntry, own: Finding, both: Finding) -> list[LawEntry]:
    """List what may be meant, other than what was told: by the short question itself, then with the one before it."""
    found = {one.entry_id: one for one in (*own.candidates, *both.candidates) if one.entry_id != told.entry_id}
    return list(found.values())[:_MOST_OFFERED]


def _topic_before(turn: Turn, told: LawEntry, before: str) -> str:
    """The question that was answered, or the title of its answer where it leaned on another itself."""
    return title_of(told).say(turn.language) if not before or leans(before) else before


def sentences_on(entry: LawEntry, kinds: list[str], language: str) -> str:
    """Return what an entry says of what is asked: the sentences of its rule and next step, then of its answer."""
    told = [text.say(language) for text in (entry.rule, entry.next, entry.answer)]
    every = [sentence for text in told for sentence in sentences_of(text)]
    meant = [sentence for sentence in every if any(speaks_of(kind, sentence) for kind in kinds)]
    return ("" if language != "en" else " ").join(meant[:_MOST_SENTENCES])

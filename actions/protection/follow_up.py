"""Short questions about the entry just told: "那要多久", "那如果他不来呢"; answered from it, or looked up with it."""

from __future__ import annotations

from typing import Final

from actions.dialogue.phrases import said
from actions.dialogue.readers.speech_acts import wishes
from actions.dialogue.turn import Turn, is_courtesy
from actions.front_door import Declined
from actions.protection.own_side import of_other_side, told_for_own_side
from actions.protection.readers.entry_sentences import kinds_known, sentences_of, speaks_of
from actions.protection.readers.follow_ups import asks_how_to_begin, kinds_of_time, points_back
from actions.protection.readers.own_questions import asks_if_needed, is_question, is_question_text, leans, supposes
from actions.protection.reckoned import names_reckoned
from actions.protection.telling import (
    ENTRY,
    ask_on,
    offer_candidates,
    say_unknown,
    tell_begin,
    tell_entry,
    tell_further,
    tell_likely,
    tell_rule,
    title_of,
)
from actions.protection.whose_question import STRANGE, only_asks
from actions.readers.sides import standpoint
from actions.readers.topics import has_subject, subject_of
from actions.story.wishes import wants_to_sue
from actions.topic import kinds_asked
from backend.protection.commands import FindFollowUp, FindLaw, GetLawEntry
from backend.protection.model import Finding, LawEntry
from backend.shared.notifier import READY_WORDS

TOLD: Final = frozenset(
    {
        "utter_law_answer", "utter_law_answer_in_form", "utter_law_rule", "utter_law_likely", "utter_law_further",
        "utter_law_enforcement", "utter_law_enforcement_runs", "utter_law_rate", "utter_law_interest",
        "utter_law_limitation",
    }
)  # fmt: skip
LONGEST: Final = {"zh": 36, "en": 100}
"""Characters of what makes sense only with what was said before it."""
_MOST_SENTENCES, _MOST_OFFERED = 2, 3
_LEANING: Final = STRANGE | {"ask_law", "affirm", "deny"}
"""Intents of a question that names nothing of its own; any other intent has an answer of its own."""
OWN_ERRANDS: Final = frozenset(
    {
        "ask_human", "call_court", "change_appointment", "change_language", "complain", "find_institution",
        "forget_memory", "goodbye", "greet", "restart", "resume", "save_for_later", "thank", "cancel",
    }
)  # fmt: skip
"""Intents that are no question of law, however they lean on what was said."""
_STRANGER, _NEAR_ENOUGH = "out_of_scope", 0.15
"""Intent of what nobody here does, and the belief below which nothing is offered to it."""
_OFFERED: Final = frozenset({"utter_law_candidates", "utter_law_unknown"})
_PASSED_OVER: Final = (
    "utter_law_told_more", "utter_law_refused_", "utter_not_understood", "utter_ask_rephrase", "utter_nothing_to_do",
    "utter_heard_outside", "utter_filing_dispute_told", "utter_authorization_certified_",
)  # fmt: skip
"""Answers that leave what was spoken of as it is: nothing was found or asked back, or another country was named."""
_DESK_ENTRIES: Final = {
    "utter_filing_recognition_divorce": "rec_divorce_how", "utter_filing_recognition_hk": "rec_hk_money",
    "utter_filing_recognition_mo": "rec_macao_judgment", "utter_filing_recognition_tw": "rec_taiwan_judgment",
    "utter_filing_recognition_award": "award_foreign_into_china",
    "utter_filing_recognition_judgment": "rec_foreign_money_judgment",
}  # fmt: skip
"""The entry that says what a desk has explained, for what is asked behind it."""
_DESKS: Final = ("utter_filing_preservation", "utter_filing_recognition_", "utter_filing_service")
"""Answers of desks that hold no more of their topic than they have said; what it costs the table of fees knows."""
LOOKED_BACK: Final = 6
"""Messages before this one that may tell what is spoken of."""
_OF_A_DECISION: Final = frozenset({"enforcement", "appeal", "foreign_judgments", "awards"})
"""Topics of the library about a case that has been decided: what is told of it then begins no new one."""
_SUED_ABOUT: Final = frozenset({"divorce", "labour", "lease", "loans", "traffic_injury"})
"""Topics of the library in which a price that is asked for is that of the suit."""
_LONGEST_STATEMENT: Final = 60
_COST, _TIME, _RULE = "cost", "time", "utter_law_rule"
_WISH: Final = "start_"
_TELLING: Final = frozenset({"inform", "out_of_scope", "nlu_fallback"})
"""Intents that want nothing of ours by themselves."""


async def follow_up(turn: Turn) -> bool:
    """Answer what is asked about the entry that was just told; False if it is none.

    What was heard surely as something else is answered only where it points back and an entry is likely.
    """
    text = turn.answer.text
    if turn.answer.pressed or not text or len(text) > LONGEST["en" if text.isascii() else "zh"]:
        return False
    told, asked = spoken_of(turn)
    if (not told and not asked) or names_reckoned(turn):
        return False
    if asks_how_to_begin(text) and (told or _desk_entry(turn)):
        return await _begin(turn, desk="" if told else _desk_entry(turn))
    kinds = kinds_of(text)
    changed = supposes(turn.answer)
    if told and not changed and _asks_only(turn) and await _is_of_told(turn, asked):
        return True
    needed = told and asks_if_needed(text) and not wants_to_sue(text)
    leaning = bool(kinds) or changed or needed or _leans_on_answer(turn)
    back = told and points_back(text) and _may_follow(turn)
    if not leaning and not back:
        return False
    if not changed and not back and not (told and _tells_only_age(turn)) and (has_subject(text) or subject_of(text)):
        return False  # it says itself what it asks about
    own: Finding = await turn.do(FindLaw(text))
    if own.is_sure and (own.entry is not None or own.refusal is not None):
        return False
    if told:
        return await _answer(turn, kinds, own, asked, only_likely=not leaning)
    return await _answer_with(turn, kinds, own, asked)


def kinds_of(text: str) -> list[str]:
    """List the kinds of sentences of an entry a text asks for: cost, time, limit, beginning, papers, place."""
    times = kinds_of_time(text)
    known = [kind for kind in kinds_asked(text) if kind in kinds_known() and not (times and kind == _TIME)]
    return [*times, *known, *(["where"] if said("asks_where", text) else [])]


def _tells_only_age(turn: Turn) -> bool:
    """Return True if a figure alone would make a subject of its own of what was heard as nothing ("she is 79")."""
    letters = "".join(sign for sign in turn.answer.text if not sign.isdigit())
    return turn.answer.intent in STRANGE and not has_subject(letters) and not subject_of(letters)


def _may_follow(turn: Turn) -> bool:
    """Return True if what points back is no errand of its own, and wishes for nothing."""
    heard = turn.answer
    wished = wants_to_sue(heard.text) or any(wishes(part.text) for part in heard.stretches())
    return not wished and not (heard.is_sure and heard.intent in OWN_ERRANDS)


def _desk_entry(turn: Turn) -> str:
    """The entry that says what a desk has explained in one of the last answers, or nothing."""
    names = [name for _, said_then in turn.exchanges(LOOKED_BACK) for name in said_then]
    return next((_DESK_ENTRIES[name] for name in names if name in _DESK_ENTRIES), "")


async def _begin(turn: Turn, desk: str = "") -> bool:
    """Say how one begins with what the entry told is about, with the way that opens it.

    Args:
        desk: the entry that says what a desk has explained, where no entry was told.
    """
    entry = await entry_told(turn, desk)
    if entry is None:
        return False
    tell_begin(turn, entry)
    return True


async def entry_told(turn: Turn, named: str = "") -> LawEntry | None:
    """Return the entry told last, or one by its name; None where the library holds it no longer."""
    try:
        entry: LawEntry = await turn.do(GetLawEntry(named or str(turn.tracker.get_slot(ENTRY))))
    except Declined:
        return None
    return entry


def _asks_only(turn: Turn) -> bool:
    """Return True if what was heard as a wish to begin only asks, of what was told ("要不要公证")."""
    return only_asks(turn.answer) or (turn.answer.intent.startswith(_WISH) and asks_if_needed(turn.answer.text))


def spoken_of(turn: Turn) -> tuple[bool, str]:
    """Return whether an entry was told that is still spoken of, and the question a short one leans on.

    Thanks, and short questions that found nothing of their own, leave the subject as it was.
    """
    asked = ""
    for text, utterances in turn.exchanges(LOOKED_BACK):
        names = set(utterances)
        if is_courtesy(names):
            continue
        asked = text if not text.startswith("/") else ""
        if TOLD & names:
            return True, asked
        if any(name.startswith(_DESKS) for name in names):
            return False, asked
        only_told = READY_WORDS in names and not is_question_text(text)  # "他还了1万", kept and said back
        if only_told or any(adds_no_subject(name) for name in names - _OFFERED):
            continue
        if not _OFFERED & names:
            return False, ""
        if not leans(text) and not points_back(text) and is_question_text(text):
            return False, asked
    return False, asked


def adds_no_subject(name: str) -> bool:
    """Return True if an utterance leaves what was spoken of before it as it was."""
    return name in _OFFERED or name.startswith(_PASSED_OVER)


def _leans_on_answer(turn: Turn) -> bool:
    """Return True if a short question makes sense only with the answer before it ("那生了之后呢", "我入了美国籍呢")."""
    heard = turn.answer
    return is_question(heard) and (not heard.is_sure or heard.intent in _LEANING)


async def told_more(turn: Turn) -> bool:
    """Take a fact told right behind an answer of law for a part of that question; False if it is none.

    Where both together find another entry for certain, that is told; else how one goes on with it.
    """
    said_now = turn.answer
    if turn.has_draft or said_now.pressed or not said_now.text or said_now.asks:
        return False
    if said_now.decision == "ask_back" and TOLD & set(turn.said_before) and standpoint(said_now.text).denied:
        return await _begin(turn)  # "我是卖房不是打官司" says which of two was meant
    if said_now.intent not in _TELLING:
        return False
    told, offered = TOLD & set(turn.said_before), _OFFERED & set(turn.said_before)
    return await (_told_of_entry(turn) if told else _told_of_offered(turn)) if told or offered else False


async def told_of_decision(turn: Turn) -> bool:
    """Do the same with a short statement that sounds like a dispute, where a decided case was spoken of.

    What is told then of the debtor or the other side begins no new case; who says that they want to sue still does.
    """
    said_now = turn.answer
    if turn.has_draft or said_now.pressed or said_now.asks or said_now.intent != "start_filing":
        return False
    wished = wants_to_sue(said_now.text) or any(wishes(part.text) for part in said_now.stretches())
    if wished or len(said_now.text) > _LONGEST_STATEMENT or not TOLD & set(turn.said_before):
        return False
    entry = await entry_told(turn)
    return entry is not None and entry.topic in _OF_A_DECISION and await _told_of_entry(turn)


async def _told_of_entry(turn: Turn) -> bool:
    """Tell the entry that what was asked and what is told now find together; else how one goes on with it."""
    entry = await entry_told(turn)
    if entry is None:
        return False
    asked = "".join(one.text for one in turn.typed_before(1))
    found: Finding = await turn.do(FindFollowUp(entry.entry_id, question_before(turn, entry, asked), turn.answer.text))
    if await tells_found(turn, entry, found):
        return True
    if found.belief >= _NEAR_ENOUGH and (offered := _others(entry, found)):
        offer_candidates(turn, offered)
    else:
        ask_on(turn)
    return True


def _others(told: LawEntry, found: Finding) -> list[LawEntry]:
    return [one for one in found.candidates if one.entry_id != told.entry_id]


async def tells_found(turn: Turn, told: LawEntry, found: Finding) -> bool:
    """Tell what a follow-up comes to: another entry, what is likely, or the rule of the one told; False for neither.

    It is said what the follow-up was taken for.
    """
    first = found.entry or (found.candidates[0] if found.is_likely and found.candidates else None)
    if first is None or (first.entry_id == told.entry_id and _RULE in turn.said_before):
        return False
    if of_other_side(turn, first):
        return await told_for_own_side(turn)
    if first.entry_id == told.entry_id:
        await tell_rule(turn, told)  # its rule says more than its answer
    elif found.entry is not None:
        await tell_entry(turn, first, taken_for=title_of(first))
    else:
        tell_likely(turn, found.candidates)
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


async def _answer(turn: Turn, kinds: list[str], own: Finding, asked: str, *, only_likely: bool) -> bool:
    entry = await entry_told(turn)
    if entry is None:
        return False
    if words := sentences_on(entry, kinds, turn.language):
        tell_further(turn, entry, words)
        return True
    if kinds == [_COST] and entry.topic in _SUED_ABOUT:
        return False  # the table of fees knows it
    found: Finding = await turn.do(FindFollowUp(entry.entry_id, question_before(turn, entry, asked), turn.answer.text))
    if kinds and (found.entry is None or found.entry.entry_id == entry.entry_id):
        say_unknown(turn)  # what it costs, how long it takes: the entry does not say, and no neighbour says for it
        return True
    if await tells_found(turn, entry, found):
        return True
    if only_likely or (turn.answer.is_sure and turn.answer.intent == _STRANGER and found.belief < _NEAR_ENOUGH):
        return False
    if offered := _others(entry, found):
        offer_candidates(turn, offered)
    else:
        say_unknown(turn)
    return True


def question_before(turn: Turn, told: LawEntry, before: str) -> str:
    """The question that was answered, or the title of its answer where it leaned on another itself."""
    return title_of(told).say(turn.language) if not before or leans(before) or points_back(before) else before


def sentences_on(entry: LawEntry, kinds: list[str], language: str) -> str:
    """Return what an entry says of what is asked: the sentences of its rule and next step, then of its answer."""
    told = [text.say(language) for text in (entry.rule, entry.next, entry.answer)]
    every = [sentence for text in told for sentence in sentences_of(text)]
    meant = [sentence for sentence in every if any(speaks_of(kind, sentence) for kind in kinds)]
    words = ("" if language != "en" else " ").join(meant[:_MOST_SENTENCES])
    return f"{words[:-1]}{'.' if language == 'en' else '。'}" if words.endswith((";", "；")) else words

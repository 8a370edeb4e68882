"""Subject of a talk outside any form: the entry told last, else the law of what the person has told.

A trouble is told in several messages, and few of them name it: behind "the machine cut two of his fingers" stand "he is
61 already" and "how long is that". Each is read with what was told before it, until we speak of something else.
"""

from __future__ import annotations

from typing import Final

from actions.dialogue.phrases import behind
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn, in_form, is_courtesy
from actions.protection.follow_up import (
    LOOKED_BACK,
    TOLD,
    adds_no_subject,
    entry_told,
    question_before,
    tells_found,
)
from actions.protection.readers.own_questions import is_question, leans
from actions.protection.telling import ask_on, offer_candidates, say_unknown, tell_likely
from actions.protection.whose_question import STRANGE
from actions.topic import OpenEnd
from backend.protection.commands import FindFollowUp, FindLaw
from backend.protection.model import Finding, LawEntry
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_MEMO: Final = "talk_ground"
_UTTERANCE: Final = "utter_"
"""Beginning of the name of what we say; beside the names stand other facts of a bubble."""
_BESIDE: Final = (READY_WORDS, "utter_emergency")
"""Answers beside the subject of a talk, which stays what it was: a word about us, an alarm."""
_PUT_RIGHT: Final = Words(
    "好，改成您刚说的：“{}”。还想知道哪一点，直接问。",
    "All right, I take it as you say now: “{}”. Ask me whatever else you want to know of it.",
)
_LEAST_TOLD: Final = 8
"""Signs of a message that may tell a trouble; three letters count as one."""
_LEAST_OF_TROUBLE: Final = 12
"""Signs of a message that tells a trouble by itself."""
_LEAST_PUT_RIGHT: Final = 3
"""Signs behind the words that take something back, from which they say what is right."""
_NEARLY_CERTAIN: Final = 0.7
"""Belief from which a trouble that is only told is answered as what may be meant."""
_UNPLACED: Final = STRANGE | {"nlu_fallback"}
"""Intents of what was not understood, or only told."""


async def ground_of(turn: Turn) -> LawEntry | None:
    """Return the entry that a talk outside any form is about; None where none is known, or inside a form."""
    if in_form(turn):
        return None
    if _MEMO not in turn.memo:
        turn.memo[_MEMO] = await _read(turn)
    found: LawEntry | None = turn.memo[_MEMO]
    return found


async def _read(turn: Turn) -> LawEntry | None:
    told: list[str] = []
    for text, utterances in turn.exchanges(LOOKED_BACK):
        names = {name for name in utterances if name.startswith(_UTTERANCE)}
        if is_courtesy(names):
            continue
        if TOLD & names:
            return await entry_told(turn)
        if not all(adds_no_subject(name) or name.startswith(_BESIDE) for name in names):
            break
        if not text.startswith("/") and characters_in(text) >= _LEAST_TOLD:
            told.insert(0, text)
    texts = [*told, " ".join(told)] if len(told) > 1 else told
    for text in texts:
        found: Finding = await turn.do(FindLaw(text))
        if found.entry is not None or (found.is_likely and found.candidates):
            return found.entry or found.candidates[0]
    return None


async def told_on_ground(turn: Turn, alone: Finding) -> bool:
    """Answer a message by what the talk is about, where it says too little by itself; False for any other message.

    What another area only shares words with ("how much will I get") is not told of it, be it likely by itself.

    Args:
        alone: what the message comes to by itself.
    """
    entry = None if alone.is_sure else await ground_of(turn)
    if entry is None:
        return False
    asks = is_question(turn.answer)
    if asks and not leans(turn.answer.text) and (alone.entry is not None or alone.is_likely):
        return False  # it says itself what it asks about
    asked = "".join(one.text for one in turn.typed_before(1))
    question = question_before(turn, entry, asked)
    found: Finding = await turn.do(FindFollowUp(entry.entry_id, question, turn.answer.text))
    if await tells_found(turn, entry, found):
        return True
    if alone.refusal is not None or (alone.is_likely and _first(alone) in [one.entry_id for one in found.candidates]):
        return False
    if not asks:
        await _go_on(turn, entry)
    elif found.candidates:
        offer_candidates(turn, found.candidates)
    else:
        say_unknown(turn)
    return True


def _first(found: Finding) -> str:
    return found.candidates[0].entry_id if found.candidates else ""


async def _go_on(turn: Turn, entry: LawEntry) -> None:
    """Say how one goes on with a fact that adds to what was told; the law of it first, where none was told yet."""
    if any(TOLD & set(names) for _, names in turn.exchanges(LOOKED_BACK)):
        ask_on(turn)
    else:
        tell_likely(turn, [entry])


async def put_right(turn: Turn) -> bool:
    """Take a fact of the talk that is put right ("no, it was four and a half years"); False where nothing is told.

    Where it changes what holds, that is told.
    """
    heard = turn.answer
    rest = behind("takes_back", heard.text)
    corrects = rest is not None and characters_in(heard.text[rest:]) >= _LEAST_PUT_RIGHT and not is_question(heard)
    entry = await ground_of(turn) if corrects else None
    if entry is None:
        return False
    asked = "".join(one.text for one in turn.typed_before(1))
    question = question_before(turn, entry, asked)
    found: Finding = await turn.do(FindFollowUp(entry.entry_id, question, heard.text))
    if found.entry is None or found.entry.entry_id == entry.entry_id or not await tells_found(turn, entry, found):
        turn.say(READY_WORDS, words=_PUT_RIGHT.say(turn.language).format(verbatim(heard.text)))
    return True


async def take_up(turn: Turn) -> bool:
    """Answer what nothing else understood by what the talk is about, a trouble first told by its law; else False.

    What is only told is answered as what may be meant, never as what was asked.
    """
    heard = turn.answer
    if in_form(turn) or heard.pressed or not heard.text or heard.danger is not None:
        return False
    if await put_right(turn):
        return True
    if heard.is_sure and heard.intent not in _UNPLACED:
        return False
    if any(wishes(part.text) or requests(part.text) for part in heard.stretches()):
        return False
    alone: Finding = await turn.do(FindLaw(heard.text))
    if await told_on_ground(turn, alone):
        return True
    if is_question(heard):
        return False
    if (entry := await ground_of(turn)) is not None:
        await _go_on(turn, entry)
        return True
    if characters_in(heard.text) < _LEAST_OF_TROUBLE or not alone.is_likely or alone.belief < _NEARLY_CERTAIN:
        return False
    tell_likely(turn, alone.candidates)
    return True


def or_of_talk(takes: OpenEnd) -> OpenEnd:
    """Return what takes a message up, or else its answer of law: "can I cancel and get my money back" cancels no form.

    Args:
        takes: what it was heard as.
    """

    async def taken(turn: Turn) -> bool:
        return await takes(turn) or await _known_of_talk(turn)

    return taken


async def _known_of_talk(turn: Turn) -> bool:
    """Tell what a question surely or likely asks of the law, by itself or of the talk; False where nothing is known."""
    heard = turn.answer
    if heard.pressed or not heard.text or not is_question(heard):
        return False
    alone: Finding = await turn.do(FindLaw(heard.text))
    if await told_on_ground(turn, alone):
        return True
    if alone.entry is None and not (alone.is_likely and alone.candidates):
        return False
    tell_likely(turn, alone.candidates if alone.entry is None else [alone.entry])
    return True

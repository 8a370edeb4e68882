"""Mediation wished for by somebody who is sued: the time to answer the suit runs on, and until when is said.

Rules: CPL-128, CPL-285 (the time to answer), INT-107 (concessions in failed talks are no admissions).
"""

from __future__ import annotations

from typing import Final

from actions.defence.telling import is_over, last_days
from actions.dialogue.buttons import button
from actions.dialogue.turn import Turn
from backend.drafts.model import Draft, WaitingDrafts
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_DEFENCE: Final = "defence"
_UNKNOWN: Final = "unknown"
_BACK: Final = Words("接着写答辩", "Go on with my answer")
_RULE: Final = Words(
    "不会停。双方自己谈、在这里申请调解，都不停法院的答辩期：从收到起诉状的第二天起算，国内有住所15天，没有30天"
    "（民事诉讼法(2023修正)第128、285条）。先按期交答辩状，照样可以谈；谈的时候让的步，谈不成也不算认账（民诉法解释第107条）。",
    "No, it doesn't stop. Talks, and a mediation asked for here, don't stop the court's time to answer: from the day "
    "after the complaint came, 15 days with a domicile in China, 30 without (Civil Procedure Law (2023), Arts. 128, "
    "285). Hand the answer in on time and you can talk all the same; what you offer in talks that fail is no admission "
    "(Interpretation, Art. 107).",
)
_RUNS: Final = Words(
    "先说一句要紧的：谈和解、调解，不会让答辩期停下来。您{received}收到起诉状，最稳妥的最后一天是{safe}；"
    "到那天以前还是要交一份答辩状，交了照样可以谈。",
    "One thing first: talks and mediation don't stop the time to answer the suit. The complaint came on {received}; "
    "the safe last day is {safe}. Hand in an answer by then; you can go on talking all the same.",
)
_OVER: Final = Words(
    "先说一句要紧的：谈和解、调解，不会让答辩期停下来。您{received}收到起诉状，算下来已经过了；"
    "尽快把答辩状交给法院，照样可以谈。",
    "One thing first: talks and mediation don't stop the time to answer the suit. The complaint came on {received}, so "
    "it has passed; hand your answer to the court as soon as you can. You can go on talking all the same.",
)
_NO_DAY: Final = Words(
    "先说一句要紧的：谈和解、调解，不会让法院的答辩期停下来。起诉状哪天收到的告诉我，我帮您算最后一天。",
    "One thing first: talks and mediation don't stop the court's time to answer. Tell me on which day the complaint "
    "came, and I'll count your last day.",
)


async def say_it_runs(turn: Turn) -> None:
    """Say that the time to answer runs on, and until when, to whoever begins a mediation while their answer waits."""
    waiting = await _defence_of(turn)
    if waiting is not None:
        turn.say(READY_WORDS, words=_words(turn, waiting))


async def tell_period(turn: Turn) -> None:
    """Answer whether the time to answer stops; with the day, where it was told."""
    turn.say(READY_WORDS, words=_RULE.say(turn.language))
    waiting = await _defence_of(turn)
    if waiting is not None and waiting.answers.get("received"):
        ways = () if turn.has_draft else (button(turn.language, _BACK, "start_defence"),)
        turn.say(READY_WORDS, ways, words=_words(turn, waiting))


async def _defence_of(turn: Turn) -> Draft | None:
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    return next((draft for draft in drafts if draft.service == _DEFENCE), None)


def _words(turn: Turn, waiting: Draft) -> str:
    received = str(waiting.answers.get("received") or "")
    if not received:
        return _NO_DAY.say(turn.language)
    domicile = str(waiting.answers.get("domicile") or _UNKNOWN)
    told = last_days(turn, received, domicile, str(waiting.answers.get("hearing") or ""))
    words = _OVER if is_over(turn, received, domicile) else _RUNS
    return words.say(turn.language).format(received=told["received"], safe=told["safe"])

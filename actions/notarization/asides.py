"""Rules for questions beside those of a booking, answered there while the booking waits. Pure."""

from __future__ import annotations

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import Command, CorrectSlot, Say
from actions.dialogue.message import UserMessage
from actions.dialogue.state import State
from actions.notarization.readers.asides import asks_for_earliest, asks_whether_spouse_signs
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_TIME, _PAPER = "slot", "nationality"
_MOSTLY = 0.5
"""Share of a message from which it names the paper and nothing else."""
_SPOUSE = Words(
    "看办的是什么。卖、送、抵押夫妻共有的房（写两个人名字的；婚后买、只写一个人名的多半也是），"
    "要两个人都同意（民法典第301条、第1062条）：配偶也要签，带结婚证；人来不了，可以在所在地另办一份同意书或委托书的公证、认证。"
    "只办您一个人的事，配偶不用来。拿不准，约好以后打电话问公证处。",
    "It depends on what is done. To sell, give away or mortgage a home that belongs to both spouses (both names on the "
    "deed, and mostly also one bought during the marriage in one name), both must consent (Civil Code, Arts. 301 "
    "and 1062): your spouse signs, too, and the marriage certificate is shown; who cannot come may have a consent or a "
    "power of attorney certified where they live. For a matter of yours alone your spouse isn't needed. If you are not "
    "sure, ask the notary office by phone once it is booked.",
)
_EARLIEST = Words(
    "最早哪天有空，要看办哪一种公证、怎么办。下面几题答完，我把最早的空位排在前面列给您选，选定以前什么都没约。",
    "The earliest day depends on what is notarized and how. Once the next questions are answered I list the free "
    "times, the earliest first, for you to choose; nothing is booked before that.",
)


def paper_told_anew(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Put the paper right of whoever names another one and nothing else ("加拿大护照" where a Chinese one is noted)."""
    found, known = candidates.elsewhere.get(_PAPER), state.answers.get(_PAPER)
    told = found is not None and found.found and not candidates.here.found
    if not told or found is None or message.pressed or message.asks or known in (None, found.value):
        return ()
    alone = message.share(_PAPER) >= _MOSTLY and len(message.stretches()) == 1
    return (CorrectSlot(_PAPER, found),) if alone else ()


def spouse_asked(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say when a spouse signs, too, to whoever asks for it."""
    asked = not message.pressed and asks_whether_spouse_signs(message.text)
    return (Say(READY_WORDS, {"words": _SPOUSE}),) if asked else ()


def earliest_asked(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Say when the free times are shown; where they are on offer, the question for them answers."""
    on_offer = state.question == _TIME or _TIME in state.answers
    asked = not message.pressed and not on_offer and asks_for_earliest(message.text)
    return (Say(READY_WORDS, {"words": _EARLIEST}),) if asked else ()

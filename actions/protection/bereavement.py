"""Answer to who mourns: condolence, and the short way on with what was left; and a will while there is still time."""

from __future__ import annotations

from typing import Final

from actions.dialogue.buttons import button
from actions.dialogue.phrases import said as phrase_said
from actions.dialogue.readers.speech_acts import requests, wishes
from actions.dialogue.turn import Turn
from actions.protection.condolence import CONDOLENCE, is_condoled
from actions.protection.heirs import asked_outright
from actions.protection.law import tell_entry_named
from actions.protection.readers.own_questions import is_question
from actions.readers.sides import standpoint
from actions.story.readers.bereavement import (
    grieves,
    mourns,
    only_asks_what_to_do,
    speaks_of_dying,
    speaks_of_will,
    tells_bereavement,
    tells_death,
    tells_what_is_left,
    wants_will_of_another,
)
from backend.protection.commands import FindLaw
from backend.protection.model import Finding
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words

_LOOK_BACK = 4
"""Messages of the person in which a death, or somebody dying, may have been told."""
_WITH_ESTATE = Words(
    "不用急着做决定。留下的房子、存款，继承人都同意的，一般到公证处办继承公证，再去过户、取款；谈不拢的，才去法院分。"
    "您人在国外也能办，先把死亡证明和亲属关系的证明留好。",
    "There is no hurry. For a house or savings, when the heirs agree, the usual way is an inheritance certificate at a "
    "notary, and then the registry or the bank; only when they quarrel does a court divide them. Keep the death "
    "certificate and papers that show the kinship.",
)
_WITHOUT = Words(
    "不用急着做决定。需要的时候，我可以帮您看：在国外办的死亡证明怎么拿到国内用，留下的东西怎么继承，"
    "回不来时怎么委托家里人代办。想到哪件就说哪件。",
    "There is no hurry. When you are ready I can help with papers of a death abroad for use in China, with what was "
    "left and how it is inherited, and with a power of attorney if you can't come. Just say which.",
)
_NOTARY = Words("继承公证", "Inheritance certificate")
_COURT = Words("谈不拢，去法院分", "They quarrel: the court")
_FEW = Words("问我几句", "Ask me a few questions")
_PAPERS = Words("公证要什么材料", "What a notarization needs")
_URGENT = Words(
    "这件事要趁早：趁人神志清楚，在身边就可以立，不必等公证；遗嘱不能视频公证。立法有这几种：",
    "This should not wait: while the mind is clear a will can be made where the person is, and it needs no notary; "
    "remote notaries do not do wills. These are the forms:",
)
_WILL_FORMS: Final = "inherit_will_forms_valid"
"""Entry of the law library."""


async def take_up(turn: Turn) -> bool:
    """Answer who mourns, or tells afterwards what was left, and wishes for nothing else; False for other messages."""
    said = turn.answer
    if said.pressed or not said.text or turn.has_draft or said.danger is not None:
        return False
    only_grieves = only_asks_what_to_do(said.text) or grieves(said.text)
    asks = not only_grieves and (said.asks or (is_question(said) and await _may_be_known(turn)))
    wants = any(wishes(part.text) or requests(part.text) for part in (*said.clauses(), *said.stretches()))
    quarrels = phrase_said("tells_wrong", said.text) or phrase_said("refuses_share", said.text)
    if speaks_of_will(said.text):  # what it says, or that there is none, or if it is one, is a question of law
        return False
    sues = (stand := standpoint(said.text)).side == "suing" and stand.sure
    if (
        asks or wants or sues or (quarrels and not grieves(said.text))
    ):  # a grief goes before the quarrel about what is left
        return False
    year = turn.now.year
    before = [one.text for one in turn.typed_before(_LOOK_BACK) if mourns(one.text, year)]
    told_now = mourns(said.text, year)
    # Behind an answer of law it tells more of that question.
    of_law = any(name.removeprefix("utter_").startswith("law") for name in turn.said_before)
    adds = bool(before) and not of_law and (tells_what_is_left(said.text) or grieves(said.text))
    if not told_now and not adds:
        return False
    if told_now and only_asks_what_to_do(said.text) and not grieves(said.text) and await _is_known(turn):
        return False  # "公司章程写股权不能继承，我爸走了怎么办": what is asked has an answer of its own
    left = any(tells_what_is_left(text) for text in (said.text, *before))
    words = (_WITH_ESTATE if left else _WITHOUT).say(turn.language)
    if told_now and not is_condoled(turn.tracker):
        space = " " if turn.language == "en" else ""
        words = f"{CONDOLENCE.say(turn.language)}{space}{words}"
    turn.say(READY_WORDS, _ways(turn.language, left), words=words)
    return True


async def _may_be_known(turn: Turn) -> bool:
    """Return True if the library knows at least likely what is asked ("仲有冇得分")."""
    found: Finding = await turn.do(FindLaw(turn.answer.text))
    return found.entry is not None or found.is_likely


async def _is_known(turn: Turn) -> bool:
    found: Finding = await turn.do(FindLaw(turn.answer.text))
    return found.entry is not None and found.is_sure


async def will_in_time(turn: Turn) -> bool:
    """Tell the forms of a will where somebody who still lives shall make one; False for any other message."""
    said = turn.answer
    if said.pressed or turn.has_draft or not speaks_of_will(said.text):
        return False
    texts = [said.text, *(one.text for one in turn.typed_before(_LOOK_BACK))]
    if any(tells_bereavement(text, turn.now.year) for text in texts):
        return False
    if tells_death(said.text) and not speaks_of_dying(said.text):  # whoever made one, or none, is dead
        return False
    asked_for_another = said.asks and wants_will_of_another(said.text) and not _books(said.text)
    if not any(map(speaks_of_dying, texts)) and not asked_for_another:
        return False
    turn.say(READY_WORDS, words=_URGENT.say(turn.language))
    await tell_entry_named(turn, _WILL_FORMS)
    return True


def _books(text: str) -> bool:
    """Return True if a message wants an appointment at a notary, where the will is then made."""
    return phrase_said("asks_to_book", text) or phrase_said("names_notarization", text)


def _ways(language: str, left: bool) -> list[dict[str, str]]:
    if left:
        ways = [button(language, _NOTARY, "start_notarization"), button(language, _COURT, "start_filing")]
    else:
        ways = [button(language, _PAPERS, "ask_notarization")]
    return [*ways, button(language, _FEW, "start_triage")]


OUTRIGHT: Final = (will_in_time, asked_outright, take_up)
"""Readings of a death, or somebody dying, that go before other answers: a will in time, a share, grief."""

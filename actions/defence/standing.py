"""Answers by where somebody stands: who is sued, who sues, who is threatened, whom enforcement hits, what is final.

They go before the answers that are told to everybody alike. Rules behind the words: CPL-182, CPL-210, CPL-216, LAB-5,
LAB-27, LAB-DEBT, CPL-236, CPL-238, CPL-242, CPL-255, CPL-95, CPL-89, CPL-283, CPL-103, CPL-104.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from actions.defence import paper_periods, third_party
from actions.defence.memory import said_to_be_sued
from actions.defence.readers.suits import (
    asks_until_when,
    is_about_suit,
    names_court_paper,
    says_sued,
    tells_arrival,
    topic_of,
)
from actions.defence.whose_court import told_of_elsewhere
from actions.dialogue.buttons import button
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import said as asks_in_words
from actions.dialogue.turn import Turn
from actions.readers.sides import served_on_another, standpoint
from actions.readers.standing import stands
from actions.story.wishes import wants_to_sue
from actions.topic import AnswerTo, OpenEnd, never, topic
from backend.shared.wording import Words

SureOf = Callable[[Turn], Awaitable[str]]
"""Names the intent that surely answers a message, or nothing."""
_TOLD = ("posted", "final", "labour_arbitration", "threatened", "enforced", "act_to_stop")
"""The standings with an answer of their own, the first that is read."""
_LONGEST, _LONGEST_QUESTION, _SHORT = 240, 80, 40
"""Characters: of a message that tells where somebody stands, of a question inside a form, of one for the order."""
_BEGINS_TO_SUE = frozenset({"start_filing", "start_mediation", "start_triage"})
TOLD_OUTRIGHT = frozenset({"act_to_stop", "labour_arbitration"})
"""Standings told here with their articles, whatever else is known of them."""
_TELLS_OF_WISHES = frozenset({"act_to_stop", "enforced"})
"""Standings that whoever tells a whole story to sue may only mention."""
_OF_ENFORCEMENT = ("speaks_of_judgment", "sale_to_stop", "sale_to_stop_en", "speaks_of_property")
_OF_CARRYING_OUT = ("utter_filing_enforcement", "utter_filing_recognition_")
_OF_SUITS = frozenset({"defence", "hearing"})
_POSTED = "utter_standing_posted"
_THREATENED = "threatened"
_ASKS = "utter_ask_"
_KEEP_THE_DAY = ("defence", "hearing", "filing_extension", "filing_supplement")
"""Questions of forms that take the day for themselves."""
_DAYS = ("date", "datetime")
_SUED = (Words("我被告了", "I am being sued"), "start_defence")
_SERVED = (Words("真的收到法院文书了", "Court papers have come"), "start_defence")
_SUE = (Words("我要告别人", "I want to sue"), "start_filing")
_FILE = (Words("网上立案", "File a case online"), "start_filing")
_CASE = (Words("查我的案子", "Look up my case"), "ask_case_progress")
_MEDIATE = (Words("先调解", "Mediation first"), "start_mediation")
_LAWYER = (Words("视频委托律师", "Appoint a lawyer by video"), "start_authorization")
_PERSON = (Words("转人工", "Talk to a person"), "ask_human")
_HAVE_JUDGMENT = (Words("有生效判决了", "There is a judgment"), "ask_enforcement")
_WAYS: dict[str, tuple[tuple[Words, str], ...]] = {
    "posted": (_SUED, _LAWYER, _PERSON),
    "final": (_LAWYER, _PERSON),
    "labour_arbitration": (_FILE, _PERSON),
    "threatened": (_SERVED, _MEDIATE),
    "enforced": (_LAWYER, _PERSON),
    "act_to_stop": (_LAWYER, _PERSON),
    "own_suit": (_FILE, _CASE, _SERVED),
    "which_side": (_SUED, _SUE, _CASE),
    "not_paying": (_FILE, _MEDIATE, _HAVE_JUDGMENT),
    "heard": (),
}


def standing(turn: Turn) -> str:
    """Return where the writer stands by this message, or nothing that changes an answer."""
    said = turn.answer
    if said.pressed or not said.text or len(said.text) > _LONGEST:
        return ""
    found = next((name for name in _TOLD if stands(name, said.text)), "")
    if found == "posted" and not is_about_suit(said.text) and "被告" not in said.text:
        return ""
    if found in _TELLS_OF_WISHES and said.intent in _BEGINS_TO_SUE:
        return ""
    if not found and _asks_for_order(said.text) and _is_about_labour(turn):
        return "labour_arbitration"
    return found


async def take_up(turn: Turn) -> bool:
    """Answer by where the writer stands; False where that changes nothing."""
    if third_party.answered(turn) or paper_periods.answered(turn):
        return True
    if _POSTED in turn.said_last and turn.answer.day() is not None and not stands("served_in_hand", turn.answer.text):
        turn.say("utter_standing_posted_day")
        return True
    found = standing(turn)
    if found:
        _tell(turn, found)
    return bool(found)


async def posted(turn: Turn) -> bool:
    """Answer whoever tells of a notice that was only put up, before any day of it is taken for that of receipt."""
    return (_POSTED in turn.said_last or standing(turn) == "posted") and await take_up(turn)


def unless_known(known: SureOf) -> OpenEnd:
    """Return what takes a message up unless another answer to it is known, more to the point.

    Args:
        known: names the intent that answers the message likely or for certain, or nothing.
    """

    async def taken(turn: Turn) -> bool:
        found = standing(turn)
        looked_up = found not in TOLD_OUTRIGHT and turn.answer.intent == "ask_law"
        if found and looked_up and await known(turn):
            return False
        return await take_up(turn)

    return taken


def as_defendant(answer: AnswerTo, known: OpenEnd = never) -> AnswerTo:
    """Return the answer for whoever is sued that is told only to them.

    Args:
        answer: of the defence; asked by a button, or in words that tell of a suit or of answering one, it is right.
        known: answers a question of law that is known, before it is asked which side the writer is on.
    """

    async def told(turn: Turn) -> None:
        mine = turn.answer.pressed or turn.has_draft
        if told_of_elsewhere(turn) or third_party.answered(turn):
            return
        if not mine and _disputes_judgment(turn):
            return
        if not mine and await take_up(turn):
            return
        doubted = not mine and bool(side_doubted(turn.answer.text))
        if not doubted:
            await answer(turn)
        elif not await known(turn):
            _doubted(turn)

    return told


def of_no_suit(looked_up: AnswerTo) -> OpenEnd:
    """Return what looks up a defendant's question in a form of something else, where nobody speaks of a suit.

    "He will not sign: can it be sold at all?" asks of a sale; what is told of a court's papers would be untrue.

    Args:
        looked_up: answers from the law library, or owns up that it does not know.
    """

    async def told(turn: Turn) -> bool:
        said = turn.answer
        elsewhere = turn.has_draft and topic(turn) not in _OF_SUITS and not said.pressed
        if not elsewhere or is_about_suit(said.text) or names_court_paper(said.text) or said_to_be_sued(turn):
            return False
        await looked_up(turn)
        return True

    return told


def not_sued(turn: Turn) -> bool:
    """Ask, or say, which side the writer is on, where the wish to answer a suit was only heard; False if it is told."""
    if turn.answer.pressed:
        return False
    if not turn.has_draft and turn.is_fresh_message and (third_party.answered(turn) or paper_periods.answered(turn)):
        return True
    stand = standpoint(turn.answer.text)
    only_said = stand.threatened and not stand.side and not names_court_paper(turn.answer.text)
    if not turn.has_draft and (standing(turn) == _THREATENED or only_said):
        _tell(turn, _THREATENED)
        return True
    if turn.is_fresh_message and _disputes_judgment(turn):
        return True
    return turn.is_fresh_message and _doubted(turn)


def _disputes_judgment(turn: Turn) -> bool:
    """Tell by when one appeals who has lost and disagrees; False for anybody else."""
    text = turn.answer.text
    lost = bool(text) and standpoint(text).side == "lost" and stands("appeals", text)
    if lost:
        turn.say("utter_hearing_limits")
    return lost


def enforcing(answer: AnswerTo, known: OpenEnd = never) -> AnswerTo:
    """Return the answer on enforcement that is told where a decision, or enforcement, is spoken of at all.

    Args:
        known: answers a question of law that is known, before it is asked whether there is a decision.
    """

    async def told(turn: Turn) -> None:
        text = turn.answer.text
        if await take_up(turn):
            return
        meant = turn.answer.pressed or not text or _spoke_of_enforcement(turn)
        if meant or any(stands(name, text) for name in _OF_ENFORCEMENT):
            await answer(turn)
        elif not await known(turn):
            _tell(turn, "not_paying")

    return told


def acknowledged(answer: AnswerTo) -> AnswerTo:
    """Return the answer on service of papers that takes a bare 收到 for what it is."""

    async def told(turn: Turn) -> None:
        if not turn.answer.pressed and stands("acknowledges", turn.answer.text):
            _tell(turn, "heard")
        else:
            await answer(turn)

    return told


def sure_of(others: SureOf) -> SureOf:
    """Return what names the intent whose answer hears where the writer stands, in the middle of a form, too.

    Args:
        others: names what else surely answers a message.
    """

    async def named(turn: Turn) -> str:
        said = turn.answer
        is_question = said.asks and len(said.text) <= _LONGEST_QUESTION and not said.intent.startswith("inform")
        if is_question and standing(turn):
            return "ask_enforcement"
        return await others(turn)

    return named


def asked_outright(message: UserMessage, said_before: Sequence[str] = ()) -> str:
    """Return the intent of a question which of two ways comes first, or until when a court's letter is answered.

    The first is no wish to go either way; the second ("信20号到的，几天要回") tells nothing of a case of theirs.

    Args:
        said_before: what we said before it; a form of the suit itself keeps the day and tells its own ends.
    """
    if asks_days_of_paper(message) and not any(
        name.removeprefix(_ASKS).startswith(_KEEP_THE_DAY) for name in said_before
    ):
        return "ask_defence"
    is_question = not message.pressed and len(message.text) <= _SHORT and _asks_for_order(message.text)
    return "ask_arbitration" if is_question else ""


def asks_days_of_paper(message: UserMessage) -> bool:
    """Return True if a message says on which day a court's paper came to the writer, and asks how long there is."""
    text = message.text
    if message.pressed or not text or len(text) > _LONGEST_QUESTION or len(message.values(*_DAYS)) != 1:
        return False
    stand = standpoint(text)  # "几天要回" wants nothing back
    own = not (stand.side in ("suing", "won", "lost") and stand.sure) and not stands("appeals", text)
    paper = names_court_paper(text) and tells_arrival(text) and not stands("of_another_paper", text)
    return own and paper and (stands("asks_days", text) or asks_until_when(text))


def _asks_for_order(text: str) -> bool:
    """Return True for the question which way comes first; "we arbitrate first, then we sue" only tells."""
    return stands("order_of_ways", text) and asks_in_words("asks_softly", text)


def side_doubted(text: str) -> str:
    """Return ``own_suit`` or ``which_side`` for words heard as a defendant's that tell of no suit against anybody."""
    if text and _sued_by_them(text):
        return "own_suit"
    if not text or says_sued(text) or stands("answers_suit", text):
        return ""
    if stands("own_suit", text) or wants_to_sue(text):
        return "own_suit"
    told = is_about_suit(text) or stands("defendant_asks", text) or topic_of(text)
    return "" if told else "which_side"


def _sued_by_them(text: str) -> bool:
    """Return True if the papers that came are those of the writer's own suit ("我起诉前妻，她昨天收到传票")."""
    stand = standpoint(text)
    return stand.side == "suing" and stand.sure and served_on_another(text)


def _doubted(turn: Turn) -> bool:
    doubt = side_doubted(turn.answer.text)
    if doubt:
        _tell(turn, doubt)
    return bool(doubt)


def _is_about_labour(turn: Turn) -> bool:
    """Return True in the draft of a dispute about work."""
    return turn.has_draft and "labour" in (str(turn.answers.get("cause", "")), str(turn.answers.get("matter", "")))


def _spoke_of_enforcement(turn: Turn) -> bool:
    return any(name.startswith(_OF_CARRYING_OUT) for name in turn.said_last)


def _tell(turn: Turn, name: str) -> None:
    buttons: list[dict[str, Any]] = []
    if not turn.has_draft:
        buttons = [button(turn.language, title, intent) for title, intent in _WAYS[name]]
    turn.say(f"utter_standing_{name}", buttons)

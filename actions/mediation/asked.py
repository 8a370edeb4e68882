"""Questions in the middle of an application for mediation: answered by topic, then the open question again.

"要几钱", "如果他不来怎么办", "is it secret?" name no subject: inside this form they mean the mediation.
Rules: PMC-3, PMC-11.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import AnswerQuestion, Command
from actions.dialogue.message import UserMessage
from actions.dialogue.rules import overheard, question
from actions.dialogue.state import State
from actions.dialogue.turn import Turn
from actions.mediation import while_sued
from actions.mediation.readers.asked import ANSWER_PERIOD, CONFIRMING, SERVICE, TOPICS, asks_answer_period, topics_in
from actions.mediation.readers.dispute import language_in, tells_how_to_meet
from actions.topic import AnswerTo, topic
from backend.mediation.dispute.commands import MyDisputes
from backend.mediation.dispute.model import LIVE, Dispute
from backend.shared.wording import Words, verbatim

_TOPIC_OF_KIND: Mapping[str, str] = {
    "cost": "cost", "time": "time", "absent": "absent", "language": "tongue", "interpreter": "tongue",
    "video": "video", "return": "video",
}  # fmt: skip
"""The topic that answers a kind of question every service is asked (`actions/service_questions.py`)."""
_OF_TABLE = frozenset({"absent", "declining", "difference", "currency"})
"""Topics that belong to a mediation that goes on, if nothing else is spoken of."""
_A_STORY, _LONGEST = 30, 60
"""Characters from which words at the question for what happened tell it, whatever they ask at their end."""


def rule(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Answer what is asked of the mediation, whatever it sounds like to the others."""
    told = state.here is not None and state.here.story and candidates.here.found and len(message.text) > _A_STORY
    if message.pressed or candidates.is_title or not message.text or told:
        return ()
    if tells_how_to_meet(message.text) and not candidates.here.found and not overheard.told(candidates):
        return (AnswerQuestion(key=_key("video"), said=message),)
    if asks_answer_period(message.text):
        return (AnswerQuestion(key=_key(ANSWER_PERIOD), said=message),)
    topics = topics_in(message.text)
    own = tuple(AnswerQuestion(key=_key(topic), said=message) for topic in topics)
    if topics == (CONFIRMING,):
        return own
    answered = {*topics, *(kind for kind, topic in _TOPIC_OF_KIND.items() if topic in topics)}
    return (*own, *question.others_short(state, message, answered)) if own else ()


async def heard(turn: Turn) -> bool:
    """Answer what a message asks of mediation while that is spoken of, or goes on; return True if it did."""
    text, spoken_of = turn.answer.text, topic(turn)
    topics = () if turn.has_draft or turn.answer.pressed or len(text) > _LONGEST else topics_in(text)
    if not topics or (spoken_of != SERVICE and (spoken_of or not _OF_TABLE.issuperset(topics))):
        return False
    if spoken_of != SERVICE:
        mine: list[Dispute] = await turn.do(MyDisputes(turn.person.person_id))
        if not any(one.status in LIVE for one in mine):
            return False
    return await told(turn)


async def told(turn: Turn) -> bool:
    """Return True if a message outside the form asks something of mediation, and has been answered."""
    topics = () if turn.answer.pressed else topics_in(turn.answer.text)
    for one in topics:
        _say(turn, one)
    return bool(topics)


def answers() -> Mapping[tuple[str, str], AnswerTo]:
    """Return what answers each topic, and each kind of question that is one of them under a name of the house's."""
    told = {topic: _answer(topic) for topic in TOPICS} | {ANSWER_PERIOD: while_sued.tell_period}
    kinds = {(SERVICE, kind): told[topic] for kind, topic in _TOPIC_OF_KIND.items()}
    return {**{_key(topic): answer for topic, answer in told.items()}, **kinds}


def _key(topic: str) -> tuple[str, str]:
    """Return the answer's place among the short ones; no kind of question has this name outside the form."""
    return SERVICE, f"asked_{topic}"


def _answer(topic: str) -> AnswerTo:
    async def answer(turn: Turn) -> None:
        _say(turn, topic)

    return answer


_ELSEWHERE: Mapping[str, str] = {"confession": "utter_mediation_offer_no_confession"}
"""Topics that another utterance of mediation answers."""


def _say(turn: Turn, topic: str) -> None:
    tongue = language_in(turn.answer.text) if topic == "tongue" else ""
    named = Words(f"您说的{tongue}", tongue) if tongue else Words("您讲的话", "your language")
    turn.say(_ELSEWHERE.get(topic, f"utter_mediation_asked_{topic}"), tongue=verbatim(named.say(turn.language)))

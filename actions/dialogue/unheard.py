"""Wishes of a message that nothing has answered: answered if something is sure of them, else said back as not certain.

So none is dropped in silence, and none is answered as its neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from actions.dialogue.buttons import Button, button, titled
from actions.dialogue.message import UserMessage
from actions.dialogue.outside import answer_beside, keep_for_later
from actions.dialogue.questions import QuestionTable
from actions.dialogue.readers.further_wishes import further_wishes
from actions.dialogue.readers.shared_words import speaks_of
from actions.dialogue.turn import Turn, in_form
from actions.front_door import Declined
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_MOST: Final = 3
_BEGINS: Final = "start_"
"""Beginning of intents that begin something."""
_UNSURE: Final = Words(
    "关于{}，我不确定能不能在这里办，不敢乱答，也没有替您做什么。{}",
    "About {}: I'm not sure whether that can be dealt with here, so I won't guess and have done nothing about it. {}",
)
_PERSON: Final = Words("可以说“转人工”问工作人员。", 'Say "talk to a person" and our staff will tell you.')
_AGAIN: Final = Words(
    "办完这一件，再跟我说一次；急的话说“转人工”。", 'Tell me again after this, or say "talk to a person".'
)
_HUMAN: Final = Words("转人工", "Talk to a person")
_BEGIN: Final = Words("开始办：{}", "Begin: {}")


async def deal_with_beside(
    turn: Turn,
    questions: QuestionTable,
    opened_by: Mapping[str, str],
    titles: Mapping[str, Words],
    service: str,
    later: Sequence[str] = (),
) -> None:
    """Answer what a message asks beside the form it opens, let other forms wait, and say back what is left.

    Args:
        service: of the form that opens.
        later: the services of the others, the next one first.
    """
    answered = await answer_beside(turn, questions, service)
    await keep_for_later(turn, later, titles)
    await say_unheard(turn, questions, opened_by, titles, service, answered)


async def say_unheard(
    turn: Turn,
    questions: QuestionTable,
    opened_by: Mapping[str, str],
    titles: Mapping[str, Words],
    service: str = "",
    answered: Sequence[str] = (),
) -> None:
    """Deal with what the message wishes for beside what has been said and begun in this turn.

    Args:
        opened_by: which intent opens which form.
        service: of the form that opens now; what it says by itself answers no other wish, whatever words they share.
        answered: the parts of the message that were answered beside it.
    """
    whole = turn.whole
    if whole.pressed or whole.danger is not None:
        return
    left: list[UserMessage] = []
    for wish in further_wishes(whole):
        dealt = any(part in wish.text or wish.text in part for part in answered)
        dealt = dealt or _is_dealt_with(turn, wish, questions, opened_by, service)
        if not dealt and not await _answered(turn, wish, questions, service):
            left.append(wish)
    if left:
        _say_back(turn, left[:_MOST], opened_by, titles, service)


def _is_dealt_with(
    turn: Turn, wish: UserMessage, questions: QuestionTable, opened_by: Mapping[str, str], service: str
) -> bool:
    """Return True if it was answered, opens or waits, or what was said in this turn speaks of it."""
    told = " ".join(str(value) for one in turn.said_now for name, value in one.items() if name not in _NO_WORDS)
    if wish.is_sure and wish.intent in opened_by:
        waits = turn.has_said("utter_form_comes_after")
        return opened_by[wish.intent] == service or waits or wish.intent in told
    if service:
        return False
    answered = wish.is_sure and bool(wish.intent) and questions.of(wish.intent) is not None
    return answered or speaks_of(wish.text, told)


_NO_WORDS: Final = frozenset({"response", "image", "attachment", "json_message"})


async def _answered(turn: Turn, wish: UserMessage, questions: QuestionTable, service: str) -> bool:
    """Answer it if it was surely heard or something is sure of it, in the middle of whatever opens."""
    before, said = turn.answer, len(turn.said_now)
    turn.answer = wish
    try:
        short = next((questions.short[key] for _, key in questions.asked(wish, service)), None)
        sure = questions.of(wish.intent) if wish.is_sure and not wish.intent.startswith(_BEGINS) else None
        answer = short or sure or questions.of(await questions.sure_of(turn))
        if answer is not None:
            await answer(turn)
    except Declined as no:
        turn.explain(no)
    finally:
        turn.answer = before
    return len(turn.said_now) > said


def _say_back(
    turn: Turn, left: list[UserMessage], opened_by: Mapping[str, str], titles: Mapping[str, Words], service: str
) -> None:
    language, inside = turn.language, bool(service) or in_form(turn)
    quoted = (Words("“{}”", '"{}"').say(language).format(verbatim(one.text)) for one in left)
    rest = (_AGAIN if inside else _PERSON).say(language)
    words = _UNSURE.say(language).format(Words("、", ", ").say(language).join(quoted), rest)
    ways = [button(language, _HUMAN, "ask_human")] if inside else _ways(turn, left, opened_by, titles)
    turn.say(READY_WORDS, ways, words=words)


def _ways(
    turn: Turn, left: list[UserMessage], opened_by: Mapping[str, str], titles: Mapping[str, Words]
) -> list[Button]:
    """Buttons of what may be begun for them, and of a person."""
    wished = dict.fromkeys(one.intent for one in left if one.is_sure and one.intent in opened_by)
    language = turn.language
    begin = [titled(_BEGIN.say(language).format(titles[opened_by[one]].say(language)), one) for one in wished]
    return [*begin, button(language, _HUMAN, "ask_human")]

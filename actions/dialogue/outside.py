"""Turns without an open form: every question of a message is answered, in order, and none opens a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.dialogue.buttons import titled
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, says_only
from actions.dialogue.phrases import said as says
from actions.dialogue.questions import QuestionTable, only_tells_where
from actions.dialogue.readers.clauses import characters_in
from actions.dialogue.readers.complaints import complains_of_misuse
from actions.dialogue.readers.speech_acts import names_deed, uncounted, wishes, wishes_to_ask
from actions.dialogue.readers.what_if import asks_what_if
from actions.dialogue.titles import returned_to
from actions.dialogue.turn import Turn, in_form
from actions.front_door import Declined
from actions.readers.topics import subject_of
from actions.topic import OF_ONE_SERVICE, AnswerTo, ShortAnswers, keys_asked, topic
from backend.drafts.model import OpenDraft, PauseDraft, WaitingDrafts
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

MOST_ANSWERS = 3
"""Bubbles of answers to one message; more is a wall."""
_SEVERAL = 2
"""Questions of one service from which they are answered as such."""
OFFERED = "utter_form_offered"
"""Utterance over buttons that begin a form each."""
_LONGEST_SUPPOSED = 60
_PERIOD, _DAYS = "period", ("date", "datetime", "date_range")
_LEAST_ASKED = 4
"""Characters of a clause from which it is a question of its own."""
_EDGES = " ，,、。.；;?？!！\n"
_LEFT = Words(
    "还没答到：{}。再问我一次就好，问法律的、问工作人员的都行。",
    'Not answered yet: {}. Just ask me again, or say "talk to a person".',
)
_BEGIN = Words("开始办：{}", "Begin: {}")


async def waiting_for(turn: Turn, titles: Mapping[str, Words]) -> Mapping[str, Words]:
    """Return the services that wait, with their titles; looked up only where a message may go back to one."""
    text = turn.answer.text
    goes_back = bool(text) and any(behind("returns_to", part.text) is not None for part in turn.answer.stretches())
    if not goes_back and not says("sets_aside", text):
        return {}
    drafts = await turn.do(WaitingDrafts(turn.person.person_id))
    return {draft.service: titles[draft.service] for draft in drafts if draft.service in titles}


async def taken_up_by_name(turn: Turn, titles: Mapping[str, Words]) -> str | None:
    """Return the one service that waits and is gone back to by its name, whatever the message was heard as."""
    meant = returned_to(turn.answer.text, await waiting_for(turn, titles))
    return meant[0] if len(meant) == 1 else None


async def answer_all(turn: Turn, questions: QuestionTable) -> bool:
    """Answer what a message asks, in order; False if it asks nothing that is known.

    What is left over, because it was too much at once or is known to nobody, is named, so that nothing is lost.
    """
    whole = turn.answer
    told = questions.everything_asked(whole, topic(turn))
    if not told:
        return False
    every = await _with_sure(turn, questions, told) if len(whole.clauses()) > 1 else told
    for answer, said in every[:MOST_ANSWERS]:
        await _answer_part(turn, answer, said)
    turn.answer = whole
    _name_left_over(turn, whole, every)
    return True


async def _with_sure(
    turn: Turn, questions: QuestionTable, told: Sequence[tuple[AnswerTo, UserMessage]]
) -> list[tuple[AnswerTo, UserMessage]]:
    """The answers with those to clauses that were heard as nothing and that something is sure of, in their order."""
    whole = turn.answer
    found = list(told)
    for part in _unanswered(whole, told):
        turn.answer = part
        answer = questions.of(await questions.sure_of(turn))
        if answer is not None:
            found.append((answer, part))
    turn.answer = whole
    return sorted(found, key=lambda one: max(whole.text.find(one[1].text), 0))


def _unanswered(whole: UserMessage, told: Sequence[tuple[AnswerTo, UserMessage]]) -> list[UserMessage]:
    """The clauses that ask something and that no answer is for."""
    asked = [said.text for _, said in told if said.text != whole.text]
    heard = {whole.intent} if len(asked) < len(told) else set()
    parts = _asking_clauses(whole, asked)
    return [part for part in parts if not (part.is_sure and part.intent and part.intent in heard)]


def _asks_own_part(text: str) -> bool:
    """Return True if a clause asks nothing but what is to be done: any answer beside it has told that."""
    return says_only("asks_own_part", text) or says_only("asks_what_to_do", text)


def _asking_clauses(whole: UserMessage, said: Sequence[str]) -> list[UserMessage]:
    """The clauses of a message that ask something and overlap none of some texts; none of a message of one clause."""
    clauses = whole.clauses()
    parts = [part for part in clauses if part.asks and characters_in(part.text) >= _LEAST_ASKED]
    left = [part for part in parts if not any(one in part.text or part.text in one for one in said)]
    return left if len(clauses) > 1 else []


async def answer_several(turn: Turn, answers: ShortAnswers) -> bool:
    """Answer several questions of one service asked at once outside a form ("打官司要多少钱？要多久？"), name the rest.

    The service is the one the message names, else the one spoken of; False where fewer than two are of it.
    """
    whole, inside = turn.answer, in_form(turn)
    if inside or whole.pressed:
        return False
    about = subject_of(whole.text) or topic(turn)
    told: list[tuple[tuple[str, str], UserMessage]] = []
    left: list[str] = []
    for part in whole.clauses():
        bare = uncounted(part.text).strip(_EDGES)
        key = next((key for key in keys_asked(bare, about) if key in answers), None)
        if key is not None:
            told.append((key, replace(part, text=bare)))
        elif part.asks:
            left.append(bare)
    if len({key for key, _ in told}) < _SEVERAL:
        return False
    for key, part in told[:MOST_ANSWERS]:
        await _answer_part(turn, answers[key], part)
    turn.answer = whole
    _name_left(turn, [*(part.text for _, part in told[MOST_ANSWERS:]), *left])
    return True


def _name_left_over(turn: Turn, whole: UserMessage, told: Sequence[tuple[AnswerTo, UserMessage]]) -> None:
    """Name the questions that were not answered in this reply."""
    late = [said.text for _, said in told[MOST_ANSWERS:]]
    _name_left(turn, [*late, *(part.text for part in _unanswered(whole, told) if not _asks_own_part(part.text))])


def _name_left(turn: Turn, texts: Sequence[str]) -> None:
    left = list(dict.fromkeys(text.strip(_EDGES) for text in texts))[:MOST_ANSWERS]
    if left:
        quoted = (Words("“{}”", '"{}"').say(turn.language).format(verbatim(one)) for one in left)
        words = _LEFT.say(turn.language).format(Words("、", ", ").say(turn.language).join(quoted))
        turn.say(READY_WORDS, words=words)


async def _answer_part(turn: Turn, answer: AnswerTo, part: UserMessage) -> None:
    """Answer one question of a message; what cannot be answered now is said, and stops nothing else."""
    turn.answer = part
    before = len(turn.said_now)
    try:
        await answer(turn)
    except Declined as no:
        turn.explain(no)
    turn.unsay_repeats(before)


async def answer_instead(turn: Turn, questions: QuestionTable, service: str, wished: Sequence[str] = ()) -> bool:
    """Answer a question that only sounds like the wish to begin ("要准备什么材料办公证"); False if it is that wish.

    Args:
        wished: services that a clause of the message wishes for in so many words.
    """
    said = turn.answer
    if said.pressed or not said.text or wished:
        return False
    complains = complains_of_misuse(said)
    if not (said.asks or complains or _asks_in_effect(said)):
        return False
    keys = questions.asked(said, service)
    if any(said.values(kind) for kind in _DAYS):  # "it came on the 20th, by when must I answer": the form reckons that
        keys = [(part, key) for part, key in keys if key[1] != _PERIOD]
    answers = [(questions.short[key], part) for part, key in keys if key[0] == service or key[1] in OF_ONE_SERVICE]
    supposed = questions.of("ask_law") if not answers and (complains or _only_asks_law(said)) else None
    if supposed is not None:
        await supposed(turn)
        return True
    beside = _asked_beside(said, questions, service) if answers else []
    every = sorted([*answers, *beside], key=lambda one: said.text.find(one[1].text)) if beside else answers
    for answer, part in every[:MOST_ANSWERS]:
        turn.answer = part
        await answer(turn)
    turn.answer = said
    return bool(answers)


def _asked_beside(whole: UserMessage, questions: QuestionTable, service: str) -> list[tuple[AnswerTo, UserMessage]]:
    """The answers to clauses that surely ask something else than of the service that is named."""
    named = [part.text for part, _ in questions.asked(whole, service)]
    others = [part for part in _asking_clauses(whole, named) if part.is_sure]
    return [(answer, part) for part in others if (answer := questions.of(part.intent)) is not None]


def _asks_in_effect(message: UserMessage) -> bool:
    """Return True if a message wishes to ask, or asks whether one may, without a word of asking ("有冇得告")."""
    if any(names_deed(part.text) and not wishes_to_ask(part.text) for part in message.stretches()):
        return False
    return wishes_to_ask(message.text) or says("asks_of_right", message.text)


def _only_asks_law(message: UserMessage) -> bool:
    """Return True if a message asks what becomes of a thing supposed ("那如果对方不同意呢"), or if one may sue.

    It is no wish to begin anything.
    """
    if len(message.text) > _LONGEST_SUPPOSED:
        return False
    of_right = any(says(act, message.text) for act in ("asks_of_right", "asks_whether_true"))
    of_right = of_right and not any(wishes(part.text) for part in message.stretches())
    of_right = of_right or wishes_to_ask(message.text)
    return of_right or asks_what_if(message.text) or behind("asks_what_if", message.text) is not None


async def answer_beside(turn: Turn, questions: QuestionTable, service: str) -> tuple[str, ...]:
    """Answer what the message that opens a form asks beside its wish ("我想办委托书，另外问问几点开门").

    Returns:
        The parts of the message that were answered.
    """
    said, parts = turn.answer, turn.answer.clauses()
    told: list[AnswerTo] = []
    answered: list[str] = []
    for part in parts if len(parts) > 1 and not said.pressed else ():
        keys = [questions.short[key] for _, key in questions.asked(part, service)]
        own = part.intent == said.intent or part.intent.startswith("start_")  # the form itself answers that
        own = own or only_tells_where(part)
        known = questions.of(part.intent) if part.is_sure and not own else None
        for answer in keys or ([known] if known is not None else []):
            if answer not in told and len(told) < MOST_ANSWERS:
                await _answer_part(turn, answer, part)
                told.append(answer)
                answered.append(part.text)
    turn.answer = said
    return tuple(answered)


def wishes_outright(message: UserMessage) -> bool:
    """Return True if one of several clauses wishes for a form in so many words, whatever the whole was heard as."""
    parts = message.clauses() if not message.pressed else ()
    begun = (part for part in parts if part.is_sure and part.intent.startswith("start_") and not part.asks)
    return len(parts) > 1 and any(wishes(part.text) for part in begun)


def forms_wished(message: UserMessage, opened_by: Mapping[str, str]) -> tuple[str, ...]:
    """The services with a form that the clauses of a message wish for in so many words, in order, each once.

    Of a row of wishes only the first says that it is one: "I want to sue him, book a notary and …".

    Args:
        opened_by: which intent opens which service.
    """
    parts = message.clauses() if not message.pressed else ()
    begun: list[str] = []
    is_row = False
    for part in parts if len(parts) > 1 else ():
        is_wish = not part.asks and (wishes(part.text) or (is_row and names_deed(part.text)))
        is_row = is_row or is_wish
        if says("counterclaims", part.text):
            continue  # it is brought in the case that runs, and opens no form of a suit of one's own
        if is_wish and part.is_sure and part.intent.startswith("start_") and part.intent in opened_by:
            begun.append(opened_by[part.intent])
    return tuple(dict.fromkeys(begun))


def forms_spoken_of(message: UserMessage, opened_by: Mapping[str, str]) -> tuple[str, ...]:
    """The services with a form that clauses of a message ask of or wish for, each once; a told story asks of none.

    Args:
        opened_by: which intent opens which service.
    """
    parts = message.clauses() if not message.pressed else ()
    meant = [part for part in parts if part.is_sure and (part.asks or wishes(part.text)) and part.intent in opened_by]
    return tuple(dict.fromkeys(opened_by[part.intent] for part in meant)) if len(parts) > 1 else ()


async def keep_for_later(turn: Turn, wished: Sequence[str], titles: Mapping[str, Words]) -> None:
    """Let the forms wished for beside the one that opens wait, and say so: they are taken up when it ends.

    Args:
        wished: their services, the next one first.
        titles: of all services; none where nothing is to be said.
    """
    if not wished:
        return
    for service in reversed(wished):  # what was touched last is taken up first
        draft = await turn.do(OpenDraft(turn.person.person_id, service))
        if draft.state == "open":
            await turn.do(PauseDraft(draft.draft_id, draft.person_id))
    if not titles:
        return
    named = "、" if turn.language != "en" else ", "
    turn.say("utter_form_comes_after", title=named.join(titles[service].say(turn.language) for service in wished))


def also_wished(turn: Turn, opened_by: Mapping[str, str], titles: Mapping[str, Words]) -> None:
    """Offer what else a message wished for: a form for each, opened by a button."""
    parts = turn.answer.clauses()
    wished = [part.intent for part in parts if len(parts) > 1 and part.is_sure and part.intent in opened_by]
    buttons = [_button(turn, intent, titles[opened_by[intent]]) for intent in dict.fromkeys(wished)]
    if not buttons:
        return
    said = next((one for one in turn.dispatcher.messages if one.get("response") == OFFERED), None)
    if said is None:
        turn.say(OFFERED, buttons)
    else:  # what a story was offered and what was wished beside it stand in one bubble
        known = {button["payload"] for button in said["buttons"]}
        said["buttons"] += [button for button in buttons if button["payload"] not in known]


def _button(turn: Turn, intent: str, title: Words) -> dict[str, Any]:
    return titled(_BEGIN.say(turn.language).format(title.say(turn.language)), intent)

"""The triage outside its form: offered, opened for a trouble that was told, and gone on with by words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from rasa_sdk.events import FollowupAction

from actions.answers import Answer, Choice, pick
from actions.defence.readers.suits import says_sued
from actions.dialogue.buttons import Button, button
from actions.dialogue.phrases import said as says
from actions.dialogue.turn import Turn
from actions.topic import AnswerTo, OpenEnd
from actions.triage.leading import facts_decided, lead
from actions.triage.readers.told import facts_told
from actions.triage.readers.troubles import tells_only_trouble
from actions.triage.telling import tell_one, tell_ways
from backend.drafts.model import OpenDraft, RestartDraft
from backend.shared.wording import Words
from backend.triage.model import Rule, Way
from backend.triage.pages import load_triage

ONE, SEVERAL = "utter_triage_way", "utter_triage_ways"
_OFFER = Words("帮我看走哪条路", "Help me find the way")
_CENTRE = Words("问诉讼服务中心", "Ask the service centre")
_FORM = "triage_form"
_SUED = "defence_form"
"""Form of those sued, who have days to answer that run: nothing is asked before they are told."""
_BOOKS = "start_notarization"
_LONGEST_CHOICE = 40


def offer(language: str) -> Button:
    """Return the button that opens a triage."""
    return button(language, _OFFER, "start_triage")


def trouble_first(answer: AnswerTo, sure_of: Callable[[Turn], Awaitable[str]]) -> AnswerTo:
    """Return an answer before which a trouble that is told is taken into a triage, and a suit into its defence.

    Args:
        answer: what is said where no trouble is told.
        sure_of: names what surely answers the message, or nothing: then it is answered.
    """

    async def told(turn: Turn) -> None:
        said = turn.answer
        no_trouble = turn.has_draft or bool(said.pressed) or "matter" not in facts_told(said.text)
        if no_trouble or await sure_of(turn):
            await answer(turn)
        else:
            turn.events.append(FollowupAction(_SUED if says_sued(said.text) else _FORM))

    return told


def instead_of_booking(answer: AnswerTo, known: Callable[[Turn], Awaitable[str]]) -> OpenEnd:
    """Return what takes a trouble that only sounds like the wish for a notary to its answer, or into a triage.

    Args:
        answer: tells the law.
        known: names what answers the message, at least likely; nothing where nobody knows.
    """

    async def told(turn: Turn) -> bool:
        said = turn.answer
        if turn.has_draft or said.pressed or said.intent != _BOOKS or not tells_only_trouble(said):
            return False
        if await known(turn):
            await answer(turn)
        else:
            turn.events.append(FollowupAction(_FORM))
        return True

    return told


def way_instead(answer: AnswerTo, known: Callable[[Turn], Awaitable[str]]) -> AnswerTo:
    """Return an answer to questions of law that takes "what shall I do?" behind a trouble into a triage if it has none.

    Args:
        answer: what is said else.
        known: names what answers the message, at least likely; nothing where nobody knows.
    """
    trouble = trouble_first(answer, known)

    async def told(turn: Turn) -> None:
        await (trouble if says("asks_what_to_do", turn.answer.text) else answer)(turn)

    return told


def choosing(answers: Callable[[], Mapping[str, AnswerTo]]) -> OpenEnd:
    """Return what goes on after the ways were told: into the one that is named, or over them again when corrected.

    Args:
        answers: what answers the intents of ways that are no flow.
    """

    async def follow_up(turn: Turn) -> bool:
        if not _spoke_last(turn) or turn.answer.pressed or not turn.answer.text or turn.has_draft:
            return False
        ways = await _ways_told(turn)
        named = _named(turn.answer, ways)
        if named is not None:
            return await _go(turn, named, answers())
        return await _correct(turn)

    return follow_up


def replies(answers: Callable[[], Mapping[str, AnswerTo]]) -> Mapping[str, Mapping[str, AnswerTo]]:
    """Return what a yes and a no mean after the ways were told: into one, or corrected, or that none fits."""

    async def agree(turn: Turn) -> None:
        ways = await _ways_told(turn)
        if not ways or not ways[0].opens:
            turn.say("utter_nothing_to_do")
        else:
            await _go(turn, ways[0], answers())

    async def agree_to_one_of(turn: Turn) -> None:
        named = _named(turn.answer, await _ways_told(turn))
        if named is not None:
            await _go(turn, named, answers())
        else:
            tell_ways(turn, await facts_decided(turn))

    async def disagree(turn: Turn) -> None:
        if not await _correct(turn):
            ways = [offer(turn.language), button(turn.language, _CENTRE, "start_enquiry")]
            turn.say("utter_triage_not_fitting", ways)

    return {ONE: {"affirm": agree, "deny": disagree}, SEVERAL: {"affirm": agree_to_one_of, "deny": disagree}}


async def _ways_told(turn: Turn) -> list[Way]:
    facts = await facts_decided(turn)
    triage = load_triage()
    rule = triage.decide(facts) if facts else ""
    return [triage.ways[code] for code in rule.ways] if isinstance(rule, Rule) else []


def _named(message: Answer, ways: list[Way]) -> Way | None:
    """The way a short message chooses, by its name or its number."""
    if len(message.text) > _LONGEST_CHOICE or message.asks:
        return None
    found = pick(message, [Choice(way.code, way.name, way.words) for way in ways])
    return next((way for way in ways if way.code == found.value), None)


async def _go(turn: Turn, way: Way, answers: Mapping[str, AnswerTo]) -> bool:
    """Lead into a way; what is no flow is answered. A wish that opens that very flow goes on by itself."""
    answer = answers.get(way.opens)
    if answer is not None and not way.opens.startswith("start_"):
        turn.answer = replace(turn.answer, text="", intent=way.opens, pressed=dict(way.values), entities=())
        await answer(turn)
        return True
    if not way.opens:
        tell_one(turn, await facts_decided(turn), way)
        return True
    follows = [event for event in await lead(turn, way.code) if event.get("event") == "followup"]
    if turn.answer.is_sure and turn.answer.intent.startswith("start_"):
        return False
    turn.events += follows
    return True


async def _correct(turn: Turn) -> bool:
    """A fact that is told otherwise after the ways were told opens the triage again with it."""
    facts = await facts_decided(turn)
    told = facts_told(turn.answer.text, {name: value for name, value in facts.items() if name == "matter"})
    changed = {name: value for name, value in told.items() if name in facts and facts[name] != value}
    if not facts or not changed or says("asks_softly", turn.answer.text):
        return False
    kept = {} if "matter" in changed else facts
    draft = await turn.do(OpenDraft(turn.person.person_id, "triage"))
    turn.draft = await turn.do(RestartDraft(draft.draft_id, draft.person_id))
    turn.change({**kept, **told})
    await turn.save()
    turn.events.append(FollowupAction(_FORM))
    return True


def _spoke_last(turn: Turn) -> bool:
    return bool({ONE, SEVERAL} & set(turn.said_before))

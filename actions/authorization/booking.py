"""The flow that books a video witness: open to verified parties, who are sent to be verified first and come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from actions.authorization import heard, story, submission
from actions.authorization.booking_questions import agent_said, booking_questions, other_ways
from actions.authorization.powers import POWERS_TOLD, none_given, of_told
from actions.authorization.readers.advice_answers import names_other_paper
from actions.authorization.readers.folk_words import named_in
from actions.authorization.readers.wording import sounds_like
from actions.authorization.the_case import CASE_TOLD
from actions.dialogue.buttons import payload_of
from actions.dialogue.candidates import Candidates
from actions.dialogue.changes import keep
from actions.dialogue.commands import Command, PauseFlow, Say
from actions.dialogue.endings import close
from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances, Ending, Events, Flow, Surroundings
from actions.dialogue.message import UserMessage
from actions.dialogue.opening import nothing_to_ask
from actions.dialogue.phrases import said
from actions.dialogue.reading import Reading
from actions.dialogue.speech import say_kept
from actions.dialogue.state import State
from actions.dialogue.told_just_before import with_told_before
from actions.dialogue.turn import Turn
from actions.dialogue.wished_before import NOTED, WISHED, in_words, wish_of
from actions.topic import kinds_asked
from backend.drafts.model import ChangeDraft, OpenDraft, PauseDraft
from backend.identity.commands import VerifiedPartyOf
from backend.shared.wished_times import WishedTimes
from backend.shared.wording import Words

_ADVICE = "authorization_advice_form"
_FROM_IDENTITY = ("identity_form", "action_submit_identity")
_STEERING = frozenset(
    {
        "cancel", "restart", "go_back", "save_for_later", "skip", "ask_human", "change_language", "correct_answer",
        "ask_progress", "ask_help", "goodbye",
    }
)  # fmt: skip
_OF_LAWYER = frozenset({"agent", "lawyer_name", "lawyer_firm", "lawyer_licence"})
_FIND = ((Words("帮我找律师", "Help me find a lawyer"), payload_of("find_institution", legal_map_wish="every_lawyer")),)
_OF_CASE = ("matter", "title")
"""Questions for the case, whose own readers take nothing but a case."""
_LONGEST_NAME = 60
_SHORT = 12


def asks_how(answer: UserMessage) -> bool:
    """Return True if a wish to appoint somebody asks how: the ways are told before anybody has to be verified."""
    return not answer.pressed and (answer.asks or said("asks_how", answer.text))


def waits_for_lawyer(state: State, message: UserMessage, candidates: Candidates) -> tuple[Command, ...]:
    """Help who has no lawyer yet to find one; what was filled in waits until they come back."""
    here = state.here.name if state.here else ""
    pressed = message.pressed.get("authorization_agent") == "undecided"
    told = here in _OF_LAWYER and not message.asks and bool(named_in(message.text, "no_lawyer"))
    if not told and not pressed:
        return ()
    return (Say("utter_authorization_agent_undecided", buttons=_FIND), PauseFlow())


async def _is_open(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """This way is open to a mainland lawyer in a lawsuit and a verified party; who else asks is told the other ways."""
    if not turn.has_draft and not turn.answer.pressed and names_other_paper(turn.answer):
        return close(_ADVICE)
    if turn.answer.intent == "start_authorization" and (kind := agent_said(turn.answer)) not in (None, "mainland"):
        turn.say(f"utter_authorization_agent_{kind}", buttons=other_ways(turn))
        return await nothing_to_ask(turn)
    verified = await turn.do(VerifiedPartyOf(turn.person.person_id))
    if verified is not None and not turn.has_draft and (principal := story.principal_of(turn.answer)):
        turn.say(heard.OTHER_ACCOUNT, who=heard.who(principal, turn.language))
        return await nothing_to_ask(turn)
    if verified is None:
        if not turn.has_draft and asks_how(turn.answer) and not _asks_to_stand_in(turn.answer):
            return close(_ADVICE)
        return await _verify_first(flow, turn)
    return None


def _asks_to_stand_in(answer: UserMessage) -> bool:
    """Return True if it is asked who has to be there in a relative's matter: told before anybody is verified."""
    return "in_person" in kinds_asked(answer.text) and bool(story.principal_of(answer))


async def _verify_first(flow: Flow, turn: Turn) -> Events:
    """Only a verified party is witnessed by video (SPC21-4, SPC21-6): the wish waits, identity goes first."""
    draft = await turn.do(OpenDraft(turn.person.person_id, flow.service))
    told: dict[str, Any] = {}
    if not draft.answers:
        said, turn.answer = turn.answer, await with_told_before(turn)
        told = {**await story.told_in_advice(turn), **await story.told_now(turn), **story.told_in(turn)}
        turn.answer = said
    told.pop(story.MONEY, None)
    if told:
        await turn.do(ChangeDraft(draft.draft_id, draft.person_id, told))
    await turn.do(PauseDraft(draft.draft_id, draft.person_id))
    if turn.tracker.latest_action_name in _FROM_IDENTITY:  # it was asked for, and is not done yet
        turn.say("utter_authorization_waits_for_identity")
        return close()
    if principal := draft.answers.get(story.PRINCIPAL) or told.get(story.PRINCIPAL):
        turn.say(heard.FOR_ANOTHER, who=heard.who(str(principal), turn.language))
    else:
        turn.say("utter_authorization_verify_first")
    _say_told(turn, told)
    return close("identity_form")


def _say_told(turn: Turn, told: Mapping[str, Any]) -> None:
    """Say back what the message told that waits until the party is verified."""
    if line := heard.in_one_line(turn, {name: value for name, value in told.items() if name != "agent"}):
        turn.say("utter_form_noted", lines=line)
    if WISHED in told:
        turn.say(NOTED, when=in_words(turn, WishedTimes.of_kept(told[WISHED]), turn.timezone))


async def _begin(flow: Flow, turn: Turn) -> None:
    """Begin without asking whom they appoint where a mainland lawyer was named."""
    agent = flow.field("agent")
    pressed = turn.answer.pressed.get("authorization_agent") == "mainland"
    if agent is not None and (pressed or agent_said(turn.answer) == "mainland"):
        await keep(flow, turn, agent, Reading("mainland"))
    told = {**await story.told_in_advice(turn), **await story.told_now(turn), **story.told_in(turn)}
    turn.change({name: told[name] for name in (POWERS_TOLD, WISHED, CASE_TOLD) if name in told})
    for name, value in told.items():
        if (field := flow.field(name)) is not None and name not in turn.answers:
            await keep(flow, turn, field, Reading(value))


async def _gather(flow: Flow, turn: Turn, state: State) -> Mapping[str, Any]:
    """Read what the message tells of the lawyer, the case, the powers and the time."""
    return await story.told_now(turn, wish_of(turn))


async def _say_back(flow: Flow, turn: Turn) -> None:
    """Say what the opening message was understood to tell."""
    say_kept(turn, [field for field in booking_questions() if field.in_review and field.name in turn.answers])


def takes(state: State, message: UserMessage, field: Field, reading: Reading) -> bool | None:
    """A firm is a firm, a case's name its name, whatever they sound like, unless they steer the flow or ask something.

    "王家欣诉李锦荣民间借贷纠纷" and "not filed yet, against 李锦荣" sound like the wish to sue.
    """
    if sounds_like(field.name, message.text) and len(message.text) <= _LONGEST_NAME and not message.asks:
        return not message.is_sure or message.intent not in _STEERING
    if (
        field.name in ("recording", *_OF_CASE)
        and reading.found
        and message.intent not in _STEERING
        and not message.asks
    ):
        return True
    if field.name.startswith("power_") and reading.found and len(message.text) <= _SHORT:
        return True  # "all of them" sounds like beginning anew
    return None


async def _ends(turn: Turn, field: Field, reading: Reading) -> Ending | None:
    """Lead whoever does not want to be recorded to the other ways (SPC21-6)."""
    if (field.name, reading.value) == ("recording", "no"):
        return Ending("utter_authorization_recording_declined", then="authorization_advice")
    return None


async def _kept(turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
    """Powers that were told before are not asked; special ones of which none is given are general (INT-89)."""
    if field.name == "scope":
        turn.change(of_told(turn.answers))
    if none_given(turn.answers):
        turn.change({"scope": "general"})
        turn.say("utter_authorization_no_power_given")


BOOK = Flow(
    service="authorization",
    title=heard.TITLE,
    fields=booking_questions(),
    on_submit=submission.BOOKING,
    before_opening=_is_open,
    begin=_begin,
    hears_before=True,
    hear_opening=_say_back,
    gather=_gather,
    facts_about=heard.facts_about,
    also_told=heard.also_told,
    first_rules=(waits_for_lawyer, heard.at_same_time, heard.propose),
    beside_rules=(heard.beside,),
    while_waiting=heard.while_waiting,
    takes=takes,
    ends=_ends,
    kept=_kept,
)

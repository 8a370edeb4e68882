"""Carries out what moves about: back, again, another service, later, never."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.dialogue import endings, giving_up
from actions.dialogue.buttons import button
from actions.dialogue.commands import (
    AskAgain,
    CancelFlow,
    Clarify,
    GoBack,
    LeaveFlow,
    OfferFlow,
    PauseFlow,
    Reopen,
    RestartFlow,
    RestoreFlow,
    ResumeFlow,
    StartFlow,
    Submit,
    TellProgress,
)
from actions.dialogue.flow import Flow
from actions.dialogue.ladder import put_aside
from actions.dialogue.outcome import ASK_AGAIN, Outcome
from actions.dialogue.outside import keep_for_later
from actions.dialogue.prompt import progress, stay, submit
from actions.dialogue.review_screen import REVIEWED, answered, chips, has_changed
from actions.dialogue.rules.confirmation import switching_to
from actions.dialogue.state import REVIEW, UNPLACED, State
from actions.dialogue.told_earlier import kept_for_later, waiting, was_told
from actions.dialogue.turn import LISTEN, Turn
from actions.emergency.alarm import keep_wished_instead
from backend.shared.notifier import READY_WORDS
from backend.shared.wording import Words, verbatim

_ABSENT = Words("您填过的答案里没有“{}”，所以什么也没改。", 'None of your answers is "{}", so I changed nothing.')


async def go_back(flow: Flow, turn: Turn, state: State, command: GoBack) -> Outcome:
    """Open the question before this one again; its answer stays until another replaces it."""
    names = [field.name for field in state.steps]
    at = names.index(state.question) if state.question in names else len(names)
    if at == 0:
        turn.say("utter_form_first_question")
        return ASK_AGAIN
    return Outcome(names[at - 1])


async def reopen(flow: Flow, turn: Turn, state: State, command: Reopen) -> Outcome:
    """Ask a question again."""
    return Outcome(command.field)


async def clarify(flow: Flow, turn: Turn, state: State, command: Clarify) -> Outcome:
    """Ask which answer is meant, with a chip for each that may be."""
    if command.keeps:
        said = turn.answer
        turn.change({UNPLACED: {"text": said.text, "entities": [dict(entity) for entity in said.entities]}})
    elif (words := command.words) is not None:
        told = [dict(entity) for entity in words.entities]
        turn.change({UNPLACED: {"text": words.text, "entities": told, "instead": True}})
    elif (
        not (command.fields or command.group)
        and (not command.absent or was_told(turn, command.absent))
        and state.here
        and (heard := kept_for_later(turn, waiting(state)))
    ):
        put_aside(turn, state.here, heard)
        return ASK_AGAIN
    if command.absent:
        turn.say(READY_WORDS, words=_ABSENT.say(turn.language).format(verbatim(command.absent)))
    turn.say("utter_form_which_question" if command.keeps else "utter_form_which_answer", chips(turn, state, command))
    return Outcome(over=stay(flow, turn, state.question))


async def ask_again(flow: Flow, turn: Turn, state: State, command: AskAgain) -> Outcome:
    """ "Go on" while the form is open: the open question once more."""
    return ASK_AGAIN


async def tell_progress(flow: Flow, turn: Turn, state: State, command: TellProgress) -> Outcome:
    """Say how far we are, with the answers where they are wished for; the review that follows shows them itself."""
    if command.lists:
        if state.is_review:
            turn.change(forget=(REVIEWED,))
        else:
            lines = answered(flow, turn)
            turn.say("utter_form_so_far" if lines else "utter_form_nothing_yet", lines=lines)
        return ASK_AGAIN
    step, total = progress(flow, turn, state.here)
    turn.say("utter_form_progress", title=flow.title.say(turn.language), step=step, total=total, left=total - step)
    return ASK_AGAIN


async def hand_in(flow: Flow, turn: Turn, state: State, command: Submit) -> Outcome:
    """Pass on to the service's submission; show the review again where an answer came to it since it was shown."""
    if has_changed(flow, turn):
        return Outcome(REVIEW)
    return Outcome(over=submit(flow, turn))


async def start_flow(flow: Flow, turn: Turn, state: State, command: StartFlow) -> Outcome:
    """Switch to another service; both drafts are kept."""
    turn.say("utter_form_waits", title=flow.title.say(turn.language))
    await endings.pause(turn)
    return Outcome(over=endings.close(f"{command.service}_form"))


async def offer_flow(flow: Flow, turn: Turn, state: State, command: OfferFlow) -> Outcome:
    """Ask whether this service shall be left for another; the open question stays open."""
    buttons = [
        button(turn.language, Words("是，换过去", "Yes, switch"), command.intent),
        button(turn.language, Words("不，接着填", "No, go on here"), "resume"),
    ]
    turn.asks_to = switching_to(command.intent)
    turn.say("utter_form_switch_sure", buttons, title=flow.title.say(turn.language))
    return Outcome(over=stay(flow, turn, state.question))


async def leave_flow(flow: Flow, turn: Turn, state: State, command: LeaveFlow) -> Outcome:
    """End a form without an outcome; what was told waits where it is to be kept, and nothing that holds no answer."""
    if command.keeps and any(field.name in turn.answers for field in flow.fields):
        turn.say("utter_form_waits", title=flow.title.say(turn.language))
        await endings.pause(turn)
    else:
        await endings.discard(turn)
    turn.draft = None
    if answer := state.questions.answer(command.intent, None):
        await answer(turn)
    if command.utter:
        turn.say(command.utter, [button(turn.language, title, intent) for title, intent in command.ways])
    return Outcome(over=[*endings.close(command.then or LISTEN), SlotSet("misses", 0)])


async def pause_flow(flow: Flow, turn: Turn, state: State, command: PauseFlow) -> Outcome:
    """Close the form; everything said so far waits."""
    await endings.pause(turn)
    again = button(turn.language, Words("继续", "Continue"), "resume", resume_service=flow.service)
    turn.say("utter_form_saved", [again], title=flow.title.say(turn.language))
    return Outcome(over=endings.close())


async def cancel_flow(flow: Flow, turn: Turn, state: State, command: CancelFlow) -> Outcome:
    """Stop, once it is sure that it is meant."""
    if command.then:
        await keep_for_later(turn, (command.then,), {})
        keep_wished_instead(turn, command.then)
    done = await giving_up.cancel(flow, turn) if command.confirmed else await giving_up.ask_first(flow, turn, "cancel")
    return Outcome(over=done)


async def restart_flow(flow: Flow, turn: Turn, state: State, command: RestartFlow) -> Outcome:
    """Begin again, once it is sure that it is meant."""
    if command.confirmed:
        return Outcome(over=await giving_up.begin_again(flow, turn))
    return Outcome(over=await giving_up.ask_first(flow, turn, "restart"))


async def resume_flow(flow: Flow, turn: Turn, state: State, command: ResumeFlow) -> Outcome:
    """Go on where it was asked whether to stop."""
    turn.say("utter_form_goes_on")
    return ASK_AGAIN


async def restore_flow(flow: Flow, turn: Turn, state: State, command: RestoreFlow) -> Outcome:
    """Go on with what was cancelled."""
    return Outcome(over=await giving_up.bring_back(flow, turn))

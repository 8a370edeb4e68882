"""A flow opens: it begins or takes up what waits, and what the opening sentence tells is kept."""

from __future__ import annotations

from actions.dialogue.changes import keep
from actions.dialogue.endings import discard, leave
from actions.dialogue.flow import Events, Flow, Surroundings
from actions.dialogue.outside import forms_wished
from actions.dialogue.prefill import keep_what_was_said
from actions.dialogue.prompt import ask, take_up_again
from actions.dialogue.readers.further_wishes import without_further
from actions.dialogue.reading import Reading
from actions.dialogue.state import first_open
from actions.dialogue.told_earlier import keep as remember
from actions.dialogue.told_just_before import with_told_before
from actions.dialogue.turn import Turn
from actions.dialogue.unheard import deal_with_beside
from actions.front_door import Declined
from backend.drafts.model import OpenDraft, ResumeDraft


async def open_flow(flow: Flow, turn: Turn, around: Surroundings) -> Events:
    """Begin, or take up a draft that waits; words of the opening sentence that answer questions are kept.

    Raises:
        Declined: what was asked for cannot even begin (nothing to change, say).
    """
    if (over := await begin_flow(flow, turn, around)) is not None:
        return over
    remember(turn, flow.fields)
    take_up_again(turn)
    return await ask(flow, turn, first_open(flow.fields, turn.answers))


async def begin_flow(flow: Flow, turn: Turn, around: Surroundings) -> Events | None:
    """Open the draft and keep what the opening sentence tells, asking nothing yet; the events where it does not begin.

    Raises:
        Declined: as `open_flow`.
    """
    if (instead := await flow.before_opening(flow, turn, around)) is not None:
        return instead
    if (over := await _over(flow, turn)) is not None:
        return over
    draft = await turn.do(OpenDraft(turn.person.person_id, flow.service))
    turn.draft = await turn.do(ResumeDraft(draft.draft_id, draft.person_id)) if draft.state == "waiting" else draft
    if turn.answers:
        turn.say("utter_form_resumed", title=flow.title.say(turn.language))
    else:
        await _begin(flow, turn, around)
    return None


async def nothing_to_ask(turn: Turn) -> Events:
    """Leave nothing behind, and go back to what waits."""
    if turn.has_draft:
        await discard(turn)
    return await leave(turn)


async def _begin(flow: Flow, turn: Turn, around: Surroundings) -> None:
    chosen = await flow.subject.choose(turn) if flow.subject is not None else None
    if opening := f"utter_{flow.service}_opening" if flow.opening is None else flow.opening:
        turn.say(opening)
    if flow.subject is not None and chosen is not None:
        await keep(flow, turn, flow.fields[0], Reading(chosen))
    said = turn.answer
    turn.answer = without_further(said)
    if flow.hears_before:
        turn.answer = await with_told_before(turn)
    await flow.begin(flow, turn)
    if flow.prefills:
        await keep_what_was_said(flow, turn)
    await flow.hear_opening(flow, turn)
    turn.answer = said
    if turn.is_fresh_message:
        later = [one for one in forms_wished(turn.answer, around.opened_by) if one != flow.service]
        await deal_with_beside(turn, around.questions, around.opened_by, around.titles, flow.service, later)


async def _over(flow: Flow, turn: Turn) -> Events | None:
    """End what waits about something that is gone, or too late; None if it can go on, or begins."""
    subject = flow.subject
    if subject is None or not turn.has_draft or subject.name not in turn.answers:
        return None
    try:
        if await subject.look_at(turn, str(turn.answers[subject.name])) is not None:
            return None
    except Declined as no:
        turn.explain(no)
        return await nothing_to_ask(turn)
    if subject.gone:
        turn.say(subject.gone)
        return await nothing_to_ask(turn)
    await discard(turn)
    turn.draft = None
    return None

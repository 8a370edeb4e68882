"""The one place that acts: carries the commands of a turn out, in the order in which they are spoken of.

First danger, then what was understood and kept, then answers to questions, then outcomes. All changes of the draft are
gathered in the turn and written in one transaction (`Turn.save`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

from actions.dialogue import changes, moves, numbered, replies, waiting
from actions.dialogue import commands as said
from actions.dialogue.flow import Flow
from actions.dialogue.outcome import ASK_AGAIN, Outcome
from actions.dialogue.state import State
from actions.dialogue.turn import Turn

Handler = Callable[[Flow, Turn, State, Any], Awaitable[Outcome]]
_HANDLERS: Final[dict[type[said.Command], Handler]] = {
    said.Emergency: replies.emergency,
    said.NoteAside: changes.note_aside,
    said.CorrectSlot: changes.correct_slots,
    said.RefuseEntry: numbered.refuse_entry,
    said.NoSuchEntry: numbered.no_such_entry,
    said.ChangeAnswers: changes.change_answers,
    said.SetSlot: changes.set_slot,
    said.AppendTo: changes.append_to,
    said.ConfirmSlot: changes.confirm_slot,
    said.TellWaiting: waiting.tell_waiting,
    said.MoveValue: changes.move_value,
    said.KeepFile: changes.keep_file,
    said.PointOut: changes.point_out,
    said.SkipQuestion: changes.skip_question,
    said.TellLanguages: replies.tell_languages,
    said.AnswerQuestion: replies.answer_question,
    said.TellWhy: replies.tell_why,
    said.ExplainQuestion: replies.explain_question,
    said.Reassure: replies.reassure,
    said.Say: replies.say,
    said.ChangeLanguage: replies.change_language,
    said.CannotHandle: replies.cannot_handle,
    said.GoBack: moves.go_back,
    said.Reopen: moves.reopen,
    said.Clarify: moves.clarify,
    said.AskAgain: moves.ask_again,
    said.ResumeFlow: moves.resume_flow,
    said.TellProgress: moves.tell_progress,
    said.Submit: moves.hand_in,
    said.StartFlow: moves.start_flow,
    said.OfferFlow: moves.offer_flow,
    said.LeaveFlow: moves.leave_flow,
    said.PauseFlow: moves.pause_flow,
    said.CancelFlow: moves.cancel_flow,
    said.RestartFlow: moves.restart_flow,
    said.RestoreFlow: moves.restore_flow,
}
"""In the order in which they are carried out, and so spoken of."""
_TOGETHER: Final = frozenset({said.NoteAside, said.CorrectSlot})
"""Commands of a kind that are carried out, and said, together."""


async def execute(flow: Flow, turn: Turn, state: State, commands: Sequence[said.Command]) -> Outcome:
    """Carry everything out; the last outcome that names a question, or ends the form, counts."""
    outcome = ASK_AGAIN
    for kind, handler in _HANDLERS.items():
        of_kind = [command for command in commands if type(command) is kind]
        orders: Sequence[Any] = [of_kind] if kind in _TOGETHER and of_kind else of_kind
        for order in orders:
            if outcome.over is not None:
                return outcome
            outcome = _later(outcome, await handler(flow, turn, state, order))
    return outcome


def _later(before: Outcome, after: Outcome) -> Outcome:
    return before if after == ASK_AGAIN else after

"""Asking the court for more time to correct: 30 days in all instead of 15, on request (SPC21-9).

That it can be extended is known by recall only, so every sentence says that the court decides.
"""

from __future__ import annotations

from actions.dialogue.flow import Flow
from actions.dialogue.submission import Receipt, Submission
from actions.filing.about_case import TOO_LATE, case_subject, read_reason, takes, the_case
from actions.filing.cases import case_facts
from actions.forms.fields import SKIPPED, Field
from actions.forms.opened_again import asked_for_again
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.filing.commands import AskForExtension, OneCase
from backend.filing.model import Case, CaseStatus
from backend.shared.wording import Words

OPEN_TO: tuple[CaseStatus, ...] = ("defects",)
_DECIDED = ("granted", "refused")


async def _say_the_rule(turn: Turn) -> None:
    turn.say("utter_filing_extension_rule", **case_facts(turn, await the_case(turn)))


def _none(cases: list[Case]) -> Declined:
    """Without defects there is no such clock."""
    return Declined("utter_filing_extension_not_open" if cases else "utter_filing_extension_no_case")


def _check(case: Case) -> None:
    """It can be asked for once, while the case waits for corrections."""
    if case.status != "defects":
        raise Declined("utter_filing_extension_not_open")
    if case.extension == "asked":
        raise Declined("utter_filing_next_extension_asked")
    if case.extension is not None:
        raise Declined("utter_filing_extension_already")


async def _ask(turn: Turn) -> Receipt:
    """Send the request to the court under the draft's id."""
    case_id, reason = str(turn.answers["case"]), str(turn.answers.get("reason", SKIPPED))
    await turn.do(AskForExtension(turn.draft.draft_id, turn.person.person_id, case_id, reason))
    return {"case_id": case_id}


async def _tell(turn: Turn, receipt: Receipt) -> None:
    """Say that it was asked for, or that the request waits for the court's system; the first day stands so far."""
    case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
    told = "utter_filing_extension_waiting" if "extend" in case.waiting else "utter_filing_extension_sent"
    decided = f"utter_filing_extension_{case.extension}"
    turn.say(decided if case.extension in _DECIDED else told, **case_facts(turn, case))


CASE = case_subject(OPEN_TO, _none, _check)
EXTENSION = Flow(
    service="filing_extension",
    title=Words("申请延长补正期限", "More time to correct"),
    subject=CASE,
    fields=(
        CASE.field(),
        Field(
            "reason", Words("理由", "Reason"), read_reason, words=("原因", "reason"),
            before=_say_the_rule, free_text=True, story=True, optional=True, rests_on=(CASE.name,),
        ),
    ),
    on_submit=Submission(hand_in=_ask, tell=_tell, ends=TOO_LATE),
    prefills=False,  # the sentence that opens it names the case and nothing else
    own_rules=(asked_for_again,),
    takes=takes,
)  # fmt: skip

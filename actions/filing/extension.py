"""Asking the court for more time to correct: 30 days in all instead of 15, on request (SPC21-9).

That it can be extended is known by recall only, so every sentence says that the court decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from actions.filing.about_case import AboutCase, SubmitAboutCase, read_reason, the_case
from actions.filing.cases import case_facts, case_field
from actions.forms.fields import SKIPPED, Field
from actions.forms.turn import Turn
from actions.front_door import Declined
from actions.submit import Receipt
from backend.filing.commands import AskForExtension, OneCase
from backend.filing.model import Case, CaseStatus
from backend.shared.wording import Words

OPEN_TO: tuple[CaseStatus, ...] = ("defects",)


async def _say_the_rule(turn: Turn) -> None:
    turn.say("utter_filing_extension_rule", **case_facts(turn, await the_case(turn)))


class ExtensionForm(AboutCase):
    """Asks for more time."""

    service: ClassVar[str] = "filing_extension"
    title: ClassVar[Words] = Words("申请延长补正期限", "More time to correct")
    open_to = OPEN_TO

    @property
    def fields(self) -> Sequence[Field]:
        """Which case, and why."""
        return _FIELDS

    async def impossible(self, cases: list[Case]) -> Declined:
        """Without defects there is no such clock."""
        return Declined("utter_filing_extension_not_open" if cases else "utter_filing_extension_no_case")

    async def check(self, case: Case) -> None:
        """It can be asked for once, while the case waits for corrections."""
        if case.status != "defects":
            raise Declined("utter_filing_extension_not_open")
        if case.extension == "asked":
            raise Declined("utter_filing_next_extension_asked")
        if case.extension is not None:
            raise Declined("utter_filing_extension_already")


_FIELDS = (
    case_field(OPEN_TO),
    Field(
        "reason", Words("理由", "Reason"), read_reason, words=("原因", "reason"),
        before=_say_the_rule, free_text=True, story=True, optional=True, rests_on=("case",),
    ),
)  # fmt: skip


class SubmitExtension(SubmitAboutCase):
    """Sends the request to the court."""

    service: ClassVar[str] = "filing_extension"

    async def submit(self, turn: Turn) -> Receipt:
        """Ask under the draft's id."""
        case_id, reason = str(turn.answers["case"]), str(turn.answers.get("reason", SKIPPED))
        await turn.do(AskForExtension(turn.draft.draft_id, turn.person.person_id, case_id, reason))
        return {"case_id": case_id}

    async def tell(self, turn: Turn, receipt: Receipt) -> None:
        """Say that it was asked for, or that the request waits for the court's system; the first day stands so far."""
        case = await turn.do(OneCase(receipt["case_id"], turn.person.person_id))
        told = "utter_filing_extension_waiting" if "extend" in case.waiting else "utter_filing_extension_sent"
        turn.say(
            f"utter_filing_extension_{case.extension}" if case.extension in _DECIDED else told, **case_facts(turn, case)
        )


_DECIDED = ("granted", "refused")

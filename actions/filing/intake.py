"""The form that takes a case in: from "for whom" to the review with the complaint to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from actions.answers import Reading
from actions.filing import corrections
from actions.filing.claims import claim_fields
from actions.filing.complaint import complaint_of
from actions.filing.contacts import contact_fields
from actions.filing.court import court_fields
from actions.filing.elements import element_fields
from actions.filing.evidence import evidence_fields, kept_file, next_place
from actions.filing.evidence import key as evidence_key
from actions.filing.fee import say_fee
from actions.filing.gate import VERIFIED, VERIFY, causes_in, gate_fields, other_way, say_intro
from actions.filing.known import known_of_plaintiff
from actions.filing.parties import key, party_fields
from actions.filing.readers import accepts
from actions.forms.fields import Field
from actions.forms.leaving import close
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
from backend.drafts.model import PauseDraft
from backend.filing.cause_guides import find_other_way
from backend.filing.commands import PreviewComplaint
from backend.identity.commands import VerifiedPartyOf
from backend.shared.wording import Words

PAPERS: Mapping[str, str] = {
    "complaint_pdf": "complaint.pdf",
    "complaint_docx": "complaint.docx",
    "evidence_list_pdf": "evidence.pdf",
}
"""Kinds of file shown before the review, and their names."""
OTHER_WAY = "utter_filing_other_way"
ANSWER = "filing_answer"
"""The one entity of this form's buttons: ``<field>:<code>``; three hundred names would say no more."""


@cache
def filing_questions() -> tuple[Field, ...]:
    """Every question of the intake, in the order they are asked."""
    return (
        *gate_fields(),
        *element_fields(),
        *party_fields("plaintiff"),
        *party_fields("defendant"),
        *claim_fields(),
        *evidence_fields(),
        *court_fields(),
        *contact_fields(),
    )


class FilingForm(ServiceForm):
    """Files a case."""

    service: ClassVar[str] = "filing"
    title: ClassVar[Words] = Words("网上立案", "Filing a case")

    @property
    def fields(self) -> Sequence[Field]:
        """See `filing_questions`."""
        return filing_questions()

    async def begin(self, turn: Turn) -> None:
        """Say what comes; where the wish is no first civil suit, say at once where it goes (SPC21-2)."""
        turn.say("utter_filing_opening")
        causes = causes_in(turn.answer)
        if (way := find_other_way(turn.answer.text)) is not None:
            turn.say(OTHER_WAY, **other_way(way.reason, turn.language))
        elif len(causes) == 1:
            await corrections.change(turn, {"matter": "civil"})
            if turn.answer.value("cause") is None:  # a cause the bot understood is kept by the form itself
                await corrections.change(turn, {"cause": causes[0]})
                say_intro(turn, causes[0])
        await self._notice_identity(turn)

    async def open(self, turn: Turn) -> Events:
        """Begin or go on; somebody verified meanwhile is not asked again, and what is known of them is filled in."""
        if turn.has_draft and turn.answers:
            await self._notice_identity(turn)
        return await super().open(turn)

    async def _notice_identity(self, turn: Turn) -> None:
        party = await turn.do(VerifiedPartyOf(turn.person.person_id))
        if party is None:
            return
        await corrections.change(turn, {"identity": VERIFIED})
        if turn.answers.get("for_whom") in ("self", "organisation"):
            await corrections.change(turn, known_of_plaintiff(party, turn.answers))

    async def hear(self, turn: Turn) -> Events:
        """Corrections of the lists go before the open question, and a file is never lost."""
        if turn.answer.uploaded and not getattr(self.open_field(turn), "upload", None):
            return await self._keep_as_evidence(turn)
        done = await corrections.hear(turn)
        if done is None:
            return await super().hear(turn)
        utter, question = done
        if utter:
            turn.say(utter)
        return await self.ask(turn, question or self._open_or_next(turn))

    def is_answer(self, turn: Turn, field: Field | None, found: Reading) -> bool:
        """At the gate "I disagree with the judgment" is an answer, even if it sounds like a question."""
        at_the_gate = field is not None and field.name in ("matter", "cause") and found.problem == OTHER_WAY
        named = found.found and not turn.answer.pressed and turn.answer.intent in ("goodbye", "greet", "thank")
        finished = found.found and not found.partial and accepts(turn.answer)
        return at_the_gate or named or finished or super().is_answer(turn, field, found)

    async def listen(self, turn: Turn) -> Events | None:
        """Where mediation is offered, wanting it is a yes, and asking about it is answered on the spot (CPL-125)."""
        field, said = self.open_field(turn), turn.answer
        if field is None or field.name != "mediation_first" or said.decision != "answer":
            return None
        if said.intent == "start_mediation":
            return await self.accept(turn, field, Reading("yes"))
        if said.intent == "ask_mediation":
            turn.say("utter_filing_mediation_how")
            return await self.ask(turn)
        return None

    def _open_or_next(self, turn: Turn) -> str:
        """The open question, unless the correction took it away."""
        here = self.open_field(turn)
        return here.name if here and here.applies(turn.answers) else self.first_open(turn)

    async def _keep_as_evidence(self, turn: Turn) -> Events:
        place, found = next_place(turn.answers), await kept_file(turn, turn.answer.uploaded)
        if not found.found or place is None:
            return await self.point_out(turn, found if place else Reading(problem="utter_filing_evidence_full"))
        await corrections.change(turn, {evidence_key(place, "file"): found.value})
        turn.say("utter_filing_evidence_kept", number=place)
        return await self.ask(turn)

    async def accept(self, turn: Turn, field: Field, found: Reading) -> Events:
        """Keep the answer; "verify first" goes to the identity form, and this one waits with everything in it."""
        field = self.pressed_field(turn) or field
        if field.name != "identity" or found.value != VERIFY:
            return await super().accept(turn, field, found)
        await self.keep(turn, field, found)
        turn.say("utter_filing_waits_for_identity")
        await turn.do(PauseDraft(turn.draft.draft_id, turn.person.person_id))
        return close("identity_form")

    async def keep(self, turn: Turn, field: Field, found: Reading) -> None:
        """Save a value; for oneself the verified party is the first plaintiff, a company names its kind."""
        await super().keep(turn, field, found)
        if field.name == "for_whom":
            await self._notice_identity(turn)
            kind = "organisation" if found.value == "organisation" else "person"
            if turn.answers.get(key("plaintiff", 1, "kind")) != kind:
                await corrections.change(turn, {key("plaintiff", 1, "kind"): kind})
        elif field.name == "court":
            await say_fee(turn)
        elif field.name == "cause":
            await corrections.change(turn, {"claims_so_far": None})

    def button(self, turn: Turn, field: Field, value: str, label: Words) -> dict[str, str]:
        """A button that answers `field`; its payload holds a code, never what a person typed."""
        return {"title": label.say(turn.language), "payload": f'/inform{{"{ANSWER}": "{field.name}:{value}"}}'}

    def pressed_field(self, turn: Turn) -> Field | None:
        """The field a pressed button belongs to."""
        return self.field(str(turn.answer.pressed.get(ANSWER, "")).partition(":")[0])

    def pressed_value(self, turn: Turn, field: Field) -> str:
        """The code on the pressed button."""
        return str(turn.answer.pressed[ANSWER]).partition(":")[2]

    async def before_review(self, turn: Turn) -> None:
        """Hand over the complaint to read; a paper that cannot be made is no reason to stop."""
        order = PreviewComplaint(turn.draft.draft_id, turn.person.person_id, complaint_of(turn.answers))
        try:
            await turn.do(order)
        except Declined as no:
            turn.explain(no)
            return
        for kind, name in PAPERS.items():
            if kind != "evidence_list_pdf" or isinstance(turn.answers.get(evidence_key(1, "file")), Mapping):
                file: dict[str, Any] = {"kind": kind, "id": turn.draft.draft_id, "name": name}
                turn.say(f"utter_filing_paper_{kind}", custom={"file": file})

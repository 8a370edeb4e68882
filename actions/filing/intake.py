"""The form that takes a case in: from "for whom" to the review with the complaint to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, ClassVar

from actions.answers import NOTHING, Reading
from actions.characters import simplified
from actions.filing import corrections, listening
from actions.filing.claims import claim_fields, suggested_claims
from actions.filing.complaint import complaint_of
from actions.filing.contacts import contact_fields
from actions.filing.court import NO_AMOUNT, court_fields, drafted_amount, say_yuan
from actions.filing.elements import STOPPED, element_fields, what_goes_before
from actions.filing.evidence import evidence_fields, kept_file, next_place
from actions.filing.evidence import key as evidence_key
from actions.filing.fee import say_fee
from actions.filing.gate import VERIFIED, VERIFY, causes_in, gate_fields, other_way, say_intro
from actions.filing.known import known_of_plaintiff
from actions.filing.parties import key, party_fields
from actions.filing.readers import accepts, said_money
from actions.filing.steps import filled_in, following, marked
from actions.filing.words import (
    TEXT_ODD,
    gives_up,
    looks_like_code,
    names_language,
    tells,
)
from actions.forms.fields import Field
from actions.forms.leaving import close
from actions.forms.passing import say_kept
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.forms.unsure import is_unknown
from actions.front_door import Declined
from backend.drafts.model import PauseDraft
from backend.filing.causes.guides import find_other_way
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

_COURTESIES = frozenset({"goodbye", "greet", "thank", "change_language"})
"""What a short name sounds like."""


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
        if await listening.opened_by(self, turn):
            await self._notice_identity(turn)
            return
        turn.say("utter_filing_opening")
        causes = causes_in(turn.answer)
        if (way := find_other_way(turn.answer.text)) is not None:
            turn.say(OTHER_WAY, **other_way(way.reason, turn.language))
        elif len(causes) == 1:
            await self._fill_in(turn, {"matter": "civil"})
            if turn.answer.value("cause") is None:  # a cause the bot understood is kept by the form itself
                await self._fill_in(turn, {"cause": causes[0]})
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
            await self._fill_in(turn, known_of_plaintiff(party, turn.answers))

    async def keep_what_was_said(self, turn: Turn) -> None:
        before, filled = set(turn.answers), filled_in(turn.answers)
        await super().keep_what_was_said(turn)
        said = {field.name for field in self.fields if field.name in turn.answers and field.name not in before}
        await corrections.change(turn, marked(turn.answers, filled=filled | said))

    async def _fill_in(self, turn: Turn, changes: Mapping[str, Any | None]) -> None:
        """Save what nobody was asked for; the review shows it, the steps leave it out."""
        await corrections.change(turn, changes)
        await corrections.change(turn, marked(turn.answers, filled=[name for name in changes if name in turn.answers]))

    def steps(self, turn: Turn, here: Field | None) -> list[Field]:
        """The questions this person is really asked: what was filled in is no step, nor what is told along."""
        filled = filled_in(turn.answers)
        return [field for field in self.asked(turn) if field is here or field.name not in filled]

    async def ask(self, turn: Turn, question: str | None = None) -> Events:
        """Ask on; what follows from the other answers is not asked."""
        if changes := following(turn.answers):
            await self._fill_in(turn, changes)
            if isinstance(amount := changes.get("amount"), str):
                turn.say("utter_filing_amount_follows", amount=said_money(amount, turn.language))
                await say_yuan(turn, amount)
            question = self.first_open(turn) if question in changes else question
        return await super().ask(turn, question)

    async def hear(self, turn: Turn) -> Events:
        """Corrections of the lists go before the open question, and a file is never lost."""
        if turn.answers.get("identity") not in (None, VERIFIED):  # the platform may have answered since
            await self._notice_identity(turn)
        if turn.answer.uploaded and not getattr(self.open_field(turn), "upload", None):
            return await self._keep_as_evidence(turn)
        for listen in (listening.told_before, listening.overheard):
            if (events := await listen(self, turn)) is not None:
                return events
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
        at_the_gate = at_the_gate or (found.problem == STOPPED and turn.answer.intent.startswith(("start_", "ask_")))
        at_the_gate = at_the_gate or (field is not None and field.name == "identity" and found.found)
        named = found.found and not turn.answer.pressed and turn.answer.intent in _COURTESIES
        named = named and not (turn.answer.intent == "change_language" and names_language(turn.answer))
        finished = found.found and not found.partial and accepts(turn.answer)
        unknown = found != NOTHING and is_unknown(turn.answer)
        chosen = found.found and 0 < len(turn.answer.text) <= 4 and not gives_up(turn.answer)
        told = found.found and field is not None and (field.story or not field.free_text) and tells(turn.answer)
        plain = field is not None and (finished or unknown or told or (chosen and not field.free_text))
        return at_the_gate or named or plain or super().is_answer(turn, field, found)

    async def read(self, turn: Turn, field: Field | None) -> Reading:
        """Read the answer; a scrap of code or a typed command answers nothing, whatever words stand in it."""
        if field is not None and looks_like_code(turn.answer.text):
            return Reading(problem=TEXT_ODD)
        if field is not None and not field.free_text:
            turn.answer = replace(turn.answer, text=simplified(turn.answer.text))
        return await super().read(turn, field)

    async def listen(self, turn: Turn) -> Events | None:
        """Where mediation is offered, wanting it is a yes, and asking about it is answered on the spot (CPL-125)."""
        field, said = self.open_field(turn), turn.answer
        before = what_goes_before(turn.answers) if said.intent in ("start_arbitration", "ask_arbitration") else None
        if before is not None and said.decision == "answer":
            turn.say(STOPPED, where=before.say(turn.language))
            return await self.ask(turn)
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
        if found.partial and found.also:
            await corrections.change(turn, dict(found.also))
            say_kept(self, turn, [one for one in self.fields if one.name in found.also])
        if field.name != "identity" or found.value != VERIFY:
            return await super().accept(turn, field, found)
        await self.keep(turn, field, found)
        turn.say("utter_filing_waits_for_identity")
        await turn.do(PauseDraft(turn.draft.draft_id, turn.person.person_id))
        return close("identity_form")

    async def keep(self, turn: Turn, field: Field, found: Reading) -> None:
        """Save a value; for oneself the verified party is the first plaintiff, a company names its kind."""
        had = {name for name in ("claims", "facts") if name in turn.answers}
        await super().keep(turn, field, found)
        await corrections.change(turn, marked(turn.answers, filled=found.also, asked=(field.name,)))
        if lost := had - set(turn.answers):
            await self._say_redrawn(turn, field, lost)
        if field.name == "for_whom":
            await self._notice_identity(turn)
            kind = "organisation" if found.value == "organisation" else "person"
            if turn.answers.get(key("plaintiff", 1, "kind")) != kind:
                await self._fill_in(turn, {key("plaintiff", 1, "kind"): kind})
        elif field.name == "court":
            await say_fee(turn)
        elif field.name == "claims" and found.value == suggested_claims(turn.answers):
            await corrections.change(turn, {"claims_so_far": None})
        elif field.name == "amount":
            self._say_if_different(turn)

    async def _say_redrawn(self, turn: Turn, field: Field, lost: set[str]) -> None:
        """A correction the claims rest on: say that they are drafted anew, or that the person's own ones are kept."""
        if field.name == "cause":
            await corrections.change(turn, {"claims_so_far": None})
        own = "claims" in lost and "claims_so_far" in turn.answers
        turn.say("utter_filing_claims_kept" if own else "utter_filing_redrawn")

    def _say_if_different(self, turn: Turn) -> None:
        """An amount that is not what the answers add up to is the person's choice, and told."""
        value, made = str(turn.answers["amount"]), drafted_amount(turn.answers)
        if made and value != made:
            nothing = Words("不涉及钱", "no money").say(turn.language)
            said = nothing if value == NO_AMOUNT else said_money(value, turn.language)
            turn.say("utter_filing_amount_differs", amount=said, added=said_money(made, turn.language))

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

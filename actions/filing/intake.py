"""The form that takes a case in: from "for whom" to the review with the complaint to read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar

from actions.answers import Answer, Reading
from actions.defence.readers import says_sued
from actions.dialogue.endings import close
from actions.dialogue.flow import Circumstances, Ending
from actions.dialogue.speech import say_problem
from actions.dialogue.state import State
from actions.filing import corrections, listening
from actions.filing.claims import claim_fields, suggested_claims
from actions.filing.complaint import complaint_of
from actions.filing.contacts import contact_fields
from actions.filing.court import NO_AMOUNT, court_fields, drafted_amount, say_yuan
from actions.filing.elements import element_fields
from actions.filing.evidence import evidence_fields, kept_file, next_place
from actions.filing.evidence import key as evidence_key
from actions.filing.fee import say_fee
from actions.filing.gate import VERIFIED, VERIFY, causes_in, gate_fields, other_way, say_intro
from actions.filing.intake_rules import (
    ANSWER,
    about_mediation,
    answers_question,
    arbitration_first,
    file_as_evidence,
)
from actions.filing.known import known_of_plaintiff
from actions.filing.parties import HEADINGS, Role, key, listed, party_fields
from actions.filing.readers import said_money
from actions.filing.steps import filled_in, following, marked
from actions.filing.words import TEXT_ODD, looks_like_code
from actions.forms.fields import Answers, Field
from actions.forms.service_form import Events, ServiceForm
from actions.forms.turn import Turn
from actions.front_door import Declined
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
DEFENCE = "defence"
OTHER_WAY = "utter_filing_other_way"


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
    first_rules = (file_as_evidence, corrections.propose)
    own_rules = (arbitration_first, about_mediation)
    listeners = (listening.told_before, listening.overheard)

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
        """Begin or go on; who is sued is taken to their defence, who is verified meanwhile is not asked again."""
        if turn.is_fresh_message and not turn.answer.pressed and says_sued(turn.answer.text):
            return close(f"{DEFENCE}_form")
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

    async def _fill_in(self, turn: Turn, changes: Mapping[str, Any | None]) -> None:
        """Save what nobody was asked for; the review shows it, the steps leave it out."""
        await corrections.change(turn, changes)
        await corrections.change(turn, marked(turn.answers, filled=[name for name in changes if name in turn.answers]))

    def counts(self, field: Field, answers: Answers) -> bool:
        """What was filled in is no step, nor what is told along."""
        return field.name not in filled_in(answers)

    async def following(self, turn: Turn) -> Sequence[str]:
        """What follows from the other answers is not asked."""
        changes = following(turn.answers)
        if changes:
            await self._fill_in(turn, changes)
            if isinstance(amount := changes.get("amount"), str):
                turn.say("utter_filing_amount_follows", amount=said_money(amount, turn.language))
                await say_yuan(turn, amount)
        return tuple(changes)

    async def refresh(self, turn: Turn) -> None:
        """The platform may have answered since."""
        if turn.answers.get("identity") not in (None, VERIFIED):
            await self._notice_identity(turn)

    def named(self, text: str, answers: Answers) -> str | None:
        """A party's answer as people point at it: "第二被告的地址"."""
        return corrections.answer_named(text, answers)

    def facts_about(self, turn: Turn, what: str) -> Mapping[str, Any]:
        """Who is left when a party was taken off."""
        if what not in HEADINGS:
            return {}
        role: Role = "plaintiff" if what == "plaintiff" else "defendant"
        return {"who": HEADINGS[role].say(turn.language), "listed": listed(turn, role)}

    def takes(self, state: State, message: Answer, field: Field, reading: Reading) -> bool | None:
        """At the gate "I disagree with the judgment" is an answer, even if it sounds like a question."""
        return answers_question(message, field, reading) or None

    def refuses(self, message: Answer, field: Field) -> Reading | None:
        """A scrap of code or a typed command answers nothing, whatever words stand in it."""
        return Reading(problem=TEXT_ODD) if looks_like_code(message.text) else None

    async def keep_file(self, turn: Turn, file_id: str) -> None:
        """A file sent at another question is evidence."""
        place, found = next_place(turn.answers), await kept_file(turn, file_id)
        if not found.found or place is None:
            say_problem(turn, found if place else Reading(problem="utter_filing_evidence_full"))
            return
        await corrections.change(turn, {evidence_key(place, "file"): found.value})
        turn.say("utter_filing_evidence_kept", number=place)

    async def ends(self, turn: Turn, field: Field, reading: Reading) -> Ending | None:
        """ "Verify first" goes to the identity form, and this one waits with everything in it."""
        if (field.name, reading.value) == ("identity", VERIFY):
            return Ending("utter_filing_waits_for_identity", draft="pause", keeps=True, then="identity")
        return None

    async def kept(self, turn: Turn, field: Field, reading: Reading, how: Circumstances) -> None:
        """For oneself the verified party is the first plaintiff, a company names its kind."""
        told = (field.name,) if how.aside else ()
        asked = () if how.aside else (field.name,)
        await corrections.change(turn, marked(turn.answers, filled=(*reading.also, *told), asked=asked))
        if lost := {"claims", "facts"} & set(how.void):
            await self._say_redrawn(turn, field, lost)
        if field.name == "for_whom":
            await self._notice_identity(turn)
            kind = "organisation" if reading.value == "organisation" else "person"
            if turn.answers.get(key("plaintiff", 1, "kind")) != kind:
                await self._fill_in(turn, {key("plaintiff", 1, "kind"): kind})
        elif field.name == "court":
            await say_fee(turn)
        elif field.name == "claims" and reading.value == suggested_claims(turn.answers):
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

    def payload(self, field: Field, value: str) -> str:
        """What a button for a value of a field sends; it holds a code, never what a person typed."""
        return f'/inform{{"{ANSWER}": "{field.name}:{value}"}}'

    def pressed(self, pressed: Mapping[str, Any]) -> tuple[Field, str] | None:
        """The field a pressed button belongs to, and the code on it."""
        name, _, value = str(pressed.get(ANSWER, "")).partition(":")
        field = self.field(name)
        return (field, value) if field else None

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

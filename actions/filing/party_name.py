"""The question for a party's name: a person's or a body's, told apart by the name itself; several names at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from actions.answers import NOTHING, Answer, Choice, Reading, pick
from actions.dialogue.name_question import asked_which, names_so_far, offered_names, picked, say_if_known
from actions.dialogue.readers.names import ODD, SAME, SEVERAL, names_one_of_several, read_personal_name
from actions.dialogue.readers.organisations import is_organisation, read_organisation_name
from actions.dialogue.readers.owners import calls_an_elder
from actions.dialogue.turn import Turn
from actions.filing.further_sued import CALLED, company_told
from actions.filing.readers.companies_told import company_in
from actions.filing.readers.owners import Sides, owners, words_of
from actions.filing.readers.party_details import kind_of_name
from actions.filing.readers.party_names import HEADINGS, MOST, Role, is_on_side, key, roles_told
from actions.filing.readers.several_sued import says_many_are_sued, sued_together
from actions.profile.own_name import own_name
from actions.profile.told import says_own_name
from actions.story.reading import mark
from actions.story.wishes import wants_to_sue
from backend.shared.wording import Words

SEVERAL_PARTIES = "utter_name_several_parties"
ONE_NAME = "utter_filing_one_name"
_ALL = "all"
_BACK = 10
"""Messages before this one in which it may have been said that several are sued."""
_SIDES: Mapping[Role, tuple[str, ...]] = {"plaintiff": ("plaintiff", "applicant"), "defendant": ("defendant", "other")}
"""Sides whose names a message may tell, as `named_beside` knows them."""
_BOTH = frozenset({"plaintiff", "third"})
_EACH = Choice(_ALL, Words("都是", "All of them"), ("全部", "都系", "都係", "全部都是", "都要", "all", "both", "each"))


def _tells_of_others(text: str, turn: Turn) -> bool:
    """Return True if every clause of a message is of somebody else than who writes; grandmothers call themselves so."""
    whose = {owner for _, _, owner in owners(text, Sides.of(turn.answers))}
    return whose <= {"third", "defendant"} and not calls_an_elder(text)


@dataclass(frozen=True, slots=True)
class PartyName:
    """One party's place in the list of its role, as the question for its name needs it."""

    role: Role
    number: int

    @property
    def field(self) -> str:
        """The name of the question's field."""
        return key(self.role, self.number, "name")

    @property
    def kind_is_told(self) -> bool:
        """Return True if "for whom" has told of which kind the party is."""
        return self.role == "plaintiff" and self.number == 1

    async def choices(self, turn: Turn) -> Sequence[Choice]:
        """Names written in one answer, to choose from; all of them, if there is room."""
        names = [*self._of_company(turn), *offered_names(turn, self.field)]
        return [*names, _EACH] if names and self.number + len(names) - 1 <= MOST else names

    async def pressed(self, turn: Turn, value: str) -> Reading:
        """The chosen name, or every one of them as a party of its own."""
        if value == CALLED:
            name = next((choice.label.zh for choice in self._of_company(turn)), "")
            return self._with_kind(Reading(name), "organisation") if name else Reading(problem="utter_choice_gone")
        return self._each(turn) if value == _ALL else picked(turn, self.field, value)

    async def read(self, turn: Turn, answer: Answer) -> Reading:
        """A name, and with it whether it is a person's."""
        chosen = pick(answer, await self.choices(turn)) if answer.text else NOTHING
        if chosen.found:
            return await self.pressed(turn, str(chosen.value))
        if (told := roles_told(answer.text).get(self.role)) is not None and self.number == 1:
            return self._with_kind(Reading(told, covers=1), kind_of_name(told))  # called so outright
        kind = str(turn.answers.get(key(self.role, self.number, "kind"), "person")) if self.kind_is_told else None
        if kind == "organisation" or (kind is None and is_organisation(answer.text)):
            name = company_in(answer.text)
            found = read_organisation_name(answer.text) if name is None else Reading(name)
            return self._with_kind(found, "organisation")
        if self.role == "defendant" and says_own_name(answer.text):
            return NOTHING  # "my name is …" tells who sues
        if self.kind_is_told and turn.answers.get("for_whom") == "self" and _tells_of_others(answer.text, turn):
            return NOTHING  # "我个仔叫…" tells who the child is
        found = read_personal_name(self._own_words(turn, answer).text, _SIDES[self.role])
        if found.problem == SEVERAL and (every := self._sued(turn, answer.text, found.facts["names"])):
            return self._each_of(every)
        if found.problem == SEVERAL:
            return asked_which(found, SEVERAL_PARTIES, who=self._who(turn))
        if found.problem == ODD and names_one_of_several(answer.text):
            return Reading(problem=ONE_NAME)
        own = self.kind_is_told and turn.answers.get("for_whom") in ("self", None)
        if found.problem == SAME and own and (known := await own_name(turn)) is not None:
            return Reading(known)
        if found.found and (other := self._is_other_side(turn, str(found.value))):
            return Reading(problem="utter_filing_both_sides", facts={"name": found.value, "role": other})
        if found.found and own and says_own_name(answer.text):
            found = replace(found, covers=1)  # "我叫…" where the writer's own name is asked leaves no doubt
        return self._with_kind(found, kind_of_name(str(found.value))) if found.found else found

    def _of_company(self, turn: Turn) -> Sequence[Choice]:
        """The company of the case by which somebody is called who has no name yet ("保险公司")."""
        called = str(turn.answers.get(key(self.role, self.number, CALLED), ""))
        name = company_told(called, turn.answers) if called else ""
        return [Choice(CALLED, Words(name, name))] if name else []

    def may_be_told_in(self, clause: str) -> bool:
        """Return True if words that name somebody may name this party; who is sued or told of is no plaintiff."""
        if self.role == "defendant" or says_own_name(clause):
            return True
        whose = {owner for _, _, owner in owners(clause, Sides({"plaintiff": (), "defendant": ()}))}
        return not whose & {"third", "defendant"} and not wants_to_sue(clause)

    def _own_words(self, turn: Turn, answer: Answer) -> Answer:
        """Read what is told of the writer, where the message names somebody of theirs, too ("我哥叫…，我叫…")."""
        sides = Sides.of(turn.answers)
        whose = {owner for _, _, owner in owners(answer.text, sides)}
        for_oneself = self.kind_is_told and turn.answers.get("for_whom") == "self"
        return words_of("plaintiff", answer, sides) or answer if for_oneself and whose >= _BOTH else answer

    def _is_other_side(self, turn: Turn, name: str) -> str:
        """The heading of the other side if somebody of it has that very name, else nothing: nobody sues themselves."""
        other: Role = "defendant" if self.role == "plaintiff" else "plaintiff"
        return HEADINGS[other].say(turn.language) if is_on_side(other, name, turn.answers) else ""

    async def say_known(self, turn: Turn, value: Any) -> None:
        """Say back whom "same as before" stood for."""
        await say_if_known(turn, Words("姓名", "Name"), value)

    def _with_kind(self, found: Reading, kind: str | None) -> Reading:
        tells = found.found and kind is not None and not self.kind_is_told
        return replace(found, also={key(self.role, self.number, "kind"): kind}) if tells else found

    def _who(self, turn: Turn) -> str:
        heading = HEADINGS[self.role].say(turn.language)
        return heading.lower() if turn.language == "en" else heading

    def _sued(self, turn: Turn, text: str, named: Sequence[str]) -> Sequence[str]:
        """Return the names of a list of those who are sued, where this message or one before says that they are."""
        if self.role != "defendant":
            return []
        many = any(says_many_are_sued(one.text) for one in turn.typed_before(_BACK))
        names = sued_together(text, mark(text, []).mentions, many=many) or (named if many else [])
        return names if self.number + len(names) - 1 <= MOST else []

    def _each(self, turn: Turn) -> Reading:
        names = names_so_far(turn, self.field)
        return self._each_of(names) if names else Reading(problem="utter_choice_gone")

    def _each_of(self, names: Sequence[str]) -> Reading:
        also: dict[str, Any] = {f"{self.field}_so_far": []}
        for number, name in enumerate(names, self.number):
            also[key(self.role, number, "name")] = name
            if (kind := kind_of_name(name)) is not None and not (self.kind_is_told and number == 1):
                also[key(self.role, number, "kind")] = kind
            if number < self.number + len(names) - 1:
                also[key(self.role, number, "more")] = "yes"
        return Reading(also.pop(self.field), also=also)

"""Memory of a person between one matter and the next, each fact with where it came from and when. Pure.

A fact is what the person said in a service and confirmed there, or what the identity check has made certain; the
certain one wins. Numbers are tokens of the person's vault. What is remembered is offered, never used unasked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, get_args

from backend.shared.messages import Command

Kind = Literal[
    "name",
    "birth_date",
    "document_type",
    "document_number",
    "identity_kind",
    "nationality",
    "residence",
    "city",
    "address",
    "phone",
    "email",
]
"""Categories and documents are codes, days ISO, numbers and e-mails tokens, city and address are mappings."""
KINDS: tuple[Kind, ...] = get_args(Kind)
VERIFIED = "verified"
"""The source of what the identity check has made certain; any other source is the service in which it was said."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing remembered.

    Args:
        value: any JSON value, in the form the services' answers have.
        source: the service in which the person said it, or `VERIFIED`.
        at: when it was said last, or verified.
    """

    kind: Kind
    value: Any = field(repr=False)
    source: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is remembered of one person."""

    person_id: str
    facts: tuple[Fact, ...] = ()

    def of(self, kind: Kind) -> Fact | None:
        """Return the fact of a kind, or None."""
        return next((fact for fact in self.facts if fact.kind == kind), None)

    def with_certain(self, certain: tuple[Fact, ...]) -> Profile:
        """Return the profile with verified facts in the place of what was only said."""
        known = {fact.kind: fact for fact in self.facts} | {fact.kind: fact for fact in certain}
        return Profile(self.person_id, tuple(known[kind] for kind in KINDS if kind in known))


@dataclass(frozen=True, slots=True)
class RememberFacts(Command):
    """Remember what a person has said of themselves in a service, replacing what was said earlier. -> int"""

    person_id: str
    service: str
    facts: Mapping[Kind, Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class GetProfile(Command):
    """Return what is remembered of a person, verified facts first. -> Profile"""

    person_id: str


@dataclass(frozen=True, slots=True)
class ForgetFacts(Command):
    """Forget facts of some kinds, or all. -> int, how many were forgotten

    What the identity check has made certain belongs to the court's papers and stays with identity.
    """

    person_id: str
    kinds: tuple[Kind, ...] = KINDS

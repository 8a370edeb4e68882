"""Owners of an address, a telephone or a number: the party of a filing each clause of a message speaks of. Pure.

"被告住台山台城，电话138…" tells of who is sued, "我住多伦多" of who writes, "我妈在恩平，她有借条" of neither.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from actions.answers import Answer
from actions.dialogue.readers import owners as shared
from actions.filing.readers.party_names import HEADINGS, MOST, Role, key
from actions.script import sign_by_sign

Owner = Literal["plaintiff", "defendant", "third", ""]
_SHARED: Final[Mapping[Owner, shared.Owner]] = {
    "plaintiff": "own",
    "defendant": "theirs",
    "third": "third",
    "": "",
}
_PARTY: Final[Mapping[shared.Owner, Owner]] = {of: owner for owner, of in _SHARED.items()}


@dataclass(frozen=True, slots=True)
class Sides:
    """Sides of a filing and who stands on each, as far as it is known.

    Args:
        names: the names of each side's parties.
        company: whether only the other side is an organisation.
        acts_for: how the relative is called for whom the writer sues ("舅舅"), or nothing.
        bodies: the sides whose first party is an organisation.
        spoken_of: of whom the message before spoke last, so that a clause that names nobody goes on with them.
        pronoun: whom "he" or "she" means until somebody else is spoken of; the other side if not given.
        latest: which party of a side was named last; the first if not given.
    """

    names: Mapping[Role, Sequence[str]]
    company: bool = False
    acts_for: str = ""
    bodies: frozenset[Role] = frozenset()
    spoken_of: Owner = ""
    pronoun: Owner = ""
    latest: Mapping[Role, int] = field(default_factory=dict)

    @classmethod
    def of(cls, answers: Mapping[str, object]) -> Sides:
        """Return the sides of a filing."""
        names: dict[Role, Sequence[str]] = {
            role: [str(name) for n in range(1, MOST + 1) if (name := answers.get(key(role, n, "name")))]
            for role in HEADINGS
        }
        ours, theirs = (answers.get(key(role, 1, "kind")) for role in HEADINGS)
        kinds: Mapping[Role, object] = {"plaintiff": ours, "defendant": theirs}
        bodies = frozenset(role for role, kind in kinds.items() if kind == "organisation")
        return cls(names, theirs == "organisation" and ours != "organisation", bodies=bodies)

    @property
    def people(self) -> shared.People:
        """The same for the reader of all services: who sues is the own side, who is sued the other."""
        return shared.People(
            self.names["plaintiff"],
            self.names["defendant"],
            self.company,
            self.acts_for,
            frozenset(_SHARED[role] for role in self.bodies),
            _SHARED[self.spoken_of],
            _SHARED[self.pronoun],
            kin_may_be_theirs=not self.names["defendant"],
        )


def owners(text: str, sides: Sides) -> list[tuple[int, int, Owner]]:
    """Return each piece of a text with whose it is; nothing where nobody was named yet.

    Args:
        text: as it was written.
        sides: who is known.
    """
    return [(one.start, one.end, _PARTY[one.owner]) for one in shared.pieces(text, sides.people)]


def spoken_of_last(text: str, sides: Sides) -> Owner:
    """Return whom "he" or "she" means behind a text."""
    told = shared.pieces(text, sides.people)
    return _PARTY[told[-1].pronoun] if told else sides.pronoun


def words_of(role: Role, answer: Answer, sides: Sides) -> Answer | None:
    """Return what a message says that may be of one side; None where all of it is of somebody else.

    Args:
        role: the side that is asked about.
        sides: who is known.
    """
    clauses = owners(answer.text, sides)
    if all(owner in ("", role) for _, _, owner in clauses):
        return answer
    mine: list[tuple[int, int]] = []
    for start, end, owner in clauses:
        if owner in ("", role):
            mine = [*mine[:-1], (mine[-1][0], end)] if mine and mine[-1][1] == start else [*mine, (start, end)]
    longest = max(mine, key=lambda span: span[1] - span[0], default=None)
    return answer.between(*longest) if longest is not None else None


_STANDS_ASIDE = re.compile(
    r"律师|知道|知情|在场|看到|看见|介绍|证人|见证|中介|担保|保证|法官|警|医生|医院|法院|银行|保险|支付宝|微信|平台|帮我|陪我|代我|替我|我(?:是|系|叫|就是)|本人|"
    r"\b(?:lawyer|attorney|witness|agent|guarantor|judge|police|doctor|hospital|bank|court|insur\w+|i am|i'm)\b",
    re.IGNORECASE,
)
"""Words of who stands aside of a dispute, or of who writes."""


def stands_aside(clause: str) -> bool:
    """Return True if a clause speaks of who stands aside of a dispute, or of who writes."""
    return _STANDS_ASIDE.search(sign_by_sign(clause)) is not None

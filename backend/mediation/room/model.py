"""Model of who may hear whom in a mediation's room: nobody at first, then all together, or the mediator with one side.

Pure. A mediation is not public, and a mediator may speak with each side alone; what one of them says there is passed on
by nobody but themselves. Whoever is outside hears nobody, and nobody hears them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from backend.mediation.dispute.terms import Side
from backend.shared.errors import Refused

Role = Literal["mediator", "applicant", "respondent", "interpreter"]
ROLES: tuple[Role, ...] = ("mediator", "applicant", "respondent", "interpreter")
Stage = Literal["waiting", "open", "closed"]
"""``waiting``: everybody is alone until the mediator opens it; ``closed``: it is over, or it was called off."""


@dataclass(frozen=True, slots=True)
class Placing:
    """Places of everybody in the room.

    Args:
        private_with: the side the mediator speaks with alone; None while all are together.
        interpreter_along: the interpreter is with those two.
        epoch: rises whenever somebody may hear others than before, so that a page can say that it has followed.
    """

    stage: Stage = "waiting"
    private_with: Side | None = None
    interpreter_along: bool = False
    epoch: int = 0

    def hears(self, one: Role, other: Role) -> bool:
        """Return True if two roles may see and hear each other; it is the same both ways."""
        return one != other and other in self.company(one)

    def company(self, role: Role) -> frozenset[Role]:
        """Return everybody who is where a role is, with itself."""
        if self.stage != "open":
            return frozenset({role})
        if self.private_with is None:
            return frozenset(ROLES)
        inside: frozenset[Role] = frozenset({"mediator", self.private_with})
        inside |= {"interpreter"} if self.interpreter_along else frozenset()
        return inside if role in inside else frozenset({role})

    def begin(self) -> Placing:
        """Let everybody in who waits; opening it twice changes nothing."""
        self._need_not_over()
        return self if self.stage == "open" else replace(self, stage="open", epoch=self.epoch + 1)

    def private(self, side: Side, interpreter_along: bool) -> Placing:
        """Speak with one side alone."""
        self._need_open()
        if (self.private_with, self.interpreter_along) == (side, interpreter_along):
            return self
        return replace(self, private_with=side, interpreter_along=interpreter_along, epoch=self.epoch + 1)

    def together(self) -> Placing:
        """Bring everybody together again."""
        self._need_open()
        if self.private_with is None:
            return self
        return replace(self, private_with=None, interpreter_along=False, epoch=self.epoch + 1)

    def close(self) -> Placing:
        """End it for everybody; closing it twice changes nothing."""
        if self.stage == "closed":
            return self
        return Placing("closed", epoch=self.epoch + 1)

    def _need_open(self) -> None:
        self._need_not_over()
        if self.stage != "open":
            raise Refused("meeting_not_open")

    def _need_not_over(self) -> None:
        if self.stage == "closed":
            raise Refused("meeting_over")

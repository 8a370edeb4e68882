"""The number of a lawyer's practising licence: its form only; whether it is valid the judge confirms (SPC21-6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from backend.shared.errors import Refused
from backend.shared.messages import Command

_LICENCE = re.compile(r"1\d{16}")


@dataclass(frozen=True, slots=True)
class CheckLawyerLicence(Command):
    """Look whether a licence number is whole -> None.

    Args:
        number: the number, or its token in the vault.

    Raises:
        Refused: ``lawyer_licence_odd``.
    """

    person_id: str
    number: str


class LicenceCheck:
    """Handles `CheckLawyerLicence`: the token is opened here, looked at, and forgotten.

    Args:
        unmask: ``Privacy.unmask``.
    """

    def __init__(self, unmask: Callable[[str, str], str]) -> None:
        self._unmask = unmask

    def check(self, command: CheckLawyerLicence) -> None:
        """See `CheckLawyerLicence`."""
        licence_number(self._unmask(command.person_id, command.number))


def licence_number(number: str) -> str:
    """Return a licence number without blanks: 17 digits, the first of them 1 (律师执业证号, since 2010).

    Raises:
        Refused: ``lawyer_licence_odd``.
    """
    plain = re.sub(r"[\s\-]", "", number)
    if not _LICENCE.fullmatch(plain):
        raise Refused("lawyer_licence_odd")
    return plain

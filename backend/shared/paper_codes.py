"""Codes and numbers of sealed papers: a code nobody can guess and anybody can type, a number people can say. Pure."""

from __future__ import annotations

import secrets
from datetime import datetime

from backend.shared.calendar import BEIJING

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Crockford's: no i, l, o or u, so that nothing is mistaken when it is copied from paper."""
LENGTH = 20
"""A hundred bits."""
_GROUP = 5
_MISTAKEN = str.maketrans("oil", "011")


def new_code() -> str:
    """Return a fresh code, as the address of the verification page ends in it."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def printed(code: str) -> str:
    """Return a code as it stands on paper: ``ABCDE-FGHJK-MNPQR-STVWX``."""
    return "-".join(code[at : at + _GROUP] for at in range(0, LENGTH, _GROUP)).upper()


def as_code(typed: str) -> str | None:
    """Return the code somebody typed, whatever blanks, dashes and capitals are in it; None if it cannot be one."""
    bare = "".join(char for char in typed.lower() if char.isalnum()).translate(_MISTAKEN)
    return bare if len(bare) == LENGTH and set(bare) <= set(ALPHABET) else None


def number_prefix(kind: str, moment: datetime) -> str:
    """Return what all numbers of a kind of paper and a Beijing day begin with: ``SQ20261124-``."""
    return f"{kind}{moment.astimezone(BEIJING):%Y%m%d}-"

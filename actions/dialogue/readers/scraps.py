"""Scraps of code in a text. Pure."""

from __future__ import annotations

import re

_CODE = re.compile(r"[/\\;<>{}=*`|]")


def has_code_signs(text: str) -> bool:
    """Whether a text holds signs of code; what throws answers away needs more than that."""
    return _CODE.search(text) is not None

"""Regular expressions kept as data: the entries of a YAML page, read and compiled once. Pure.

Pages are written in Simplified characters and small letters; who asks brings the text into that spelling first.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.yaml_pages import read_yaml


@cache
def page_of(page: Path) -> Any:
    """Return what a page says, read once; nobody changes it."""
    return read_yaml(page)


@cache
def pattern(page: Path, key: str) -> re.Pattern[str]:
    """Return the one pattern of an entry of a page."""
    return re.compile(str(page_of(page)[key]))


@cache
def patterns(page: Path, *keys: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of one list of a page.

    Args:
        page: the file.
        keys: an entry of the page, an entry of that one, and so on down to the list.
    """
    found: Any = page_of(page)
    for key in keys:
        found = found[key]
    return tuple(re.compile(str(one)) for one in found)


def says_all(page: Path, name: str, plain: str) -> bool:
    """Return True if a text has every pattern of an entry's ``all``, and no one of its ``none``.

    Args:
        plain: the text in the page's spelling.
    """
    every, none = patterns(page, name, "all"), patterns(page, name, "none")
    return all(one.search(plain) for one in every) and not any(one.search(plain) for one in none)

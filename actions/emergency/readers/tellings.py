"""Pages of things that a message on a danger may tell, each with its kinds and what is said to it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml


def told_on(page: Path, kind: str, text: str) -> str:
    """Return the first thing on a page that a message on a danger of this kind tells, by its name; else nothing.

    Args:
        kind: kind of danger, as it is meant; an entry without ``kinds`` is heard in all of them.
    """
    plain = sign_by_sign(text).casefold().replace("’", "'")
    return next((name for name, one in _read(page).items() if _is_told(page, name, one, kind, plain)), "")


def said_on(page: Path, name: str, language: str, key: str) -> Sequence[str]:
    """Return what is said to a thing on a page; empty where its language has no such words.

    Args:
        key: to whom: ``self``, ``other`` or ``away``.
    """
    words = _read(page)[name]["words"].get(language, {}) if name else {}
    found = words.get(key, ())
    return (found,) if isinstance(found, str) else tuple(found)


def _is_told(page: Path, name: str, one: Mapping[str, Any], kind: str, plain: str) -> bool:
    if "kinds" in one and kind not in one["kinds"]:
        return False
    told, unless = (any(sign.search(plain) for sign in _compiled(page, name, of)) for of in ("told", "unless"))
    return told and not unless


@cache
def _read(page: Path) -> Mapping[str, Mapping[str, Any]]:
    found: Mapping[str, Mapping[str, Any]] = read_yaml(page)
    return found


@cache
def _compiled(page: Path, name: str, of: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one)) for one in _read(page)[name].get(of, ()))

"""Cities a treaty is called by: 海牙 in 海牙认证 or "is Peru a Hague member" is no place where anybody is. Pure."""

from __future__ import annotations

from .phrases import read_table

_SAID: dict[str, tuple[str, ...]] = {row["set"]: tuple(row["words"].split("|")) for row in read_table("treaties.csv")}
_LONGEST_BEFORE = 8


def is_treaty(name: str, text: str, start: int, end: int) -> bool:
    """True if the name from `start` to `end` of a folded text is a treaty's there: by what stands beside it.

    A city a treaty is first of all called by (The Hague) is a place only behind a word for being somewhere, or before
    an office; any other city is one unless the treaty is named.
    """
    behind = text[end:].lstrip(" -的")
    if behind.startswith(_SAID["behind_any"]):
        return True
    if name not in _SAID["named_so"] or text.strip() == name:
        return False
    if behind.startswith(_SAID["place_behind"]):
        return False
    before = text[max(0, start - _LONGEST_BEFORE) : start].removesuffix("the ").rstrip()
    is_somewhere = before.endswith(_SAID["place_before"]) and not _is_part_of_a_word(before)
    return behind.startswith(_SAID["behind_named"]) or not is_somewhere


def _is_part_of_a_word(before: str) -> bool:
    """True where the last Latin word is none of its own: "in" at the end of "join"."""
    last = before.split(" ")[-1]
    return last.isascii() and last not in _SAID["place_before"]

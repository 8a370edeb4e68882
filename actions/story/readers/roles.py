"""People told in one line by what each is: "出借人黄小玲，借款人陈大文", "Wong Siu Ling (me); defendant: Chan Tai Man".

Without brackets only where both sides are named so: a role alone stands before many words that are no name. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from actions.dialogue.readers.name_shapes import han_name, has_han
from actions.dialogue.readers.names import is_name

_OWN: Final = (
    r"原告人?|出借人|债主|債主|债权人|債權人|贷款人|貸款人|放款人|申请人|申請人|我本人|本人|我|"
    r"\b(?:(?:the )?(?:plaintiff|lender|creditor|claimant)|me|myself|i)\b"
)
_THEIRS: Final = (
    r"被告人?|借款人|借钱人|借錢人|欠债人|欠債人|欠款人|债务人|債務人|对方|對方|"
    r"(?:欠|争|爭)(?:我)?(?:钱|錢)(?:的|嘅)?(?:[嗰那]个|[嗰那]個|人)?|"
    r"\b(?:the )?(?:defendant|borrower|debtor|other side|one who owes me)\b"
)
_NAME: Final = (
    r"(?P<{0}>[\u3400-\u9fff·]{{2,4}}(?=$|[\s，,。；;、:：()（）/—–-])|"
    r"(?-i:[A-Z][A-Za-z'’-]*(?:[ ]+[A-Z][A-Za-z'’.-]*){{1,4}}))"
)
_BETWEEN: Final = r"\s*(?:[:：=]|—+|–|\s-\s|是|係|系|叫做?|名叫|为|為|就是|就係|\bis\b|\bnamed\b|\bcalled\b|[，,])?\s*"
_LEAD: Final = r"(?:^|(?<=[\s，,。；;、:：()（）/]))"
_LEAD_OF_BRACKETS: Final = r"(?:^|(?<=[\s，,。；;、:：()（）/欠给給跟向问問和与與同借俾畀]))"


def _in_brackets(role: str) -> tuple[re.Pattern[str], ...]:
    behind = rf"{_LEAD}{_NAME.format('name')}\s*[(（]\s*(?:{role})\s*[)）]"
    inside = rf"{_LEAD_OF_BRACKETS}(?:{role})\s*[(（]\s*{_NAME.format('name')}\s*[)）]"
    return tuple(re.compile(one, re.IGNORECASE) for one in (behind, inside))


def _before(role: str) -> tuple[re.Pattern[str], ...]:
    return (re.compile(rf"{_LEAD}(?:{role}){_BETWEEN}{_NAME.format('name')}", re.IGNORECASE),)


_ROLES: Final = {"own": _OWN, "theirs": _THEIRS}
_BRACKETED: Final = {side: _in_brackets(role) for side, role in _ROLES.items()}
_LED: Final = {side: _before(role) for side, role in _ROLES.items()}


def told_by_roles(text: str) -> dict[str, tuple[str, int, int]]:
    """Return who is named on each side, with where the name stands.

    A name in brackets beside a role, or before one in brackets, counts alone; one behind a role where both sides have
    exactly one.

    Args:
        text: as it was written.

    Returns:
        ``own`` and ``theirs``, each with name, start and end.
    """
    bracketed = {side: list(_named(patterns, text)) for side, patterns in _BRACKETED.items()}
    found = {side: [*bracketed[side], *_named(_LED[side], text)] for side in _ROLES}
    both = all(len(_names(told)) == 1 for told in found.values())
    chosen = found if both else bracketed
    told = {side: of_side[0] for side, of_side in chosen.items() if len(_names(of_side)) == 1}
    return told if len({name for name, _, _ in told.values()}) == len(told) else {}


def _names(told: Sequence[tuple[str, int, int]]) -> set[str]:
    return {name for name, _, _ in told}


def _named(patterns: Sequence[re.Pattern[str]], text: str) -> Iterator[tuple[str, int, int]]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = match["name"]
            if is_name(name) and (not has_han(name) or han_name(name)):
                yield name, match.start("name"), match.end("name")

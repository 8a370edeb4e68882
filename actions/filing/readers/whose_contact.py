"""Owners of a telephone or an address put down for the other side ("那个电话是我的，不是我哥的"). Pure."""

from __future__ import annotations

import re
from typing import Literal

from actions.filing.readers.party_names import Role
from actions.script import sign_by_sign

Contact = Literal["phone", "address"]

_KIND_ZH = r"电话|手机|号码|地址|住址"
_WHO_ZH = r"我|他|她|佢|对方|被告"
_ZH = re.compile(
    rf"(?P<that>(?:那|这|嗰|呢|刚才|上面)的?[个条一]*)?(?P<kind>{_KIND_ZH})(?:号码?)?(?:其实|都|就|应该)*(?:是|系)(?P<who>{_WHO_ZH})"
    r"(?:自己|本人)?(?:的|嘅)(?=[，,。.！!；;\s]|$)"
)
_ZH_TURNED = re.compile(
    rf"(?P<that>(?:那|这|嗰|呢)[个条]?)(?:其实|都|就|应该)*(?:是|系)(?P<who>{_WHO_ZH})(?:自己|本人)?(?:的|嘅)?(?P<kind>{_KIND_ZH})"
)
_KIND_EN = r"(?:tele)?phone|mobile|cell|number|address"
_EN = re.compile(
    rf"\b(?P<that>that|this|the)(?: (?:phone|telephone|mobile|cell))? (?P<kind>{_KIND_EN})(?: number)?"
    r"(?:(?: you (?:wrote|have|put)\b[^,.;]{0,30})? is|'s) (?:actually |really )?"
    r"(?P<who>mine|my own|his|hers|the defendant's)(?=[\s,.;!]|$)",
    re.IGNORECASE,
)
_EN_TURNED = re.compile(
    rf"\b(?P<that>that|this|it)(?:'s| is| was) (?:actually |really )?(?P<who>my|his|her|the defendant's)(?: own)?"
    rf"(?: (?:phone|telephone|mobile|cell))? (?P<kind>{_KIND_EN})\b",
    re.IGNORECASE,
)
_PUT_RIGHT = re.compile(
    r"(?:不是|唔系|并非)[^，,。；;]{1,6}(?:的|嘅)|错|\bnot (?:his|hers|mine|theirs|my)\b|\bwrong\b|\bmistake\b",
    re.IGNORECASE,
)
"""Words by which one side's detail is taken from the other."""
_SUPPOSED = re.compile(r"如果|要是|假如|\bif\b|[?？]|吗\s*$", re.IGNORECASE)
_OWN = frozenset({"我", "mine", "my own", "my"})


def whose_contact(text: str) -> tuple[Contact, Role] | None:
    """Return which detail a text says to be which side's, where it points at one or denies that it is the other's.

    "我的电话是…" tells a number and puts nothing right; "电话是我哥的" is of neither.
    """
    plain = sign_by_sign(text).replace("’", "'")
    if _SUPPOSED.search(plain):
        return None
    for pattern in (_ZH, _ZH_TURNED, _EN, _EN_TURNED):
        found = pattern.search(plain)
        points = found is not None and (found["that"] or "").casefold() not in ("", "the")
        if found is None or not (points or _PUT_RIGHT.search(plain)):
            continue
        kind: Contact = "address" if found["kind"].casefold() in ("地址", "住址", "address") else "phone"
        return kind, "plaintiff" if found["who"].casefold() in _OWN else "defendant"
    return None

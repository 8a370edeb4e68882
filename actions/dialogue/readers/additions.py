"""Readers of what is to be added to an answer ("补充说明里加上…", "add to the note that …"). Pure."""

from __future__ import annotations

import re

from actions.script import sign_by_sign

_ADDS_ZH = re.compile(
    r"^[\s，,]*(?:请|麻烦|唔该|帮我|我想|我要)*(?:在|喺|往|把)?(?P<name>[^，,。：:\s]{2,12}?)"
    r"(?:里面|里边|入面|里|裏|裡|那里|嗰度|中|上|度|后面)?(?:再|还要|仲要|还|仲|请|帮我)*"
    r"(?:加上|加入|加一句|加句|加多句|加埋|加返|加|补充|补上|添上|写上)(?:一下|一点|一条)?[\s:：，,]*(?P<more>\S.*)$",
    re.DOTALL,
)
_ADDS_EN = re.compile(
    r"^\s*(?:please |can you |could you )?(?:add|put) "
    r"(?:(?:in|into|to) (?:the |my )?(?P<name>[a-z ]{3,30}?)\s*(?:[:,]|that\b)\s*(?P<more>\S.*)"
    r"|(?:that )?(?P<behind>\S.*?) (?:to|in|into) (?:the |my )?(?P<called>[a-z ]{3,30}?))[\s.!]*$",
    re.IGNORECASE | re.DOTALL,
)
_LEADS = re.compile(r"^(?:的|嘅|我的|my |the )")


def added_to(text: str) -> tuple[str, str] | None:
    """The words that name an answer, and those to be added to it; None where nothing is to be added."""
    for pattern in (_ADDS_ZH, _ADDS_EN):
        found = pattern.match(sign_by_sign(text))
        if found is None:
            continue
        name, more = ("name", "more") if found["name"] else ("called", "behind")
        return found[name], text[slice(*found.span(more))].strip(" ，,。.")
    return None


def called(words: str) -> str:
    """Return the words that name an answer as names are compared, without "the" and "my" before them."""
    return sign_by_sign(_LEADS.sub("", words)).casefold().strip()

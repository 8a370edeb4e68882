"""What words say of places: where somebody is, or where a paper goes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

from actions.dialogue.message import UserMessage
from actions.story.readers.plain import plain

_IS_THERE = re.compile(r"我(?:人|现在|現在|而家|依家)?(?:在|喺|住)|^人在|\bi(?:'m| am|m| live)\b", re.IGNORECASE)
_CERTIFICATE = re.compile(r"公证|\bnotar|\bcertificate")
_USABLE = re.compile(
    r"能用|可以用|可用|有用|用得|管用|有效|承认|认可|认不认|认吗|(?:还)?(?:要|用|需要)(?:不要|不用)?.{0,4}(?:认证|附加证明|海牙)"
    r"|\b(?:valid|accepted?|recogni[sz]ed|work|used?|apostille|legali[sz])"
)
_OUTSIDE = re.compile(r"国外|外国|海外|境外|\babroad\b|\boverseas\b|foreign countr")
_FOREIGN_PAPER = 3
"""Characters between a country and the certificate within which it is the certificate's own ("加拿大的公证书")."""
_ESTATE = re.compile(r"继承|遗产|家产|身家|\b(?:inheritance|estate|share)\b")
_REGIONS = frozenset({"HK", "MO", "TW"})


def asks_use_elsewhere(said: UserMessage) -> Literal["", "abroad", "region"]:
    """Where a message asks whether a certificate made here counts: abroad, in Hong Kong, Macao or Taiwan, or nowhere.

    A certificate made abroad, to be used here, is another question.
    """
    text = plain(said.text)
    if not (said.asks and _CERTIFICATE.search(text) and _USABLE.search(text)):
        return ""
    countries: list[str] = []
    for entity in said.entities:
        value = entity.get("value")
        code = value.get("country") if isinstance(value, Mapping) else value
        if entity.get("entity") in ("place", "country") and isinstance(code, str) and code != "CN":
            behind = text[int(entity.get("end", 0)) :][: _FOREIGN_PAPER + 2]
            if "公证" in behind:
                return ""
            countries.append(code)
    if any(code in _REGIONS for code in countries):
        return "region"
    outside = _OUTSIDE.search(text)
    own = outside is not None and "公证" in text[outside.end() : outside.end() + _FOREIGN_PAPER + 2]
    return "abroad" if countries or (outside is not None and not own) else ""


def waives_inheritance(said: UserMessage) -> bool:
    """Whether the person gives up their own share of an estate: what the bot read as a declaration by those words."""
    return any(
        entity.get("entity") == "notarization_matter"
        and entity.get("value") == "declaration"
        and _ESTATE.search(plain(said.text)[int(entity.get("start", 0)) : int(entity.get("end", 0))]) is not None
        for entity in said.entities
    )


def says_whereabouts(text: str) -> bool:
    """Whether a text says where somebody is, not where a paper goes."""
    return _IS_THERE.search(text) is not None

"""Service a text names, and whether a short question has a subject of its own. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

_LONGEST_QUESTION = 120
_OF_ITS_OWN = re.compile(
    r"[诉訴][讼訟]|公[证證]|律[师師]|仲裁|[调調]解|立案|起[诉訴]|法院|官司|翻[译譯]|上[诉訴]|[执執]行|保全|\d|"
    r"附加[证證]明|海牙|"
    r"court|notar|lawyer|witness|arbitrat|mediat|filing|lawsuit|sue|appeal|divorce|apostille|translat",
    re.IGNORECASE,
)
_UTTERANCE = re.compile(r"^utter_(?:ask_)?([a-z_]+)$")
_HELD = {
    "notarization": re.compile(r"公[证證]|notar", re.IGNORECASE),
    "authorization": re.compile(r"[见見][证證]|律[师師]|授[权權]|witness|lawyer", re.IGNORECASE),
    "hearing": re.compile(r"[开開]庭|[庭听聽][审審证證]|上庭|hearing|court", re.IGNORECASE),
}
"""Names of a time that somebody holds, by service."""


def has_subject(text: str) -> bool:
    """Return True if a text says itself what it is about."""
    return _OF_ITS_OWN.search(text) is not None


_OF_AN_EAR = re.compile(r"\b(?:hard of hearing|hearing aids?|hearing (?:loss|problems?))\b")
"""Words about an ear that hold the name of a service."""


def subject_of(text: str) -> str:
    """The service a text names, or nothing."""
    if len(text) > _LONGEST_QUESTION:
        return ""
    plain = _OF_AN_EAR.sub("", sign_by_sign(text).casefold())
    return next((service for service, words in _subjects().items() if words.search(plain)), "")


def name_of_utterance(utter: str) -> str:
    """The name of an utterance without what makes it one, or nothing."""
    found = _UTTERANCE.match(utter)
    return found[1] if found else ""


def appointments_named(text: str) -> list[str]:
    """The services whose appointment a text names."""
    return [service for service, words in _HELD.items() if words.search(text)]


@cache
def _subjects() -> Mapping[str, re.Pattern[str]]:
    page: Mapping[str, list[str]] = read_yaml(Path(__file__).with_name("subjects.yml"))
    return {service: _any_of(words) for service, words in page.items()}


def _any_of(words: list[str]) -> re.Pattern[str]:
    latin = r"(?<![a-z]){}(?![a-z])"  # beside Chinese signs, too
    return re.compile("|".join((latin if word.isascii() else "{}").format(re.escape(word)) for word in words))

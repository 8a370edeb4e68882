"""Every utterance is short and in plain words: no wall of text, no stiff English, no challenge."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from backend.config import ROOT
from backend.conversation.phrasebook import domain_files
from backend.shared.yaml_pages import read_yaml

LONGEST_CHINESE = 300
LONGEST_OPENING = 300
LONGEST_ENGLISH = 820
NOT_OURS = re.compile(r"凭什么|憑什麼|\breckon|stand-?ins?\b|played by|亲爱的用户|尊敬的", re.IGNORECASE)


def _texts() -> Iterator[tuple[str, bool, str]]:
    """Utterance, whether it is the English one, and the text."""
    for path in domain_files(ROOT):
        for utter, variants in (read_yaml(path).get("responses") or {}).items():
            for variant in variants:
                yield utter, bool(variant.get("condition")), str(variant.get("text") or "")


TEXTS = list(_texts())


def test_nothing_is_a_wall_of_text() -> None:
    long = {utter: len(text) for utter, english, text in TEXTS if not english and len(text) > LONGEST_CHINESE}
    long |= {utter: len(text) for utter, english, text in TEXTS if english and len(text) > LONGEST_ENGLISH}
    assert long == {}


@pytest.mark.parametrize("english", [False, True])
def test_what_opens_a_service_leaves_room_for_its_question(english: bool) -> None:
    sizes = {utter: len(text) for utter, is_english, text in TEXTS if is_english == english}
    openings = {utter: size for utter, size in sizes.items() if utter.endswith("_opening")}
    assert len(openings) > 10
    assert {utter: length for utter, length in openings.items() if length > LONGEST_OPENING} == {}


def test_words_that_are_not_ours_are_used_nowhere() -> None:
    assert [(utter, text) for utter, _, text in TEXTS if NOT_OURS.search(text)] == []

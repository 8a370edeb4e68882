"""A language we do not speak is told by a sentence of it; names, addresses and our own three languages are none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.nlu.foreign.reading import foreign_language

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SENTENCES: dict[str, list[str]] = yaml.safe_load((HERE / "sentences.yml").read_text(encoding="utf-8"))
NOT_FOREIGN = (HERE / "not_foreign.txt").read_text(encoding="utf-8").splitlines()
ALIKE = ({"ms", "id"},)
"""Languages whose short sentences are often the same; either answer is understood."""


OTHER_LANGUAGES = "nlu_languages.yml"


def _ours() -> set[str]:
    """Every utterance the bot learns from, in Chinese, Cantonese and English; the other languages have their page."""
    texts = set()
    pages = (ROOT / "bot" / "data").glob("*/nlu*.yml")
    for page in sorted(page for page in pages if page.name != OTHER_LANGUAGES):
        for intent in yaml.safe_load(page.read_text(encoding="utf-8"))["nlu"]:
            lines = str(intent.get("examples") or "").splitlines()
            texts |= {line.strip()[2:] for line in lines if line.strip().startswith("- ")}
    return texts


def _same(code: str, found: str | None) -> bool:
    return found == code or any({code, found} == pair for pair in ALIKE)


@pytest.mark.parametrize("code", SENTENCES)
def test_each_language_is_told_by_its_sentences(code: str) -> None:
    assert len(SENTENCES[code]) >= 25
    missed = [text for text in SENTENCES[code] if not _same(code, foreign_language(text))]
    assert len(missed) <= len(SENTENCES[code]) * 0.04, missed


@pytest.mark.parametrize("in_form", [False, True])
def test_names_addresses_and_mixed_sentences_are_no_foreign_language(in_form: bool) -> None:
    assert [text for text in NOT_FOREIGN if foreign_language(text, in_form)] == []


@pytest.mark.parametrize("in_form", [False, True])
def test_nothing_of_our_own_languages_is_taken_for_another(in_form: bool) -> None:
    texts = _ours()
    assert len(texts) > 5_000
    assert [text for text in texts if foreign_language(text, in_form)] == []


def test_indonesian_and_malay_are_told_apart_by_their_own_words() -> None:
    assert foreign_language("saya mau cari pengacara") == "id"
    assert foreign_language("saya nak cari peguam") == "ms"

"""Every word in the gazetteer is spelt as messages are folded, and is found with its meaning."""

from __future__ import annotations

from typing import Any

import pytest

from bot.nlu.entities.folding import fold
from bot.nlu.entities.phrases import GAZETTEER, TERMS, read_table
from tests.nlu.entities.expression_tables import read

TERM_FILES = ("legal_terms.csv", "whole_message_terms.csv", "courts.csv", "institutions.csv")
MATTERS = {
    "power_of_attorney",
    "declaration",
    "kinship",
    "birth",
    "marital_status",
    "no_criminal_record",
    "education",
    "will",
    "inheritance",
    "signature_seal",
    "true_copy",
}
COURTS = {"jiangmen_intermediate", "pengjiang", "jianghai", "xinhui", "taishan", "kaiping", "heshan", "enping"}
CAUSES = {
    "private_lending",
    "sale_contract",
    "house_lease",
    "divorce",
    "inheritance",
    "labour",
    "tort_traffic",
    "equity",
}


def meanings(kind: str, text: str) -> list[Any]:
    return [entity["value"] for entity in read(text) if entity["entity"] == kind]


def term_rows() -> list[tuple[str, Any, str]]:
    rows = [
        (row["entity"], row["value"], row["phrases"])
        for row in read_table("legal_terms.csv", TERMS)
        if row["entity"] not in ("none", "both")
    ]
    rows += [("court", row["value"], row["phrases"]) for row in read_table("courts.csv", TERMS)]
    return rows


@pytest.mark.parametrize(("kind", "value", "phrases"), term_rows(), ids=lambda v: str(v)[:24])
def test_every_phrase_alone_has_its_meaning(kind: str, value: str, phrases: str) -> None:
    wrong = [phrase for phrase in phrases.split("|") if value not in meanings(kind, phrase)]
    assert wrong == []


def test_every_institution_is_found_by_each_of_its_names() -> None:
    wrong = [
        phrase
        for row in read_table("institutions.csv", TERMS)
        for phrase in row["phrases"].split("|")
        if row["id"] not in [value["id"] for value in meanings("institution", phrase)]
    ]
    assert wrong == []


@pytest.mark.parametrize("file", TERM_FILES)
def test_phrases_are_in_the_folded_spelling(file: str) -> None:
    phrases = [phrase for row in read_table(file, TERMS) for phrase in row["phrases"].split("|")]
    assert [phrase for phrase in phrases if fold(phrase) != phrase or not phrase] == []


def test_every_matter_court_and_cause_has_words() -> None:
    terms = list(read_table("legal_terms.csv", TERMS))
    assert {row["value"] for row in terms if row["entity"] in ("notarization_matter", "both")} == MATTERS
    assert {row["value"] for row in terms if row["entity"] in ("cause", "both")} == CAUSES
    assert {row["value"] for row in read_table("courts.csv", TERMS)} == COURTS


def test_every_country_is_found_by_its_chinese_and_english_name() -> None:
    states, left_to_the_map = {"SG", "HK", "MO", "MC"}, {"georgia"}
    wrong = [
        (row["iso2"], name)
        for row in read_table("countries.csv")
        if row["iso2"] not in states
        for name in (*row["names_zh"].split("|"), *row["names_en"].split("|"))
        if name and name not in left_to_the_map and row["iso2"] not in meanings("country", name)
    ]
    assert wrong == []


def test_the_city_file_is_whole_and_names_its_source() -> None:
    assert sum(1 for _ in read_table("cities.csv.gz")) == 34_016
    assert "GeoNames" in (GAZETTEER / "README.md").read_text(encoding="utf-8")

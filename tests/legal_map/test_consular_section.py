"""A consular section at another address or telephone than the embassy is told wherever the embassy's are."""

from __future__ import annotations

from dataclasses import replace

from backend.legal_map.card_words import card_parts, card_text
from backend.legal_map.model import Card, Opening
from tests.legal_map.test_opening import TORONTO

AT_GEORGE_V = replace(
    TORONTO,
    address="20 rue Monsieur",
    phone="+33-1-49-52-19-50",
    consular_address="11 avenue George V",
    consular_phone="+33-1-00-00-00-00",
)


def test_the_consular_section_stands_beside_the_embassy() -> None:
    parts = card_parts(Card(AT_GEORGE_V, None, Opening("unknown")), 1, "zh-Hans", "terminal")
    told = card_text(parts, "zh-Hans")
    assert f"领事部地址: {parts['consular_address']}" in told and "11 avenue George V" in told
    assert "领事部电话: +33-1-00-00-00-00" in told


def test_what_is_the_same_is_told_once() -> None:
    one = replace(AT_GEORGE_V, consular_address=AT_GEORGE_V.address, consular_phone=AT_GEORGE_V.phone)
    parts = card_parts(Card(one, None, Opening("unknown")), 1, "en", "terminal")
    assert not {"consular_address", "consular_phone"} & parts.keys()

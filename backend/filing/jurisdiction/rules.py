"""Reads `jurisdiction/rules.yml`, the page a judge corrects: thresholds, concentration, reasons, doubts, questions."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from backend.filing.causes.guides import Text
from backend.shared.courts import CourtCode
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

JURISDICTION_FILE = Path(__file__).with_name("rules.yml")


class JurisdictionPageError(Exception):
    """The page contradicts itself or leaves something out."""


class _Page(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Settings(_Page):
    """Settings that may change: amounts in yuan, and concentrated jurisdiction (JUR-4; none is known, JUR-JM)."""

    intermediate_from: Decimal
    high_from: Decimal
    domestic_doubt_from: Decimal
    many_parties: int
    concentrated: dict[CourtCode, CourtCode]
    concentrated_source: Text
    concentrated_not_for: tuple[str, ...]


class RuleText(_Page):
    """A rule of jurisdiction in words: `found` when it points to a court ({place}), `why` otherwise."""

    rule: str
    found: Text
    why: Text


class DoubtText(_Page):
    """A doubt in words, with the rule it hangs on."""

    rule: str
    zh: str
    en: str


class Jurisdiction(_Page):
    """The whole page."""

    settings: Settings
    note: Text
    rules: dict[str, RuleText]
    outside: dict[str, Text]
    doubts: dict[str, DoubtText]
    needs: dict[str, Text]


@cache
def load_jurisdiction(file: Path = JURISDICTION_FILE) -> Jurisdiction:
    """Return the page.

    Raises:
        JurisdictionPageError: a field or a language is missing, or a court is unknown.
    """
    try:
        return Jurisdiction.model_validate(read_yaml(file))
    except (ValidationError, yaml.YAMLError) as gap:
        raise JurisdictionPageError(str(gap)) from gap


def need_words(need: str) -> Words:
    """Return how a missing fact is asked for."""
    return load_jurisdiction().needs[need]

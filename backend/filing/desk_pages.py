"""Reads the two pages officers choose from: grounds of refusal, and sentences about what has to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

GROUNDS_PAGE = Path(__file__).with_name("refusal_grounds.yml")
DEFECTS_PAGE = Path(__file__).with_name("defect_templates.yml")


@dataclass(frozen=True, slots=True)
class RefusalGrounds:
    """The grounds by key, and the doubt that is shown with them (SPC21-10: recall)."""

    grounds: Mapping[str, Words]
    doubt: Words


@cache
def refusal_grounds() -> RefusalGrounds:
    """Return the grounds on which an officer may refuse."""
    page: dict[str, Any] = read_yaml(GROUNDS_PAGE)
    return RefusalGrounds({key: Words(**one) for key, one in page["grounds"].items()}, Words(**page["doubt"]))


@cache
def defect_templates() -> Mapping[str, str]:
    """Return the sentences by key; the person reads them as they are."""
    page: dict[str, Any] = read_yaml(DEFECTS_PAGE)
    return {key: str(one["zh"]) for key, one in page["templates"].items()}

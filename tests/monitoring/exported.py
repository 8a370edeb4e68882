"""What the house really exports, and which numbers an expression of Prometheus names."""

from __future__ import annotations

import re

import httpx
from prometheus_client.parser import text_string_to_metric_families

OURS = re.compile(r"\b(?:yiqiaotong|process|python)_[a-z_0-9]+")
MADE_BY_PROMETHEUS = {"up"}
_PARTS = {"histogram": ("_bucket", "_sum", "_count"), "summary": ("_sum", "_count"), "counter": ("_total",)}


def scraped(url: str) -> str:
    """Return what a services process says to a monitor."""
    return httpx.get(f"{url}/metrics", trust_env=False, timeout=20).raise_for_status().text


def families(text: str) -> dict[str, str]:
    """Return the type of each number of ours, by the name it has in expressions without its part."""
    found = {}
    for family in text_string_to_metric_families(text):
        found[f"{family.name}_total" if family.type == "counter" else family.name] = family.type
    return found


def series_names(text: str) -> set[str]:
    """Return every name an expression may ask for."""
    names = set()
    for family in text_string_to_metric_families(text):
        names |= {family.name + part for part in _PARTS.get(family.type, ("",))}
    return names


def named_in(expression: str) -> set[str]:
    """Return the numbers an expression names."""
    return set(OURS.findall(expression))

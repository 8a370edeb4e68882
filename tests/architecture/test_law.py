"""docs/law.md and the code name the same rules: none is applied unsaid, none is said that is applied nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from tests.architecture.source_tree import ROOT, files

STATUTES = (
    "ADM|AID|APO|ARB|ARI|COM|CON|CPL|CRM|EVI|FEE|GZ|HK|HOL|HOT|INT|JM|JUR|LAB|MFD|MO|NOT|NPR|NYC|OMR|ONL|PIL|PML|REC|REG|"
    "REM|REP|SPC21|TRA|TW"
)
RULE = re.compile(rf"\b(?:{STATUTES})-[A-Z0-9][A-Za-z0-9.+]*(?:-[A-Z0-9]+)?")
ROW = re.compile(
    r"^\| (?P<ids>[A-Z0-9][^|]*) \| (?P<article>[^|]*) \|.*\|(?P<where>[^|]*)\|[^|]*\|(?P<sure>[^|]*)\|$", re.M
)
LEVELS = ("text", "secondary", "recall", "not found", "old text", "depositary", "first half")


@cache
def in_code() -> dict[str, set[str]]:
    """Every rule named in the services' code and pages, with the files that name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in files():
        if path.parts[0] in ("actions", "backend") and path.suffix in (".csv", ".py", ".yml"):
            for rule in RULE.findall((ROOT / path).read_text("utf-8")):
                found[rule.rstrip(".")].add(str(path))
    return found


@cache
def on_the_page() -> dict[str, re.Match[str]]:
    """Every rule of docs/law.md with its row."""
    rows = ROW.finditer((ROOT / "docs" / "law.md").read_text("utf-8"))
    return {rule: row for row in rows for rule in RULE.findall(row["ids"])}


def test_there_are_rules_to_check() -> None:
    assert len(in_code()) > 40
    assert len(on_the_page()) > 40


@pytest.mark.parametrize("rule", sorted(in_code()))
def test_every_rule_named_in_the_code_stands_on_the_page(rule: str) -> None:
    assert rule in on_the_page(), sorted(in_code()[rule])


@pytest.mark.parametrize("rule", sorted(on_the_page()))
def test_every_rule_on_the_page_says_how_sure_it_is_and_where_it_acts(rule: str) -> None:
    row = on_the_page()[rule]
    assert row["article"].strip()
    assert any(level in row["sure"] for level in LEVELS), row["sure"]
    named = set(re.findall(r"`([\w/]+\.\w+)`", row["where"]))
    assert named <= {str(path) for path in files()}
    assert named <= in_code().get(rule, set()), "a file of that row does not name the rule"


def test_every_source_has_one_number_and_every_number_that_is_cited_a_source() -> None:
    page = (ROOT / "docs" / "law.md").read_text("utf-8")
    rules, _, sources = page.partition("\n## Sources\n")
    numbers = [int(number) for number in re.findall(r"(?m)^(\d+)\. ", sources)]
    assert numbers == sorted(set(numbers)) and len(numbers) > 60
    cited = {int(number) for row in ROW.finditer(rules) for number in re.findall(r"\[(\d+)\]", row[0])}
    assert cited and cited <= set(numbers)

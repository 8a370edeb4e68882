"""The documentation leads where it says: every link inside it, every page's place in the site, every interface."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from bench.site import OF_THE_ROOT, SECTIONS, with_links_inside
from tests.architecture.source_tree import ROOT

PAGES = sorted([*(ROOT / "docs").rglob("*.md"), *(ROOT / name for name in OF_THE_ROOT)])
SECURITY = ROOT / "docs" / "security.md"
TRUTH = ROOT / "docs" / "truth.md"
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|(?:src|href)=\"([^\"]+)\"")
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def links_in(text: str) -> list[str]:
    """Where a page leads, but for other sites."""
    found = (one or other for one, other in _LINK.findall(_CODE.sub("", text)))
    return [link for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors_of(page: Path) -> set[str]:
    """The headings of a page, as links name them."""
    headings = re.findall(r"(?m)^#+ (.+)$", _CODE.sub(lambda code: code[0].strip("`"), page.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def broken_in(page: Path) -> list[str]:
    """The links of a page that lead nowhere."""
    broken = []
    for link in links_in(page.read_text("utf-8")):
        address, _, anchor = link.partition("#")
        target = (page.parent / address).resolve() if address else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors_of(target)):
            broken.append(link)
    return broken


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_of_a_page_leads_nowhere(page: Path) -> None:
    assert broken_in(page) == []


def test_a_link_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One thing\n[a](gone.md) [b](#one-thing) [c](#another) `[d](code.md)` [e](https://example.org)\n")
    assert broken_in(page) == ["gone.md", "#another"]


def test_every_page_has_its_place_in_the_site() -> None:
    placed = {f"{name}.md" for names in SECTIONS.values() for name in names}
    assert placed == {page.name for page in (ROOT / "docs").glob("*.md")}
    folders = {page.parent.name for page in (ROOT / "docs").glob("*/*.md")}
    assert folders == {"channels", "decisions"}


@pytest.mark.parametrize(
    ("folder", "written", "in_the_site"),
    [
        ("", "[law](docs/law.md)", "[law](law.md)"),
        ("", "[decisions](docs/decisions/)", "[decisions](decisions/0001-frozen-brain-modern-front.md)"),
        ("docs/channels", "[numbers](../measurements.md#speed)", "[numbers](../measurements.md#speed)"),
        ("docs", "[weak?](../SECURITY.md)", "[weak?](reporting.md)"),
        ("docs/decisions", "[help](../../CONTRIBUTING.md)", "[help](../contributing.md)"),
        ("docs", "[list](../pyproject.toml)", "list (`pyproject.toml`)"),
        ("docs", "[there](https://example.org/a.md)", "[there](https://example.org/a.md)"),
        ("", "## [0.1.0]\n\n[0.1.0]: ../../releases/tag/v0.1.0\n", "## [0.1.0]\n\n"),
    ],
)
def test_links_of_the_repository_become_links_of_the_site(folder: str, written: str, in_the_site: str) -> None:
    assert with_links_inside(written, ROOT / folder) == in_the_site


def test_the_site_fetches_nothing_from_elsewhere() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    assert settings["theme"]["font"] is False
    assert not {"extra_css", "extra_javascript"} & set(settings)


@pytest.mark.parametrize(("page", "least"), [(SECURITY, 100), (TRUTH, 60)], ids=["security", "truth"])
def test_every_file_that_a_page_of_findings_names_is_there(page: Path, least: int) -> None:
    paths = r"`((?:tests|backend|connectors|cli|web|deploy|bot|actions)/[\w./-]+?)(?:::\w+)?`"
    named = re.findall(paths, page.read_text("utf-8"))
    assert len(named) > least
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_every_finding_has_its_row_and_every_test_that_is_named_is_there() -> None:
    """The rows name tests as pytest does: `tests/web/test_api.py::test_strangers_find_no_actions`."""
    found = findings_of(SECURITY, r"S\d+(?:\.\d+)?|Supply", rows=50, tests=80)
    wanted = {f"S{number}" for number in range(1, 16)} - {"S5"} | {f"S16.{number}" for number in range(1, 13)}
    assert found >= wanted | {"S5.1", "S5.2", "S5.3", "S5.4", "Supply"}


def test_every_finding_of_the_check_of_the_facts_has_its_row_and_its_tests_are_there() -> None:
    found = findings_of(TRUTH, r"T\d+(?:\.\d+)?", rows=35, tests=70)
    wanted = {f"T{number}" for number in range(1, 20)} - {"T15"} | {f"T15.{number}" for number in range(1, 8)}
    assert found == wanted


def findings_of(page: Path, name: str, *, rows: int, tests: int) -> set[str]:
    """Return the findings a page has rows for, after looking that each names a test and that each test is there.

    Args:
        name: how a finding is called, as a regular expression.
        rows: there are more than so many.
        tests: more than so many are named by their functions.
    """
    text = page.read_text("utf-8")
    of_findings = text.partition("\n| finding |")[2].partition("\n\n")[0]
    listed = [line for line in of_findings.splitlines()[2:] if line]
    assert len(listed) > rows
    assert [row for row in listed if "`tests/" not in row.rpartition(" | ")[2]] == []
    named = re.findall(r"`(tests/[\w./-]+\.py)::(\w+)`", text)
    assert len(named) > tests
    gone = [f"{path}::{one}" for path, one in named if not re.search(rf"(?m)^(?:async )?def {one}\(", _text(path))]
    assert gone == []
    return {each for row in listed for each in re.findall(rf"^\| \**({name})", row)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_page_says_a_point_twice_or_counts_wrong(page: Path) -> None:
    assert points_said_twice(page.read_text("utf-8")) == []
    assert steps_out_of_order(page.read_text("utf-8")) == []


def test_a_point_said_twice_and_a_step_out_of_order_are_found() -> None:
    assert points_said_twice("- one thing\n- another\n- one thing\n") == ["- one thing"]
    assert points_said_twice("- a\n\n# On\n- a\n") == []
    assert steps_out_of_order("5. a\n6. b\n5. c\n6. d\n\n1. e\n3. f\n") == ["5. c"]


def points_said_twice(text: str) -> list[str]:
    """Points of a list that stand twice under one heading."""
    twice = []
    for part in re.split(r"(?m)^#+ .*$", _CODE.sub("", text)):
        points = re.findall(r"(?m)^- .+$", part)
        twice += sorted({point for point in points if points.count(point) > 1})
    return twice


def steps_out_of_order(text: str) -> list[str]:
    """Numbered steps that neither begin a list nor come after the one before; a number may be left out."""
    wrong, last = [], 0
    for line in re.findall(r"(?m)^\d+\. .*$", re.sub(r"(?s)```.*?```", "", text)):
        number = int(line.partition(".")[0])
        wrong += [line] if number != 1 and number <= last else []
        last = number
    return wrong


def _text(path: str) -> str:
    return (ROOT / path).read_text("utf-8") if (ROOT / path).is_file() else ""


def test_every_chapter_of_asvs_has_a_test_or_a_reason() -> None:
    rows = re.findall(r"(?m)^\| V(\d+) [^|]+\| ([^|]+) \| (.+) \|$", SECURITY.read_text("utf-8"))
    assert [int(number) for number, _, _ in rows] == list(range(1, 18))
    for number, state, because in rows:
        assert "`tests/" in because or "not applicable" in state, f"V{number}"

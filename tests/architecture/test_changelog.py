"""The changelog's releases: in order, each with its day and its tag, the newest being the version of the tree."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from itertools import pairwise

from tests.architecture.source_tree import ROOT

TEXT = (ROOT / "CHANGELOG.md").read_text("utf-8")
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Security", "Fixed")
RELEASES = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$", TEXT, re.MULTILINE)
FOOT = dict(re.findall(r"^\[([^\]]+)\]: (\S+)$", TEXT, re.MULTILINE))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_the_newest_release_is_the_version_of_the_tree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert RELEASES[0][0] == project["version"]
    locked = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
    assert [one["version"] for one in locked if one["name"] == project["name"]] == [project["version"]]


def test_what_is_not_released_stands_first_and_releases_stand_newest_first() -> None:
    headings = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert headings == ["[Unreleased]", *(f"[{version}] - {day}" for version, day in RELEASES)]
    assert [one for one, _ in RELEASES] == sorted((one for one, _ in RELEASES), key=_numbers, reverse=True)
    days = [date.fromisoformat(day) for _, day in RELEASES]
    assert days == sorted(days, reverse=True)


def test_a_release_tells_each_kind_of_change_once() -> None:
    for part in re.split(r"^## ", TEXT, flags=re.MULTILINE)[1:]:
        kinds = re.findall(r"^### (.+)$", part, re.MULTILINE)
        assert kinds == [kind for kind in KINDS if kind in kinds], part.splitlines()[0]


def test_every_heading_links_to_what_its_tag_holds() -> None:
    versions = [version for version, _ in RELEASES]
    earlier = dict(pairwise(versions))
    expected = {"Unreleased": f"../../compare/v{versions[0]}...HEAD"}
    for version in versions:
        of = f"compare/v{earlier[version]}...v{version}" if version in earlier else f"releases/tag/v{version}"
        expected[version] = f"../../{of}"
    assert expected == FOOT

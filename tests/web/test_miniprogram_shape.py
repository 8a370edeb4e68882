"""What WeChat demands of a mini program before it takes it, and what reviewers look for.

https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html
"""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.source_tree import ROOT

HOME = ROOT / "web" / "miniprogram"
APP: dict[str, Any] = json.loads((HOME / "app.json").read_text("utf-8"))
FILES = sorted(path for path in HOME.rglob("*") if path.is_file())
SCRIPTS = [path for path in FILES if path.suffix == ".js"]
MARKUP = [path for path in FILES if path.suffix == ".wxml"]
ALLOWED = {
    "pages", "window", "tabBar", "permission", "requiredPrivateInfos", "usingComponents", "networkTimeout", "darkmode",
    "themeLocation", "sitemapLocation", "lazyCodeLoading", "style", "__usePrivacyCheck__", "entryPagePath", "debug",
    "subPackages", "plugins", "workers", "requiredBackgroundModes",
}  # fmt: skip
PRIVATE = {
    "getFuzzyLocation", "getLocation", "onLocationChange", "startLocationUpdate", "startLocationUpdateBackground",
    "chooseLocation", "choosePoi", "chooseAddress",
}  # fmt: skip
EXACT = {"getLocation", "onLocationChange", "startLocationUpdate", "startLocationUpdateBackground"}
KILOBYTE = 1024


def said(path: Path) -> str:
    return path.read_text("utf-8")


def test_app_json_has_only_what_wechat_knows_and_what_it_requires() -> None:
    assert set(APP) <= ALLOWED
    assert APP["pages"] and len(set(APP["pages"])) == len(APP["pages"])
    assert APP["__usePrivacyCheck__"] is True and APP["lazyCodeLoading"] == "requiredComponents"


@pytest.mark.parametrize("page", APP["pages"])
@pytest.mark.parametrize("suffix", [".js", ".json", ".wxml", ".wxss"])
def test_every_page_has_its_four_files(page: str, suffix: str) -> None:
    assert (HOME / f"{page}{suffix}").is_file()


def test_no_page_lies_there_unnamed() -> None:
    there = {str(path.relative_to(HOME).with_suffix("")) for path in (HOME / "pages").rglob("*.wxml")}
    assert there == set(APP["pages"])


def test_the_tab_bar_is_one_wechat_draws() -> None:
    tabs = APP["tabBar"]["list"]
    assert 2 <= len(tabs) <= 5
    assert {"color", "selectedColor", "backgroundColor"} <= set(APP["tabBar"])
    assert all(tab["pagePath"] in APP["pages"] and tab["text"] for tab in tabs)
    for tab in tabs:
        for icon in (tab["iconPath"], tab["selectedIconPath"]):
            content = (HOME / icon).read_bytes()
            assert len(content) <= 40 * KILOBYTE and content.startswith(b"\x89PNG")
            assert struct.unpack(">II", content[16:24]) == (81, 81)


def test_every_theme_colour_is_there_by_day_and_by_night() -> None:
    themes = json.loads(said(HOME / APP["themeLocation"]))
    asked = set(re.findall(r'"@(\w+)"', said(HOME / "app.json")))
    assert APP["darkmode"] is True and asked <= set(themes["light"]) == set(themes["dark"])
    assert "prefers-color-scheme: dark" in said(HOME / "app.wxss")


def test_every_colour_used_is_defined_in_both_lights() -> None:
    sheet = said(HOME / "app.wxss")
    day, night = sheet.split("prefers-color-scheme: dark")
    used = {name for path in FILES if path.suffix == ".wxss" for name in re.findall(r"var\((--[\w-]+)\)", said(path))}
    for light in (day, night):
        assert used <= set(re.findall(r"(--[\w-]+):", light))


def test_private_interfaces_are_declared_with_what_they_are_for() -> None:
    declared = set(APP["requiredPrivateInfos"])
    assert declared <= PRIVATE and not (declared & EXACT and "getFuzzyLocation" in declared), "WeChat excludes both"
    used = {name for path in SCRIPTS for name in re.findall(r"wx\.(\w+)", said(path))} & PRIVATE
    assert used == declared
    for scope, told in APP["permission"].items():
        assert scope in ("scope.userFuzzyLocation", "scope.userLocation") and 0 < len(told["desc"]) <= 30


def test_the_package_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in FILES) <= 2 * KILOBYTE * KILOBYTE
    assert {path.suffix for path in FILES} <= {".js", ".json", ".wxml", ".wxss", ".png"}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(HOME)))
def test_a_script_runs_in_wechats_engine(path: Path) -> None:
    text = said(path)
    assert not re.search(r"\beval\(|new Function\(|\bdocument\.|\bwindow\.|\blocalStorage\b|\bimport\(", text)
    assert not re.search(r"\(\?<[!=]", text), "older iPhones know no look-behind"
    for asked in re.findall(r'require\("([^"]+)"\)', text):
        assert (path.parent / f"{asked}.js").is_file(), asked


@pytest.mark.parametrize("path", MARKUP, ids=lambda path: str(path.relative_to(HOME)))
def test_every_handler_and_word_of_the_markup_exists(path: Path) -> None:
    text, script = said(path), said(path.with_suffix(".js"))
    handlers = set(re.findall(r'\bbind:?\w+="(\w+)"', text))
    assert {name for name in handlers if not re.search(rf"^\s*(async )?{name}\(", script, re.MULTILINE)} == set()
    known = said(HOME / "lib" / "words.js")
    asked = set(re.findall(r"\bt\.(\w+)", text))
    assert {word for word in asked if not re.search(rf"\b{word}:", known)} == set()


@pytest.mark.parametrize("path", MARKUP, ids=lambda path: str(path.relative_to(HOME)))
def test_what_can_be_tapped_says_so_to_a_screen_reader(path: Path) -> None:
    tags = re.findall(r"<view[^>]*\bbindtap=[^>]*>", said(path))
    assert [tag for tag in tags if "aria-role=" not in tag] == []


def test_a_component_is_declared_and_exists() -> None:
    for path in (path for path in FILES if path.suffix == ".json"):
        for place in json.loads(said(path)).get("usingComponents", {}).values():
            parts = [HOME / f"{place.lstrip('/')}{suffix}" for suffix in (".js", ".json", ".wxml", ".wxss")]
            assert all(part.is_file() for part in parts)
            assert json.loads(said(parts[1]))["component"] is True


def test_the_services_address_is_one_line_and_https() -> None:
    origins = {origin for path in SCRIPTS for origin in re.findall(r'"(https?://[^"]+)"', said(path))}
    assert origins == {"https://chat.example.org"}


def test_no_search_engine_is_invited() -> None:
    assert json.loads(said(HOME / APP["sitemapLocation"]))["rules"] == [{"action": "disallow", "page": "*"}]

"""Makes the desk's pages: Jinja2 with everything escaped, labels in the officer's language, days with their colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from backend.api.desk.visits import Page, Visit, new_request_id
from backend.api.pages import WEB
from backend.desk.model import ROLE_NAMES
from backend.operations.hold_commands import OutboundHold
from backend.shared.calendar import BEIJING, is_working_day
from backend.shared.deadline import beijing_day
from backend.shared.wording import Words, day
from backend.shared.yaml_pages import read_yaml

PAGES = WEB / "desk" / "pages"
WORDS = WEB / "desk" / "words.yml"
DEEDS = WORDS.with_name("deeds.yml")
PLAYED = (
    "played_national_identity", "played_online_litigation", "played_wuyi_notary", "played_guangzhou_witness",
    "played_yiqiao_yilu", "played_shenzhen_arbitration",
)  # fmt: skip
"""Labels of the partners officers know by name; a gateway for text messages says nothing to them."""
NEAR_WORKING_DAYS = 1
"""Working days before its last day from which a thing is shown in red."""


@dataclass(frozen=True, slots=True)
class Due:
    """A last day as a queue shows it."""

    text: str
    left: str
    red: bool


class Rendering:
    """Renders templates of ``web/desk/pages``.

    Args:
        pages: folder of the templates.
        words: file with the labels in both languages.
        deeds: file with what stands in the log, in both languages.
    """

    def __init__(self, pages: Path = PAGES, words: Path = WORDS, deeds: Path = DEEDS) -> None:
        self._words = _words_of(words)
        self._deeds = _words_of(deeds)
        self._templates = Environment(
            loader=FileSystemLoader(pages),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def say(self, key: str, language: str, **facts: Any) -> str:
        """Return a label, its placeholders filled."""
        return self._words[key].say(language).format(**facts) if facts else self._words[key].say(language)

    def deed(self, code: str, language: str) -> str:
        """Return what an entry of the log says was done, in words; a part of its code that has none stays."""
        parts = (code,) if code in self._deeds else code.split(".")
        return " · ".join(self._deeds[one].say(language) if one in self._deeds else one for one in parts)

    def page(self, page: Page, visit: Visit, csrf: str) -> str:
        """Return the page's HTML."""
        language, officer = visit.language, visit.officer
        today = beijing_day(visit.now)
        done = visit.query.get("done", "")
        values: dict[str, Any] = {
            "t": lambda key, **facts: self.say(key, language, **facts),
            "words": lambda value: value.say(language),
            "deed": lambda code: self.deed(code, language),
            "csrf": csrf,
            "request_id": new_request_id(),
            "lang": language,
            "now": visit.now,
            "officer": officer,
            "sections": [one for one in visit.backend.desk_sections if officer and officer.may(one.right)],
            "role_names": [ROLE_NAMES[role].say(language) for role in officer.roles] if officer else [],
            "practice": self._practice(visit),
            "held_since": _held_since(visit) if officer else None,
            "trouble": visit.trouble,
            "typed": visit.form,
            "typed_lists": visit.lists,
            "done": done if done in self._words else "",
            "when": lambda moment: _when(moment, language),
            "clock_in": lambda zone: f"{visit.now.astimezone(ZoneInfo(zone)):%H:%M}",
            "day": lambda value: day(value, language),
            "due": lambda value: self.due(value, today, language),
        }
        return self._templates.get_template(f"{page.template}.html.j2").render({**values, **page.shown})

    def _practice(self, visit: Visit) -> str:
        """Return the names of the partners that the sandbox plays, as an officer reads them; empty for none."""
        played = visit.backend.settings.pretended
        said = [self.say(key, visit.language) for key in PLAYED if key.removeprefix("played_") in played]
        return self.say("practice_comma", visit.language).join(said)

    def due(self, last: date, today: date, language: str) -> Due:
        """Return a last day with what is left of it, in red when it is near or over."""
        left = (last - today).days
        key = "due_today" if left == 0 else "due_over" if left < 0 else "due_in"
        return Due(day(last, language), self.say(key, language, days=abs(left)), is_near(last, today))


def is_near(last: date, today: date) -> bool:
    """Return True when at most one working day is left (the clocks of SPC21-4 and SPC21-9 run in working days)."""
    working = sum(is_working_day(date.fromordinal(one)) for one in range(today.toordinal() + 1, last.toordinal() + 1))
    return working <= NEAR_WORKING_DAYS


def _held_since(visit: Visit) -> datetime | None:
    """Return since when all that goes out is held back, or None."""
    hold = visit.do(OutboundHold())
    return hold.since if hold is not None else None


def _words_of(file: Path) -> dict[str, Words]:
    table: dict[str, dict[str, str]] = read_yaml(file)
    return {key: Words(**one) for key, one in table.items()}


def _when(moment: datetime, language: str) -> str:
    there = moment.astimezone(BEIJING)
    return f"{day(there.date(), language)} {there:%H:%M}"


def labels(words: Path = WORDS) -> Mapping[str, Any]:
    """Return the labels as the file has them, for the test that compares them with the templates."""
    found: dict[str, Any] = read_yaml(words)
    return found

"""Collects, rule by rule, which courts the facts point to, what is missing and what stays in doubt."""

from __future__ import annotations

from dataclasses import dataclass, field

from backend.filing.jurisdiction.facts import Home
from backend.filing.jurisdiction.rules import load_jurisdiction
from backend.shared.courts import BASIC, COURTS, CourtCode, PlaceReading, read_place
from backend.shared.wording import Words


@dataclass(frozen=True, slots=True)
class Reason:
    """Reason in words, and the rule id of docs/law.md."""

    text: Words
    rule: str


@dataclass(frozen=True, slots=True)
class Ground:
    """A court a rule points to."""

    court: CourtCode
    reason: Reason


def found(key: str, court: CourtCode, **more: Words) -> Ground:
    """Return the ground of rule `key` for `court`, its texts naming the district."""
    rule = load_jurisdiction().rules[key]
    place = COURTS[court].district
    zh = rule.found.zh.format(place=place.zh, **{name: words.zh for name, words in more.items()})
    en = rule.found.en.format(place=place.en, **{name: words.en for name, words in more.items()})
    return Ground(court, Reason(Words(zh, en), rule.rule))


def why(key: str) -> Reason:
    """Return rule `key` alone, without a court."""
    rule = load_jurisdiction().rules[key]
    return Reason(rule.why, rule.rule)


@dataclass(slots=True)
class Findings:
    """Findings so far. `outside` is a key of the page's texts once something says: not here."""

    grounds: list[Ground] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    needs: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    outside: str = ""

    def place(self, name: str, text: str, key: str = "", needed: bool = True) -> bool:
        """Follow one place of the facts; return True when it points to a court.

        Args:
            name: name of the fact, asked for when it is missing and `needed`; `key`: the rule, `name` if empty.
        """
        return self._follow(name, read_place(text), key or name, bool(text), needed)

    def home(self, name: str, home: Home, key: str = "", needed: bool = True) -> bool:
        """Follow where a party is, like `place`."""
        return self._follow(name, home.reading, key or name, bool(home.place or home.region), needed)

    def _follow(self, name: str, reading: PlaceReading, key: str, told: bool, needed: bool) -> bool:
        if reading.court in BASIC:
            self.grounds.append(found(key, reading.court))
            return True
        if not told and not needed:
            return False
        self.because(key)
        if reading.elsewhere:
            self.outside = "elsewhere"
        elif reading.abroad:
            self.outside = self.outside or "abroad"
        elif needed or told:
            self.need(name)
        return False

    def because(self, key: str) -> None:
        """Add rule `key` to the reasons that are said when no court is found."""
        if (reason := why(key)) not in self.reasons:
            self.reasons.append(reason)

    def need(self, *names: str) -> None:
        """Ask for facts, each once."""
        self.needs.extend(name for name in names if name not in self.needs)

    def doubt(self, *keys: str) -> None:
        """Add doubts, each once."""
        self.doubts.extend(key for key in keys if key not in self.doubts)

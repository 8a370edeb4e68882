"""The signs of danger of one language, read from its page in `patterns/`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PAGES = Path(__file__).with_name("patterns")
KINDS = (
    "family_emergency_scam", "kidnapping", "extortion", "gas_leak", "disaster", "trafficked_or_held",
    "violence_intended", "violence_now", "self_harm", "medical", "missing", "detained", "passport_lost",
    "impersonation_scam", "violence_past",
)  # fmt: skip
"""The kinds of danger that have signs, the one that is answered first in front."""
_OPTIONAL = (
    "strangers", "family", "taken_back", "safe", "still", "asks_order", "asks", "leads_out",
    "unsafe", "own_life", "victim", "quoted", "may", "may_in", "may_end", "may_begin", "may_ask", "begins_mine",
    "contact", "kin_suffers", "for_another", "destitute", "weary", "estate", "despair", "exposes",
    "defames", "redress", "once", "long_over", "menaces", "called", "settles", "scolds", "of_life",
    "weary_of_life", "weary_of_days", "weary_of_other", "weary_in_general", "gives_away",
    "outright", "recovered", "presses", "kin_elsewhere", "first_person",
)  # fmt: skip
"""Patterns that a language may do without."""
_ASKED_AHEAD = frozenset({"passport_lost", "trafficked_or_held", "detained"})
"""Kinds of which it is often asked whether they may happen."""
BODIES = frozenset({"medical", "disaster"})
"""Kinds told outright whatever stands beside them: who bleeds is helped first, and told of the insurance after."""
BEFORE = 24
"""Characters before a sign in which it may be denied."""
_PAGE_OF = {"id": "ms"}
"""Languages whose signs stand on another's page."""
_NAME = re.compile(r"<(\w+)>")
_CLAUSE_ENDS = re.compile(r"[。！？!?;；，,.\n]")
_PLACEHOLDER = "。"
_NEVER = r"(?!)"
"""Pattern that is found nowhere."""


@dataclass(frozen=True)
class Signs:
    """Signs of danger in one language.

    Args:
        figures: figures of speech and other objects of the same verbs; taken out first.
        kinds: for each kind its signs.
        never: a denial right before a sign.
        not_danger: for each kind what says that it is not meant.
        past, now: what puts a story into the past, and what calls it back.
        other: that somebody else is in danger; `me`: that the speaker is.
        goes_on: what people say after a first cry for help; `over`: that it has passed.
        strangers, family: by whom force is used.
        taken_back: that it was not meant; `safe`: that the person is out of reach; `still`: that it goes on.
        asks_order, asks: a question about a protection order; `leads_out`: any question of law after a first cry.
        unsafe: an answer to the question whether all are safe.
        own_life: that it is the speaker's own life, whoever else is spoken of.
        victim: that the speaker suffers it, whoever is named beside; `quoted`: that these are somebody else's words.
        may, may_in: what asks whether it may happen, right before a sign and in it; `may_begin`, `may_end`: the same
            on both sides of it; `may_ask`: the same without a sign.
        begins_mine: that a message begins with the speaker, who is in it; `contact`: that a relative is only somebody
            to be told; `kin_suffers`: that it is done to a relative.
        for_another: that it is asked for somebody else who cannot ask.
        destitute: want of money, a roof or a lawyer; `weary`: words beside which want is not all.
        estate: an inheritance, a house or an injury at work, of which long stories without danger are told.
        despair: that the speaker cannot bear it any longer; `exposes`: pictures or threats, without which nobody is
            blackmailed.
        defames: words that hurt somebody's good name; `redress`: what is wanted for them; `menaces`: what goes further.
        called: somebody who rings, writes or wants money, without whom nobody swindles a family; `settles`: an
            accident of the speaker's that is to be settled, beside which nobody does.
        scolds: anger at us, which is no danger; `of_life`: words that touch a life, without which nobody is asked
            beside a house or a contract whether they think of dying.
        weary_of_life: that somebody is weary of life itself; `weary_of_days`: of their days, which tells as much only
            beside what they give away (`gives_away`); `weary_of_other`: that somebody else says it;
            `weary_in_general`: that it is said in a story, or of everybody.
        once: that it has been, whatever is told of now: in early years, or an act of years ago; `long_over`: that years
            or a divorce lie between.
        outright: what is believed however the rest of the message sounds.
        recovered: that what was told has come to its end: well again, free, back, replaced.
        kin_elsewhere: that a relative is somewhere; `first_person`: that the speaker tells of themselves.
        presses: that somebody who owes or is sued says they will die of it.
        speaks_of: for each kind the words of which one at least stands in a message that tells it.
    """

    figures: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    never: re.Pattern[str]
    not_danger: Mapping[str, re.Pattern[str]]
    past: re.Pattern[str]
    now: re.Pattern[str]
    other: re.Pattern[str]
    me: re.Pattern[str]
    goes_on: re.Pattern[str]
    over: re.Pattern[str]
    strangers: re.Pattern[str]
    family: re.Pattern[str]
    taken_back: re.Pattern[str]
    safe: re.Pattern[str]
    still: re.Pattern[str]
    asks_order: re.Pattern[str]
    asks: re.Pattern[str]
    leads_out: re.Pattern[str]
    unsafe: re.Pattern[str]
    own_life: re.Pattern[str]
    victim: re.Pattern[str]
    quoted: re.Pattern[str]
    may: re.Pattern[str]
    may_in: re.Pattern[str]
    may_end: re.Pattern[str]
    may_begin: re.Pattern[str]
    may_ask: re.Pattern[str]
    begins_mine: re.Pattern[str]
    contact: re.Pattern[str]
    kin_suffers: re.Pattern[str]
    for_another: re.Pattern[str]
    destitute: re.Pattern[str]
    weary: re.Pattern[str]
    estate: re.Pattern[str]
    despair: re.Pattern[str]
    exposes: re.Pattern[str]
    defames: re.Pattern[str]
    redress: re.Pattern[str]
    menaces: re.Pattern[str]
    called: re.Pattern[str]
    settles: re.Pattern[str]
    scolds: re.Pattern[str]
    of_life: re.Pattern[str]
    weary_of_life: re.Pattern[str]
    weary_of_days: re.Pattern[str]
    weary_of_other: re.Pattern[str]
    weary_in_general: re.Pattern[str]
    gives_away: re.Pattern[str]
    once: re.Pattern[str]
    long_over: re.Pattern[str]
    outright: re.Pattern[str]
    recovered: re.Pattern[str]
    presses: re.Pattern[str]
    kin_elsewhere: re.Pattern[str]
    first_person: re.Pattern[str]
    speaks_of: Mapping[str, re.Pattern[str]]

    def knows(self, name: str) -> bool:
        """Tells whether the language has a pattern of this name, which it may do without."""
        return getattr(self, name).pattern != _NEVER

    def literal(self, text: str) -> str:
        """Returns the text without its figures of speech."""
        return self.figures.sub(_PLACEHOLDER, text)

    def kind_in(self, text: str) -> str | None:
        """Returns the gravest kind whose sign stands in a text (without figures) undenied, or None."""
        return next((kind for kind in KINDS if self._shows(kind, text)), None)

    def rules_out(self, kind: str, text: str) -> bool:
        """Tells whether the text says that this kind is not meant."""
        found = self.not_danger.get(kind)
        if kind in BODIES and self.outright.search(text) is not None:
            return False
        return found is not None and found.search(text) is not None

    def silences(self, text: str) -> bool:
        """Tells whether a sign of the text is denied or ruled out: nothing about it may then be guessed."""
        return self.asks_ahead(text) or any(
            self.rules_out(kind, text) or self._denied(text, sign.start())
            for kind, signs in self.kinds.items()
            for sign in signs.finditer(text)
        )

    def asks_ahead(self, text: str) -> bool:
        """Tells whether a sign of the text is only asked about: nothing has happened, it may ("will they keep it?")."""
        return self.may_ask.search(text) is not None or any(
            self._asked_about(kind, text, sign) for kind in _ASKED_AHEAD for sign in self.kinds[kind].finditer(text)
        )

    def ended(self, text: str) -> str:
        """Return the text without the words that what it tells has come to its end; nothing where it has none."""
        found = [one for one in self.recovered.finditer(text) if not self._denied(text, one.start())]
        return self.recovered.sub(_PLACEHOLDER, text) if found else ""

    def _shows(self, kind: str, text: str) -> bool:
        signs = self.kinds.get(kind)
        if signs is None or self.rules_out(kind, text):
            return False
        return any(
            not self._denied(text, sign.start()) and not self._asked_about(kind, text, sign)
            for sign in signs.finditer(text)
        )

    def _asked_about(self, kind: str, text: str, sign: re.Match[str]) -> bool:
        if kind not in _ASKED_AHEAD:
            return False
        before = _CLAUSE_ENDS.split(text[max(0, sign.start() - BEFORE) : sign.start()])[-1]
        if self.may.search(before) or self.may_in.search(sign[0]):
            return True
        begins = self.may_begin.search(before) or self.may_begin.search(sign[0])
        return begins is not None and self.may_end.search(text[sign.end() :]) is not None

    def _denied(self, text: str, at: int) -> bool:
        before = _CLAUSE_ENDS.split(text[max(0, at - BEFORE) : at])[-1]
        return bool(before) and self.never.search(before) is not None


@cache
def signs_of(language: str) -> Signs:
    """Returns the signs of a language by the name of its page (``zh``, ``en``, ``es`` …)."""
    text = (PAGES / f"{_PAGE_OF.get(language, language)}.yml").read_text("utf-8")
    page = yaml.safe_load(unicodedata.normalize("NFKC", text) if language == "th" else text)  # ำ is two signs there
    words = _opened(page["words"])
    whole = language not in ("zh", "th", "ja", "ko")  # in the others words do not stand apart

    def pattern(lines: Sequence[str]) -> re.Pattern[str]:
        return _pattern([_fill(line, words) for line in lines], whole)

    return Signs(
        kinds={kind: pattern(lines) for kind, lines in page["kinds"].items()},
        not_danger={kind: pattern(lines) for kind, lines in page["not_danger"].items()},
        speaks_of={kind: pattern(lines) for kind, lines in page.get("speaks_of", {}).items()},
        me=pattern(page["me_in_danger"]),
        never=_pattern([_fill(line, words) for line in page["never"]], False),
        **{name: pattern(page[name]) for name in ("figures", "past", "now", "other", "goes_on", "over")},
        **{name: pattern(page.get(name, ())) for name in _OPTIONAL},
    )


def _opened(words: Mapping[str, Any]) -> dict[str, str]:
    opened: dict[str, str] = {}
    for name, fragment in words.items():
        opened[name] = _fill(fragment, opened)
    return opened


def _fill(line: str, words: Mapping[str, str]) -> str:
    return _NAME.sub(lambda found: words[found[1]], line)


def _pattern(lines: Sequence[str], whole_words: bool) -> re.Pattern[str]:
    """Joins lines into one pattern; where words stand apart, a sign begins where a word begins."""
    if not lines:
        return re.compile(_NEVER)
    joined = "|".join(f"(?:{line})" for line in lines)
    return re.compile(rf"(?<![a-z])(?:{joined})" if whole_words else joined)

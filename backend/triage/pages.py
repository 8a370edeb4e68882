"""The pages of the triage (``facts.yml``, ``ways.yml``, ``rules.yml``) read into values and checked once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml
from backend.triage.model import Confidence, Fact, Rule, Source, Triage, Value, Way

_FOLDER = Path(__file__).parent


class TriagePageError(Exception):
    """A page contradicts itself or leaves something out; the message says what."""


@cache
def load_triage() -> Triage:
    """Return the triage; raise `TriagePageError` where its pages do not fit together."""
    facts = {name: _fact(name, page) for name, page in read_yaml(_FOLDER / "facts.yml").items()}
    ways = {code: _way(code, page) for code, page in read_yaml(_FOLDER / "ways.yml").items()}
    page = read_yaml(_FOLDER / "rules.yml")
    differences = {frozenset(pair.split()): _words(text) for pair, text in page["differences"].items()}
    triage = Triage(facts, ways, [_rule(one) for one in page["rules"]], differences, page["causes"])
    _check(triage)
    return triage


def _words(page: Mapping[str, str]) -> Words:
    words = Words(str(page["zh"]).strip(), str(page["en"]).strip())
    if not (words.zh and words.en) or set(page) - {"zh", "en", "words"}:
        raise TriagePageError(f"a text has zh and en: {page}")
    return words


def _fact(name: str, page: Mapping[str, Any]) -> Fact:
    values = (
        Value(str(code), _words(one), _names(one)) if one else Value(str(code), Words("", ""))
        for code, one in page["values"].items()
    )
    return Fact(name, _words(page["label"]), tuple(values), _names(page))


def _names(page: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what else people call it; YAML turns an unquoted yes into True, and nobody says that."""
    words = tuple(page.get("words", ()))
    if not all(isinstance(word, str) for word in words):
        raise TriagePageError(f"quote yes and no: {words}")
    return words


def _way(code: str, page: Mapping[str, Any]) -> Way:
    return Way(
        code,
        _words(page["name"]),
        _words(page["how"]),
        tuple(_source(one) for one in page.get("sources", ())),
        _words(page["doubt"]) if "doubt" in page else None,
        _names(page),
        str(page.get("opens", "")),
        dict(page.get("values", {})),
    )


def _source(page: Mapping[str, str]) -> Source:
    if page["confidence"] not in get_args(Confidence):
        raise TriagePageError(f"no such confidence: {page}")
    return Source(page["law"], page.get("article", ""), page["confidence"])  # type: ignore[arg-type]


def _rule(page: Mapping[str, Any]) -> Rule:
    return Rule(
        _conditions(page.get("when", {})),
        _conditions(page.get("told", {})),
        tuple(page["ways"]),
        _words(page["reason"]),
    )


def _conditions(page: Mapping[str, Any]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, frozenset(values if isinstance(values, list) else [values])) for name, values in page.items())


def _check(triage: Triage) -> None:
    """Raise where a code is unknown, two ways are not told apart, memory says no doubt, or the list has no end."""
    for rule in triage.rules:
        for name, values in (*rule.when, *rule.told):
            known = {one.code for one in triage.facts[name].values} if name in triage.facts else set()
            if not values <= known:
                raise TriagePageError(f"{name}: {sorted(values - known)} is no value")
        if not rule.ways or not set(rule.ways) <= set(triage.ways):
            raise TriagePageError(f"{rule.ways} are no ways")
        for pair in combinations(rule.ways, 2):
            if frozenset(pair) not in triage.differences:
                raise TriagePageError(f"nothing tells {pair} apart")
    for way in triage.ways.values():
        if way.doubt is None and any(source.confidence != "text" for source in way.sources):
            raise TriagePageError(f"{way.code} rests on what was not read, and says no doubt")
    if triage.rules[-1].when or triage.rules[-1].told:
        raise TriagePageError("the last rule has to fit always")

"""The list of rules as such: it always ends, never asks more than five questions, and asks nothing that is known."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.shared.wording import Words
from backend.triage.model import MOST_QUESTIONS, Fact, Rule, Triage, Value, Way
from backend.triage.pages import TriagePageError, _check, load_triage

SAME = Words("甲", "a")


def every_end(known: dict[str, str]) -> Iterator[tuple[dict[str, str], Rule]]:
    """Every way through the questions, with the rule it ends on."""
    decided = load_triage().decide(known)
    if isinstance(decided, Rule):
        yield known, decided
        return
    for value in load_triage().facts[decided].values:
        yield from every_end({**known, decided: value.code})


def test_every_way_through_ends_within_five_questions() -> None:
    ends = list(every_end({}))
    assert len(ends) > 50
    assert max(len(known) for known, _ in ends) <= MOST_QUESTIONS


def test_every_rule_and_every_way_is_reached() -> None:
    told = [{"lives": "china"}, {"police_refused": "yes"}, {"clause": "yes"}, {"talk": "no"}, {}]
    rules = [rule for first in told for _, rule in every_end(dict(first))]
    assert all(rule in rules for rule in load_triage().rules)
    assert {code for rule in rules for code in rule.ways} == set(load_triage().ways)


def test_only_what_is_on_the_way_is_asked() -> None:
    asked = load_triage().asked({"matter": "work"})
    assert asked == ("matter", "done")
    assert load_triage().asked({"matter": "work", "done": "no"}) == ("matter", "done", "claim")
    assert load_triage().asked({"matter": "debt", "clause": "yes"}) == ("matter",)


def test_a_clause_that_was_told_is_heard_although_it_is_never_asked_of_a_loan() -> None:
    decided = load_triage().decide({"matter": "debt", "clause": "yes"})
    assert isinstance(decided, Rule) and decided.ways == ("arbitration",)
    assert load_triage().decide({"matter": "debt"}) == "talk"


def test_no_inheritance_or_divorce_goes_to_arbitration() -> None:
    for matter in ("estate", "family", "work", "support"):
        for known, rule in every_end({"matter": matter, "clause": "yes"}):
            assert "arbitration" not in rule.ways, known


def test_two_ways_are_told_apart_and_what_was_not_read_says_its_doubt() -> None:
    triage = load_triage()
    _check(triage)
    broken = Triage(triage.facts, triage.ways, triage.rules, {}, triage.causes)
    with pytest.raises(TriagePageError, match="apart"):
        _check(broken)


def test_a_list_without_an_end_is_refused() -> None:
    fact = Fact("matter", SAME, (Value("x", SAME),))
    rule = Rule((("matter", frozenset({"x"})),), (), ("w",), SAME)
    with pytest.raises(TriagePageError, match="last rule"):
        _check(Triage({"matter": fact}, {"w": Way("w", SAME, SAME)}, [rule], {}, {}))
    with pytest.raises(LookupError):
        Triage({"matter": fact}, {}, [rule], {}, {}).decide({"matter": "y"})


def test_no_way_says_who_will_win() -> None:
    triage = load_triage()
    texts = [way.how for way in triage.ways.values()] + [rule.reason for rule in triage.rules]
    forecasts = ("胜诉", "能赢", "会赢", " win ")
    assert not [text for text in texts if any(word in f"{text.zh} {text.en} " for word in forecasts)]

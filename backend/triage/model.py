"""The decision of a triage: what is still asked, and which ways are open, with their reasons. Pure.

The rules are a list. The first rule whose conditions all hold decides; the first condition that is not known yet is
the next question, so that nothing is asked that changes nothing. A condition that is only `told` is never asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from backend.shared.wording import Words

Confidence = Literal["text", "secondary", "recall"]
"""``text``: the article was read; ``secondary``: second-hand; ``recall``: from memory, and told with its doubt."""
Facts = Mapping[str, str]
"""Known facts: a fact's name and its value, both codes."""
UNSURE = "unsure"
"""The value of a fact the person cannot tell."""
MOST_QUESTIONS = 5


@dataclass(frozen=True, slots=True)
class Source:
    """The standing of a rule.

    Args:
        law: the full official title.
        article: in the numerals of the law; empty where the whole text is meant.
        confidence: how sure the reference is.
    """

    law: str
    article: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a fact as it is offered.

    Args:
        label: what stands on its button; empty for a value that is only told, never offered.
        words: what else people call it.
    """

    code: str
    label: Words
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a rule may rest on.

    Args:
        name: its code; the question is ``utter_ask_triage_<name>``.
        label: what it is called when it is said back or corrected.
        words: what else people call it.
        values: in the order in which they are offered.
    """

    name: str
    label: Words
    values: tuple[Value, ...]
    words: tuple[str, ...] = ()

    def value(self, code: str) -> Value | None:
        """The value of a code."""
        return next((one for one in self.values if one.code == code), None)


@dataclass(frozen=True, slots=True)
class Way:
    """One way a trouble can go.

    Args:
        name: what it is called, also on its button.
        how: what is done there, in a sentence or two.
        doubt: what is unsure, or None.
        words: what else people call it when they choose it.
        opens: the intent that leads into it here; empty where this house cannot go it and the office is asked.
        values: what the button says with that intent.
    """

    code: str
    name: Words
    how: Words
    sources: tuple[Source, ...] = ()
    doubt: Words | None = None
    words: tuple[str, ...] = ()
    opens: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the list.

    Args:
        when: conditions in the order in which they are asked: a fact and the values that fit.
        told: conditions that count only where they are known already.
        ways: codes, the one that is mostly taken first.
        reason: why.
    """

    when: tuple[tuple[str, frozenset[str]], ...]
    told: tuple[tuple[str, frozenset[str]], ...]
    ways: tuple[str, ...]
    reason: Words


@dataclass(frozen=True, slots=True)
class Triage:
    """Everything a triage rests on.

    Args:
        facts: by name, in the order in which they may be asked.
        ways: by code.
        differences: what tells two ways apart, by their codes.
        causes: the cause of action a fact's value stands for, where a filing begins with it.
    """

    facts: Mapping[str, Fact]
    ways: Mapping[str, Way]
    rules: Sequence[Rule]
    differences: Mapping[frozenset[str], Words]
    causes: Mapping[str, str]

    def decide(self, known: Facts) -> Rule | str:
        """The rule that decides, or the name of the fact that has to be asked first.

        Raises:
            LookupError: no rule fits; the list ends with one that always does.
        """
        for rule in self.rules:
            if any(known.get(name) not in fits for name, fits in rule.told):
                continue
            open_fact = _first_open(rule, known)
            if open_fact is None:
                continue
            return open_fact or rule
        raise LookupError("no rule of triage fits")

    def asked(self, known: Facts) -> Sequence[str]:
        """The facts on the way to the decision, as far as it is known: each was needed, the last may be open."""
        return tuple(dict.fromkeys(self._path(known)))

    def _path(self, known: Facts) -> Iterator[str]:
        for rule in self.rules:
            if any(known.get(name) not in fits for name, fits in rule.told):
                continue
            for name, fits in rule.when:
                yield name
                if known.get(name) not in fits:
                    break
            else:
                return
            if rule.when and name not in known:
                return


def _first_open(rule: Rule, known: Facts) -> str | None:
    """The first condition that is not known; empty where all hold, None where one does not."""
    for name, fits in rule.when:
        if name not in known:
            return name
        if known[name] not in fits:
            return None
    return ""

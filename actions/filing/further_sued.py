"""Further defendants, told by name or by what they are ("保险公司也要告"). Pure.

Who is told by what they are gets a place in the list at once; the name is asked there. The insurer of a traffic
accident, which the complaint tells anyway, is named by it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.dialogue.fields import SKIPPED, Answers
from actions.filing.readers.owners import Sides
from actions.filing.readers.party_details import kind_of_name
from actions.filing.readers.party_names import MOST, key
from actions.filing.readers.several_sued import called_too, clause_too, home_of_all, sued_together, sued_too
from actions.script import sign_by_sign
from actions.story.mentions import Fact, Mention
from actions.story.reading import Story
from backend.filing.causes.guides import load_causes

CALLED = "called"
"""Part of a party's answers: as what they are known while nobody has named them ("保险公司", "his company")."""
PLACE = "place"
_COMPANY = "company"
_BEGINS = 2
"""Characters by which a company is called for short ("平安")."""
_WHOSE = frozenset({"the", "his", "her", "their", "my"})


def with_further_sued(story: Story, mentions: Sequence[Mention], answers: Answers, *, many: bool) -> Story:
    """Return the story with everybody who is sued beside the first, each with where all of them live.

    Args:
        mentions: what the story names, in reading order.
        answers: of the draft, as far as there is one.
        many: whether it was said before that several are sued.
    """
    second = key("defendant", 2, "name")  # once the several who are sued are named, other people are only spoken of
    names = sued_together(story.text, mentions, many=many and second not in answers)
    if not names:
        return _with_one_besides(story, mentions, answers)
    known = str(answers.get(key("defendant", 1, "name"), ""))
    names = [*(one for one in names if one == known), *(one for one in names if one != known)]
    ours = str(answers.get(key("plaintiff", 1, "name"), ""))
    if ours in names or len(names) > MOST or (known and known not in names):
        return story
    facts = dict(story.facts)
    home = home_of_all(story.text)
    for number, name in enumerate(names, 1):
        at = story.text.find(name)
        facts[key("defendant", number, "name")] = Fact(key("defendant", number, "name"), name, at, at + len(name), name)
        if home:
            place, start = key("defendant", number, PLACE), story.text.find(home)
            facts[place] = Fact(place, {"text": home, "country": ""}, start, start + len(home), home)
    return replace(story, facts=facts)


def _with_one_besides(story: Story, mentions: Sequence[Mention], answers: Answers) -> Story:
    sides = Sides.of(answers)
    if name := sued_too(story.text, mentions):
        return with_one_more(story, name, sides)
    known = {**answers, **_elements(story)}
    if name := _company_named(story.text, known):
        return with_one_more(story, name, sides)
    if called := called_too(story.text, mentions):
        name = company_told(called, known)
        return with_one_more(story, name, sides) if name else _with_one_unnamed(story, called, answers)
    return story


def _company_named(text: str, answers: Answers) -> str:
    """Return the company of the case that a text says is sued, too, by the beginning of its name ("平安也列被告")."""
    clause = clause_too(text)
    names = [name for _, name in _companies(answers)] if clause is not None else []
    return next(
        (name for name in names if clause and sign_by_sign(name)[:_BEGINS] in sign_by_sign(text)[slice(*clause)]), ""
    )


def with_one_more(story: Story, name: str, sides: Sides) -> Story:
    """Return the story with somebody who is sued besides those who are known."""
    known = [*sides.names["defendant"], *_first_told(story, sides)]
    if name in known or name in sides.names["plaintiff"] or not known or len(known) >= MOST:
        return story
    return _with(story, key("defendant", len(known) + 1, "name"), name)


def _with_one_unnamed(story: Story, called: str, answers: Answers) -> Story:
    """Return the story with somebody who is sued besides and whose name nobody has said."""
    places = range(1, MOST + 1)
    taken = [n for n in places if key("defendant", n, "name") in answers or key("defendant", n, CALLED) in answers]
    if any(answers.get(key("defendant", number, CALLED)) == called for number in taken) or MOST in taken:
        return story
    return _with(story, key("defendant", max([1, *taken]) + 1, CALLED), called)


def _first_told(story: Story, sides: Sides) -> list[str]:
    """Return the name of the first of those who are sued, where this story is the first to tell it."""
    first = story.sure.get(key("defendant", 1, "name")) or story.sure.get("other_party")
    return [str(first.value)] if first is not None and not sides.names["defendant"] else []


def _with(story: Story, name: str, value: str) -> Story:
    at, ours = story.text.find(value), ("defendant", "other")
    kept = {one: fact for one, fact in story.facts.items() if fact.value != value or not one.startswith(ours)}
    return replace(story, facts={**kept, name: Fact(name, value, at, at + len(value), value)})


def _elements(story: Story) -> dict[str, Any]:
    return {"cause": story.cause, **{f"{story.cause}_{name}": fact.value for name, fact in story.sure.items()}}


def company_told(called: str, answers: Answers) -> str:
    """Return the company which a question of the cause is about, where somebody is called so ("保险公司"), or nothing.

    Args:
        called: as what they are known.
        answers: of the filing.
    """
    words = [one for one in sign_by_sign(called).lower().split() if one not in _WHOSE]
    return next((name for about, name in _companies(answers) if any(one in about for one in words)), "")


def _companies(answers: Answers) -> Iterator[tuple[str, str]]:
    """Iterate over the companies the questions of the cause are about: what each is, and its name."""
    cause = load_causes().get(str(answers.get("cause", "")))
    for question in cause.questions if cause is not None else ():
        name = answers.get(f"{cause.code}_{question.key}", SKIPPED) if cause is not None else SKIPPED
        if question.kind == _COMPANY and isinstance(name, str) and name != SKIPPED:
            yield f"{question.label.zh} {question.label.en}".lower(), name


def further_answers(facts: Mapping[str, Fact]) -> Iterator[tuple[str, Any]]:
    """Iterate over the answers about whoever is sued beside the first, without where they live."""
    for number in range(2, MOST + 1):
        name, called = (facts.get(key("defendant", number, part)) for part in ("name", CALLED))
        if name is None and called is None:
            continue
        yield key("defendant", number - 1, "more"), "yes"
        if called is not None:
            yield key("defendant", number, CALLED), called.value
        elif name is not None:
            yield key("defendant", number, "name"), name.value
            if (kind := kind_of_name(str(name.value))) is not None:
                yield key("defendant", number, "kind"), kind

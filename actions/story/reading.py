"""Read a story: which cause it is, and which facts it tells with what words. Pure: text and entities in, facts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from actions.story import vocabulary
from actions.story.mentions import Entities, Fact, in_order
from actions.story.outright import OTHER, Outright, cause_outright
from actions.story.readers.by_month import begun_by_length, owed_by_month
from actions.story.readers.companies import companies_in
from actions.story.readers.marked import Marked, compiled, wants_marks
from actions.story.readers.names import names_in
from actions.story.readers.places import places_in
from actions.story.readers.plain import breaks_between_acts, clauses_of, is_denied, plain
from actions.story.readers.roles import told_by_roles
from actions.story.readers.standing import Standing, is_not_known, standing
from actions.story.readers.subjects import SPEAKER, names_subject, subject_before
from actions.story.readers.values import is_future, last_of, values_in, without_taken_back
from actions.story.vocabulary import Told, Vocabulary

LONGEST = 5_000
_OF_SIDE: Mapping[str, str] = {"own": "plaintiff_1_name", "theirs": "other_party"}
_SIGN, _FACT = 2, 1
COMMON = "common"
"""Page of the signs and facts common to all causes."""


@dataclass(frozen=True)
class Story:
    """Story that a text tells.

    Args:
        cause: the code of the cause, empty where it is not plain.
        facts: the fact of each field, in the order of the vocabulary.
        cause_name: the official name of a cause without a page of ours, in Chinese; empty where several fit.
    """

    text: str
    cause: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    cause_name: str = ""

    @property
    def without_page(self) -> bool:
        """Return True if its cause is one without a page of ours, of which nothing is read but who is in it."""
        return self.cause == OTHER

    @property
    def sure(self) -> dict[str, Fact]:
        """The facts that may be kept at once."""
        return {name: fact for name, fact in self.facts.items() if fact.sure}

    @property
    def doubtful(self) -> dict[str, Fact]:
        """The facts that have to be confirmed first."""
        return {name: fact for name, fact in self.facts.items() if not fact.sure}


def read_story(
    text: str,
    entities: Entities,
    *,
    today: date | None = None,
    cause: str = "",
    hint: str = "",
    known: Mapping[str, str] | None = None,
) -> Story:
    """Return what `text` tells.

    Args:
        entities: what the bot has read in it, with normal forms and offsets.
        today: no lending or dying lies ahead of it.
        cause: the cause that is known already; empty: found by the story's own words.
        hint: a cause named elsewhere, believed where the words leave it open.
        known: the codes of choices that are answered already, by field, on which other facts may rest.
    """
    text = text[:LONGEST]
    marked = mark(text, entities, today)
    answered = known or {}
    common = list(_facts(marked, text, vocabulary.load(COMMON), today, {}))
    told: dict[str, list[Fact]] = {}
    for code in [cause] if cause else vocabulary.causes():
        page = vocabulary.load(code) if vocabulary.is_page(code) else None
        told[code] = list(_facts(marked, text, page, today, answered)) if page is not None else []
        told[code] += _begun_by_length(marked, told[code], page) if page is not None else []
    outright: Outright | None = None if cause else cause_outright(text)
    found = cause or (outright.code if outright else _likeliest(marked, told, hint))
    name = outright.name.zh if outright and outright.name else ""
    read = {fact.field: fact for fact in (*_by_roles(text), *told.get(found, ()), *common)}
    return Story(text, found, {**read, **{fact.field: fact for fact in told.get(found, ())}}, name)


def _by_roles(text: str) -> Iterator[Fact]:
    """The two people a text names by what each is; what the words of a cause or of any story tell goes before it."""
    for side, (name, start, end) in told_by_roles(text).items():
        yield Fact(_OF_SIDE[side], name, start, end, name)


def mark(text: str, entities: Entities, today: date | None = None) -> Marked:
    """The text with everything it names marked."""
    spelt = plain(text)
    values = list(values_in(text, entities, today))
    places = [
        place
        for place in places_in(text, spelt, entities)
        if not place.overlaps(values) or place.start < min((v.start for v in values if place.overlaps([v])), default=0)
    ]
    companies = list(companies_in(text, spelt, places))
    inside = [place for place in places if not place.overlaps(companies)]
    fixed = in_order([*companies, *inside, *values])
    names = [name for name in names_in(text, spelt, fixed) if not name.overlaps(fixed)]
    mentions = in_order([*fixed, *names])
    return Marked(spelt, without_taken_back(text, mentions))


def _likeliest(marked: Marked, told: Mapping[str, list[Fact]], hint: str) -> str:
    """The cause most words speak for; a tie is no answer, unless another source names one of them."""
    own = {code: _signs(marked, vocabulary.load(code).signs) for code in told}
    scores = {code: _score(marked, code, facts, own) for code, facts in told.items()}
    best = max(scores.values(), default=0)
    first = [code for code, score in scores.items() if score == best]
    if best < _SIGN:
        return hint if hint in scores else ""
    if len(first) == 1:
        return first[0]
    return hint if hint in first else ""


def _score(marked: Marked, code: str, facts: Iterable[Fact], own: Mapping[str, int]) -> float:
    """Weight of what speaks for a cause; words of any debt count where no other cause has a sign of its own."""
    others = any(count for one, count in own.items() if one != code)
    shared = 0 if others and not own[code] else _signs(marked, vocabulary.load(code).shared_signs)
    signs = own[code] + shared
    return signs * _SIGN + sum(_FACT for fact in facts if fact.sure) * 0.5 if signs else 0


def _signs(marked: Marked, signs: Iterable[str]) -> int:
    return sum(1 for sign in signs if _search(marked, sign) is not None)


def _search(marked: Marked, pattern: str) -> re.Match[str] | None:
    return compiled(pattern).search(marked.text if wants_marks(pattern) else marked.plain)


def _facts(
    marked: Marked, text: str, words: Vocabulary, today: date | None, known: Mapping[str, str]
) -> Iterator[Fact]:
    used: set[int] = set()
    seen: dict[str, object] = {}
    for told in words.facts:
        fits = all(seen.get(name, known.get(name)) == code for name, code in told.when)
        fits = fits and (not told.only_with or any(_search(marked, pattern) for pattern in told.only_with))
        if told.field in seen or not fits or any(_search(marked, pattern) for pattern in told.unless):
            continue
        fact = _fact(marked, text, told, used, today)
        if told.by_month:
            fact = owed_by_month(marked.plain, marked.mentions, fact, told.field)
        if fact is None:
            continue
        seen[told.field] = fact.value
        if not told.shared and not told.code and not told.clauses:
            used.add(fact.start)
        yield fact


def _begun_by_length(marked: Marked, facts: Sequence[Fact], words: Vocabulary) -> Iterator[Fact]:
    """The beginnings that only how long something lasted tells ("做了四年半，2024年9月走的")."""
    found = {fact.field: fact for fact in facts}
    for told in words.facts:
        if told.by_length and told.field not in found:
            fact = begun_by_length(marked.plain, found.get(told.by_length), told.field)
            if fact is not None:
                yield fact


def _fact(marked: Marked, text: str, told: Told, used: set[int], today: date | None) -> Fact | None:
    for patterns, sure in ((told.patterns, True), (told.perhaps, False)):
        for pattern in patterns:
            found = [
                fact for fact in _matches(marked, text, told, pattern, today) if told.code or fact.start not in used
            ]
            if (fact := _chosen(found, told.take)) is not None:
                return fact if sure else _doubted(fact)
    return _clauses(marked, text, told) if told.clauses else None


def _standing(marked: Marked, text: str, told: Told, start: int, end: int) -> Standing:
    """Return how the thing that a choice says there is stands where the words of the choice were found."""
    if not told.weighed:
        return Standing.SAID
    if not told.thing:
        return Standing.OPEN if _is_not_known(marked.plain, start, end) else Standing.SAID
    noun = compiled(told.thing).search(marked.plain, start, end)
    return standing(marked.plain, text, *(noun.span() if noun else (start, end)))


def _is_not_known(text: str, start: int, end: int) -> bool:
    begin = max(text.rfind(sign, 0, start) for sign in "，。") + 1
    stop = min((at for sign in "，。" if (at := text.find(sign, end)) >= 0), default=len(text))
    return is_not_known(text, (begin, stop))


def _doubted(fact: Fact) -> Fact:
    return replace(fact, sure=False)


def _chosen(found: list[Fact], take: str) -> Fact | None:
    """The fact that counts of several; where they contradict each other, the first is only asked about."""
    if not found:
        return None
    if take == "last":
        return found[-1]
    if take == "join":
        said = "、".join(dict.fromkeys(str(fact.value) for fact in found))
        return replace(found[0], value=said)
    if take == "first" or len({str(fact.value) for fact in found}) == 1:
        return found[0]
    return _doubted(found[0])


def _matches(marked: Marked, text: str, told: Told, pattern: str, today: date | None) -> Iterator[Fact]:
    in_marks = wants_marks(pattern)
    for match in compiled(pattern).finditer(marked.text if in_marks else marked.plain):
        start, end = (marked.place(match.start()), marked.end_place(match.end())) if in_marks else match.span()
        evidence = text[start:end]
        if told.code and not in_marks and is_denied(pattern, marked.plain, match):
            continue
        if told.apart and _is_of_another_act(told, marked.plain, start):
            continue
        if told.code:
            stands = _standing(marked, text, told, start, end)
            if stands in (Standing.SAID, Standing.PERHAPS):
                yield Fact(told.field, told.code, start, end, evidence, stands is Standing.SAID)
        elif "value" in match.groupdict():
            mention = marked.mention(match["value"])
            value = mention.value
            if mention.kind == "day" and not told.future and is_future(str(value), today):
                past = last_of(str(value), text[mention.start : mention.end], today)
                if past is None:
                    continue
                value = past
            if told.subject and not _is_about(told.subject, marked.plain, start, evidence):
                continue
            yield Fact(told.field, value, mention.start, mention.end, evidence, mention.sure)
        elif match.groupdict().get("text"):
            first, last = match.span("text")
            if in_marks:
                first, last = marked.place(first), marked.end_place(last)
            yield Fact(told.field, text[first:last].strip(" ，,。"), first, last, evidence)


def _is_of_another_act(told: Told, text: str, at: int) -> bool:
    """Return True if the clause around a place tells something else that is done by the same means."""
    begin = max((end for _, end in _breaks(text) if end <= at), default=0)
    stop = min((start for start, _ in _breaks(text) if start >= at), default=len(text))
    return any(compiled(one).search(text[begin:stop]) for one in told.apart)


def _breaks(text: str) -> list[tuple[int, int]]:
    return breaks_between_acts(text)


def _is_about(subject: str, plain_text: str, start: int, evidence: str) -> bool:
    """Return True if words are about whom they must be about; the speaker, where nobody was named before."""
    bare = evidence.lstrip("，。,. ")
    if names_subject(plain(bare)):
        return True
    before = subject_before(plain_text, start + len(evidence) - len(bare))
    return before == subject or (subject == SPEAKER and not before)


def _clauses(marked: Marked, text: str, told: Told) -> Fact | None:
    """The clauses in which it is told, from the first to the last, in the person's own words."""
    spans = clauses_of(marked.without_inner_stops)

    def found_in(number: int, patterns: Sequence[str]) -> bool:
        return any(compiled(pattern).search(marked.plain, *spans[number]) for pattern in patterns)

    every = [number for number in range(len(spans)) if found_in(number, told.clauses)]
    hits = [number for number in every if not found_in(number, told.apart)] or every
    if not hits:
        return None
    chosen = [n for n in range(hits[0], hits[-1] + 1) if n in hits or (n - 1 in hits and n + 1 in hits)]
    if chosen == list(range(chosen[0], chosen[-1] + 1)):
        said = text[spans[chosen[0]][0] : spans[chosen[-1]][1]]
    else:
        said = "，".join(text[spans[n][0] : spans[n][1]].strip() for n in chosen)
    start, end = spans[chosen[0]][0], spans[chosen[-1]][1]
    if told.within and (inside := compiled(told.within).search(plain(said))) is not None and inside["text"].strip():
        said = said[slice(*inside.span("text"))]
    return Fact(told.field, said.strip(" ，,。.\n"), start, end, said)

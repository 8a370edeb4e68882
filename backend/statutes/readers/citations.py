"""Articles that a text cites: by a named law, by the law named before, several at once, never those of a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from backend.shared.numerals import number_in
from backend.shared.plain_text import plain
from backend.statutes.model import Citation, Number
from backend.statutes.readers import citation_patterns as patterns
from backend.statutes.readers.quoted import quoted_words

MOST_CITATIONS = 400
MOST_OF_A_RANGE = 60
_LOOK_BACK = 130
"""Characters before an article in which its law may be named."""
_LOOK_AHEAD = 90
_SENTENCE_ENDS = "。！？!?\n"
_RULES = re.compile(r"(?:之|的)?(?:规定|明确|要求|所称|所列|所述|载明)")
_CLAUSE_START = re.compile(r"(?:^|[\n。；;])\s*(?:[#*>\-\d.、（()]{0,4}\s*)$")


@dataclass(frozen=True, slots=True)
class LawNamed:
    """A law as a text names it, and where that ends."""

    law: str
    edition: int | None = None
    is_foreign: bool = False
    end: int = 0


def read_citations(text: str) -> list[Citation]:
    """Return every article of a statute that a text cites, in the order of the text.

    An article behind the name of a contract, a will or a judgment is no citation; nor is one of which nobody can say
    of which law it is.
    """
    return [one for one in read_all(text) if one.law][:MOST_CITATIONS]


def read_all(text: str) -> list[Citation]:
    """Return every article named in a text; those whose law is not named carry none (第二百八十六条呢)."""
    said = plain(text)
    found = sorted([*_chinese(said), *_english(said)], key=lambda one: one.start)
    following = [*(one.start for one in found[1:]), len(said)][: len(found)]
    said_of = [quoted_words(text, one.end, max(end, one.end)) for one, end in zip(found, following, strict=True)]
    return [replace(one, quoted=words, literal=literal) for one, (words, literal) in zip(found, said_of, strict=True)][
        : MOST_CITATIONS * 2
    ]


def law_named(text: str) -> LawNamed | None:
    """Return the last law a text names, with or without an article."""
    said = plain(text)
    every = [_named_by(found, said) for found in patterns.name_anywhere().finditer(said) if not _is_private(found)]
    english = [
        LawNamed(found["name"], int(found["year"]) if found["year"] else None, _is_foreign_en(said, found), found.end())
        for found in patterns.english_names().finditer(said)
    ]
    return max([*every, *english], key=lambda one: one.end, default=None)


def _chinese(text: str) -> Iterator[Citation]:
    last: Citation | None = None
    for found, name in _anchors(text):
        if name is None:
            name = _inherited(text, found.start(), last)
        if name is None:
            last = None if patterns.PRIVATE.search(text[max(0, found.start() - 40) : found.start()]) else last
            continue
        if _continues_range(text, last, found.start()) and last is not None:
            start, end = last.number.article, number_in(found["first"])
            yield from (replace(last, number=Number(n), paragraph=0, item=0) for n in _between(start, end))
        for one in _citations_of(found, name):
            yield one
            last = one


def _anchors(text: str) -> Iterator[tuple[re.Match[str], LawNamed | None]]:
    """Every article with the law named right before it; a bare number only where a law's name stands before it."""
    taken: set[int] = set()
    marked = list(patterns.MARKED.finditer(text))
    starts = {found.start() for found in marked}
    pairs: list[tuple[re.Match[str], LawNamed | None]] = []
    for found in patterns.name_anywhere().finditer(text):
        behind = patterns.UNMARKED.match(text, found.end()) or patterns.BARE.match(text, found.end())
        if _is_private(found):
            continue
        if behind is not None and behind.start("first") not in taken and not starts & set(range(*behind.span())):
            pairs.append((behind, _named_by(found, text)))
            taken.add(behind.start("first"))
    pairs += [(found, _named_before(text, found.start())) for found in marked if found.start("first") not in taken]
    return iter(sorted(pairs, key=lambda pair: pair[0].start()))


def _named_before(text: str, at: int) -> LawNamed | None:
    """The law whose name ends where an article begins."""
    before = text[max(0, at - _LOOK_BACK) : at]
    if (found := patterns.name_before().search(before)) is not None:
        return None if _is_private(found) else _named_by(found, before)
    if patterns.PRIVATE.search(before) or patterns.SELF.search(before):
        return None
    generic = patterns.GENERIC.search(before)
    if generic is None:
        return None
    name = _trimmed(generic["name"])
    if len(name) < 3 or name in patterns.NO_NAME or name.removeprefix("的") in patterns.NO_NAME:
        return None
    ahead = before[: generic.start("name") + len(generic["name"]) - len(name)]
    is_foreign = _is_foreign(ahead) or patterns.STARTS_FOREIGN.match(name) is not None
    return LawNamed(name + generic["behind"], None, is_foreign, at)


def _trimmed(name: str) -> str:
    """A name without the words that lead to it (根据我国…, 请问…)."""
    cut = patterns.BEFORE_NAME.match(name[:-1])
    return name[cut.end() :] if cut else name


def _named_by(found: re.Match[str], text: str) -> LawNamed:
    name = (found["titled"] or found["known"]) + (found["interpretation"] or "")
    if found["book"] and found["interpretation"]:
        name = (found["titled"] or found["known"]) + found["book"].removeprefix("的") + found["interpretation"]
    year = patterns.EDITION.search(found["brackets"] or "") or patterns.EDITION.search(found["titled"] or "")
    ahead = text[max(0, found.start() - 12) : found.start()]
    inside = patterns.STARTS_FOREIGN.match(found["titled"] or "") is not None
    return LawNamed(name, int(year[1]) if year else None, _is_foreign(ahead) or inside, found.end())


def _is_private(found: re.Match[str]) -> bool:
    """Return True if a title in 《》 is a private paper's, say a contract's, and no interpretation of a law."""
    return (
        bool(found["titled"]) and not found["interpretation"] and patterns.PRIVATE.search(found["titled"]) is not None
    )


def _is_foreign(before: str) -> bool:
    return patterns.FOREIGN.search(before) is not None


def _inherited(text: str, at: int, last: Citation | None) -> LawNamed | None:
    """The law of the article before, where this one goes on with it; no law where none can be meant.

    A clause of a contract that is pasted begins a line or a sentence (第三条 租金…) and is no law's.
    """
    before = text[max(0, at - _LOOK_BACK) : at]
    if patterns.PRIVATE.search(before):
        return None
    if last is not None and _goes_on(text, last, at):
        return LawNamed(last.law, last.edition, last.is_foreign)
    alone = not _CLAUSE_START.search(before) or len(text) <= _LOOK_AHEAD
    return LawNamed("") if alone else None


def _goes_on(text: str, last: Citation, at: int) -> bool:
    between = text[last.end : at]
    if patterns.JOINED.fullmatch(between) or patterns.TO.fullmatch(between) or patterns.SELF.search(between):
        return True
    if len(between) > 400 or _CLAUSE_START.search(between[-6:] or "x"):
        return False
    same_sentence = not any(sign in between for sign in _SENTENCE_ENDS)
    said_as_rule = _RULES.match(text, _end_of_anchor(text, at)) is not None
    return same_sentence or said_as_rule


def _end_of_anchor(text: str, at: int) -> int:
    found = patterns.MARKED.match(text, at)
    return found.end() if found else at


def _continues_range(text: str, last: Citation | None, at: int) -> bool:
    return last is not None and bool(patterns.TO.fullmatch(text[last.end : at]))


def _between(start: int, end: int) -> range:
    return range(start + 1, end) if 0 < end - start <= MOST_OF_A_RANGE else range(0)


def _citations_of(found: re.Match[str], name: LawNamed) -> Iterator[Citation]:
    """Each article that one place names: 第五十二、五十四条 are two, 第5至8条 four."""
    numbers = list(_numbers(found["first"], found["more"], patterns.STEP, frozenset(patterns.RANGES)))
    parts = found.groupdict()
    for place, number in enumerate(numbers):
        is_last = place == len(numbers) - 1
        sub, paragraph, item = (
            number_in(parts.get(key) or "0") if is_last else 0 for key in ("sub", "paragraph", "item")
        )
        yield Citation(
            name.law, Number(number, sub), paragraph, item, name.edition,
            is_foreign=name.is_foreign, start=found.start(), end=found.end(),
        )  # fmt: skip


def _numbers(first: str, more: str, step: re.Pattern[str], ranges: frozenset[str]) -> Iterator[int]:
    number = number_in(first)
    if number:
        yield number
    for found in step.finditer(more or ""):
        following = number_in(found["number"])
        if found["join"].lower() in ranges:
            yield from _between(number, following)
        if following:
            yield following
        number = following


def _english(text: str) -> Iterator[Citation]:
    last: Citation | None = None
    for found in patterns.EN_ARTICLE.finditer(text):
        name = _english_name(text, found, last)
        if name is None:
            continue
        paragraph = number_in(found["paragraph"] or found["paragraph2"] or "0")
        numbers = list(_numbers(found["first"], found["more"], patterns.EN_STEP, patterns.EN_RANGES))
        for number in numbers:
            end = max(found.end(), name.end)
            last = Citation(
                name.law, Number(number), paragraph if len(numbers) == 1 else 0, 0, name.edition,
                is_foreign=name.is_foreign, start=found.start(), end=end,
            )  # fmt: skip
            yield last


def _english_name(text: str, found: re.Match[str], last: Citation | None) -> LawNamed | None:
    """The law an English article is of: behind it (Article 5 of …), before it (Civil Code, Art. 5), or the last."""
    ahead = text[found.end() : found.end() + _LOOK_AHEAD]
    of = patterns.EN_OF.match(ahead)
    rest = ahead[of.end() :] if of else ahead.lstrip(" ,")
    offset = found.end() + len(ahead) - len(rest)
    if of and patterns.EN_PRIVATE.match(rest):
        return None
    chinese = patterns.name_anywhere().match(rest)
    if chinese is not None:
        return replace(_named_by(chinese, rest), end=offset + chinese.end())
    known = patterns.english_names().search(rest)
    if known is not None and known.start() <= (24 if of else 1):
        outside = _is_foreign_en(rest, known)
        return LawNamed(known["name"], int(known["year"]) if known["year"] else None, outside, offset + known.end())
    if of and (unknown := patterns.EN_GENERIC.match(rest)):
        return LawNamed(unknown[1], None, False, offset + unknown.end())
    before = text[max(0, found.start() - _LOOK_AHEAD) : found.start()]
    names = list(patterns.english_names().finditer(before))
    if names and len(before) - names[-1].end() <= 6:
        return LawNamed(names[-1]["name"], None, _is_foreign_en(before, names[-1]), found.end())
    if of and rest[:1].isalpha() and not rest.lower().startswith(("it", "that law", "this law", "the same")):
        return None
    same = last is not None and not any(sign in text[last.end : found.start()] for sign in "\n")
    return LawNamed(last.law, last.edition, last.is_foreign) if same and last is not None else LawNamed("")


def _is_foreign_en(text: str, found: re.Match[str]) -> bool:
    before, behind = text[: found.start("name")], text[found.end() :]
    return bool(patterns.FOREIGN_EN_BEFORE.search(before) or patterns.FOREIGN_EN_AFTER.match(behind))

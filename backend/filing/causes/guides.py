"""The pages a lawyer edits, one a cause of action, read into values: a page with a gap stops the start, not a person.

Each page in ``causes/`` says what a cause needs to be asked (要素式), what can be claimed, what to bring, and when a
civil suit is not yet or never the way (SPC21-2, LAB-27, CPL-127). Nothing here knows a person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from backend.filing.causes.folk_names import Names, named_in
from backend.shared.wording import Words
from backend.shared.yaml_pages import read_yaml

CAUSES_FOLDER = Path(__file__).parent
OTHER_WAYS_PAGE = "other_ways.yml"

Kind = Literal["text", "money", "date", "yes_no", "choice", "place", "number", "name", "relation", "company", "share"]
FeeKind = Literal["property", "divorce", "personality", "other_non_property", "ip", "labour"]
CourtFact = Literal[
    "property_place", "deceased_place", "estate_place", "performance_place", "tort_place", "workplace",
    "company_place", "agreed_court", "married_place", "company_internal", "already_divorced",
]  # fmt: skip
Answers = Mapping[str, str]

PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class CausePageError(Exception):
    """A page contradicts itself or leaves something out; the message names the page."""


def _both_languages(words: Words) -> Words:
    if not (words.zh.strip() and words.en.strip()):
        raise ValueError("a text is empty in one language")
    return Words(words.zh.strip(), words.en.strip())


def _codes(value: Any) -> Any:
    """A condition as a tuple of codes; YAML turns an unquoted ``yes`` into True, which a lawyer need not know."""
    several = value if isinstance(value, list | tuple) else [value]
    return tuple({True: "yes", False: "no"}[one] if isinstance(one, bool) else one for one in several)


def _only_two(value: Any) -> Any:
    """A comma in an unquoted English text makes YAML see a further key; half a sentence must not be said."""
    if isinstance(value, dict) and set(value) != {"zh", "en"}:
        raise ValueError(f"a text has zh and en, nothing else (quote it): {sorted(map(str, value))}")
    return value


Text = Annotated[Words, BeforeValidator(_only_two), AfterValidator(_both_languages)]
When = dict[str, Annotated[tuple[str, ...], BeforeValidator(_codes)]]
"""Conditions: by the key of an answer the codes it may have."""


class PagePart(BaseModel):
    """Part of a page: a misspelt key is an error, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Choice(PagePart):
    """One answer to choose; `says` and `says_en` are its wording inside a sentence, the button's text if empty.

    Args:
        words: what else people call it.
    """

    code: str = Field(pattern=r"^[a-z][a-z_]*$")
    text: Text
    says: str = ""
    says_en: str = ""
    words: tuple[str, ...] = ()


class Stop(PagePart):
    """An answer that ends this way: which, the refusal's tail, and where to go instead."""

    when: Annotated[tuple[str, ...], BeforeValidator(_codes)]
    reason: str = Field(pattern=r"^filing_[a-z_]+$")
    text: Text
    rule: str


class AskedAfter(PagePart):
    """A question that matters only when years have passed since the first known of some days.

    Args:
        days: keys of date questions, the one that counts first.
        years: how many.
    """

    days: tuple[str, ...]
    years: int = Field(ge=1)


class Defendant(PagePart):
    """Answers that name the defendant: who is sued for it is fixed by what is claimed."""

    name: str
    address: str
    when: When = {}


class CauseQuestion(PagePart):
    """One question of a cause.

    Args:
        label: the answer's name on the review screen; `ask`: the question in plain words; `hint`: help beside it.
        names: what people call the answer when they want it changed, besides its label.
        asked_when: earlier answers under which it is asked, all of them; empty: always.
        asked_after: it is asked only when so much time has passed; empty: always.
        court_fact: which fact of `jurisdiction.facts.Facts` the answer is.
        side: of a date, on which side of today it lies; what has happened lies in the past.
        yes: of a yes or no, what people say for yes at this question, and `no`: what they say for no.
        begins: of a date, whether something begins then, so that the day it ends answers it not.
        not_before: of a date, the key of an earlier one that it cannot lie before.
        left_of: of a sum, the keys of earlier ones: what is left of the first without the others is proposed.
        holds: of words, what alone answers it; whatever else is said beside it is left out.
        days: by the key of a date question the words beside a day that make it that question's.
        apart: of a date, the words beside it that make it no answer, where none of the question's own names stands.
        settled: by the key of an earlier choice the answer that follows from its code, so that it is not asked.
    """

    key: str = Field(pattern=r"^[a-z][a-z_]*$")
    label: Text
    ask: Text
    hint: Text | None = None
    names: tuple[str, ...] = ()
    kind: Kind
    required: bool
    choices: tuple[Choice, ...] = ()
    asked_when: When = {}
    asked_after: AskedAfter | None = None
    stops: tuple[Stop, ...] = ()
    court_fact: CourtFact | None = None
    side: Literal["past", "future", "any"] = "past"
    begins: bool = False
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    not_before: str = ""
    left_of: tuple[str, ...] = ()
    holds: Literal["", "goods", "job", "belongings", "heirs", "division"] = ""
    days: Mapping[str, tuple[str, ...]] = {}
    apart: tuple[str, ...] = ()
    settled: Mapping[str, Mapping[str, str]] = {}

    def settled_by(self, answers: Answers) -> str:
        """Return the answer that follows from earlier ones, or nothing."""
        return next((by[answers[key]] for key, by in self.settled.items() if answers.get(key) in by), "")

    @property
    def codes(self) -> tuple[str, ...]:
        """The answers it knows by code; empty for a free answer."""
        return ("yes", "no") if self.kind == "yes_no" else tuple(choice.code for choice in self.choices)

    def stop_for(self, answer: str) -> Stop | None:
        """Return why this way ends with `answer`, or None."""
        return next((stop for stop in self.stops if answer in stop.when), None)


class Claim(PagePart):
    """A suggested claim; offered when all its answers are there and `when` holds. The person may change it.

    Args:
        worded: the key of a wish that is put as courts grant it, where it is plain.
        without: the claim where an answer in it cannot stand in Chinese; none: it is not suggested then.
    """

    text: Text
    when: When = {}
    worded: str = ""
    without: Text | None = None


class Sentence(PagePart):
    """One sentence of the statement; written when all its answers are there and `when` holds.

    Args:
        zh: what the complaint says.
        en: the same for reading; only the Chinese is filed.
        without: the sentence where an answer in it is in another language; none: it is not written then.
    """

    zh: str = Field(min_length=2)
    en: str = Field(min_length=2)
    when: When = {}
    without: Text | None = None


class Remark(PagePart):
    """Something to know and the rule it rests on; information, never advice on the merits."""

    text: Text
    rule: str
    when: When = {}


class Paper(PagePart):
    """Paper to bring, and under which answers it is wanted; empty: always."""

    zh: str = Field(min_length=2)
    en: str = Field(min_length=2)
    when: When = {}

    def say(self, language: str) -> str:
        """Return its name in a language."""
        return Words(self.zh, self.en).say(language)


class Title(PagePart):
    """Name of the cause, and the fee scale that goes with it, under certain answers."""

    when: When
    name: Text
    fee_kind: FeeKind | None = None


class Cause(PagePart):
    """One cause of action as its page describes it."""

    code: str
    name: Text
    place: int
    everyday: Text
    titles: tuple[Title, ...] = ()
    folk_names: tuple[str, ...] = Field(min_length=5)
    intro: Text
    fee_kind: FeeKind
    amount: tuple[str, ...] = ()
    defendant: Defendant | None = None
    questions: tuple[CauseQuestion, ...] = Field(min_length=6, max_length=10)
    claims: tuple[Claim, ...] = Field(min_length=2)
    statement: tuple[Sentence, ...] = Field(min_length=3)
    papers: tuple[Paper, ...] = Field(min_length=3)
    warnings: tuple[Remark, ...] = Field(min_length=1)
    rules: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Cause:
        known: dict[str, CauseQuestion] = {}
        for question in self.questions:
            if question.key in known or (question.kind == "choice") != bool(question.choices):
                raise ValueError(f"{question.key}: asked twice, or choices without a choice")
            _check_when(question.asked_when, known, question.key)
            if question.asked_after is not None and not set(question.asked_after.days) <= set(known):
                raise ValueError(f"{question.key}: looks at days that are not asked before")
            for key, by in question.settled.items():
                _check_when({key: tuple(by)}, known, question.key)
                if not set(by.values()) <= set(question.codes):
                    raise ValueError(f"{question.key}: is settled by what is none of its answers")
            if question.not_before and question.not_before not in known:
                raise ValueError(f"{question.key}: cannot lie before a day that is not asked before")
            if any(known.get(key) is None or known[key].kind != "money" for key in question.left_of):
                raise ValueError(f"{question.key}: is left of what is no sum that is asked before")
            if strange := {code for stop in question.stops for code in stop.when} - set(question.codes):
                raise ValueError(f"{question.key} stops at unknown answers {strange}")
            known[question.key] = question
        if self.defendant is not None:
            _check_when(self.defendant.when, known, "defendant")
            if strange := {self.defendant.name, self.defendant.address} - set(known):
                raise ValueError(f"the defendant is told by what is not asked: {strange}")
        parts: tuple[Title | Claim | Sentence | Remark | Paper, ...]
        parts = (*self.titles, *self.claims, *self.statement, *self.warnings, *self.papers)
        for part in parts:
            _check_when(part.when, known, str(part)[:40])
        texts = [words for claim in self.claims for words in (claim.text.zh, claim.text.en)]
        fallbacks = (*(one.without for one in self.claims), *(one.without for one in self.statement))
        texts += [words for one in fallbacks if one is not None for words in (one.zh, one.en)]
        used = {
            key
            for text in (*texts, *(words for s in self.statement for words in (s.zh, s.en)))
            for key in PLACEHOLDER.findall(text)
        }
        if strange := (used | set(self.amount)) - set(known):
            raise ValueError(f"placeholders without a question: {strange}")
        return self

    def question(self, key: str) -> CauseQuestion:
        """Return the question called `key`. Raises LookupError if there is none."""
        for question in self.questions:
            if question.key == key:
                return question
        raise LookupError(f"{self.code} asks no {key}")

    def called(self, answers: Answers) -> Words:
        """Return its name under `answers`, as the complaint has it."""
        return next((title.name for title in self.titles if holds(title.when, answers)), self.name)

    def wanted(self, answers: Answers) -> tuple[Paper, ...]:
        """Return the papers to bring under `answers`; what hangs on a question without an answer is among them."""
        return tuple(
            one
            for one in self.papers
            if all(not answers.get(key) or answers[key] in codes for key, codes in one.when.items())
        )

    def asked(self, answers: Answers) -> tuple[CauseQuestion, ...]:
        """Return the questions that are asked under `answers`, in order; an unasked one hides what hangs on it."""
        return tuple(one for one, _ in self._walked(answers) if not one.settled_by(answers))

    def settled(self, answers: Answers) -> dict[str, str]:
        """Return the answers to what is not asked because earlier ones answer it."""
        return {one.key: answer for one, answer in self._walked(answers) if one.settled_by(answers)}

    def _walked(self, answers: Answers) -> list[tuple[CauseQuestion, str]]:
        """The questions that count under `answers` with what each is answered."""
        kept: dict[str, str] = {}
        for question in self.questions:
            if holds(question.asked_when, kept):
                kept[question.key] = question.settled_by(kept) or answers.get(question.key, "")
        return [(one, kept[one.key]) for one in self.questions if one.key in kept]

    def waiting(self, answers: Answers) -> tuple[CauseQuestion, ...]:
        """Return the questions of which nobody can say yet if they are asked.

        One they hang on has no answer, or has one and waits itself.
        """
        found: dict[str, CauseQuestion] = {}
        for one in self.questions:
            open_gates = [key for key in one.asked_when if not answers.get(key) or key in found]
            fits = all(not answers.get(key) or answers[key] in codes for key, codes in one.asked_when.items())
            if open_gates and fits:
                found[one.key] = one
        return tuple(found.values())

    def stopped_by(self, answers: Answers) -> Stop | None:
        """Return the first answer's stop (SPC21-2, LAB-27, CPL-127), or None when the filing may go on."""
        stops = (question.stop_for(answers.get(question.key, "")) for question in self.asked(answers))
        return next((stop for stop in stops if stop), None)


def holds(when: Mapping[str, tuple[str, ...]], answers: Answers) -> bool:
    """Say whether every condition is met by `answers`."""
    return all(answers.get(key) in codes for key, codes in when.items())


def _check_when(when: Mapping[str, tuple[str, ...]], known: Mapping[str, CauseQuestion], where: str) -> None:
    for key, codes in when.items():
        if key not in known or not set(codes) <= set(known[key].codes):
            raise ValueError(f"{where}: the condition {key}={codes} is asked nowhere before")


class OtherWay(PagePart):
    """A wish that is no first-instance civil suit, and where it goes instead (SPC21-2)."""

    reason: str = Field(pattern=r"^filing_[a-z_]+$")
    folk_names: tuple[str, ...] = Field(min_length=3)
    text: Text
    rule: str


def _read(file: Path, shape: Any) -> Any:
    try:
        return shape(read_yaml(file))
    except (ValidationError, yaml.YAMLError, TypeError, ValueError) as gap:
        raise CausePageError(f"{file.name}: {gap}") from gap


@cache
def load_causes(folder: Path = CAUSES_FOLDER) -> Mapping[str, Cause]:
    """Return the causes by code, in the order they are offered.

    Raises:
        CausePageError: a page lacks a field or a language, refers to a question not asked, or takes another's place.
    """
    pages = [page for page in folder.glob("*.yml") if page.name != OTHER_WAYS_PAGE]
    causes = {page.stem: _read(page, Cause.model_validate) for page in pages}
    if wrong := sorted(code for code, cause in causes.items() if cause.code != code):
        raise CausePageError(f"pages named otherwise than their code: {wrong}")
    in_order = sorted(causes.values(), key=lambda cause: cause.place)
    if shared := [(one.code, two.code) for one, two in pairwise(in_order) if one.place == two.place]:
        raise CausePageError(f"pages that stand at one place: {shared}")
    return MappingProxyType({cause.code: cause for cause in in_order})


@cache
def load_other_ways(folder: Path = CAUSES_FOLDER) -> tuple[OtherWay, ...]:
    """Return what is refused whatever the cause: crime, enforcement, appeal … (SPC21-2). Raises CausePageError."""
    return _read(folder / OTHER_WAYS_PAGE, lambda page: tuple(OtherWay.model_validate(way) for way in page["ways"]))


@cache
def _cause_names() -> Names:
    return tuple(
        (name, code)
        for code, cause in load_causes().items()
        for name in (cause.name.zh, cause.name.en, *(title.name.zh for title in cause.titles), *cause.folk_names)
    )


def find_cause(text: str) -> list[str]:
    """Return the codes of the causes `text` speaks of, the best first; empty when it names none.

    Args:
        text: what the person wrote, in any script; a longer name beats a shorter one inside it.
    """
    return named_in(text, _cause_names())


def find_other_way(text: str) -> OtherWay | None:
    """Return where a wish goes that is no first-instance civil suit (SPC21-2), or None."""
    ways = load_other_ways()
    found = named_in(text, tuple((name, way.reason) for way in ways for name in way.folk_names))
    return next((way for way in ways if found and way.reason == found[0]), None)

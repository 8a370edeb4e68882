"""The court's forms by elements (要素式起诉状): rows of a table, filled with what was said and nothing else. Pure.

The Supreme People's Court guides parties to them and respects the choice of another form (法〔2025〕82号). What was not
said stays a blank or a box without a tick, for the person or their lawyer to fill in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

import yaml
from pydantic import BeforeValidator, Field, ValidationError

from backend.filing.causes.guides import Answers, Cause, CausePageError, PagePart, When, holds, load_causes
from backend.filing.causes.statement import answers_given, is_foreign, said
from backend.shared.wording import kept_parts
from backend.shared.yaml_pages import read_yaml

FORMS_FOLDER = Path(__file__).with_name("element_forms")
BLANK = "＿＿＿＿"
TICKED, OPEN = "☑", "□"
"""The open box every Chinese face holds (GB 2312), as the court prints it."""
TOLD = frozenset({"amount", "plaintiffs", "defendants", "evidence", "signed_on"})
"""Parts of the complaint itself that a row may take, as ``{@amount}``."""
SIGNS = frozenset({"costs", "until_paid"})
"""Signs of the complaint that a box may rest on besides the answers, as ``[@costs=yes]``."""

_HOLE = re.compile(r"\{(@?[a-z_]+)\}")
_BOX = re.compile(r"\[(?:(@?[a-z_]+)=([a-z_,]+))?\]")
_OF_A_DAY = frozenset({"past", "future", "unknown"})


def _as_line(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


class FormLine(PagePart):
    """A line of a row: words, blanks ``{key}`` and boxes ``[key=code]``; written only when `when` holds."""

    text: str = Field(min_length=2)
    when: When = Field(default_factory=dict)


class FormRow(PagePart):
    """A row of the table: its label as the court prints it, and what is written beside it."""

    label: str = Field(min_length=1)
    lines: tuple[Annotated[FormLine, BeforeValidator(_as_line)], ...] = Field(min_length=1)


class FormSection(PagePart):
    """A part of the form; `whole` is what stands in full before its rows."""

    heading: str = Field(min_length=2)
    whole: Literal["claims", "facts", ""] = ""
    rows: tuple[FormRow, ...] = Field(min_length=1)


class FormSource(PagePart):
    """Source of the rows, the day they were read, and how sure that is."""

    what: str
    read_in: str
    confidence: Literal["high", "medium", "low"]


class ElementForm(PagePart):
    """The form of one cause; it fits only under the answers of `when`."""

    code: str
    title: str
    when: When = Field(default_factory=dict)
    source: FormSource
    sections: tuple[FormSection, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row as it is printed: its label and its lines."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilledSection:
    """A part as it is printed; `whole` is ``claims``, ``facts`` or empty."""

    heading: str
    whole: str
    rows: tuple[FilledRow, ...]


def form_of(cause: str, answers: Answers) -> ElementForm | None:
    """Return the court's form for a cause under these answers, or None where there is none.

    Args:
        cause: code of a cause page, or ``other``.
        answers: as of `statement.draft`.
    """
    form = load_forms().get(cause)
    return form if form is not None and holds(form.when, answers) else None


def filled(
    form: ElementForm, answers: Answers, told: Mapping[str, str], signs: Mapping[str, str], today: date
) -> tuple[FilledSection, ...]:
    """Fill a form with what was said; nothing is guessed.

    Args:
        form: of `form_of`.
        answers: as of `statement.draft`.
        told: values of `TOLD` that are known.
        signs: ``yes`` for each of `SIGNS` the complaint shows.
        today: the day of signing, Beijing's calendar; says which agreed days are over.
    """
    cause = load_causes()[form.code]
    known = answers_given(cause, answers)
    states = {question.key: _state(known.get(question.key), question.kind, today) for question in cause.questions}
    states |= {f"@{name}": value for name, value in signs.items()}
    fit = {key: value for key, value in known.items() if not is_foreign(cause.question(key), value)}
    values = {key: said(cause.question(key), value, "zh-Hans") for key, value in fit.items()}
    values |= {f"@{name}": value for name, value in told.items() if value}

    def written(line: FormLine) -> str:
        ticked = _BOX.sub(lambda box: TICKED if _is_ticked(box, states) else OPEN, line.text)
        return _HOLE.sub(lambda hole: values.get(hole[1], BLANK), ticked)

    return tuple(
        FilledSection(
            section.heading,
            section.whole,
            tuple(
                FilledRow(row.label, tuple(written(line) for line in row.lines if holds(line.when, states)))
                for row in section.rows
            ),
        )
        for section in form.sections
    )


@cache
def load_forms(folder: Path = FORMS_FOLDER) -> Mapping[str, ElementForm]:
    """Return the forms by cause.

    Raises:
        CausePageError: a form asks for what its cause never asks, or leaves something out.
    """
    forms = {file.stem: _read(file) for file in sorted(folder.glob("*.yml"))}
    return MappingProxyType(forms)


def _read(file: Path) -> ElementForm:
    try:
        form = ElementForm.model_validate(read_yaml(file))
    except (ValidationError, yaml.YAMLError, TypeError, ValueError) as gap:
        raise CausePageError(f"{file.name}: {gap}") from gap
    cause = load_causes().get(form.code)
    if cause is None or form.code != file.stem:
        raise CausePageError(f"{file.name}: a form of no cause")
    for text, when in _texts(form):
        if strange := _strange(text, when, cause):
            raise CausePageError(f"{file.name}: {text[:30]} rests on {sorted(strange)}, which nobody is asked")
    return form


def _texts(form: ElementForm) -> list[tuple[str, When]]:
    lines = [(line.text, line.when) for section in form.sections for row in section.rows for line in row.lines]
    return [("", form.when), *lines]


def _strange(text: str, when: When, cause: Cause) -> set[str]:
    """Everything a line rests on that the cause does not ask and the complaint does not hold."""
    keys = {question.key: _answers_to(question.kind, question.codes) for question in cause.questions}
    keys |= {f"@{name}": frozenset({"yes"}) for name in SIGNS}
    holes = {hole for hole in _HOLE.findall(text) if hole not in keys and hole[1:] not in TOLD}
    conditions = [(key, tuple(codes.split(","))) for key, codes in _BOX.findall(text) if key]
    conditions += [(key, codes) for key, codes in when.items()]
    return holes | {key for key, codes in conditions if not set(codes) <= keys.get(key, frozenset())}


def _answers_to(kind: str, codes: tuple[str, ...]) -> frozenset[str]:
    return _OF_A_DAY if kind == "date" else frozenset({*codes, "unknown"})


def _is_ticked(box: re.Match[str], states: Mapping[str, str]) -> bool:
    return bool(box[1]) and states.get(box[1]) in box[2].split(",")


def _state(answer: str | None, kind: str, today: date) -> str:
    """An answer as conditions know it: its code; of a day, whether it is over."""
    if not answer:
        return "unknown"
    if kind != "date":
        return answer
    parts = kept_parts(answer)
    if parts is None:
        return "unknown"
    year, month, day = parts
    first, last = (year, month or 1, day or 1), (year, month or 12, day or 31)
    now = (today.year, today.month, today.day)
    return "past" if last < now else "future" if first > now else "unknown"

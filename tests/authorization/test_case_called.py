"""A case is called by its two sides as a paper does it; lawyers, firms and stories call none."""

from __future__ import annotations

from typing import Any, cast

import pytest

from actions.answers import Answer, Choice, pick
from actions.authorization import the_case
from actions.authorization.booking_questions import booking_questions
from actions.authorization.readers.wording import calls_case
from backend.shared.wording import Words

_TITLES = (
    "陈大文诉李小明民间借贷纠纷",
    "陈国辉诉黄大文民间借贷纠纷一案",
    "陳大文訴李小明民間借貸糾紛",
    "黄家明与江门远达食品有限公司买卖合同纠纷",
    "Chan Tai Man v. Lee Siu Ming, loan",
    "Chen Guohui vs Huang Dawen",
    "Golden Bean Trading v Yuanda Food, sale of goods",
)


@pytest.mark.parametrize("text", _TITLES)
def test_the_case_is_taken_by_its_name_where_it_is_asked_which(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert calls_case(text)
    found = _read("matter", text, monkeypatch)
    assert found.value == {"title": text}


@pytest.mark.parametrize("text", _TITLES)
def test_the_two_sides_of_a_case_are_nobodys_lawyers(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read("lawyer_name", text, monkeypatch).value is None


@pytest.mark.parametrize(
    "text",
    [
        "王建国",
        "江门某某律师事务所",
        "我诉李小明",
        "起诉状",
        "上诉",
        "I want to sue him",
        "陈诉",
        "还没立案",
        "Victor Chan",
    ],
)
def test_what_names_no_two_sides_calls_no_case(text: str) -> None:
    assert not calls_case(text)


def test_a_lawyers_own_name_is_read_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _read("lawyer_name", "王建国", monkeypatch).value == "王建国"


def _read(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    async def none_filed(turn: Any) -> list[Any]:
        return []

    monkeypatch.setattr(the_case, "my_cases", none_filed)
    field = next(one for one in booking_questions() if one.name == name)
    reading = field.read(cast(Any, _Turn()), Answer(text, "inform"))
    try:
        reading.send(None)
    except StopIteration as done:
        return done.value
    raise AssertionError("a reader waited for something")


class _Turn:
    """A turn without a draft; nothing but its answers is looked at."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.language = "zh"
        self.has_draft = False


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("not filed yet", "unfiled"), ("not filed yet, against 李锦荣", "unfiled"), ("it's not filed yet", "unfiled"),
        ("Not filed", "unfiled"), ("还没立案，对方是李锦荣", "unfiled"), ("not the Wong v Leung one", None),
        ("it is filed already", None), ("Wong v Leung", "one"),
    ],
)  # fmt: skip
def test_a_choice_whose_name_denies_is_taken_by_it(text: str, value: str | None) -> None:
    cases = (
        Choice("one", Words("黄美玲诉梁大文", "Wong v Leung")),
        Choice("unfiled", Words("还没立案", "Not filed yet"), ("没立案", "not filed")),
    )
    found = pick(Answer(text, "inform"), cases)
    assert (found.value if found.found else None) == value

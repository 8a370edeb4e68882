"""How findings are told at the review: three at once, the rest on wish, each with the question that mends it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.commands import AskAgain
from actions.filing import foreseen
from actions.filing.foreseen import REST, rest_wanted, tell_foreseen
from actions.filing.intake import filing_questions
from backend.filing.foreseen.looking import foresee
from backend.filing.foreseen.model import Finding
from backend.shared.parties import Person
from backend.shared.wording import Words
from tests.filing.test_foreseen import FOUND, TODAY, sound


def finding(number: int, about: str = "claims") -> Finding:
    return Finding(
        f"r{number}", "asked", Words(f"第{number}句。", f"Sentence {number}."), "CPL-124", "claims_unclear", about
    )


class ToldTurn(SimpleNamespace):
    """A turn that only listens."""

    async def do(self, command: Any) -> Any:
        return self.found

    def change(self, changes: dict[str, Any]) -> None:
        self.answers |= changes

    def say(self, utter: str, buttons: Any = (), **facts: Any) -> None:
        self.said.append((utter, list(buttons), facts))


def told(monkeypatch: pytest.MonkeyPatch, found: list[Finding], language: str = "zh-Hans", **pressed: str) -> ToldTurn:
    monkeypatch.setattr(foreseen, "complaint_of", lambda answers: sound())
    answer = SimpleNamespace(pressed=pressed)
    turn = ToldTurn(found=found, said=[], person=Person("p"), language=language, answer=answer)
    turn.answers = {"cause": "private_lending"}
    asyncio.run(tell_foreseen(turn))  # type: ignore[arg-type]
    return turn


def test_nothing_found_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, []).said == []


@pytest.mark.parametrize(("language", "head"), [("zh-Hans", "有 1 处可能要补"), ("en", "1 thing may need mending")])
def test_one_is_told_with_its_ground_and_its_button(monkeypatch: pytest.MonkeyPatch, language: str, head: str) -> None:
    ((_, buttons, facts),) = told(monkeypatch, [finding(1)], language).said
    assert head in facts["words"] and "124" in facts["words"]
    assert len(buttons) == 1 and '"form_field": "claims"' in buttons[0]["payload"]


def test_three_are_told_at_once_and_the_rest_on_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    five = [finding(number) for number in range(1, 6)]
    ((_, buttons, facts),) = told(monkeypatch, five).said
    assert "第3句" in facts["words"] and "第4句" not in facts["words"]
    assert [one["title"] for one in buttons] == ["改第 1 处", "改第 2 处", "改第 3 处", "其余 2 处"]
    ((_, buttons, facts),) = told(monkeypatch, five, form_field=REST).said
    assert "第5句" in facts["words"] and len(buttons) == 5


def test_a_day_of_the_cause_is_mended_at_the_question_of_the_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    ((_, buttons, _),) = told(monkeypatch, [finding(1, "element:due_on")]).said
    assert "private_lending_due_on" in buttons[0]["payload"]


def test_every_finding_names_a_question_of_the_intake() -> None:
    questions = {field.name for field in filing_questions()}
    for _, changed in FOUND:
        one = sound(**changed)
        for found in foresee(one, TODAY):
            name = found.about.replace("element:", f"{one.cause}_")
            assert name in questions, (found.rule, name)


@pytest.mark.parametrize(
    ("pressed", "shown"), [({"form_field": REST}, True), ({"form_field": "claims"}, False), ({}, False)]
)
def test_only_its_own_button_asks_for_the_rest(pressed: dict[str, str], shown: bool) -> None:
    found = rest_wanted(None, SimpleNamespace(pressed=pressed), None)  # type: ignore[arg-type]
    assert found == ((AskAgain(),) if shown else ())


def test_what_was_told_is_not_told_again_after_a_change(monkeypatch: pytest.MonkeyPatch) -> None:
    turn = told(monkeypatch, [finding(1), finding(2)])
    turn.found = [finding(2)]
    asyncio.run(tell_foreseen(turn, news_only=True))  # type: ignore[arg-type]
    assert len(turn.said) == 1
    turn.found = [finding(2), finding(3)]
    asyncio.run(tell_foreseen(turn, news_only=True))  # type: ignore[arg-type]
    assert "第3句" in turn.said[-1][2]["words"] and len(turn.said) == 2
    turn.language = "en"
    asyncio.run(tell_foreseen(turn, news_only=True))  # type: ignore[arg-type]
    assert "Sentence 3" in turn.said[-1][2]["words"]

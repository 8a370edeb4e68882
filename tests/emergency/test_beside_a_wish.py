"""An answer beside which somebody may be in danger gets one line on it, in the person's language, and stays whole."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.dialogue.danger import Danger, danger_beside
from actions.dialogue.endings import close
from actions.dialogue.message import UserMessage
from actions.emergency import beside
from actions.emergency.beside import Cautioning
from actions.emergency.place import Where
from actions.emergency.reply import words_beside

TORONTO, NOWHERE = Where("CA"), Where("CN", sure=False)


def _latest(intent: str, stage: str = "unsure", kind: str = "violence_now", language: str = "zh") -> dict[str, Any]:
    marks = {"kind": kind, "whose": "self", "language": language, "stage": stage, "ground": "likeness"}
    entities = [{"entity": f"danger_{name}", "value": value} for name, value in marks.items()]
    return {"text": "该告他还是有别的办法", "intent": {"name": intent}, "entities": entities}


def test_only_a_wish_with_an_uncertain_danger_beside_it_gets_the_line() -> None:
    assert danger_beside(_latest("ask_law")) is not None
    assert danger_beside(_latest("emergency")) is None
    assert danger_beside(_latest("ask_law", stage="over")) is None
    assert danger_beside({"text": "要多少钱", "intent": {"name": "ask_law"}, "entities": []}) is None


class _Answering:
    """An action that answers with one bubble, or opens a form with two."""

    def __init__(self, name: str, *said: str, leads_on: bool = False, closes: bool = False) -> None:
        self._name, self.said, self.leads_on, self.closes = name, said, leads_on, closes

    def name(self) -> str:
        return self._name

    async def run(self, dispatcher: CollectingDispatcher, tracker: Any, domain: dict[str, Any]) -> list[dict[str, Any]]:
        for text in self.said:
            dispatcher.utter_message(response=text)
        if self.closes:
            return close()
        return [{"event": "followup", "name": "filing_form"}] if self.leads_on else []


async def _said(
    monkeypatch: pytest.MonkeyPatch,
    inner: _Answering,
    latest: dict[str, Any],
    here: Where = TORONTO,
    *,
    language: str = "zh-Hans",
    loop: str | None = None,
) -> list[str]:
    async def begun(*_: Any) -> Any:
        return SimpleNamespace(answer=UserMessage("", "inform"), language=language)

    async def there(*_: Any) -> Where:
        return here

    monkeypatch.setattr(beside.Turn, "begin", begun)
    monkeypatch.setattr(beside, "where", there)
    dispatcher = CollectingDispatcher()
    tracker = SimpleNamespace(latest_message=latest, active_loop={"name": loop})
    await Cautioning(inner, None).run(dispatcher, tracker, {})  # type: ignore[arg-type]
    return [str(one.get("words") or one["response"]) for one in dispatcher.messages]


async def test_the_answer_stays_and_one_line_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    said = await _said(monkeypatch, _Answering("action_answer_question", "utter_law_answer"), _latest("ask_law"))
    assert said[0] == "utter_law_answer" and len(said) == 2
    assert "不安全" in said[1] and "911" in said[1]


async def test_a_form_s_question_stays_the_last_thing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _Answering("filing_form", "utter_form_opened", "utter_ask_filing_cause")
    said = await _said(monkeypatch, inner, _latest("start_filing"))
    assert said[-1] == "utter_ask_filing_cause" and "不安全" in said[1]


async def test_a_form_that_answers_and_closes_has_the_line_behind_its_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _Answering("filing_form", "utter_law_answer", closes=True)
    said = await _said(monkeypatch, inner, _latest("start_filing"))
    assert said[0] == "utter_law_answer" and "不安全" in said[1]


async def test_who_writes_english_reads_it_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _Answering("action_answer_question", "utter_law_answer")
    said = await _said(monkeypatch, inner, _latest("ask_law", language="en"), language="en")
    assert "not safe" in said[1]


@pytest.mark.parametrize(
    ("inner", "loop"),
    [
        (_Answering("action_answer_question", "utter_help", leads_on=True), None),
        (_Answering("action_answer_question"), None),
        (_Answering("filing_form", "utter_ask_filing_cause"), "filing_form"),
    ],
)
async def test_nothing_is_added_twice_to_nothing_or_in_a_form(
    monkeypatch: pytest.MonkeyPatch, inner: _Answering, loop: str | None
) -> None:
    assert not any("不安全" in one for one in await _said(monkeypatch, inner, _latest("ask_law"), loop=loop))


async def test_where_the_place_is_not_known_no_number_is_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = _Answering("action_answer_question", "utter_law_answer")
    said = await _said(monkeypatch, inner, _latest("ask_law"), NOWHERE)
    assert "110" not in said[1] and "当地的报警电话" in said[1]


@pytest.mark.parametrize("language", ["zh", "en", "es", "pt", "vi", "th", "ja"])
def test_every_language_has_the_line(language: str) -> None:
    line = words_beside(Danger("violence_now", "self", language, "unsure"), "911")
    assert "911" in line and "\n" not in line

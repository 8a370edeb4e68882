"""Whoever cannot get into their hearing is helped at once; a question about online hearings keeps its rules."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.hearing import now
from actions.hearing.now import asked_outright, shut_out, take_up


@pytest.mark.parametrize(
    "text",
    [
        "hearing tomorrow and the link is dead",
        "my hearing is in two hours and the video room won't open",
        "I can't get in, the judge is waiting",
        "court hearing now, it kicked me out",
        "the hearing link has expired",
        "my trial starts in 10 minutes and there's no sound",
        "明天开庭，链接打不开",
        "马上开庭了，小程序进不去",
        "正在庭审，突然断线了",
        "聽日開庭，條link入唔到",
        "開緊庭，聽唔到法官把聲",
        "法官等緊我，我登入唔到",
    ],
)
def test_who_is_shut_out_is_heard(text: str) -> None:
    assert shut_out(text)


@pytest.mark.parametrize(
    "text",
    [
        "what if the link is dead at the hearing",
        "万一开庭的时候链接打不开怎么办",
        "how does an online hearing work",
        "开庭能在网上开吗",
        "the link for my witness is dead",
        "视频见证的链接打不开",
        "the payment link is broken, hearing is next month",
        "I can't come to the hearing tomorrow",
        "聽日開庭我去唔到",
        "the website is down",
        "地图打不开",
        "hearing tomorrow at nine",
    ],
)
def test_other_words_about_hearings_and_links_are_not(text: str) -> None:
    assert not shut_out(text)


def test_it_is_answered_inside_any_form_but_not_by_a_button() -> None:
    said = UserMessage("hearing tomorrow and the link is dead", "inform")
    assert asked_outright(said) == "ask_online_hearing"
    assert not asked_outright(UserMessage("", "inform", pressed={"a": 1}))


class Shown:
    """A turn without hearings that remembers what is said and done."""

    def __init__(self, text: str, language: str) -> None:
        self.answer, self.language = UserMessage(text, "inform"), language
        self.person = SimpleNamespace(person_id="p_1")
        self.said: list[tuple[str, dict[str, Any]]] = []
        self.done: list[Any] = []

    def say(self, utter: str, buttons: Any = (), **given: Any) -> None:
        self.said.append((utter, given))

    async def do(self, command: Any) -> Any:
        self.done.append(command)
        return SimpleNamespace(is_new=True) if type(command).__name__ == "CallHuman" else []


@pytest.mark.parametrize(("language", "words"), [("zh-Hans", "12368"), ("en", "Call the court, 12368")])
async def test_the_help_is_a_number_a_text_for_the_court_and_a_person(
    language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(now, "facts_of_waiting", lambda waiting, person: {"due": "soon"})
    turn: Any = Shown("hearing tomorrow and the link is dead", language)
    assert await take_up(turn)
    assert [utter for utter, _ in turn.said] == ["utter_channel_words", "utter_human"]
    told = turn.said[0][1]["words"]
    assert words in told and "本人按时上线，但链接打不开" in told and "{" not in told
    assert [type(one).__name__ for one in turn.done] == ["MyHearings", "CallHuman"]

"""A fresh alarm keeps the floor: no guess of the model leads out of it, only what names the court, the law or ours."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.core.events import UserUttered

from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.component import MARGIN, entities_of
from bot.nlu.danger.reading import Danger, read

NOW = 1_000_000.0


def _cry(kind: str, text: str, ago: float = 60, ground: str = "sign") -> UserUttered:
    language = "en" if text.isascii() else "zh"
    marks = entities_of(Danger(kind, "self", language), "help", "first", ground)
    return UserUttered("help", {"name": "emergency", "confidence": 1.0}, marks, timestamp=NOW - ago)


def _heard(text: str, intent: str, kind: str, confidence: float = 0.9, ground: str = "sign") -> str:
    said = {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": []}
    after = stay_with_danger(said, [_cry(kind, text, ground=ground)], NOW, False)
    return str(after["intent"]["name"])


@pytest.mark.parametrize(
    ("text", "intent", "kind"),
    [
        ("外面有人说话", "ask_human", "disaster"), ("要不要让他喝水", "ask_law", "medical"),
        ("i dont know where", "start_triage", "violence_now"), ("我想把房子卖了给钱", "start_filing", "kidnapping"),
        ("there is a window", "find_institution", "violence_now"), ("佢著紅色衫", "start_notarization", "missing"),
        ("the baby is 8 months", "ask_child", "violence_now"), ("房東話聽日先整", "start_filing", "gas_leak"),
        ("他说有我通讯录", "ask_evidence", "extortion"), ("he has diabetes", "ask_privacy", "medical"),
        ("my aunt wants to pay rite now", "ask_court_fee", "kidnapping"),
        ("主管好凶", "complain", "trafficked_or_held"),
    ],
)  # fmt: skip
def test_a_guess_does_not_lead_out_of_a_fresh_alarm(text: str, intent: str, kind: str) -> None:
    assert _heard(text, intent, kind) == "emergency"


@pytest.mark.parametrize(
    ("text", "intent", "kind"),
    [
        ("我想离婚", "start_filing", "violence_now"), ("之后怎么告他", "ask_law", "violence_by_stranger"),
        ("转人工", "ask_human", "medical"), ("查一下我的案子", "check_filing", "missing"),
        ("I want a divorce", "start_filing", "violence_now"), ("when is my hearing", "ask_hearing", "gas_leak"),
        ("說普通話", "change_language", "medical"), ("遗嘱怎么公证", "ask_notarization", "disaster"),
        ("talk to a person please", "ask_human", "extortion"),
    ],
)  # fmt: skip
def test_what_names_something_of_ours_does(text: str, intent: str, kind: str) -> None:
    assert _heard(text, intent, kind) != "emergency"


def test_a_case_that_only_sounded_like_a_danger_is_let_go() -> None:
    assert _heard("钱是去年借的", "inform", "extortion", ground="likeness") == "inform"
    assert _heard("护照号要填哪里", "ask_help", "passport_lost") != "emergency"


@pytest.mark.parametrize(
    ("before", "like", "margin", "kept"),
    [
        ("kidnapping", "self_harm", 1.8, "kidnapping"),
        ("medical", "violence_now", 1.2, "medical"),
        ("extortion", "self_harm", 1.8, "self_harm"),
        ("violence_now", "missing", 0.9, "violence_now"),
    ],
)
def test_what_is_only_like_another_danger_stays_with_the_one_told(
    before: str, like: str, margin: float, kept: str
) -> None:
    text = "他们说今晚六点"
    marks: list[dict[str, Any]] = entities_of(Danger(like, "self", "zh"), text, "first", "meaning")
    said = {"text": text, "intent": {"name": "emergency", "confidence": 1.0}, "entities": marks, MARGIN: margin}
    after = stay_with_danger(said, [_cry(before, text)], NOW, False)
    assert next(one["value"] for one in after["entities"] if one["entity"] == "danger_kind") == kept


@pytest.mark.parametrize(
    "text",
    [
        "打死我也不签那个调解书", "杀了我都不会认这笔账", "就算饿死我也不会放弃", "打死都唔會再借錢俾佢",
        "I would rather die than sign this", "over my dead body will he get the house",
        "我爸老年痴呆住院，我姐拿他的卡把存款转走了",
    ],
)  # fmt: skip
def test_what_somebody_would_rather_die_than_do_is_no_danger(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    ["他说要打死我", "老公要杀了我，我不敢回家", "老人痴呆，走了一天没回来", "i would rather die, i can't go on"],
)
def test_who_is_to_be_killed_or_lost_is_in_danger(text: str) -> None:
    assert read(text) is not None

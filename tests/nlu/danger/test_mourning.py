"""A death in the family is mourned without an alarm, and danger beside a death is heard as before."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import UserUttered

from bench.danger_report import SENTENCES, false_alarms, listened, recall, sentences
from bench.nlu_pipeline import Pipeline
from bot.nlu.danger.afterwards import stay_with_danger
from bot.nlu.danger.mourning import beside_death, mourns, tells_death, wishes_to_follow
from bot.nlu.danger.reading import told

SAID = [one for page in sorted(SENTENCES.glob("held_out_mourning*.txt")) for one in sentences(page)]


def test_mourning_and_danger_beside_a_death_are_held_out_in_halves() -> None:
    mourning = sum(one.kind == "none" for one in SAID)
    assert len(SAID) >= 60
    assert 0.4 <= mourning / len(SAID) <= 0.6


def test_mourning_raises_no_alarm_and_no_danger_beside_a_death_is_missed(pipeline: Pipeline) -> None:
    heard = listened(pipeline, SAID)
    missed = [one.sentence.text for one in heard if one.is_danger and not (one.alarmed or one.asked)]
    alarmed = [one.sentence.text for one in heard if not one.is_danger and (one.alarmed or one.asked)]
    assert missed == []
    assert recall(heard) >= 0.9
    assert false_alarms(heard) <= 0.06, alarmed
    assert len(alarmed) <= 0.06 * len(SAID), alarmed


@pytest.mark.parametrize(
    "text",
    [
        "我妈妈上个星期走了。。。我不知道怎么办", "我爸爸前天走了,心里好乱,不知道怎么办",
        "阿媽上個禮拜走咗,我唔知點算,佢喺恩平有間屋",
        "我奶奶昨晚病逝了", "my mom passed away and I don't know what to do", "we buried my father on Monday",
    ],
)  # fmt: skip
def test_a_death_told_with_grief_is_mourning(text: str) -> None:
    assert mourns(told(text))


@pytest.mark.parametrize(
    "text",
    [
        "妈走了我也不想活了", "女儿昨天走了，我们急死了", "老公走了", "我妈走了，他拿着刀在门口",
        "他走了，带着一把刀", "我爸走了，我弟弟失踪了",
        "my mother died and he is hitting me", "my daughter is gone", "她走了", "我妈在家", "my mum went to work",
    ],
)  # fmt: skip
def test_who_left_who_is_missing_and_danger_beside_a_death_are_no_mourning(text: str) -> None:
    assert not mourns(told(text))


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("我好想去陪她", True), ("我都想跟埋佢去", True), ("I want to be with him", True),
        ("I just want to join her", True),
        ("我不想跟他走", False), ("我想跟他打官司", False), ("我想陪她去公证处", False),
        ("I want to be with my family", False),
    ],
)  # fmt: skip
def test_who_wishes_to_be_with_the_dead_is_told_from_who_goes_somewhere(text: str, follows: bool) -> None:
    assert wishes_to_follow(told(text)) is follows


def test_the_wish_to_follow_is_asked_about_in_the_message_after_a_death_too() -> None:
    grieving = UserUttered("我妈上周走了，心里好乱", {"name": "tell_worry", "confidence": 0.9}, timestamp=1_000.0)
    said = {"text": "我好想去陪她", "intent": {"name": "tell_worry", "confidence": 0.9}, "entities": []}
    after = stay_with_danger(said, [grieving], 1_060.0, False)
    assert after["intent"]["name"] == "emergency"
    assert "unsure" in [one["value"] for one in after["entities"]]
    assert stay_with_danger(said, [], 1_060.0, False)["intent"]["name"] == "tell_worry"


def test_what_stands_beside_a_grief_in_its_clause_is_looked_at_alone() -> None:
    beside = beside_death(told("我爸去世了，我妈哭着哭着手脚发麻说不出话，我好难过"))
    assert [one.grieves for one in beside] == [True, True, False]
    assert "手脚发麻" in beside[-1].text


def test_a_death_is_told_in_each_way_of_writing() -> None:
    said = ("我妈过世了", "我媽過世了", "阿媽過咗身", "my mother passed away")
    assert all(tells_death(told(text)) for text in said)

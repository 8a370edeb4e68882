"""A situation is told by parts, by words, else by what a message is likest; each has words of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.dialogue.danger import danger_of
from actions.emergency.readers.situations import advice_in, need_of, situation_told

_BOT = Path("bot/nlu/danger")
_SCENES = {
    str(one["situation"])
    for one in yaml.safe_load((_BOT / "by_parts.yml").read_text("utf-8"))["scenes"]
    if "situation" in one
}
_MARKS = {"danger_kind": "medical", "danger_whose": "other", "danger_language": "en", "danger_stage": "first"}


def _entities(**more: str) -> list[dict[str, str]]:
    told = _MARKS | {f"danger_{name}": value for name, value in more.items()}
    return [{"entity": name, "value": value} for name, value in told.items()]


def _situation(text: str, **more: str) -> str:
    danger = danger_of("emergency", _entities(**more), text)
    assert danger is not None
    return situation_told(danger, text)


def test_the_parts_of_a_scene_go_before_the_words_of_another() -> None:
    """The dog's bite is a word of a page; whoever has heard the parts of a wound knows better."""
    assert _situation("the dog bit him, blood everywhere", situation="wound_bleeds") == "wound_bleeds"


def test_words_of_a_situation_go_before_what_a_message_is_likest() -> None:
    assert _situation("a cobra bit him", likely="heat_stroke") == "snake_bite"


def test_where_no_word_names_one_the_likest_is_told() -> None:
    assert _situation("she is burning up and talks rubbish", likely="heat_stroke") == "heat_stroke"


def test_a_likely_situation_of_another_kind_is_none() -> None:
    """A passport found is no situation of an illness."""
    assert _situation("she is burning up", likely="passport_found") == ""


def test_a_kind_heard_by_parts_is_not_taken_for_another() -> None:
    danger = danger_of("emergency", _entities(situation="wound_bleeds"), "he was stabbed, the robber is gone")
    assert danger is not None and danger.kind == "medical"


@pytest.mark.parametrize("name", sorted(_SCENES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_scene_has_words_of_its_own(name: str, language: str) -> None:
    danger = danger_of("emergency", _entities(language=language, situation=name), "")
    assert danger is not None
    said = [advice_in(name, danger, there=there) for there in (True, False)]
    own = danger_of("emergency", _entities(language=language, situation=name, whose="self"), "")
    assert own is not None
    assert any([*said, advice_in(name, own, there=True)])


def test_every_learned_situation_is_one_of_the_dialogue() -> None:
    pages = [
        yaml.safe_load(one.read_text("utf-8")) for one in Path("actions/emergency/readers").glob("situations*.yml")
    ]
    known = {name for page in pages for name in page}
    learned = {name for one in (_BOT / "situations").glob("*.yml") for name in yaml.safe_load(one.read_text("utf-8"))}
    assert {name for name in learned if not name.startswith("usual_")} <= known


@pytest.mark.parametrize(
    "said",
    [
        "我爸讲话突然含糊 右手拿不起筷子",
        "外婆嘴角歪了 半边身没力",
        "阿爺個口歪咗 左手抬唔起",
        "his mouth is drooping and he cant lift the cup",
        "mum is slurring her words",
    ],
)
def test_a_stroke_is_told_by_face_arm_or_speech(said: str) -> None:
    assert _situation(said) == "stroke"


@pytest.mark.parametrize("said", ["他喝醉了讲话含糊", "he is drunk and slurring"])
def test_who_is_drunk_has_no_stroke(said: str) -> None:
    assert _situation(said) == ""


@pytest.mark.parametrize("said", ["热汤泼到女儿腿上", "滾水淥親隻手", "i spilled boiling water on my foot"])
def test_who_is_scalded_is_burnt_however_it_is_said(said: str) -> None:
    assert _situation(said) == "burn"


def test_a_cold_bath_is_no_way_of_moving_somebody() -> None:
    """Whoever is overheated shall be cooled; that the injured are not moved answers nothing there."""
    danger = danger_of("emergency", _entities(situation="heat_stroke"), "")
    assert danger is not None
    assert need_of(danger, "can i put him in the cold bath") != "may_move"
    assert need_of(danger, "can i move him") == "may_move"


@pytest.mark.parametrize(
    "said", ["ambulance says 20 minutes", "they said ten minutes", "救护车说要二十分钟", "佢哋話仲要十五分鐘"]
)
def test_how_long_they_take_tells_that_they_are_on_the_way(said: str) -> None:
    danger = danger_of("emergency", _entities(situation="heat_stroke"), "")
    assert danger is not None
    assert need_of(danger, said) == "ambulance_on_the_way"


@pytest.mark.parametrize(
    "said", ["they said ten minutes ago he fell", "they hit him 20 minutes ago", "他们打了他二十分钟"]
)
def test_how_long_ago_it_was_is_no_ambulance(said: str) -> None:
    danger = danger_of("emergency", _entities(), "")
    assert danger is not None
    assert need_of(danger, said) != "ambulance_on_the_way"

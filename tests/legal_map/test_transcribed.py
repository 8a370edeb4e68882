"""A Chinese name nobody lists is heard as the Latin name it transcribes, and only ever offered."""

from __future__ import annotations

import pytest

from backend.legal_map.geocoder import locate
from backend.legal_map.transcribed import transcribed
from backend.legal_map.transcribing import learn


@pytest.mark.parametrize(
    ("written", "city"),
    [
        ("艾德蒙吞", "Edmonton"),
        ("墨尔波恩", "Melbourne"),
        ("克里夫兰德", "Cleveland"),
        ("哈利费克斯", "Halifax"),
        ("奥尔布罗", "Örebro"),
    ],
)
def test_an_unlisted_transcription_offers_the_city_and_takes_nothing(written: str, city: str) -> None:
    found = locate(written)
    assert found.place is None and found.candidates == ()
    assert city in [place.name for place in found.suggestions]


@pytest.mark.parametrize("said", ["今天天气", "我想咨询", "谢谢你啊", "多少钱呢", "律师函件"])
def test_everyday_words_sound_like_no_city(said: str) -> None:
    assert transcribed(said) == ()


@pytest.mark.parametrize("said", ["我想问问离婚以后房子归谁所有", "看地图"])
def test_a_sentence_is_no_name(said: str) -> None:
    assert locate(said).suggestions == ()


def test_what_a_character_stands_for_is_learned_from_pairs_alone() -> None:
    pairs = [("巴多", "bado"), ("多拉", "dola"), ("拉巴", "laba"), ("巴拉多", "balado")]
    parts = learn(pairs)
    assert max(parts["巴"], key=lambda piece: parts["巴"][piece]) == "ba"
    assert max(parts["多"], key=lambda piece: parts["多"][piece]) == "do"

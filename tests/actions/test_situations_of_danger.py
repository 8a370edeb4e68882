"""Advice that fits: who hides stays hidden, who is locked in is not told to leave, of an edge nobody talks of pills."""

from __future__ import annotations

import pytest

from actions.dialogue.danger import Danger
from actions.emergency.readers.situations import situation_of
from actions.emergency.reply import Help, first_words, further_words
from backend.shared.emergency_numbers import numbers_in

THERE = Help(numbers_in("CN"), "中国", True)
AFAR = Help(numbers_in("CN"), "中国", True, there=False)


@pytest.mark.parametrize(
    ("kind", "text", "situation"),
    [
        ("violence_now", "我老公打我，我而家锁咗自己喺房入面", "hidden"),
        ("violence_now", "我把自己反锁在房间里，他在外面踢门", "hidden"),
        ("violence_now", "佢喺門口發癲，我匿咗喺廁所", "hidden"),
        ("violence_now", "我鎖咗房門，佢仲喺度拍門", "hidden"),
        ("violence_now", "he's hitting the door, I'm hiding in the toilet", "hidden"),
        ("violence_now", "I’ve locked myself in the bathroom and he is screaming", "hidden"),
        ("violence_by_stranger", "有人拿枪进来了，我躲在柜台下面", "hidden"),
        ("violence_by_stranger", "men with guns in the shop, I'm under the counter hiding behind boxes", "hidden"),
        ("violence_now", "他把我反锁在家里打我", "shut_in"),
        ("violence_now", "佢唔畀我出門，又打我", "shut_in"),
        ("violence_now", "he locked me in the bedroom and hits me", "shut_in"),
        ("violence_now", "他又打我了，我好怕", ""),
        ("violence_now", "he beats me, what can I do", ""),
        ("self_harm", "我爸站在楼顶边上说要跳下去", "at_height"),
        ("self_harm", "老豆企咗喺天台邊，話要跳", "at_height"),
        ("self_harm", "她坐在窗台上不肯下来", "at_height"),
        ("self_harm", "my dad is standing on the edge of the roof", "at_height"),
        ("self_harm", "she climbed over the railing of the bridge", "at_height"),
        ("self_harm", "我不想活了，家里有药", ""),
        ("self_harm", "I don't want to live any more", ""),
    ],
)
def test_a_situation_is_told(kind: str, text: str, situation: str) -> None:
    assert situation_of(kind, text) == situation


@pytest.mark.parametrize(
    ("situation", "kind", "leaves"),
    [
        ("hidden", "violence_now", ("先离开", "Get out,")),
        ("shut_in", "violence_now", ("先离开", "Get out,")),
        ("hidden", "violence_by_stranger", ("先离开", "Get out,")),
        ("at_height", "self_harm", ("把药和刀收起来", "take pills and knives away")),
    ],
)
@pytest.mark.parametrize("whose", ["self", "other"])
@pytest.mark.parametrize("there", [THERE, AFAR])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_advice_fits_and_is_short(
    situation: str, kind: str, leaves: tuple[str, str], whose: str, there: Help, language: str
) -> None:
    said = first_words(Danger(kind, whose, language, "first"), there, situation)
    assert said.startswith("☎ ") and not any(one in said for one in leaves)
    spoken = first_words(Danger(kind, whose, language, "first"), THERE, situation)
    assert len(spoken) <= (300 if language == "zh" else 620)


def test_who_hides_is_told_to_stay_silent_and_is_not_told_to_leave_later_either() -> None:
    danger = Danger("violence_now", "self", "zh", "goes_on")
    said = [further_words(danger, THERE, before, situation="hidden") for before in range(1, 5)]
    assert "别出来" in said[0] and "静音" in said[0]
    assert not any("走到安全的地方" in one for one in said)


def test_other_languages_keep_their_advice() -> None:
    danger = Danger("violence_now", "self", "es", "first")
    assert first_words(danger, THERE, "hidden") == first_words(danger, THERE)

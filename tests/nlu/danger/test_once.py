"""An act of years ago is past, whatever is told of now; where it goes on it is not."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read


@pytest.mark.parametrize(
    "said",
    [
        "老公一年前打过我 现在离婚要开庭 我怕见到他",
        "前夫以前打过我 现在他起诉我还钱 我要出庭见他吗",
        "佢去年打過我 而家想爭個仔",
        "he hit me two years ago, now the divorce hearing is next week",
        "my ex beat me three years ago and now he wants custody",
        "老公五年前打过我两次 后来没有再打 现在他外面有女人 我想离婚",
        "婚後打過我幾次 之後冇再動手 而家佢有第二個女人",
        "老婆前几年扇过我，此后没有再动手，现在她要离婚",
        "he hit me before, long time ago, now I want half the house",
        "my husband used to beat me, it stopped, now he wants the house",
        "my wife slapped me in the past, now she wants custody",
    ],
)
def test_blows_of_years_ago_beside_a_case_of_now_are_past(said: str) -> None:
    found = read(said)
    assert found is not None and found.kind == "violence_past"


@pytest.mark.parametrize(
    "said",
    [
        "前夫去年打过我 今晚又来敲门",
        "以前老公打过我现在又打",
        "佢以前打過我 而家喺門口",
        "他打我 现在躲在厕所",
        "he hit me a year ago and now he is at the door again",
        "老公五年前打过我 后来没有再打 现在又打",
        "he hit me before, now he is outside",
        "he used to beat me, he stopped, now he hit me again",
        "he hit me before but now he has a knife",
        "my husband used to beat me, it stopped, now he says he will kill me",
        "他以前打过我 之后没有再打 但是现在拿着刀",
        "佢以前成日打我 之後冇再打 但係話要殺我",
    ],
)
def test_blows_that_go_on_are_not(said: str) -> None:
    found = read(said)
    assert found is not None and found.kind == "violence_now"

"""Help is needed where the one in danger is: a relative who is somewhere, unless the speaker tells of themselves."""

from __future__ import annotations

import pytest

from bot.nlu.danger.reading import read, told


def whose(text: str, kind: str) -> str:
    found = told(text).danger(kind)
    assert found is not None
    return found.whose


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("my uncle in Enping swallowed pesticide what do we do he is breathing", "medical"),
        ("he send people to my family in Enping tonight", "kidnapping"),
        ("my mom in Kaiping fell and is not moving", "medical"),
        ("my grandpa at home in Taishan can't breathe", "medical"),
        ("煤氣漏，成屋都係味，我阿嫲喺新會一個人，唔識關掣", "gas_leak"),
        ("我五岁的孙女在开平她后爸那里，满身乌青，我想要抚养权", "violence_now"),
        ("老婆要跳楼！在鹤山家里，我在罗马，她打电话说再见", "self_harm"),
        ("房子着火了，我妈在台山", "disaster"),
        ("外婆一个人在恩平，屋里冒烟", "disaster"),
    ],
)  # fmt: skip
def test_a_relative_somewhere_is_the_one_in_danger(text: str, kind: str) -> None:
    assert whose(text, kind) == "other"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我胸口好痛，我老公在台山", "medical"), ("我老公在台山，我一个人胸口好痛", "medical"),
        ("i can't breathe, my wife is at work in Kaiping", "medical"),
        ("my daughter is in London and i am bleeding a lot", "medical"),
        ("there is a fire in my building, my parents are in Taishan", "disaster"),
        ("我想死，我妈在台山", "self_harm"), ("my husband in Taishan is threatening to kill me", "violence_now"),
        ("我老公在台山打我", "violence_now"), ("我喺香港，老公喺屋企打我", "violence_now"),
    ],
)  # fmt: skip
def test_who_tells_of_themselves_is_the_one_in_danger_whoever_is_named(text: str, kind: str) -> None:
    assert whose(text, kind) == "self"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我老豆中風瞓喺地下郁唔到，之前佢話要改遺囑點算", "medical"),
        ("店员流血不止，保险能赔吗", "medical"),
        ("my bleeding won't stop", "medical"),
        ("my dad is trapped in the lift since 2 hrs. can we sue them", "disaster"),
        ("我困喺𨋢入面兩個鐘", "disaster"), ("佢補習老師掂佢身體，佢先話我知。點樣告佢", "violence_now"),
        ('my cousin just texted "tell the kids i love them" after the judgment', "self_harm"),
    ],
)  # fmt: skip
def test_it_is_heard_beside_a_question_of_law(text: str, kind: str) -> None:
    found = read(text)
    assert found is not None and found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "我阿媽上個月食安眠藥走咗，佢間屋點過戶", "我妈今年吃农药去世了，房子怎么办", "电梯困人物业要不要赔",
        "生意亏得流血不止", "the company is bleeding money non-stop", "please tell the kids i love them",
        "elevator stuck yesterday, can I sue", "老师碰了一下她的肩膀",
    ],
)  # fmt: skip
def test_a_death_that_was_and_a_figure_of_speech_are_none(text: str) -> None:
    assert read(text) is None

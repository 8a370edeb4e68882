"""Another matter in the same message is found behind the first; the facts of a story are none."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.further_wishes import further_wishes, without_further


def found(text: str) -> list[str]:
    return [one.text for one in further_wishes(UserMessage(text, "inform"))]


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("我想告前老板欠薪，还有老家屋契要改我弟弟名，护照也快过期了", ["老家屋契要改我弟弟名", "护照也快过期了"]),
        ("想查下我個案幾時開庭，仲有我阿爸嘅山墳俾人霸咗", ["我阿爸嘅山墳俾人霸咗"]),
        ("我想搵律師授權，同埋護照就快到期", ["護照就快到期"]),
        ("我要告他，还有鹤山有没有收费低的律师", ["鹤山有没有收费低的律师"]),
        ("我要告佢，仲有你哋收唔收費", ["你哋收唔收費"]),
        ("帮我预约公证，另外我养的狗能不能带回国，谢谢", ["我养的狗能不能带回国"]),
        ("我要立案，还有我的微信号被封了", ["我的微信号被封了"]),
        ("想做声明书，另外帮我订一张回江门的机票", ["帮我订一张回江门的机票"]),
        ("要告前夫，还有我儿子想改姓", ["我儿子想改姓"]),
        ("查一下进度，另外新会区法院的停车场收费吗", ["新会区法院的停车场收费吗"]),
        ("要办委托书，顺便问下祖坟被人占了怎么办", ["祖坟被人占了怎么办"]),
        ("I want to sue my tenant, and my passport expires soon", ["my passport expires soon"]),
        ("I want to file a case and also book me a hotel", ["book me a hotel"]),
        ("I need a power of attorney, also my pension stopped", ["my pension stopped"]),
        ("verify me first, and my cousin wants to import cars", ["my cousin wants to import cars"]),
    ],
)
def test_what_goes_on_to_another_matter_is_found_in_order(text: str, wishes: list[str]) -> None:
    assert found(text) == wishes


@pytest.mark.parametrize(
    "text",
    [
        "我借给他三万，还有两万是利息，他一直不还",
        "被告叫李明，还有他老婆也签了字",
        "老板欠我五个月工资，另外公司也没有交社保",
        "我想离婚，他也同意",
        "我在多伦多，想办委托书，另外我弟弟在台山",
        "合同上写了利息，也写了违约金",
        "借了两次，还有一次是现金",
        "还有吗",
        "另外我想问怎么收费",
        "he owes me 30000, also he threatened me",
        "I lent him money, and my brother saw it",
        "the contract says 5%, and the defendant signed it",
    ],
)
def test_the_facts_of_a_story_are_no_other_matter(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "story"),
    [
        (
            "厂里欠我两万一工资，我要告他们，还想问身份证丢了怎么补，另外抚养费能不能涨",
            "厂里欠我两万一工资，我要告他们",
        ),
        (
            "he owes me 80,000, I want to sue him, also when is my hearing, and what is the fee?",
            "he owes me 80,000, I want to sue him",
        ),
        ("我想离婚，另外护照过期了怎么办，他打过我三次", "我想离婚，另外护照过期了怎么办，他打过我三次"),
        ("老板欠我五个月工资，另外公司也没有交社保", "老板欠我五个月工资，另外公司也没有交社保"),
    ],
)
def test_what_is_asked_of_another_matter_is_no_part_of_the_story(text: str, story: str) -> None:
    assert without_further(UserMessage(text, "inform")).text.strip("，, ") == story

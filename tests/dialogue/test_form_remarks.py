"""Remarks about the form stand in no court's paper; the value beside them is kept alone."""

from __future__ import annotations

import pytest

from actions.conversation import SERVICES
from actions.dialogue.readers.form_remarks import is_title
from actions.dialogue.readers.of_writing import of_writing
from actions.dialogue.readers.statements import read_fact, stated


@pytest.mark.parametrize("service", SERVICES)
def test_every_title_of_a_service_is_known(service: str) -> None:
    title = SERVICES[service]
    assert is_title(title.zh)
    assert is_title(f"Begin: {title.en}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("like I said he cheated on me", "he cheated on me"),
        ("As I told you already, he left in 2019.", "he left in 2019."),
        ("He left in 2019, like I said before.", "He left in 2019"),
        ("我头先讲咗，佢2019年走咗", "佢2019年走咗"),
        ("我頭先講咗佢2019年走咗", "佢2019年走咗"),
        ("他2019年就走了，我前面说过了", "他2019年就走了"),
        ("QC manager 囉頭先講咗", "QC manager"),
        ("你搞错了，他是2019年走的", "他是2019年走的"),
        ("That's wrong, he left in 2019", "he left in 2019"),
        ("她把钱全拿走了，我要告她。跨境网上立案", "她把钱全拿走了，我要告她。"),
        ("She took the money. Begin: filing a case", "She took the money."),
        ("我刚才说了他几句，他就动手打我", "我刚才说了他几句，他就动手打我"),
        ("我再说一遍总货款20万", "总货款20万"),
        ("佢欠我二十万，我再讲一次", "佢欠我二十万"),
        ("我再重複一次，佢欠我二十萬", "佢欠我二十萬"),
        ("I repeat, he owes me 20,000", "he owes me 20,000"),
        ("他2024年借的，一直没还。好，那就申请吧", "他2024年借的，一直没还。"),
        ("He broke my fence in May. OK, let's apply for mediation", "He broke my fence in May."),
        ("佢拆咗我道墙，咁就申请啦", "佢拆咗我道墙"),
        ("ok lets apply", ""),
        ("我再说一遍", ""),
        ("他又说一遍要还钱", "他又说一遍要还钱"),
        ("我们一起开始做生意，他卷款走了", "我们一起开始做生意，他卷款走了"),
        ("I want to start a shop with him, he took the money", "I want to start a shop with him, he took the money"),
        ("i told him to repeat the order and he refused", "i told him to repeat the order and he refused"),
        ("我申请过工资，老板不批", "我申请过工资，老板不批"),
        ("once again he did not pay", "once again he did not pay"),
        ("I told you already", ""),
        ("我都講咗幾遍啦", ""),
        ("你聽錯咗", ""),
        ("You got it wrong again.", ""),
        ("开始办：网上立案", ""),
    ],
)
def test_the_fact_beside_a_remark_is_kept_alone(text: str, told: str) -> None:
    assert stated(text).text == told


@pytest.mark.parametrize(
    "text",
    [
        "我说过他要还钱",
        "他说过月底还",
        "我跟他讲过三次，他都不还",
        "As I told him, the money was a loan",
        "He got the address wrong and the goods were lost",
        "网上立案之后他才还了一万",
        "老板说合同写错了，不肯付钱",
        "I said to her that I would leave",
    ],
)
def test_what_was_said_among_the_parties_is_told(text: str) -> None:
    assert stated(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Chen Guohua, like I said at the start. And our phone number is US not +86!",
        "我嘅電話係美國嘅，唔係+86",
        "please take out the sentence about the phone from the facts",
        "take out the part about my sister",
        "把讲电话那句删掉",
        "事实里把他打人那句去掉",
        "爭議經過嗰度斷咗，後面冇晒",
        "how do I delete the wrong sentences in the facts?",
        "你搞错了",
    ],
)
def test_nothing_of_it_is_a_fact(text: str) -> None:
    found = read_fact(text, 500)
    assert not found.found
    assert found.problem


@pytest.mark.parametrize(
    "text",
    ["他把合同那几句话删掉了骗我签", "He deleted the photos from my phone", "合同那段路他没修", "他不是我请的人"],
)
def test_what_the_other_side_did_to_a_text_is_told(text: str) -> None:
    assert not of_writing(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("第二次10月15日转了3万,请写进去", "第二次10月15日转了3万"),
        ("有报警纸，要写埋入去", "有报警纸"),
        ("货有三成生锈，请写上", "货有三成生锈"),
        ("有工资单，麻烦补进去", "有工资单"),
        ("佢打過我，幫我寫低", "佢打過我"),
        ("he hit me twice, please write it down", "he hit me twice"),
        ("he kept the keys, include that in the facts", "he kept the keys"),
        ("请写进去", ""),
    ],
)
def test_the_wish_of_writing_is_no_part_of_what_is_written(text: str, told: str) -> None:
    assert stated(text).text == told


@pytest.mark.parametrize(
    "text",
    [
        "他把字写进去合同里",
        "他写上自己的名字就走了",
        "我要求他写清楚账目",
        "合同里写上了利息",
        "he promised to write it down, but never did",
        "我叫他写低欠条",
    ],
)
def test_writing_that_was_done_is_a_fact(text: str) -> None:
    assert stated(text).text == text

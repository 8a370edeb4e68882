"""Two people of one line are told apart by what each is; a role before other words names nobody."""

from __future__ import annotations

import pytest

from actions.story.readers.companies import companies_in
from actions.story.readers.places import places_in
from actions.story.readers.plain import plain
from actions.story.readers.roles import told_by_roles
from actions.story.reading import read_story


def _sides(text: str) -> tuple[str, str]:
    told = told_by_roles(text)
    return tuple(told[side][0] if side in told else "" for side in ("own", "theirs"))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        ("债主：黄小玲；欠债人：陈大文", "黄小玲", "陈大文"),
        ("原告：黄小玲 被告：陈大文", "黄小玲", "陈大文"),
        ("出借人——黄小玲，借款人——陈大文", "黄小玲", "陈大文"),
        ("借款人陈大文，出借人黄小玲，20万没还", "黄小玲", "陈大文"),
        ("我係黃小玲，欠錢嗰個係陳大文", "黃小玲", "陳大文"),
        ("lender - Wong Siu Ling, borrower - Chan Tai Man", "Wong Siu Ling", "Chan Tai Man"),
        ("Defendant: Chan Tai Man; Plaintiff: Wong Siu Ling", "Wong Siu Ling", "Chan Tai Man"),
        ("Chan Tai Man (the borrower) owes me, Wong Siu Ling, 200,000", "Wong Siu Ling", "Chan Tai Man"),
        ("陈大文（被告）欠我（黄小玲）20万", "黄小玲", "陈大文"),
        ("我（黄小玲）借给陈大文20万", "黄小玲", ""),
        ("对方（陈大文）不还", "", "陈大文"),
    ],
)
def test_each_person_is_on_the_side_of_their_role(text: str, own: str, theirs: str) -> None:
    assert _sides(text) == (own, theirs)


@pytest.mark.parametrize(
    "text",
    [
        "原告陈述，被告答辩", "我是他哥哥，被告是他老婆", "借款人是我弟弟，我是出借人",
        "我（他的太太）要起诉", "被告不知道",
        "the borrower is my brother, I am the lender", "我在多伦多，对方在台山", "原告黄小玲", "defendant: unknown",
        "我（在悉尼）要告他", "原告（公司）被告（个人）",
    ],
)  # fmt: skip
def test_a_role_before_other_words_names_nobody(text: str) -> None:
    assert _sides(text) == ("", "")


def test_a_story_takes_both_where_no_other_words_tell_them() -> None:
    facts = read_story("债主：黄小玲；欠债人：陈大文", []).facts
    assert (facts["plaintiff_1_name"].value, facts["other_party"].value) == ("黄小玲", "陈大文")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我喺馬德里開餐館，江門個供應商收咗我2萬歐定金", []), ("我在巴拿马开超市，他在江门做五金厂", []),
        ("我喺悉尼開咗間金龍酒樓，佢欠我錢", []), ("老板拖了我三个月工资，在鹤山那个鞋厂做的", []),
        ("在鹤山金利鞋厂做的", ["鹤山金利鞋厂"]), ("他在新会开了间旺角大酒楼，欠我货款", ["旺角大酒楼"]),
        ("被告是开平市水口水暖厂", ["开平市水口水暖厂"]), ("开平酒店欠我的工程款", ["开平酒店"]),
        ("开元酒店不给钱", ["开元酒店"]), ("我在开平大酒店做工，老板不发工资", ["开平大酒店"]),
        ("我跟表哥合伙开了江门市大利贸易有限公司", ["江门市大利贸易有限公司"]),
        ("我表哥开了江门市大利贸易有限公司，欠我钱", ["江门市大利贸易有限公司"]),
    ],
)  # fmt: skip
def test_a_firm_the_speaker_runs_or_only_describes_is_nobody_s_name(text: str, names: list[str]) -> None:
    spelt = plain(text)
    assert [one.value for one in companies_in(text, spelt, list(places_in(text, spelt, [])))] == names


@pytest.mark.parametrize(
    ("text", "own", "theirs"),
    [
        ("我叫程国强，对方叫李小明，2023年5月3日借给他两万", "程国强", "李小明"),
        ("我是程国强，女，他叫李小明，他2023年向我借了两万", "程国强", "李小明"),
        ("我叫程国强，2023年借给李小明两万", "程国强", "李小明"),
        ("2023年借给李小明两万，我护照上的名字是程国强", "程国强", "李小明"),
        ("我身份证上写的是程国强，2023年借给李小明两万", "程国强", "李小明"),
        ("I lent Lee Siu Ming 20000 yuan, the name on my passport is Chan Tai Man", "Chan Tai Man", "Lee Siu Ming"),
        ("我叫程國強，對方叫李小明，佢2023年同我借咗兩萬蚊", "程國強", "李小明"),
        ("李小明是我表哥，2023年我借给他两万", "", "李小明"),
        (
            "my name is Chan Tai Man, the other side is Lee Siu Ming, i lent him 20000 yuan",
            "Chan Tai Man",
            "Lee Siu Ming",
        ),
        ("我叫程国强，2023年我借给了他两万", "程国强", ""),
    ],
)
def test_who_gives_their_own_name_is_not_whom_the_money_was_lent_to(text: str, own: str, theirs: str) -> None:
    facts = read_story(text, [], cause="private_lending").facts
    told = [facts[name].value if name in facts else "" for name in ("plaintiff_1_name", "defendant_1_name")]
    other = facts["other_party"].value if "other_party" in facts else ""
    assert (told[0], told[1] or other) == (own, theirs)

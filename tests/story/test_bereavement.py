"""A near relative's death is told apart from old facts, other people's dead and what is only supposed."""

from __future__ import annotations

import pytest

from actions.story.readers.bereavement import (
    denies_death,
    is_of_another,
    mourns,
    speaks_of_dying,
    tells_bereavement,
    tells_death,
    wants_will_made,
    wants_will_of_another,
)

YEAR = 2026


@pytest.mark.parametrize(
    "text",
    [
        "我妈妈上个星期走了。。。我不知道怎么办", "我爸爸前天走了,心里好乱",
        "阿媽上個禮拜走咗,我唔知點算,佢喺恩平有間屋",
        "my mom passed away, she left a flat in Enping", "I lost my father two days ago", "阿爸過咗身",
        "我爸上个月去世了，我想办继承公证", "mom died yesterday. what do i do now", "2025年我爸去世了", "家父上週病逝",
        "外公昨天被车撞死了", "my grandfather was killed yesterday by a truck", "我老公上个月淹死了", "細佬俾人打死咗",
        "我阿爸陳富榮2025年9月12號過咗身", "我妈李桂兰2026年3月在台山病逝", "我爸爸陈富荣2025年9月12日去世了",
    ],
)  # fmt: skip
def test_a_near_relative_who_died_lately_is_a_bereavement(text: str) -> None:
    assert tells_bereavement(text, YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "我爸2019年去世，房子还在他名下", "张三借我钱，张三去世了", "他爸爸去世了，欠我的钱谁还",
        "my debtor's father died",
        "如果我妈去世了房子怎么办", "我妈十年前去世", "我爷爷早就过世了",
        "my father died in 2015", "被告他妈走了", "我妈的朋友去世了",
        "my mother died 20 years ago", "我妈走路去了", "if my mother died, who inherits", "我哥走了", "我要死了",
        "我爸卷走了公司的钱", "我妈拿走了房产证", "爷爷取走了存款", "阿爸呃走咗我啲錢",
        "我老公要打死我", "我爸差点被撞死", "我老公快被打死了", "我妈会被他打死", "我爸想杀死我",
    ],
)  # fmt: skip
def test_old_facts_other_peoples_dead_and_what_is_supposed_are_none(text: str) -> None:
    assert not tells_bereavement(text, YEAR)


def test_a_dispute_is_told_and_not_mourned() -> None:
    assert mourns("我妈过世了，心里好乱", YEAR)
    assert not mourns("我妈过世了，我要起诉我哥", YEAR)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("我爸2010年去世", True), ("我爺爺十年前過身", True), ("my father died in 2015", True),
        ("如果我妈去世了房子怎么办", False), ("他爸爸去世了", False), ("我妈快不行了", False),
    ],
)  # fmt: skip
def test_a_death_is_heard_however_long_ago(text: str, *, tells: bool) -> None:
    assert tells_death(text) is tells


@pytest.mark.parametrize("text", ["妈妈快不行了", "我爸病危", "my mother is dying", "阿媽就快唔得，危在旦夕"])
def test_who_is_near_death_is_heard(text: str) -> None:
    assert speaks_of_dying(text)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("她想立遗嘱把房子留给我", True), ("what can you do about her will? she wants to leave the house to me", True),
        ("will he be arrested", False), ("遗嘱在哪里", False),
        ("我阿爸過咗身，冇留遺囑，細佬唔分俾我", False), ("我爸去世了没有遗嘱，弟弟不肯分给我", False),
        ("my father left no will and my brother wants to keep everything", False),
        ("我妈没有立遗嘱，现在想立一份", True), ("她还没写遗嘱，打算留给我", True),
        ("my mother has no will, how can she make a will", True),
    ],
)  # fmt: skip
def test_who_shall_make_a_will_is_heard(text: str, wants: bool) -> None:
    assert wants_will_made(text) is wants


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("她想立遗嘱把房子留给我", True), ("我媽想立遺囑", True),
        ("what can she do? she wants to leave it in a will", True),
        ("how can I make a will for the house", False), ("我想立遗嘱", False),
    ],
)  # fmt: skip
def test_a_will_of_ones_own_is_nobody_elses(text: str, *, another: bool) -> None:
    assert wants_will_of_another(text) is another


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我快被我哥气死了", False), ("阿爸走咗去香港，间屋点过户", False), ("我爸走了三个小时才到法院", False),
        ("my dad is gone to the village", False), ("我爸上个月走了", True), ("阿爸走咗", True),
        ("my dad is gone", True),
    ],
)  # fmt: skip
def test_an_idiom_or_a_way_gone_is_no_death(text: str, told: bool) -> None:
    assert tells_bereavement(text, 2026) is told


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("冇人死", True), ("唔使節哀", True), ("他没死", True), ("condolence no need", True), ("he is alive", True),
        ("我爸死了", False), ("不用了", False), ("nobody helps me", False),
    ],
)  # fmt: skip
def test_who_says_that_nobody_has_died(text: str, denied: bool) -> None:
    assert denies_death(text) is denied


@pytest.mark.parametrize(
    ("denial", "told", "of_another"),
    [
        ("阿媽仲喺度，係我老豆走咗", [], True), ("阿媽仲喺度", ["我老豆昨日過咗身"], True),
        ("my mum is still alive", ["my dad died last week"], True), ("我爸还在，没死", ["我爸走了"], False),
        ("我爸还在", ["我爸走了，公司也没了"], False),
        ("没有人死", ["我爸走了"], False), ("condolence no need", [], False),
    ],
)  # fmt: skip
def test_who_lives_beside_the_dead_takes_no_death_back(denial: str, told: list[str], of_another: bool) -> None:
    assert is_of_another(denial, told) is of_another


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("孩子才十岁，他爷爷遗嘱把铺面给他，房产证能写孩子名吗", False),
        ("奶奶的遗嘱里说房子归我，我能马上卖吗", False),
        ("her will leaves me the flat, can I sell it", False),
        ("老豆份平安纸话间铺俾我，可以点转名", False),
        ("她想立遗嘱把房子留给我", True),
        ("妈妈准备写遗嘱给妹妹一半", True),
        ("can my mother make a will that leaves me the flat", True),
    ],
)
def test_what_a_will_says_asks_for_none_to_be_made(text: str, *, wants: bool) -> None:
    assert wants_will_made(text) is wants

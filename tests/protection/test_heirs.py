"""Who has a share in an estate is worked out from kinship, and nothing is where kinship decides nothing."""

from __future__ import annotations

import pytest

from actions.protection.heirs import _ENTRIES, _HELD, share_words
from actions.protection.readers.heirs import asks_who_inherits, read_share
from backend.protection.library_pages import law_library
from backend.protection.succession import Estate, Kin, Order, Standing, Tie, standing

YEAR = 2026


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("外婆上個月走咗，留低新會一間舖，舅父話全部歸佢，我阿媽有冇份？", "child"),
        ("外公走了，我妈在纽约，有没有份", "child"),
        ("外公的遗产我妈有份吗", "child"),
        ("我爸爸妈妈都走了，大哥说祖屋归他，我和妹妹可以分吗", "child"),
        ("家父去年病逝，大哥要獨吞，我們姐妹三個有份嗎", "child"),
        ("我丈夫的父亲过世了，我老公有份吗", "child"),
        (
            "my father died in 2019 in Kaiping, he has no will. My brothers rent out the house. Can I claim?",
            "child",
        ),
        ("my grandma passed away, uncle says the house is his. does my mom get something", "child"),
        ("我老公上个月走了，公公婆婆说房子是他们的，我有没有份", "spouse"),
        ("my husband died last year in Jiangmen, am i entitled to half", "spouse"),
        ("我老公去世了，他爸妈有没有份？", "parent"),
        ("我爸去世了，他弟弟有份吗", "second"),
        ("姑姑没结婚没孩子，去年走了，她在江海的房子能不能轮到我爸", "second"),
        ("我妈妈的弟弟去世了没结婚，我妈能继承吗", "second"),
        ("我哥哥去世了，没有老婆孩子，父母也不在了，我能继承他的房子吗", "second"),
        ("My aunt died unmarried with no children. Can my father inherit her flat?", "second"),
        ("爷爷奶奶都不在了，留下一块地，大伯占了，我们能分吗", "behind_parent"),
        ("阿嫲過咗身，佢間屋俾二叔霸住，我哋有冇份", "behind_parent"),
        ("我爸走得早，爷爷去年才走，我有没有份分爷爷的房子？", "steps_in"),
        ("1998年爸爸去世，2015年爷爷去世，我有份吗", "steps_in"),
        ("爷爷2015年过世，房子叔叔一直住着，我爸前年也走了，我还能分吗", "share_passed_on"),
        ("我爸2018年走的，祖屋还是爷爷的名字，爷爷1995年就没了，我有没有份", "share_passed_on"),
        ("我阿爷走咗之后我老豆都走埋，二叔公話全部係佢，我有冇份", "share_passed_on"),
        ("grandpa passed in 1998 and dad passed in 2020. can we still claim the house", "share_passed_on"),
        ("爷爷走了，爸爸走了，我能分爷爷的房子吗", "steps_in_or_passed_on"),
        ("我舅舅走了留下一套房，表弟说没我的份，我有份吗", "behind_sibling"),
    ],
)
def test_a_share_is_worked_out_from_who_died_and_who_is_asked_about(text: str, stands: Standing) -> None:
    asked = read_share(text, (), YEAR)
    assert asked is not None
    assert standing(asked.estate) == stands


@pytest.mark.parametrize(
    "text",
    [
        "如果我爸去世了，我有份吗", "他爸爸去世了，他有份吗", "我朋友的妈妈去世了，他能继承吗",
        "我妈走了，遗嘱写了给弟弟，我还有份吗", "我爸去世了，他欠我的钱我能要回吗", "老豆車禍走咗，賠償我有冇份",
        "后母去世了，我有份吗", "我姐夫去世了我姐有没有份", "我舅妈去世了，我有份吗", "我表哥去世了，我能继承吗",
        "我爸去世了，出嫁的女儿有份吗", "我妈走了，能得到死亡证明吗", "我爸去世了，公证费可以分期吗",
        "my dad passed away, can I get some help", "my mother died, can I claim her ashes",
        "my friend's father died, can I get something", "my father died in an accident, can I claim compensation",
        "我爸去世了，房子归谁", "我妈有没有份工作", "我奶奶過咗身，我有冇份",
    ],
)  # fmt: skip
def test_nothing_is_worked_out_where_something_else_decides(text: str) -> None:
    assert read_share(text, (), YEAR) is None


def test_a_death_told_before_is_remembered() -> None:
    asked = read_share("那我妈有没有份？", ("外婆上个月走了，在新会留下一间铺", "舅舅说全归他"), YEAR)
    assert asked is not None
    assert (standing(asked.estate), asked.deceased.word, asked.is_held) == ("child", "外婆", True)


@pytest.mark.parametrize(
    ("deceased", "claimant", "link", "stands"),
    [
        (Kin("grandparent", "mother"), Kin("parent", "father"), None, "child_in_law"),
        (Kin("grandparent", "mother"), Kin("self"), (Kin("parent", "father"), "before"), "behind_parent"),
        (Kin("grandparent", "mother"), Kin("self"), (Kin("parent", "mother"), "before"), "steps_in"),
        (Kin("uncle", "father"), Kin("self"), (Kin("parent", "father"), "before"), "sibling_child_steps_in"),
        (Kin("uncle", "father"), Kin("self"), (Kin("parent", "father"), "after"), "behind_sibling"),
        (Kin("uncle", "father"), Kin("parent", "mother"), None, None),
        (Kin("parent"), Kin("spouse"), None, "child_in_law"),
        (Kin("parent"), Kin("child"), None, "behind_parent"),
        (Kin("child"), Kin("self"), None, "parent"),
        (Kin("spouse"), Kin("sibling"), None, None),
    ],
)
def test_the_order_of_heirs(
    deceased: Kin, claimant: Kin, link: tuple[Kin, Order] | None, stands: Standing | None
) -> None:
    assert standing(Estate(deceased, claimant, link)) == stands


@pytest.mark.parametrize("tie", ["spouse", "child", "parent", "sibling"])
def test_a_relative_of_the_dead_is_placed_by_their_own_tie(tie: Tie) -> None:
    placed = standing(Estate(Kin("parent"), Kin(tie), seen_from_deceased=True))
    assert placed == {"spouse": "spouse", "child": "child", "parent": "parent", "sibling": "second"}[tie]


def test_how_the_family_was_understood_is_said() -> None:
    asked = read_share("外婆走了，我妈有没有份", (), YEAR)
    assert asked is not None
    words = share_words(asked, "child", "zh-Hans")
    assert "去世的是您外婆，问的是您妈妈" in words
    assert "没有遗嘱" in words


def test_a_grandparent_of_an_unknown_side_may_be_of_the_other() -> None:
    asked = read_share("my grandmother died, can my mother inherit", (), YEAR)
    assert asked is not None
    assert "If your mother is a child of your grandmother" in share_words(asked, "child", "en")


def test_every_place_in_the_order_has_its_entry_in_the_library() -> None:
    assert {_HELD, *_ENTRIES.values()} <= set(law_library())


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("my mother died without a will, who gets the flat in Xinhui", True), ("我爸去世了，房子归谁", True),
        ("阿媽過咗身冇遺囑，間屋歸邊個", True), ("如果我爸去世了，房子归谁", False),
        ("我爸去世了，遗嘱写给弟弟，房子归谁", False), ("房子归谁", False), ("离婚了，孩子归谁", False),
        ("my friend's father died, who inherits", False), ("我爸去世了，他欠的钱归谁还", False),
    ],
)  # fmt: skip
def test_who_inherits_is_asked_of_nobody_by_name(text: str, *, asks: bool) -> None:
    assert asks_who_inherits(text, (), YEAR) is asks


@pytest.mark.parametrize(
    "text",
    [
        "我奶奶改嫁后生的叔叔，我爸去世他有份吗",
        "我爸走了，他有份吗",
        "公司章程写股权不能继承，我爸走了我能继承吗",
        "my father died, can I inherit his shares in the company",
    ],
)
def test_the_dead_one_is_never_asked_about_and_a_company_has_rules_of_its_own(text: str) -> None:
    assert read_share(text, (), YEAR) is None

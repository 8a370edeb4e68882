"""Several people sued in one breath: everybody who is named stands on the other side."""

from __future__ import annotations

import pytest

from actions.filing.readers.several_sued import (
    called_too,
    home_of_all,
    says_many_are_sued,
    sued_together,
    sued_too,
    who_sues_too,
)
from actions.filing.readers.who_died import dead_in, is_of_another_dead, name_of_dead
from actions.story.reading import mark


@pytest.mark.parametrize(
    ("text", "many", "names"),
    [
        ("原告是我周志明，被告谭国辉和我老婆吴小凤", False, ["谭国辉", "吴小凤"]),
        ("大佬梁家富同二佬梁家貴，兩個都住恩平沙湖鎮", True, ["梁家富", "梁家貴"]),
        ("大佬梁家富，二佬梁家貴", True, ["梁家富", "梁家貴"]),
        ("我要告陈大文、李小明和江门市恒达有限公司", False, ["陈大文", "李小明", "江门市恒达有限公司"]),
        ("I want to sue my brother Chen Guoqiang and my sister Chen Lihua", False, ["Chen Guoqiang", "Chen Lihua"]),
        ("被告有兩個，陳國強同李小花", False, ["陳國強", "李小花"]),
        ("There are two defendants, Chen Guoqiang and Li Xiaohua", False, ["Chen Guoqiang", "Li Xiaohua"]),
        ("我要告张三、李四和王五", False, ["张三", "李四", "王五"]),
        ("我要告张三、李四和王五三个人，他们2021年6月一起借了我30万没还", False, ["张三", "李四", "王五"]),
        ("告张三，李四，王五三人", False, ["张三", "李四", "王五"]),
        ("I want to sue David Chan, Peter Lee and Mary Wong", False, ["David Chan", "Peter Lee", "Mary Wong"]),
        ("我要告陈志和", False, []),
        ("大佬梁家富同二佬梁家貴都有份", False, []),
        ("我告陈大文，见证的是李小明", False, []),
    ],
)
def test_all_who_are_sued_are_named(text: str, many: bool, names: list[str]) -> None:
    assert sued_together(text, mark(text, []).mentions, many=many) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("还要告他老婆吴小娟", "吴小娟"),
        ("仲要告埋佢老婆李小花", "李小花"),
        ("还有他老婆李小花也要告", "李小花"),
        ("再加一个被告 罗志伟", "罗志伟"),
        ("还要告保险公司，平安财险江门支公司", "平安财险江门支公司"),
        ("第二个被告是陈记食品有限公司", "陈记食品有限公司"),
        ("I also want to sue his wife, Wu Xiaojuan", "Wu Xiaojuan"),
        ("a second defendant, Li Xiaohua", "Li Xiaohua"),
        ("他老婆叫李小花", ""),
        ("我还没告他，李小花是证人", ""),
        ("还要告诉李小花", ""),
        ("还要告陈国强和李小花两个", ""),
    ],
)
def test_who_is_sued_besides_is_named_with_a_word_for_it(text: str, name: str) -> None:
    assert sued_too(text, mark(text, []).mentions) == name


@pytest.mark.parametrize(
    ("kin", "text", "name"),
    [
        ("father", "我爸叫司徒永年，我哥司徒建中，我叫司徒丽娟", "司徒永年"),
        ("mother", "my mother was Chan Siu Lan", "Chan Siu Lan"),
        ("mother", "我爸叫司徒永年", ""),
    ],
)
def test_the_dead_are_named_by_what_they_are_to_the_writer(kin: str, text: str, name: str) -> None:
    assert name_of_dead(kin, text) == name


@pytest.mark.parametrize(
    ("text", "many"),
    [("阿媽想告佢哋兩個俾生活費", True), ("I want to sue my two brothers", True), ("我想告他还钱", False)],
)
def test_that_several_are_sued_may_be_said_before_their_names(text: str, many: bool) -> None:
    assert says_many_are_sued(text) is many


def test_where_all_of_them_live_is_told_once() -> None:
    assert home_of_all("两个都住恩平沙湖镇东明村，地址一样") == "恩平沙湖镇东明村"
    assert home_of_all("他住恩平沙湖镇") == ""


def test_the_death_of_another_relative_is_not_that_of_whoever_left_the_estate() -> None:
    dead = dead_in("我老豆舊年喺台山過咗身，留低一間屋")
    assert dead == ["father"]
    text = "細妹陳麗珍，阿媽2002年已經走咗"
    assert is_of_another_dead(text, text.index("2002"), dead)
    assert not is_of_another_dead("老豆2025年2月走咗", 2, dead)


@pytest.mark.parametrize("text", ["我爸爸過世了，弟弟不肯分房子，我要到法院告他", "我爸爸过世了，哥哥霸住屋"])
def test_that_somebody_has_died_is_not_their_name(text: str) -> None:
    assert name_of_dead("father", text) == ""


def test_who_gives_their_own_name_is_not_sued_beside_the_other() -> None:
    text = "我要告表弟，2024年3月借了他30万一直没还，他叫苏志明，我叫苏婉"
    assert says_many_are_sued(text) is False
    assert sued_together(text, mark(text, []).mentions, many=True) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我和我两个姐姐一起告我哥陈国强", 2),
        ("我同家姐一齊告細佬", 1),
        ("me and my two sisters are suing our brother", 2),
        ("My sister and I want to sue him", 1),
        ("我和姐姐被告了", 0),
        ("我跟我哥借的钱，他告我", 0),
        ("我和我哥说好告诉他", 0),
        ("我和我弟弟吵架，想告他", 0),
        ("我要告我和我姐的房东", 0),
    ],
)
def test_those_who_sue_with_the_writer_are_counted(text: str, count: int) -> None:
    assert who_sues_too(text) == count


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("保险公司也要告", "保险公司"),
        ("連保險公司一起告", "保險公司"),
        ("还要告他老婆", "他老婆"),
        ("告埋佢老婆", "佢老婆"),
        ("佢老細都要告", "佢老細"),
        ("担保人也要一起告", "担保人"),
        ("I want to sue his company too", "his company"),
        ("sue the insurance company as well", "the insurance company"),
        ("还要告他老婆李小娟", ""),
        ("他还要告我", ""),
        ("保险公司也告了我", ""),
        ("也要告诉保险公司", ""),
        ("我和我姐一起告", ""),
        ("I want to sue him too", ""),
        ("保险公司不赔", ""),
    ],
)
def test_who_is_sued_besides_may_be_told_by_what_they_are(text: str, called: str) -> None:
    assert called_too(text, mark(text, []).mentions) == called

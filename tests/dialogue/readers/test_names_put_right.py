"""A name told instead of another is the name; the denied one never is, nor the words that deny it."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.names import is_name, read_personal_name
from actions.dialogue.readers.names_put_right import calls_another
from actions.dialogue.readers.revisions import revisions

RIGHT = [
    ("名字不是李秀珍，是李秀贞", "李秀贞", "李秀珍"),
    ("我的名字应该是余翠怡 不是余翠仪", "余翠怡", "余翠仪"),
    ("名唔啱，唔係陳志豪，係陳志浩", "陳志浩", "陳志豪"),
    ("姓名错了，是李秀贞不是李秀珍", "李秀贞", "李秀珍"),
    ("the name should be Tan Mei Ling not Tan Mei Lin", "Tan Mei Ling", "Tan Mei Lin"),
    ("not Tan Mei Lin, Tan Mei Ling", "Tan Mei Ling", "Tan Mei Lin"),
    ("her name is Susan Wu not Susan Woo", "Susan Wu", "Susan Woo"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT)
def test_the_right_name_is_read(text: str, right: str, wrong: str) -> None:
    assert read_personal_name(text).value == right


@pytest.mark.parametrize(("text", "right", "wrong"), RIGHT)
def test_a_correction_holds_both_names(text: str, right: str, wrong: str) -> None:
    one = revisions(UserMessage(text, "inform"), titles={"姓名", "name"}, names={"名字", "姓名", "名", "name"})[0]
    assert (one.words.text, one.denied) == (right, wrong)


@pytest.mark.parametrize("text", ["不是李秀珍", "唔係陳志豪", "名字不是李秀珍", "并不是余翠仪", "not Susan"])
def test_what_a_name_is_not_is_no_name(text: str) -> None:
    assert not is_name(text) and read_personal_name(text).value is None


@pytest.mark.parametrize(("text", "name"), [("余是好", "余是好"), ("Sue Knott", "Sue Knott"), ("Nott Lee", "Nott Lee")])
def test_a_name_with_such_letters_is_left(text: str, name: str) -> None:
    assert read_personal_name(text).value == name


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("不是 15万，是 50万", "50万", "15万"),
        ("唔係 Mary Ng，係 Mary Wong", "Mary Wong", "Mary Ng"),
        ("不是 江海法院 是新会法院", "新会法院", "江海法院"),
        ("不是 ⟦document:1a2b3c4d5e⟧，是 ⟦document:2a2b3c4d5e⟧", "⟦document:2a2b3c4d5e⟧", "⟦document:1a2b3c4d5e⟧"),
        ("不是，是50万", "50万", ""),
    ],
)
def test_a_blank_before_the_wrong_value_makes_it_no_other(text: str, right: str, wrong: str) -> None:
    one = revisions(UserMessage(text, "inform"))[0]
    assert (one.words.text, one.denied) == (right, wrong)


@pytest.mark.parametrize(
    "text",
    ["他叫黎志强", "佢個名係陳大文", "对方是梁国栋", "her name is Lucy Ho", "he's called Ben Lin", "律师叫谭永康"],
)
def test_who_is_called_by_a_pronoun_is_somebody_else(text: str) -> None:
    assert calls_another(text)


@pytest.mark.parametrize("text", ["我叫黎志强", "my name is Lucy Ho", "黎志强", "他住台山", "叫他还钱"])
def test_any_other_words_call_nobody_else(text: str) -> None:
    assert not calls_another(text)

"""What a defendant says is heard as the plea it is, and stands against the claim it is held against."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.defence.argued import argued_in
from actions.defence.flow import against_each
from actions.defence.readers.pleas import by_claim, in_lines, plea_kind, pleas_in, stance_of
from actions.defence.readers.suits import contested_in, says_sued, wanted_in
from backend.shared.yaml_pages import read_yaml

PAGE = read_yaml(Path(__file__).with_name("pleas.yml"))
SAID = [(kind, text) for kind, texts in PAGE.items() for text in texts]


def kind_of(text: str) -> str:
    return next((plea.kind for plea in pleas_in(text)), "")


@pytest.mark.parametrize(("kind", "text"), SAID, ids=[f"{kind}: {text}" for kind, text in SAID])
def test_each_plea_is_of_its_kind_and_held_against_the_claim(kind: str, text: str) -> None:
    assert kind_of(text) == ("" if kind == "none" else kind)
    if kind != "none":
        assert argued_in(text)


def test_several_pleas_of_one_message_are_taken_apart() -> None:
    found = pleas_in("I paid half back already, and we agreed he would write it off")
    assert {plea.kind: plea.words for plea in found} == {
        "release": "we agreed he would write it off",
        "part": "I paid half back already",
    }


def test_what_proves_a_plea_stays_with_it() -> None:
    (plea,) = pleas_in("早就还清了，有银行转账记录")
    assert (plea.kind, plea.words) == ("payment", "早就还清了，有银行转账记录")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("我冇借過", "deny"),
        ("还了三万了", "partly"),
        ("还了三万了，剩下的他说不用还", "deny"),
        ("利息太高", None),
        ("今天天气不错", None),
    ],
)
def test_pleas_say_what_they_say_to_the_claim(text: str, stance: str | None) -> None:
    assert stance_of(pleas_in(text)) == stance


def test_each_plea_goes_to_its_claim() -> None:
    pleas = pleas_in("签字不是我的，没有约定过利息，已经过了三年了")
    found = by_claim(pleas, ["支付利息", "承担诉讼费", "归还借款30万元"])
    assert {number: [plea.kind for plea in told] for number, told in found.items()} == {
        1: ["interest"],
        3: ["signature", "late"],
    }


def test_several_are_written_line_by_line_under_their_headings_and_one_alone_bare() -> None:
    pleas = pleas_in("签字不是我的，已经过了三年了")
    assert in_lines(pleas, "zh-Hans") == "1. 签名和单据：签字不是我的\n2. 诉讼时效：已经过了三年了"
    assert in_lines(pleas[:1], "zh-Hans") == "签字不是我的"


@pytest.mark.parametrize(
    ("text", "claims", "contested"),
    [
        ("陈大文告我要我还30万，已经还清了有转账记录", ["还30万"], "已经还清了有转账记录"),
        (
            "I'm sued by Chen Wei for 300,000 yuan loan, I paid half back already, and we agreed he would write it off",
            ["repay 300,000 yuan"],
            "I paid half back already, and we agreed he would write it off",
        ),
        (
            "Chen Dawen sued me in Taishan court for a loan of 300000. that's not my signature",
            ["repay 300000"],
            "that's not my signature",
        ),
        ("I'm being sued for 300,000. she signed for it, not me", ["repay 300,000"], "she signed for it, not me"),
        ("陳大文告我要我還30萬，我冇借過", ["還30萬"], "我冇借過"),
    ],
)  # fmt: skip
def test_an_opening_sentence_tells_the_claim_and_the_pleas(text: str, claims: list[str], contested: str) -> None:
    assert says_sued(text)
    assert (wanted_in(text), contested_in(text)) == (claims, contested)


@pytest.mark.parametrize("text", ["I'm suing for 300,000 yuan", "she was never sued", "they sued him for 5,000 yuan"])
def test_who_is_not_sued_owes_nothing(text: str) -> None:
    assert not says_sued(text) and not wanted_in(text)


def test_told_before_the_claims_each_plea_is_written_to_its_claim() -> None:
    told = against_each("签字不是我的，没有约定过利息", ["归还借款30万元", "支付利息"], "zh-Hans")
    assert told == {"reason_1": "签字不是我的", "reason_2": "没有约定过利息"}
    assert against_each("他态度很差", ["归还借款30万元", "支付利息"], "zh-Hans") == {"facts": "他态度很差"}


def test_a_question_is_no_plea() -> None:
    assert plea_kind("签字不是我的怎么办？") == ""


@pytest.mark.parametrize(
    "text",
    [
        "邻居威胁说要去法院告我 我怕不怕", "对方扬言起诉我，怎么办", "佢話要告我", "老板恐嚇話要去法院告我",
        "My neighbour says he will sue me",
        "she threatens to sue us",
    ],
)  # fmt: skip
def test_who_is_only_threatened_with_a_suit_is_not_sued(text: str) -> None:
    assert not says_sued(text)


@pytest.mark.parametrize("text", ["他说要起诉，结果真的告了我", "他已经告了我", "对方威胁我，上个月真的起诉了我"])
def test_a_threat_that_was_carried_out_is_a_suit(text: str) -> None:
    assert says_sued(text)

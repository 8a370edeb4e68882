"""What is the plaintiff's claim in a defendant's words, and what is held against it."""

from __future__ import annotations

import pytest

from actions.defence.argued import argued_in, joined
from actions.defence.readers.suits import contested_in, plaintiffs_in, wanted_in


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("老公喺恩平告我离婚，我喺纽约，11月20号收到起诉状", ["离婚"]),
        ("我被工厂告了要退货款6万，可是他们还欠我9万没付，我可以反过来告他吗", ["退货款6万"]),
        ("说我输了要赔十五万，我从来不知道被告了", ["赔十五万"]),
        ("我阿哥告我，要我交返间祖屋出来，法院叫我下个月十五号开庭", ["交返间祖屋出来"]),
        ("銀行告我要我還三十萬，11月20號喺紐約收到傳票", ["還三十萬"]),
        ("he wants me to pay 30,000 yuan, but I live in Boston and got the papers on Monday", ["pay 30,000 yuan"]),
        ("要我还30万，支付利息，还要我付律师费", ["还30万，支付利息", "付律师费"]),
        ("要我们搬走，归还房子，承担诉讼费", ["搬走，归还房子，承担诉讼费"]),
        ("he wants me to pay 20,000", ["pay 20,000"]),
        ("he wants 320,000", ["pay 320,000"]),
        ("I've been sued, he wants 320,000 from me, I got the papers on Nov 20", ["pay 320,000"]),
        ("the plaintiff claims 320,000 yuan plus interest", ["pay 320,000 yuan", "interest"]),
        ("She is suing me for $45,000 and costs", ["pay $45,000 and costs"]),
        ("they're asking for about 60k", ["pay 60k"]),
        ("他要32万", ["支付32万"]),
        ("对方索赔5万，还要诉讼费", ["支付5万", "诉讼费"]),
        ("原告主张12万5千元", ["支付12万5千元"]),
        ("佢哋追我十八萬加埋利息", ["支付十八萬加埋利息"]),
        ("he wants 3 days", []),
        ("he wants 5 percent", []),
        ("他要2个月", []),
        ("他要3间房", []),
        ("我要32万", []),
        ("公司要100%的股份", []),
        ("佢要5號開庭", []),
        ("we want 320,000", []),
        ("he has 320,000 in the bank", []),
    ],
)
def test_only_the_clauses_of_the_claim_are_kept_as_the_claim(text: str, claims: list[str]) -> None:
    assert wanted_in(text) == claims


@pytest.mark.parametrize(
    ("text", "claims", "argued"),
    [
        ("5万块是他堂弟自己投资的，不是借的", ["归还5万块"], "5万块是他堂弟自己投资的，不是借的"),
        ("钱我认，但利息太高，年息百分之三十", [], "钱我认，但利息太高，年息百分之三十"),
        ("我唔同意離，仔女要歸我", ["离婚"], "我唔同意離，仔女要歸我"),
        ("等等，46万包括利息，本金是40万", ["还46万"], "等等，46万包括利息，本金是40万"),
        ("我签字的时候没人跟我说是连带，我要不要全赔？", [], "我签字的时候没人跟我说是连带"),
        ("户口还在台山，我没借过他的钱", [], "我没借过他的钱"),
        ("I don't agree, I only borrowed 20,000", [], "I don't agree, I only borrowed 20,000"),
        ("they still owe us 90,000", [], "they still owe us 90,000"),
        ("I dispute the interest, there was none", [], "I dispute the interest, there was none"),
        ("我想答辩话我唔系合同嗰方", [], "我想答辩话我唔系合同嗰方"),
        ("户口在开平没迁走，人在悉尼", ["归还8万"], ""),
        ("我不同意怎么办？", [], ""),
        ("不对，是11月12号收到的", [], ""),
        ("案号是（2026）粤0781民初123号", ["归还5万块"], ""),
        ("我住在多伦多", ["归还5万块"], ""),
    ],
)  # fmt: skip
def test_what_is_held_against_a_claim_is_kept_in_its_own_words(text: str, claims: list[str], argued: str) -> None:
    assert argued_in(text, claims) == argued


@pytest.mark.parametrize(
    ("text", "contested"),
    [
        ("我被工厂告了要退货款6万，可是他们还欠我9万没付，我可以反过来告他吗", "可是他们还欠我9万没付"),
        ("I'm a Canadian PR, I never gave up my hukou", ""),
        ("Actually it came on November 13, not 12.", ""),
    ],
)
def test_what_opposes_the_claim_beside_it_is_kept(text: str, contested: str) -> None:
    assert contested_in(text) == contested


def test_a_bank_that_sues_two_is_no_name() -> None:
    assert plaintiffs_in("我只是担保人，银行把我和我朋友一起告到江海法院了，说要还46万") == ()


@pytest.mark.parametrize(
    ("before", "now", "both"),
    [
        ("", "我没借", "我没借"),
        ("我没借", "利息太高", "我没借；利息太高"),
        ("我没借，利息太高", "利息太高", "我没借，利息太高"),
    ],
)
def test_a_later_statement_stands_behind_the_earlier(before: str, now: str, both: str) -> None:
    assert joined(before, now) == both


@pytest.mark.parametrize(
    "text",
    [
        "We paid part of it and a third of the tiles were defective",
        "Only 70,000 dollars is outstanding",
        "we owe only 90,000",
        "I'd agree to give the land up if he pays my costs",
        "我睇過一次，但係冇叫佢做",
        "他说的拖欠时间不对",
        "货有质量问题，一半不能用",
        "我们已经付了一部分",
    ],
)
def test_a_part_a_defect_and_a_yes_on_terms_are_held_against_a_claim(text: str) -> None:
    assert argued_in(text) == text


@pytest.mark.parametrize(
    "text", ["I'd like to pay the fee", "我收到法院寄来的货单", "他叫我去法院", "I have only one question", "货是陶瓷"]
)
def test_what_is_told_of_other_things_argues_nothing(text: str) -> None:
    assert argued_in(text) == ""

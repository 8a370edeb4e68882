"""A domicile as it is told: whoever is heard wrong hears a last day fifteen days too late or too early."""

from __future__ import annotations

import pytest

from actions.defence.domicile import domicile_in

HAS = [
    "户口还在台山", "户口没有注销", "户口没注销", "我没有注销户口", "户口在开平没迁走，人在悉尼", "我的户口一直没销掉", "户口没有转走",
    "我没入籍，户口没动", "户口没动过", "护照还是中国的，户口没交出去", "我唔系冇户口，户口仲喺度", "户口冇迁", "户口冇郁过，一直喺开平",
    "户口从来没有迁出来过", "我从来没去注销户口", "我并不是没有户口", "没有把户口迁走", "绿卡而已，户口保留着", "我国内还有户口", "我有台山户口",
    "人在多伦多二十年了，户口没有迁出来，还在台山", "My hukou is still in Kaiping", "I never gave up my hukou", "I have not cancelled my hukou",
    "My hukou was never cancelled", "I still have my hukou in Taishan", "I'm a permanent resident here, but I kept my hukou",
    "my household registration hasn't been moved", "我沒有入籍，戶口沒有動", "户口是江门的",
]  # fmt: skip
NONE_THERE = [
    "我的户口早就注销了", "户口早就没有了，入了加籍", "户口在开平早就迁走了", "我系美国籍，国内冇户口", "国内没有户口", "冇户口", "户口冇咗",
    "户口早销了", "入籍时就注销了户口", "我没有国内户口", "户口已经被注销", "国内没有住所", "I'm a US citizen, no hukou",
    "I gave up my hukou years ago", "My hukou was cancelled in 2010", "I don't have a hukou any more", "户口已经不在国内了", "我已經冇咗戶口",
]  # fmt: skip
ASKED = [
    "我不知道户口有没有注销", "户口可能已经注销了", "不记得户口还在不在", "唔知户口仲喺唔喺度", "I'm not sure whether my hukou was cancelled",
    "我没入籍", "我是加拿大籍", "户口要紧吗？", "户口还在不在我要问问", "我没带户口本", "如果户口还在呢", "我的户口注销了，可是我太太户口还在台山",
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), [(one, "china") for one in HAS] + [(one, "abroad") for one in NONE_THERE])
def test_a_registration_is_heard_as_it_was_told(text: str, told: str) -> None:
    assert domicile_in(text) == told


@pytest.mark.parametrize("text", ASKED)
def test_what_tells_none_surely_is_asked(text: str) -> None:
    assert domicile_in(text) is None

"""Questions of trust are heard in whatever words, and questions about others are none of them."""

from __future__ import annotations

import pytest

from actions.readers.trust import doubts_us, fears_for_data

_DOUBTS = (
    "how do i know this isnt a scam", "點解我要信你哋", "run by the chinese government? will they track me",
    "is this a scam?", "are you guys legit", "why should I trust you", "can i trust this", "who runs this?",
    "is this run by the government", "are you with the Chinese police", "你们是不是骗子", "怎么知道你们是真的",
    "凭什么相信你们", "呢個網站係咪呃人㗎", "你哋係咪政府嘅", "這個平台可靠嗎", "点知你哋系咪真嘅", "是政府办的吗",
    "谁开的这个网站？", "how can I be sure you are real",
)  # fmt: skip
_FEARS = (
    "run by the chinese government? will they track me", "is it safe to give you my passport",
    "把护照发给你们安全吗", "我啲資料會唔會俾人偷", "会不会被政府监视", "who can see my data?",
    "will you sell my information",
    "what do you do with my passport photo", "am I gonna be fine, will I be tracked", "我嘅證件會唔會外洩㗎",
    "身份证号给你们放心吗", "会不会有人追查我?" , "is it safe to upload my id here",
)  # fmt: skip
_NEITHER = (
    "他是不是骗子", "怎么知道传票是真的", "這個律師信得過嗎", "how do I know the letter is genuine", "is he a scammer",
    "my husband tracks me", "他跟踪我怎么办", "我要告政府", "how do I know which court", "我的护照丢了",
    "is it safe to sign the contract", "怎么知道法院收到了", "对方会不会把资料卖掉", "can I sue a government office",
    "我信唔过个中介", "who runs the notary office in Taishan", "是公司办的执照", "我想相信他", "safe trip to China",
    "会不会被拍卖", "my ex is watching my house", "这家公司靠谱吗，我要告它",
)  # fmt: skip


@pytest.mark.parametrize("text", _DOUBTS)
def test_whoever_doubts_us_is_told_what_this_is(text: str) -> None:
    assert doubts_us(text)


@pytest.mark.parametrize("text", _FEARS)
def test_whoever_fears_for_their_data_is_told_what_becomes_of_it(text: str) -> None:
    assert fears_for_data(text)


@pytest.mark.parametrize("text", _NEITHER)
def test_questions_about_others_are_none_about_us(text: str) -> None:
    assert not doubts_us(text) and not fears_for_data(text)

"""Who asks whether a relative, a colleague or a friend may act in court is told by what they are to them."""

from __future__ import annotations

import pytest

from actions.matter.readers import agent_asked


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我可以叫我大佬幫我去法院嗎", "relative"), ("我表哥可以代我出庭吗", "relative"),
        ("can my cousin represent me?", "relative"), ("could my daughter act for me in court", "relative"),
        ("公司同事可以当我的代理人吗", "colleague"), ("our employee can represent us?", "colleague"),
        ("村委会推荐的人可以做代理人吗", "recommended"), ("同鄉會推薦嘅人可唔可以做我代理人", "recommended"),
        ("可以請朋友代我上庭嗎", "friend"), ("can a friend appear in court for me", "friend"),
        ("邊個可以代我出庭", "anybody"), ("除了律师谁可以代我打官司", "anybody"),
        ("who can represent me in court besides a lawyer?", "anybody"),
    ],
)  # fmt: skip
def test_who_is_asked_about_is_known(text: str, who: str) -> None:
    assert agent_asked(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("公司同事得唔得", "colleague"), ("can my cousin do it?", "relative"), ("my friend from work?", "colleague"),
        ("朋友呢", "friend"), ("我老公可以吗", "relative"), ("咁我個女得唔得", "relative"),
        ("what about my neighbour?", "friend"), ("and my sister?", "relative"),
    ],
)  # fmt: skip
def test_a_person_alone_is_a_question_right_after_it_was_told_who_may(text: str, who: str) -> None:
    assert agent_asked(text, after=True) == who
    assert agent_asked(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "我可以告我表哥吗", "我哥欠我钱可以起诉吗", "我妹妹能帮我卖房吗", "can I marry my cousin",
        "my friend hit me, can I go to court for it?", "can my brother be a witness", "我朋友代我出庭了，结果输了",
        "对方请了代理人吗", "he represents me", "我想委托律师出庭", "what about the hearing?",
        "我妈听不懂普通话，开庭怎么办", "我妈听不懂普通话，开庭怎么办？", "我老婆怀孕了怎么办", "我阿媽聽唔到點算",
        "my mother can't hear well, what do we do?", "do i have to tell my wife", "我爸在医院，能改期吗",
    ],
)  # fmt: skip
def test_what_else_is_said_of_them_is_no_such_question(text: str) -> None:
    assert agent_asked(text, after=True) == ""

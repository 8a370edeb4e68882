"""What a person writes for the court is told from what they ask of us."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.hearing.asynchronous.words import is_for_the_court


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("被告确实欠我钱没有还，我请求判令归还", "start_filing"),
        ("我在多伦多，相差十三小时，北京上午开庭是深夜", "ask_hearing_time"),
        ("我坚持起诉状里的全部意见和请求", "ask_law"),
        ("I maintain everything I have said in my complaint", "start_filing"),
        ("我同意", "inform"),
    ],
)
def test_a_statement_is_one_whatever_it_sounds_like(text: str, intent: str) -> None:
    assert is_for_the_court(Answer(text, intent))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("我要立案", "start_filing"),
        ("网上开庭的时候可以录音录像吗", "ask_online_hearing"),
        ("先不写了，保存起来以后再说吧", "save_for_later"),
        ("我想找个工作人员聊一聊这件事情", "ask_human"),
        ("I want to file a case", "start_filing"),
    ],
)
def test_a_wish_or_a_question_is_none(text: str, intent: str) -> None:
    assert not is_for_the_court(Answer(text, intent))

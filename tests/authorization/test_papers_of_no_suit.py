"""Only a power for a lawsuit is witnessed by a judge: a wish for another paper is led to the ways for that one."""

from __future__ import annotations

import pytest

from actions.authorization.readers.advice_answers import names_other_paper
from actions.dialogue.message import UserMessage


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("a power of attorney for my cousin so he can sell the apartment", True),
        ("台山有間祖屋想賣，想搵我細佬代佢簽名", True),
        ("我要授权表哥去银行取我爸的存款", True),
        ("我要授权律师打官司", False),
        ("I want to authorize a lawyer for my case", False),
        ("我想委托律师打房子的官司", False),
        ("我要视频授权", False),
    ],
)
def test_a_paper_of_no_suit_is_told_apart(text: str, *, other: bool) -> None:
    assert names_other_paper(UserMessage(text, "start_authorization")) is other

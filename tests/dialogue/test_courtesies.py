"""A question beside thanks is heard; thanks alone are only returned."""

from __future__ import annotations

import pytest

from actions.courtesies import beside_thanks
from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import says_only


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("谢谢 我妈说还要全家到场 是真的吗", "我妈说还要全家到场 是真的吗"),
        ("谢谢你，那要不要我亲自回去？", "那要不要我亲自回去？"),
        ("唔該晒 咁我細佬係咪都要簽", "咁我細佬係咪都要簽"),
        ("Thanks! Does my brother have to sign too?", "Does my brother have to sign too?"),
        ("thank you so much, can I do it from Lima", "can I do it from Lima"),
        ("我还想约个公证，谢谢", "我还想约个公证"),
        ("公证处星期六开不开，谢谢", "公证处星期六开不开"),
        ("那多久能判下来呢？谢谢您", "那多久能判下来呢？"),
        ("多謝晒，我想搵律師", "我想搵律師"),
        ("谢谢提醒。上诉要交多少钱", "上诉要交多少钱"),
        ("many thanks. how much does the notary cost", "how much does the notary cost"),
    ],
)
def test_what_is_asked_beside_thanks_is_kept(text: str, beside: str) -> None:
    found = beside_thanks(UserMessage(text=text, intent="thank"))
    assert found is not None
    assert found.text == beside
    assert found.intent == ""


@pytest.mark.parametrize(
    "text",
    [
        "谢谢", "多謝晒", "thank you very much!", "谢谢你，我先问问我老婆", "好的谢谢，辛苦您了", "唔該晒，我諗下先",
        "thanks, I'll ask my son first", "谢谢，明白了", "多谢，祝你生意兴隆", "thx 👍",
        "多谢晒 帮到手啦", "谢谢你啊 帮大忙了", "谢谢你 你帮了我", "多謝晒，幫咗我好大忙",
        "thanks, you helped me a lot",
    ],
)  # fmt: skip
def test_thanks_alone_are_only_thanks(text: str) -> None:
    assert beside_thanks(UserMessage(text=text, intent="thank")) is None


def test_a_button_holds_no_thanks() -> None:
    assert beside_thanks(UserMessage(text="谢谢，要多久？", intent="thank", pressed={"a": "b"})) is None


@pytest.mark.parametrize(
    "text",
    [
        "你真好", "您人真好", "你好棒", "您太厉害了", "你真是个好人", "服务态度真好", "你好好人呀", "你好叻呀，人又好",
        "你哋好有心", "you are so kind", "you're lovely", "how kind of you", "well done",
    ],
)  # fmt: skip
def test_a_kind_word_is_one(text: str) -> None:
    assert says_only("praises", text)


@pytest.mark.parametrize(
    "text", ["你好", "您好", "你好吗", "好", "太好了", "you are late", "律师真好找吗", "对方人真好也不还钱", "你真没用"]
)
def test_what_only_sounds_kind_is_not(text: str) -> None:
    assert not says_only("praises", text)

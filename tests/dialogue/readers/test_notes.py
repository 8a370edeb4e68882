"""Notes for whoever deals with a matter: what they shall know, and no question, command, name or courtesy."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.notes import read_note
from actions.dialogue.reading import NOTHING


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("我妈耳背，请大声一点", "我妈耳背，请大声一点"),
        ("我妈耳背，谢谢你们", "我妈耳背"),
        ("要两份公证书，麻烦了", "要两份公证书"),
        ("您好，我坐轮椅", "我坐轮椅"),
        ("阿媽淨係識講台山話，唔該晒", "阿媽淨係識講台山話"),
        ("My mother is deaf, thank you very much", "My mother is deaf"),
        ("two copies, please prepare the English one", "two copies, please prepare the English one"),
        ("我妈叫李秀英，不识字", "我妈叫李秀英，不识字"),
        ("我是文盲", "我是文盲"),
        ("我想要两份", "我想要两份"),
        ("要两份，还想问下要多少钱", "要两份"),
        ("我不会说普通话", "我不会说普通话"),
    ],
)
def test_what_the_notary_shall_know_is_noted_without_courtesies(text: str, note: str) -> None:
    assert read_note(text, 500).value == note


@pytest.mark.parametrize(
    "text",
    [
        "我还想问要多少钱",
        "想請問使唔使帶相",
        "顺便问一下几点开门",
        "I'd like to ask how much it costs",
        "谢谢你们，辛苦了",
        "唔該晒！",
        "thanks a lot",
        "我叫陈国强",
        "my name is Chan Tai Man",
        "第12项改成：二十万",
        "删掉第7项",
    ],
)
def test_a_question_a_command_a_name_or_thanks_alone_is_no_note(text: str) -> None:
    assert read_note(text, 500) == NOTHING

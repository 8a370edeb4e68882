"""Clauses in Chinese are parted by blanks and by half-width stops, as people type: they are heard as commas."""

from __future__ import annotations

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import with_commas


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("他老婆要一起告吗 借条上她没签名", "他老婆要一起告吗，借条上她没签名"),
        ("不是三楼 是他违建的阳台压过来的", "不是三楼，是他违建的阳台压过来的"),
        (
            "我叫温美玲 护照⟦document:0123456789⟧ 房子是我妈的名字",
            "我叫温美玲，护照⟦document:0123456789⟧，房子是我妈的名字",
        ),
        ("欧阳 娜娜", "欧阳 娜娜"),
        ("我叫陈 国强", "我叫陈 国强"),
        ("12 Dominion Road Auckland", "12 Dominion Road Auckland"),
        ("我住在奥克兰 12 Dominion Road", "我住在奥克兰 12 Dominion Road"),
        ("一行\n又一行 还有一行", "一行\n又一行 还有一行"),
        ("1. 打官司要多少钱 2. 要多久 3. 要不要请律师", "1. 打官司要多少钱；2. 要多久；3. 要不要请律师"),
        ("我想问：1、要多久 2、要多少钱", "我想问：1、要多久；2、要多少钱"),
        ("1) how much is it 2) how long does it take", "1) how much is it；2) how long does it take"),
        ("借了 2. 5万", "借了 2. 5万"),
        ("住 3. 座 5楼", "住 3. 座 5楼"),
    ],
)
def test_a_blank_between_clauses_is_a_comma_and_one_in_a_name_is_none(text: str, heard: str) -> None:
    assert with_commas(text) == heard
    assert len(with_commas(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("我叫何嘉敏,女,1986年4月9日出生", "我叫何嘉敏，女，1986年4月9日出生"),
        ("護照EJ4455667,米蘭Via Paolo Sarpi 25號", "護照EJ4455667，米蘭Via Paolo Sarpi 25號"),
        ("每月2,600元,租到今年3月;之后没给", "每月2,600元，租到今年3月；之后没给"),
        ("仲告得返?佢走咗佬!", "仲告得返？佢走咗佬！"),
        ("I lent him 2,600 yuan, no receipt; can I sue?", "I lent him 2,600 yuan, no receipt; can I sue?"),
    ],
)
def test_a_half_width_stop_beside_a_character_is_the_full_one(text: str, heard: str) -> None:
    assert with_commas(text) == heard


def test_a_message_is_heard_clause_by_clause() -> None:
    said = UserMessage.from_message({"text": "他住台山台城的 他老婆叫伍美兰 我不认识她", "intent": {"name": "inform"}})
    assert [one.text.strip("，") for one in said.stretches()] == ["他住台山台城的", "他老婆叫伍美兰", "我不认识她"]

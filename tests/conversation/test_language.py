"""Traditional is converted around what must stay."""

from __future__ import annotations

import re

import pytest

from backend.config import ROOT
from backend.conversation.language import convert, convert_reply
from backend.conversation.model import LANGUAGES, Button, Reply
from backend.conversation.phrasebook import domain_files


def test_do_not_worry_is_written_as_people_write_it() -> None:
    assert convert("别着急，慢慢来，不要闹别扭", "zh-Hant") == "別着急，慢慢來，不要鬧彆扭"


def test_traditional_is_hong_kongs_and_leaves_marked_values_alone() -> None:
    text = "请\ue000张国后\ue001带护照到里面，号码⟦phone:0a1b2c3d4e⟧"
    assert convert(text, "zh-Hant") == "請张国后帶護照到裏面，號碼⟦phone:0a1b2c3d4e⟧"


def test_marks_are_shown_in_no_language() -> None:
    assert [convert("\ue000A\ue001", language) for language in LANGUAGES] == ["A", "A", "A"]


def test_button_titles_are_converted_and_payloads_are_not() -> None:
    reply = convert_reply(Reply("继续", (Button("上一步骤", '/inform{"x":"继续"}'),)), "zh-Hant")
    assert reply == Reply("繼續", (Button("上一步驟", '/inform{"x":"继续"}'),))


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("先不签，在哪里签都行", "先不簽，在哪裏簽都行"),
        ("签名、签字、签证、签署、签发、签章", "簽名、簽字、簽證、簽署、簽發、簽章"),
        ("今天签的委托书，把手签原件寄来", "今天簽的委託書，把手簽原件寄來"),
        ("文件上的标签，抽签分案，书签", "文件上的標籤，抽籤分案，書籤"),
        ("台湾、台山、平台、台胞证、台风", "台灣、台山、平台、台胞證、颱風"),
        ("在换发的护照里", "在換發的護照裏"),
        ("补发、核发、头发、发票", "補發、核發、頭髮、發票"),
        ("在别的渠道里拿一个码", "在別的渠道裏拿一個碼"),
        ("离您3公里，五十里，十里路", "離您3公里，五十里，十里路"),
        ("这里、那里、哪里、里面、村里有人", "這裏、那裏、哪裏、裏面、村裏有人"),
        ("仁和里3号", "仁和里3號"),
        ("余先生、范女士、里先生、余款、范围", "余先生、范女士、里先生、餘款、範圍"),
        ("马里、马里兰、斯里兰卡", "馬里、馬里蘭、斯里蘭卡"),
        ("请说明账户、户口和税", "請說明賬戶、戶口和稅"),
        ("别着急", "別着急"),
        ("法院决定不准出境，准不准由法院定", "法院決定不准出境，准不准由法院定"),
        ("拿不准就说不准，不准确、不准时", "拿不準就說不準，不準確、不準時"),
    ],
)
def test_traditional_is_written_as_people_in_hong_kong_write_it(simplified: str, traditional: str) -> None:
    assert convert(simplified, "zh-Hant") == traditional


def test_no_utterance_of_ours_draws_lots() -> None:
    texts = [path.read_text(encoding="utf-8") for path in domain_files(ROOT)]
    assert not re.findall(".{0,6}(?<!標)籤.{0,6}", convert("\n".join(texts), "zh-Hant"))

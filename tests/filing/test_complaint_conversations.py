"""Conversations of somebody who sends their lawyer's complaint, played with the real bot and the real reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.defence.test_paper_conversations import Patient
from tests.paper_reader.written_complaints import LOAN, TRAFFIC, word
from tests.stage.house import House
from tests.stage.player import read_conversations, with_files

CONVERSATIONS = read_conversations(Path(__file__).with_name("complaint_conversations.yml"))
BLANK = ("民事起诉状", "原告：XXXX", "被告：XXXX", "诉讼请求：", "1.____", "事实与理由：", "……", "此致", "XX人民法院")
POWER = (
    "房产委托书", "委托人：谭秀英，住马来西亚槟城", "受托人：谭国强", "代为出售台山市台城街道的房屋。", "签名：",
)  # fmt: skip
FILES: Mapping[str, Callable[[], bytes]] = {
    "loan": lambda: word(LOAN),
    "two": lambda: word((*LOAN, *TRAFFIC)),
    "blank": lambda: word(BLANK),
    "elsewhere": lambda: word(tuple(row.replace("江门市蓬江区", "北京市朝阳区") for row in LOAN)),
    "long": lambda: word(("民事起诉状", *["事实" * 500] * 60)),
    "power": lambda: word(POWER),
}


@pytest.mark.slow
@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[c["name"] for c in CONVERSATIONS])
def test_the_conversation_goes_as_written(house: House, conversation: dict[str, Any], tmp_path: Path) -> None:
    turns = with_files(conversation["turns"], FILES, tmp_path, ".docx")
    Patient(house, conversation.get("timezone", "Asia/Shanghai")).play(turns)

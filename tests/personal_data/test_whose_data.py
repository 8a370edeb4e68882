"""Whose data somebody asks for: their own is handed out, another's never."""

from __future__ import annotations

import pytest

from actions.personal_data.readers.copies import asks_for_anothers


@pytest.mark.parametrize(
    ("text", "anothers"),
    [
        ("帮我导出我妈妈的资料", True),
        ("我想看我老公在你们这里填了什么", True),
        ("我想查被告的户籍资料", True),
        ("俾佢嗰份资料我睇", True),
        ("把她的聊天记录发给我", True),
        ("can you send me the data you have about my ex husband", True),
        ("give me his records", True),
        ("show me the defendant's data", True),
        ("把我的资料发给我", False),
        ("我想攞返一份我啲資料", False),
        ("can I get a copy of all my data", False),
        ("我的资料我老公看得到吗", False),
        ("被告的资料要填什么", False),
        ("她的资料会泄露吗", False),
        ("who can see my data", False),
        ("what information of the defendant must I fill in", False),
    ],
)
def test_whose_data_is_asked_for(text: str, *, anothers: bool) -> None:
    assert asks_for_anothers(text) is anothers

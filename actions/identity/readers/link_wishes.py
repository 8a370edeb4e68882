"""Recognition of who wants a code that links a channel, or has one. Pure."""

from __future__ import annotations

import re
from typing import Literal

_GIVE = re.compile(
    r"给我|給我|俾|生成|获取|獲取|要一个|要個|要一個|我要(?:绑定|连接|綁定|連結)?码|发我|發我|拿(?:个|一个)?码|"
    r"\b(?:give|get|generate|create|issue|need|send me|new|want a)\b",
    re.IGNORECASE,
)
_HAVE = re.compile(
    r"我有|有(?:个|個|一个|一個)?(?:绑定|綁定|连接|連結|配对)?[码碼]|輸入|输入|填|在哪|喺邊|邊度|收到|拿到|这是|這是|"
    r"\b(?:i have|i've got|got a|enter|type|where|here is|this is)\b",
    re.IGNORECASE,
)


def link_wish(text: str) -> Literal["give", "have", ""]:
    """Return the link a text wants: a code, to use one, or nothing that it says."""
    if _GIVE.search(text):
        return "give"
    return "have" if _HAVE.search(text) else ""

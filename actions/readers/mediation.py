"""Recognition of a question how somebody's own mediation stands, and not how mediation works. Pure."""

from __future__ import annotations

import re

from actions.story.readers.plain import plain

_STANDING = re.compile(
    r"(?:调解|調解|mediation).{0,10}(?:怎么样|怎麼樣|怎样了|怎樣了|(?:点样|點樣)(?!收|申|办|辦|计|計|搞|先)|"
    r"进展|進展|进度|進度|到哪|(?:去|行|走|做|办|搞)?到[邊边](?!度?(?:做|办|搞|倾|谈|去))(?:度|一?步)?|哪步|哪一步|有结果|有結果|"
    r"消息|接了|联系了|聯絡|安排在|定了|如何了|怎么了|怎麼了|搞[掂定]未|(?:而家|宜家|依家|家下)[点點]|[点點](?:呀|啊|呢|[?？]|$)|"
    r"[谈談傾倾](?:成|妥|好|掂).{0,2}(?:没|沒|未|吗|嗎))|我(?:的)?(?:[那这][件单宗份]?|呢[件单宗])?(?:的)?(?<!我)调解(?!员)|(?:什么时候|什麼時候|几时|幾時)(?:调解|調解)|"
    r"\bmy mediation\b|\bmediation (?:going|progress|status|stand)|\bhow is (?:the )?mediation\b|"
    r"\b(?:news|update|happening) .{0,16}mediation|\bwhere (?:is|are we) .{0,16}mediation",
    re.IGNORECASE,
)


def asks_standing(text: str) -> bool:
    """Return True if a text asks how one's own mediation stands."""
    return _STANDING.search(plain(text)) is not None

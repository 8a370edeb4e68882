"""Free words that can stand in a court's paper: no code, no typed command, not signs alone. Pure.

Anything a person tells in earnest passes; what plainly is no answer is pointed out, so that it never reaches a judge.
"""

from __future__ import annotations

import re

from actions.answers import Answer, Reader, Reading
from actions.dialogue.readers.statements import read_statement

_CODE = re.compile(
    r"</?[a-z!][^>]*>|\[\d{1,3}(?:;\d+)*m|\{\{|\}\}|```|javascript:|^/\w|[;'\"]\s*--|⟦|⟧|"
    r"\b(?:drop\s+table|select\s+.{1,40}\s+from|insert\s+into|delete\s+from|union\s+select)\b",
    re.IGNORECASE | re.DOTALL,
)
_TOKEN = re.compile(r"⟦(?:phone|email|document|card|code):[0-9a-f]{10}⟧")
_ASKS = re.compile(
    r"[?？]|吗|嗎|呢$|怎么|怎麼|怎样|怎樣|点样|點樣|点解|點解|如何|什么|什麼|乜|咩|几|幾|多少|多久|多长|多長|哪|边度|邊度|"
    r"可不可以|可唔可以|能不能|能否|系咪|係咪|是不是|需不需要|使唔使|要不要|"
    r"\b(?:how|what|where|when|which|who|why|can|could|do|does|is|are|should|may)\b",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"[中英日法]文|[国國英粤粵]语|[國英粵]語|普通[话話]|[广廣][东東][话話]|白[话話]|[语語]言|[繁简簡][体體]|english|chinese|cantonese|mandarin",
    re.IGNORECASE,
)
_GIVES_UP = re.compile(
    r"取消|不办|唔办|唔辦|不辦|不告|唔告|不起诉|不起訴|算了|算啦|放弃|放棄|退出|不填|唔填|不想|唔想|不搞|唔搞|停止|"
    r"重新|重来|重來|从头|從頭|再来一|清空|cancel|quit|stop|give up|start (?:again|over)|restart|forget it|never mind",
    re.IGNORECASE,
)
_WORDLESS = re.compile(r"[\W\d_]+")
_SAME_SIGN = re.compile(r"^(.)\1{4,}$", re.DOTALL)
TEXT_ODD = "utter_filing_text_odd"


def gives_up(answer: Answer) -> bool:
    """Return True if a message names giving up or beginning again, not only sounds like it ("请了")."""
    return _GIVES_UP.search(answer.text) is not None


def names_language(answer: Answer) -> bool:
    """Return True if a message names a language, not only sounds like asking for one ("阿文" is somebody's name)."""
    return _LANGUAGE.search(answer.text) is not None


def tells(answer: Answer) -> bool:
    """Return True if a message tells something although it only sounds like a question of ours ("钱收了一直不发货")."""
    sounds_like_one = answer.intent.startswith("ask_") and answer.intent != "ask_progress"
    return sounds_like_one and len(answer.text) >= 4 and _ASKS.search(answer.text) is None


def looks_like_code(text: str) -> bool:
    """Return True if a text is a scrap of code or a typed command; masked numbers are neither."""
    return _CODE.search(_TOKEN.sub("", text)) is not None


def looks_odd(text: str) -> bool:
    """Return True if a text is code, a typed command, signs or figures alone, or one sign over and over."""
    without_numbers = _TOKEN.sub("", text)
    wordless = not _WORDLESS.sub("", without_numbers)
    told_number = without_numbers != text and wordless
    return looks_like_code(text) or (wordless and not told_number) or bool(_SAME_SIGN.match(text.strip()))


def read_words(limit: int) -> Reader:
    """A reader for statements in earnest, up to `limit` characters; the rest is pointed out."""

    def read(answer: Answer) -> Reading:
        text = answer.text.strip()
        return Reading(problem=TEXT_ODD) if text and looks_odd(text) else read_statement(text, limit, TEXT_ODD)

    return read

"""Words that shall be taken out of an answer, and the answer that is named beside them. Pure.

"第5项去掉“对，”两个字", "the defendant's address shouldn't have the words "lives at"", "remove 'later'". The words
stand between quotation marks: without them nobody can say where they end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.revision import Revision
from actions.script import sign_by_sign

_QUOTED = (
    r"(?:“(?P<q1>[^“”]{1,120})”|「(?P<q2>[^「」]{1,120})」|『(?P<q3>[^『』]{1,120})』|\"(?P<q4>[^\"]{1,120})\""
    r"|‘(?P<q5>[^‘’]{1,120})’|(?<![a-z])'(?P<q6>[^']{1,120})'(?![a-z]))"
)
_SPANS = re.compile(_QUOTED, re.IGNORECASE)
_ASKED = r"(?:请|麻烦|唔该|帮我|帮手|我想|我要|要|可以|也|都|and|also|please|could you|can you|i want to|[\s，,])*"
_GONE_ZH = r"(?:删去|删除|删掉|删走|删咗|删|去掉|拿掉|划掉|剔除|不要|唔要|去咗|拿走)(?:了|咗)?"
_GONE_EN = r"(?:delete|remove|drop|cut|strike|erase|take out|take away|leave out|get rid of)"
_UNITS = r"(?:这|那|嗰|呢)?(?:[一两几二三四五六七八九十\d]+)?(?:个|個)?(?:字|词|字眼|标点|符号)?"
_END = (
    r"(?:吧|啦|了|呀|啊|please|thanks?|[\s。.!！])*"
    r"(?:(?<=[\s，,。;；.!！了])(?:那|这|嗰|呢|它|因为|that|it|this|because)[^“”\"「」]{0,60})?"
)
_THE_WORDS = r"(?:the )?(?:words?|letters?|bit|part|phrase)?\s*"
_SUBJECT = r"[^“”\"「」『』，,。;；]{1,40}?"
_SHAPES = (
    rf"{_ASKED}(?:在|喺)?(?P<s>{_SUBJECT})?(?:里面?|入面|中|度|上)?(?:的|嘅)?[\s，,:：]*(?:请|要|应该|就)*{_GONE_ZH}\s*{{q}}{_UNITS}{_END}",
    rf"{_ASKED}(?:把|将)(?P<s>{_SUBJECT})?(?:里面?|入面|中|度|上)?(?:的|嘅)?\s*{{q}}{_UNITS}{_GONE_ZH}{_END}",
    rf"{_ASKED}(?P<s>{_SUBJECT})?(?:里面?|入面|中|度|上)?(?:的|嘅)?[\s，,]*{{q}}{_UNITS}(?:都|要|应该|就)*{_GONE_ZH}{_END}",
    rf"{_ASKED}(?P<s>{_SUBJECT})(?:里面?|入面|中|度|上)?(?:不应该|不应|不该|唔应该|唔应|不能|多|多写)(?:有|出现|写|了|咗|出)*\s*{{q}}{_UNITS}{_END}",
    rf"{_ASKED}(?:in|from|on) (?P<s>{_SUBJECT})[\s,:]*{_GONE_EN} {_THE_WORDS}{{q}}{_END}",
    rf"{_ASKED}{_GONE_EN} {_THE_WORDS}{{q}}(?:,? (?:from|in|out of|on) (?P<s>{_SUBJECT}))?{_END}",
    rf"{_ASKED}(?P<s>{_SUBJECT}) (?:should ?n[o'’]t|should not|must ?n[o'’]?t|must not|need ?n[o'’]?t|does ?n[o'’]t)"
    rf" (?:have|contain|include|say|read|begin with|start with) {_THE_WORDS}{{q}}(?: in it)?{_END}",
)
_PATTERNS = tuple(re.compile(one.replace("{q}", _QUOTED), re.IGNORECASE) for one in _SHAPES)


_EDGES = " ，,。.；;：:！!"
_BEHIND_END = re.compile(r"([。！!？?；;\n])[，,、；;。]+")
_BEFORE_END = re.compile(r"[，,、]+(?=[。！!？?；;])")


@dataclass(frozen=True, slots=True)
class WordsOut:
    """Words that shall be taken out.

    Args:
        subject: the words that name the answer they stand in, or nothing.
        begin: of the words in the message, and `end`.
    """

    subject: str
    begin: int
    end: int


def words_out(text: str) -> WordsOut | None:
    """Return what a stretch of a message wants taken out; None for any other words."""
    plain = sign_by_sign(text)
    for pattern in _PATTERNS:
        if (found := pattern.fullmatch(plain)) is not None:
            begin, end = next(found.span(f"q{n}") for n in range(1, 7) if found[f"q{n}"] is not None)
            subject = text[slice(*found.span("s"))] if found["s"] else ""
            return WordsOut(subject.strip(" ，,"), begin, end)
    return None


def taken_out(message: UserMessage, start: int, end: int) -> Revision | None:
    """Return the revision of a stretch that wants words taken out; None for any other stretch.

    Args:
        message: as it was written.
        start: of the stretch in it, and `end`.
    """
    stretch = message.text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip(_EDGES))
    found = words_out(message.text[begin:end].rstrip(_EDGES))
    if found is None:
        return None
    wrong = message.between(begin + found.begin, begin + found.end)
    return Revision(message.between(end, end), subject=found.subject, denied=wrong.text, wrong=wrong, out=True)


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Return where words between quotation marks stand, with the marks."""
    return (found.span() for found in _SPANS.finditer(text))


def without(text: str, words: str) -> str:
    """Return a text without words, and without what they leave behind them: two blanks, a comma at an end."""
    left = text.replace(words, " " if words.isascii() else "", 1)
    left = _BEHIND_END.sub(r"\1", _BEFORE_END.sub("", left))
    return re.sub(r"\s{2,}", " ", left).strip(" ，,、;；")

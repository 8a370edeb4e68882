"""Readers of entries of a review called by their numbers ("改第14项：…", "3改5万，5改成新会", "delete item 7"). Pure.

What stands behind a number, up to the next number that is changed, is what is to stand there, whatever signs it holds:
"改第14项：2024年5月借款，约定一年还清；至今未还" is one entry with one text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.dialogue.readers.speech_acts import asks
from actions.script import sign_by_sign
from backend.shared.numerals import number_in

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_JOIN = r"(?:和|、|同埋|同|及|\band\b|&)"
_CALLED = (
    rf"(?:第\s?{_NUMERAL}\s?(?:[项条点题行栏]|[个号](?!月|星期|人|孩|被|原|仔|码|楼))(?!目)"
    rf"|第\s?{_NUMERAL}(?=\s?{_JOIN}\s?第)"
    r"|(?<!\d)\d{1,2}\s?[项条](?!目)"
    r"|(?:\b(?:item|number|no\.?|line|answer|point|entry)|#)\s?#?\s?\d{1,2}(?![\d,.]*\d)\b)"
)
_BARE = r"(?<![\d.,])\d{1,2}(?![\d,.]*\d)(?:\s?号(?=改|唔啱|不对|错))?"
_POLITE = (
    r"(?:请你?|麻烦|唔该|帮我|帮手|我想|我要|想|要|可以|可唔可以|can you|could you|please|i want to|i'd like to|"
    r"also|then|and|plus|还有|同埋|另外|然后|再|仲有|把|将|至于|sorry|oh|对了|不好意思)"
)
_VERB = (
    r"(?P<verb>(?:改|修改|更正|更改|改正|订正|换)(?:一下|一改|下|返|番|做)?|(?:change|correct|fix|update|edit|set|make)\b)"
    r"|(?:for|on|in|at)\b"
)
_GONE = (
    r"删掉|删除|删走|删咗|删去|删|去掉|拿掉|划掉|移除|取消|不要|唔要|清空|"
    r"(?:remove|delete|drop|clear|erase|scrap|take out|leave out|get rid of)\b"
)
_GONE_BEHIND = (
    r"(?:(?:都|也|可以|就|要|帮我|请|唔该|should|can|must|to|be|is|please)\s*)*"
    r"(?:删掉|删除|删走|删咗|删去|删|去掉|拿掉|取消|不要|唔要|留空|空着|"
    r"(?:removed|deleted|cleared|taken out|left out|left empty|blank)\b)"
)
_PARTICLES = r"(?:了|咗|掉|吧|啦|喇|呀|啊|佢|它|please|thanks?|谢谢|多谢|[\s。.!！])*"
_WRONG = (
    r"(?:都|也)?(?:唔啱|不啱|不对|唔对|写错|填错|打错|搞错|讲错|错|有误|"
    r"(?:is|was|are)\s?(?:wrong|not right|incorrect|a mistake))(?:了|咗|啦|喇|呀|啊)*"
)
_FROM = r"(?:由|从|from).{1,40}?(?=改|换|to\b)"
_INTO = (
    r"(?:都|也|我想|我要|想|请|帮我|要|应该|应当|应)*(?:改(?:成|为|做|到|返做|返成|返|作)?|换成|换做|更正为|写成|写做|填成)"
    r"|应该|应当|其实|->|→|=>|⇒"
    r"|\b(?:it )?(?:should (?:be|say|read)|must be|needs to be|has to be|to be|becomes|to|i meant|i mean|is really"
    r"|is actually)\b"
)
_IS = r"[:：=]|是|系|为|填|写|\b(?:is|was|it is|it's|it was|put|write|say|says|enter|use|as|into|with|be)\b"
_MARK = re.compile(
    rf"(?:^|(?P<joined>{_JOIN}\s*)|(?<=[，,。.;；!！\s]))[\s，,]*(?:{_POLITE}[\s，,]*)*"
    rf"(?:(?P<gone>{_GONE})|{_VERB})?\s*(?:the|my|your)?\s*(?:(?P<called>{_CALLED})|(?P<bare>{_BARE}))"
    rf"(?:\s*(?P<behind>{_GONE_BEHIND})(?={_PARTICLES}(?:$|[，,;；]|{_JOIN})))?"
    rf"(?:[\s，,]*(?P<wrong>{_WRONG}))?(?:[\s，,]*{_FROM})?"
    rf"(?P<lead>(?:[\s，,]*(?:(?P<into>{_INTO})|{_IS}))*[\s，,:：]*)(?P<more>(?=加|补|减))?",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:我想|我要|请|想|要|再|还|也|都|多|[\s，,])*(?:"
    r"(?:加上?|添上?|补充?|补上|写多)(?:一|返|多)?[句段点条](?:话)?|(?:加上|添上|补充|补上)(?=[:：，,\s])|"
    r"(?:原来|原先|之前|本来|头先)(?:写?的|嘅|那|嗰|[句段些])*(?:也|都|就)?(?:要|保留|留着|留返|留住)|"
    r"(?:please )?(?:also )?(?:add|append)(?: (?:a|one|this|the) (?:line|sentence|words?))?(?: to it)?"
    r"|keep (?:what (?:was there|it said)|the old (?:one|text|sentence))(?:,? (?:and|but) add)?"
    r")[\s，,:：]*(?=\S)",
    re.IGNORECASE,
)
"""Words for what is told beside what stands there, and not instead of it."""
_INSTEAD = re.compile(
    r"[^，,。；;：:]{2,20}[，,。；;]\s*(?:请|帮我|就|都)*"
    r"(?:改成|改为|改做|换成|change (?:it )?to|make it|replace it with)[\s，,:：]*(?=\S)",
    re.IGNORECASE,
)
"""A remark on what stands there, before what is to stand there ("第4项不要写那句，改成：…")."""
_ONLY_PARTICLES = re.compile(rf"(?:{_PARTICLES}|[，,;；:：])*", re.IGNORECASE)
_OUT = re.compile(r"\s*(?:请|要|应该|就)*(?:删去|删除|删掉|删走|删|去掉|拿掉|划掉|不要|唔要)(?:了|咗)?\s*[“「『\"‘']")
"""A wish to leave some words out of what stands there."""
_ANNOUNCED = re.compile(
    rf"(?:{_POLITE}[\s，,]*)*(?:改|更正|修改|更改|纠正|订正|有)(?:一下|下|返)?(?:[一两二三四五六几多\d])?(?:样|处|项|点|个地方|个位)"
    r"(?:要改|唔啱|不对|唔对|有错|写错|错|有误)*(?:了|咗|嘅|的)?[:：，,。;；\s]\s*"
    r"|(?:(?:i have|there are|sorry)[\s,]*)*(?:a few|some|two|three|four|\d) "
    r"(?:things?|changes|corrections|mistakes|points|items)"
    r"(?: (?:are |is |to be )?(?:wrong|incorrect|to (?:change|correct|fix)))?\s*[:,.;-]\s*",
    re.IGNORECASE,
)
"""Announcements of several changes ("我要改两处：…", "two things wrong: …")."""
_MARKS = ("“”", "「」", "『』", "‘’", '""')
_TAIL = re.compile(
    r"(?:[\s，,。.]*(?:instead|please|thanks?(?: you)?|谢谢你?|多谢|唔该晒?|先啱|才对|至啱|"
    r"(?<=[，,。\s])(?:还有|同埋|另外|and|also)|(?<=\s)and))+[\s。.!！]*$",
    re.IGNORECASE,
)
_FIGURE = re.compile(_NUMERAL)
_OF_IT = re.compile(r"的|嘅|呢|吗|咩|of\b|in the\b|on the\b", re.IGNORECASE)
"""Words behind a number that go on about the entry, or about something else that is counted."""
_SHORT = 30
"""Characters of a value behind which a weakly marked number begins another; a longer one is a text of its own."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry that is changed by its number.

    Args:
        number: as it stands on the screen.
        called: the words that call it.
        begin: of the words that shall stand there, and `end`; both the same where none are told.
        gone: whether it shall be left out.
        bare: whether it is a figure alone, which may be a value as well.
        adds: whether the words shall stand beside what stands there.
    """

    number: int
    called: str
    begin: int
    end: int
    gone: bool = False
    bare: bool = False
    adds: bool = False


def numbered_entries(text: str, *, shown: bool = True) -> tuple[Entry, ...]:
    """Return the entries that a text changes by their numbers, in order; nothing for any other text.

    Args:
        text: as it was written; numbers that stand inside a sentence ("第三项工程") name no entry.
        shown: whether the numbers are on screen or were; else only what says so plainly is meant.
    """
    plain = sign_by_sign(text)
    lead = _ANNOUNCED.match(plain)
    cut = lead.end() if lead is not None else 0
    found = _entries(plain[cut:], shown=shown, announced=lead is not None)
    return tuple(replace(one, begin=one.begin + cut, end=one.end + cut) for one in found)


def announcement_end(text: str) -> int:
    """Return where the announcement of several changes ends with which a text begins, 0 without one."""
    found = _ANNOUNCED.match(sign_by_sign(text))
    return found.end() if found is not None else 0


def _entries(plain: str, *, shown: bool, announced: bool) -> tuple[Entry, ...]:
    marks = [one for one in _MARK.finditer(plain) if not _OF_IT.match(plain, one.end())]
    if not marks or marks[0].start() or not _begins(marks[0], shown=shown):
        return ()
    taken = marks[:1]
    for mark in marks[1:]:
        if _begins_another(mark, _TAIL.sub("", plain[taken[-1].end() : mark.start()]), announced=announced):
            taken.append(mark)
    ends = [*(mark.start() for mark in taken[1:]), len(plain)]
    entries = [_entry(plain, mark, end) for mark, end in zip(taken, ends, strict=True)]
    entries = _shared(entries, [mark["joined"] is not None for mark in taken])
    told = [plain[one.begin : one.end] for one in entries if one.begin < one.end]
    nothing_told = not told and not any(one.gone for one in entries)
    asked = any(len(one) <= _SHORT and asks(one) for one in told)
    keeps = any(one.gone and one.begin < one.end for one in entries)  # "不要第三项担保" leaves out no entry
    return () if nothing_told or asked or keeps else tuple(entries)


def _begins(mark: re.Match[str], *, shown: bool) -> bool:
    """Return True if a text that begins so changes an entry."""
    if not shown:
        return mark["called"] is not None and _is_strong(mark)
    if mark["bare"] is not None:
        ordered = mark["verb"] is not None and mark["lead"] != ""
        return bool(ordered or mark["into"] or mark["wrong"] or mark["gone"] or mark["behind"] or ":" in _colons(mark))
    edited = any(one.match(mark.string, mark.end()) for one in (_ADDS, _INSTEAD, _OUT))
    return _is_strong(mark) or edited or mark["lead"].strip(" ，,") != "" or _is_joined(mark)


def _begins_another(mark: re.Match[str], told: str, *, announced: bool) -> bool:
    """Return True if a number begins an entry of its own, and is no part of the text for the one before."""
    if mark["joined"] is not None and not told.strip(" ，,。.;；"):
        return True
    if mark["bare"] is not None:
        return bool(mark["into"] or mark["wrong"])
    led = mark["lead"].strip(" ，,") != "" or mark["more"] is not None
    return _is_strong(mark) or (led and (announced or len(told) <= _SHORT))


def _is_strong(mark: re.Match[str]) -> bool:
    """Return True if it is said that something is changed; a colon or "is" behind a number may as well list things."""
    return any(mark[name] is not None for name in ("verb", "gone", "behind", "wrong", "into"))


def _is_joined(mark: re.Match[str]) -> bool:
    """Return True if a number without a unit stands before another one ("第5和第6项")."""
    return mark["called"][-1] not in "项条点题行栏个号"


def _colons(mark: re.Match[str]) -> str:
    return mark["lead"].replace("：", ":")


def _entry(plain: str, mark: re.Match[str], end: int) -> Entry:
    called = (mark["called"] or mark["bare"]).strip()
    figure = _FIGURE.search(called)
    begin, gone = mark.end(), mark["gone"] is not None or mark["behind"] is not None
    cut = _TAIL.search(plain, begin, end)
    end = max(begin, cut.start() if cut is not None else end)
    if _ONLY_PARTICLES.fullmatch(plain, begin, end) is not None:
        end = begin
    if (remark := _INSTEAD.match(plain, begin, end)) is not None:
        begin = remark.end()
    begin, end = _inside_quotes(plain, begin, end)
    adding = _ADDS.match(plain, begin, end)
    return Entry(
        number_in(figure[0]) if figure else 0,
        called,
        adding.end() if adding is not None else begin,
        end,
        gone=gone,
        bare=mark["bare"] is not None,
        adds=adding is not None,
    )


def _inside_quotes(plain: str, begin: int, end: int) -> tuple[int, int]:
    """Return where the words stand that are told as a whole between quotation marks ("第10项写“…”")."""
    last = len(plain[begin:end].rstrip(" ，,。；;")) + begin
    quoted = any(plain[begin] == one[0] and plain[last - 1] == one[1] for one in _MARKS) if last - begin > 2 else False
    return (begin + 1, last - 1) if quoted else (begin, end)


def _shared(entries: Sequence[Entry], joined: Sequence[bool]) -> list[Entry]:
    """Entries joined by "and" share what is told of one of them ("第5和第6项都改成新会", "删掉第7项和第9项")."""
    told = list(entries)
    for place in range(1, len(told)):
        if joined[place] and told[place - 1].gone and told[place].begin == told[place].end:
            told[place] = replace(told[place], gone=True)
    for place in range(len(told) - 2, -1, -1):
        one, behind = told[place], told[place + 1]
        if joined[place + 1] and not one.gone and one.begin == one.end:
            told[place] = replace(one, begin=behind.begin, end=behind.end, gone=behind.gone)
    return told

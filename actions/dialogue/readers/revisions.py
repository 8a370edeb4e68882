"""Revisions: which answer a message names, which old value it denies, and the words that stand instead. Pure.

"金额改成8万", "the address is wrong, it is 15 Donghua Road", "不对，上一题答错了，我有借条"; several in one message.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise

from actions.dialogue.message import UserMessage
from actions.dialogue.phrases import behind, said, spans
from actions.dialogue.readers.denials import denies_first
from actions.dialogue.readers.named_answers import to_be_changed
from actions.dialogue.readers.numbered_entries import announcement_end, numbered_entries
from actions.dialogue.readers.of_writing import of_writing_behind
from actions.dialogue.readers.order_words import home_begin, said_right, value_span
from actions.dialogue.readers.revision import Revision, of_values, remarks_joined, with_unit, with_wrong_name_apart
from actions.dialogue.readers.value_kinds import shared_head
from actions.dialogue.readers.values_replaced import is_figure
from actions.dialogue.readers.words_out import quoted_spans, taken_out
from actions.script import sign_by_sign

LONGEST = 200
"""Characters; a longer message tells a story, in which anybody may have been wrong about anything."""
_LONGEST_SUBJECT, _LONGEST_VALUE = 40, 20
_SHORTEST_HEAD = 4
"""Signs of a stretch that says what is right; a shorter one is a mere "no"."""
_BREAKS = re.compile(
    r"[，；;。！!\n]+|,(?!\d{3}(?!\d))|"
    r"(?<!,)\s+and\s+(?=(?:the|my|it|i|he|she|we|they)\b|\d|(?:[a-z']+\s+){1,3}(?:is|was|are|were)\b)|(?<=[一-鿿\d])、",
    re.IGNORECASE,
)
_COMMA = re.compile(r"(?:[，、]|,(?!\d{3}(?!\d)))\s*")
_PARTICLES = "啊呀啦喇吖㗎呢吧"
_EDGES = " ，,。.；;：:！!“”\"'"
_SUBJECT_LEAD = re.compile(
    r"^(?:把|将|請|请|帮我|唔该|还有|還有|另外|以及|同埋|please|change|correct|fix|make|set|and\b|also\b|the|my|我的|我)\s*",
    re.IGNORECASE,
)
_PRONOUNS = frozenset({"it", "that", "this", "he", "she", "i", *"他她它佢那这這", "那个", "这个"})
_IS = re.compile(
    r"^(?P<subject>[^⟦]{2,16}?)\s*(?:(?:应该|應該|要)?(?:是|系|係|叫做?)|:|：|"
    r"\b(?:is|was|(?:must|should|has to|have to|needs to) be\b(?!\s+(?:paid|\w+ed)))\b)\s*(?P<words>\S.*)$",
    re.IGNORECASE,
)
_DONE_ON = re.compile(
    r"^(?:i|we)\s+(?:actually |really |only |in fact )*(?P<subject>[a-z]+)"
    r"(?: (?:it|them|the \w+))?\s+(?:only )?on\s+(?P<words>\S.*)$",
    re.IGNORECASE,
)
"""Acts done on a day ("I actually opened it on 3 May")."""
_CHANGE_LEAD = re.compile(
    r"(?:请|請|帮我|幫我|唔该|我要|我想|想|要|please|i want to|can you)?\s*"
    r"(?:(?:改|修改|更正|更改|改正|订正)(?:一下|下|返|番)?|change|correct|fix|update)?\s*(?:the |my )?\s*",
    re.IGNORECASE,
)
_TO_VALUE = re.compile(
    r"(?:\s+|[，,:：=]|应该|改成|改为|是|系|为|\b(?:is|are|was|were|to|should be)\b)+(?=\S)",
    re.IGNORECASE,
)
_VERB = r"(?:改|修改|更正|更改|改正|订正)(?:一下|下|返|番|做)?"
_ASKED_TO = r"(?:请|请你|帮我|唔该|麻烦|我要|我想|想|要|把|将|please|i want to|i'd like to|can you|could you)*\s*"
_CHANGES = re.compile(
    rf"{_ASKED_TO}(?:{_VERB}|(?:change|correct|fix|update|edit)\b)\s*(?:我的?|您的?|你的?|the |my |your )?\s*",
    re.IGNORECASE,
)
"""Words for a change, before the name of the value."""
_IS_CHANGED = re.compile(r"\s*(?:想|要)?改(?:成|为|做|到|返做|返)?\s*[，,:：]?\s*(?=\S)")
"""The same behind its name ("金额改45万")."""
_CHANGES_MORE = re.compile(r"改[成为做到]|应该[是系]|[记说写讲搞填]错|错了|\bwrong\b")
_VALUE_LEAD = re.compile(r"(?:应该|應該|其实|其實)?(?:是|系|係)|it (?:is|was|should be)\s+|it's\s+", re.IGNORECASE)
_CALLED = re.compile(
    r"^(?:.{0,12}?(?:叫做?|是|系|係|'s)|[^\d]{0,30}?\b(?:is|was|are|were)\b)\s*(?:(?:on|in|at)\s+(?=\S))?|"
    r"^[a-z' ]{2,30}? (?=\d)",
    re.IGNORECASE,
)
_COPULA = re.compile(r"(?:叫做?|是|系|係|\s*\b(?:is|was|are|were)\b)?(?:\s+(?:on|in|at))?\s*$", re.IGNORECASE)
_MID_REMARK = re.compile(r"[\s，,]*(?:sorry|oops|哦|唉|对不起|唔好意思)[\s，,]*$", re.IGNORECASE)
"""A word of regret between what is right and what is wrong ("35%, sorry, not 30%")."""
_OWN_SUBJECT = re.compile(
    r"\s*(?:还有|還有|另外|以及|also|and)?\s*(?:我|他|她|佢|对方|對方|还要|還要|另加|(?:i|he|she|they|we|it|his|her|their)\b)",
    re.IGNORECASE,
)
"""Beginnings of a stretch that tells something of its own."""
_AND = re.compile(r"(?<!,)\s+and\s*$", re.IGNORECASE)
"""An "and" behind which something else begins."""
_CONCLUDES = re.compile(r"\s*(?:所以|即|就是|也就是|一共|总共|合共|so\b|in total|that is)", re.IGNORECASE)
_SUM = re.compile(r"[\d一二三四五六七八九十两百](?:万|千|百|元|块|塊|萬)")
_FIGURE = re.compile(r"[\d一二三四五六七八九十两百千万萬]")
_ANNOUNCES = re.compile(
    r"(?:请|請|帮我|我要|我想|要)?(?:改|更正|修改|更改)(?:一下|下|[几两三四五]?(?:样|樣|处|處|项|項|个地方|個地方))?[，,：:]\s*|"
    r"(?:a few |two |three )?(?:changes|corrections)[,:]\s*",
    re.IGNORECASE,
)
"""Announcements of corrections ("改三样：…")."""
_VALUE_BEHIND = re.compile(
    r"^(?![一二三四五六七八九十]{1,3}[月年])(?P<subject>[\u3400-\u9fff]{2,8}?)(?P<words>(?:[\d一二三四五六七八九十两百]).*)$"
)
"""An answer's name with its figure right behind it ("金额15万2千"); the month of a day is no name ("十一月十六号")."""
_WHO_SAID = re.compile(r"(?:我们?|我哋|他们?|她|佢|we\b|i\b|he\b|she\b)", re.IGNORECASE)
"""Beginnings of the words behind an answer's name ("利息我们说的是月息两分")."""
_ALSO = "也都亦就"
_MISTOOK = r"(?:写|寫|记|記|说|說|讲|講|填|打|搞|弄|抄)"
_OF_BEFORE = r"(?:啊|哎|对了|對了|对不起|不好意思|我|刚才|剛才|刚刚|头先|之前|前面|上面|都)*"
_REMARK = re.compile(rf"{_OF_BEFORE}{_MISTOOK}(?:错|錯|漏)(?:了|咗|啦|喇)?")
"""Remarks that something was wrong, without its name ("我写错了")."""
_MISTOOK_WHAT = re.compile(
    rf"{_OF_BEFORE}{_MISTOOK}(?:错|錯)(?:了|咗)?(?P<zh>[\u3400-\u9fff]{{2,10}}?)(?:了|咗|啦|喇)?[，,]"
    r"|(?:sorry,? )?i (?:got|wrote|put|gave|had) (?:the |my |his |her )?(?P<en>[a-z ]{3,30}?) wrong[,.;:]",
    re.IGNORECASE,
)
"""Names of a mistaken value behind the word for the mistake ("我记错了借款时间，是…")."""


def revisions(
    message: UserMessage,
    *,
    at_review: bool = False,
    numbered: bool = False,
    titles: Collection[str] = (),
    names: Collection[str] = (),
) -> tuple[Revision, ...]:
    """Return what a message takes back, in order; nothing for a message that takes nothing back.

    Args:
        at_review: whether everything is on screen, so that "the birthday is the 12th" can only be a correction.
        numbered: whether the numbers of the review were shown, so that one of them names an answer.
        titles: what the answers are called: one called by its very name gets the value told with it.
        names: the shorter names people have for them, which count where somebody says that they change something.
    """
    found = _read(message, at_review or numbered, at_review, titles, names)
    return tuple(with_wrong_name_apart(with_unit(one)) for one in found)


def _read(
    message: UserMessage, shown: bool, at_review: bool, titles: Collection[str], names: Collection[str]
) -> tuple[Revision, ...]:
    text = message.text
    if not text or message.pressed:
        return ()
    if each := _numbered(message, shown=shown):
        return each
    if len(text) > LONGEST:
        return ()
    if (out := taken_out(message, 0, len(text))) is not None:
        return (out,)
    if (values := of_values(message)) is not None:
        return (values,)
    asked = of_writing_behind(text)
    before = message.between(0, len(text[:asked].rstrip(_EDGES))) if asked else None
    if before is not None and (one := _called_so(before, {*titles, *names})) is not None:
        return (one,)
    if (one := _named(message, {*titles, *names})) is not None:
        return (one,)
    begin = None if denies_first(text) else behind("takes_back", text) or behind("corrects_first", text)
    of_last = bool(spans("last_answer", text)) and said("takes_back", text)
    pieces = _pieces(text, begin if begin is not None and not _MISTOOK_WHAT.match(text) else 0)
    announced = announcement_end(text) or (lead.end() if (lead := _ANNOUNCES.match(text)) is not None else 0)
    if announced and (begin is None or begin < announced):
        begin = announced
        pieces = _pieces(text, begin)
    told = begin is not None or at_review
    if found := _of_pieces(message, pieces, titles, told=told):
        return found
    if (titled := _titled(message, titles)) is not None:
        return (titled,)
    whole = _of_piece(message, begin or 0, len(text), told=told)
    if whole is not None:
        return (whole,)
    if begin is not None and (words := message.behind(begin)).text:
        return (Revision(words, of_last=of_last, plain=not of_last),)
    return ()


def _numbered(message: UserMessage, *, shown: bool) -> tuple[Revision, ...]:
    """ "改第14项：…", "3改5万，5改成新会": the numbers on the screen, each with what is to stand there.

    A figure alone may be a value ("15改成50"), so that it is kept as what is denied, too.
    """
    values = of_values(message)
    told = []
    for one in numbered_entries(message.text, shown=shown):
        words = _trimmed(message.between(one.begin, one.end))
        of_value = values if one.bare and values is not None and values.denied else None
        denied, wrong = (of_value.denied, of_value.wrong) if of_value is not None else ("", None)
        subject = "" if of_value is not None else one.called
        revision = Revision(words, subject, denied, wrong, entry=one.number, gone=one.gone, adds=one.adds)
        told.append(_of_part(message, one.begin, one.end, revision))
    return tuple(told)


def _of_part(message: UserMessage, begin: int, end: int, entry: Revision) -> Revision:
    """Return the revision of an entry of which only a part is changed ("第15项是4楼不是3楼", "第5项去掉“对，”")."""
    whole = entry.gone or entry.adds or entry.denied or begin == end
    part = None if whole else taken_out(message, begin, end) or _denied(message, begin, end)
    if part is None or part.subject:
        return entry
    return replace(entry, words=part.words, denied=part.denied, wrong=part.wrong, out=part.out)


def _called_so(message: UserMessage, names: Collection[str]) -> Revision | None:
    """ "货物是LED射灯。请改正": an answer's name and its value, where the rest asks to put the writing right."""
    lead = _CHANGE_LEAD.match(message.text)
    begin = lead.end() if lead is not None else 0
    plain = sign_by_sign(message.text).casefold()
    called = max((one for one in names if one and plain.startswith(one, begin)), key=len, default="")
    between = _TO_VALUE.match(plain, begin + len(called)) if called else None
    words = _trimmed(message.between(between.end(), None)) if between is not None else None
    return Revision(words, subject=called) if words is not None and words.text else None


def _named(message: UserMessage, names: Collection[str]) -> Revision | None:
    """ "改我想怎么解决 还40万", "金额改45万": that something is changed, its name, and what is to stand there."""
    plain = sign_by_sign(message.text).casefold()
    lead = _CHANGES.match(plain)
    begin = lead.end() if lead is not None else 0
    called = max((one for one in names if one and plain.startswith(one, begin)), key=len, default="")
    between = (_TO_VALUE if lead is not None else _IS_CHANGED).match(plain, begin + len(called)) if called else None
    words = _trimmed(message.between(between.end(), None)) if between is not None else None
    if words is None or not words.text or _CHANGES_MORE.search(words.text) or spans("denies", words.text):
        return None
    return Revision(words, subject=called)


def _titled(message: UserMessage, titles: Collection[str]) -> Revision | None:
    """ "改一下已还金额，三千", "agreed day of repayment is December 2024": an answer's very name, and its value."""
    lead = _CHANGE_LEAD.match(message.text)
    begin = lead.end() if lead is not None else 0
    plain = sign_by_sign(message.text).casefold()
    title = max((one for one in titles if one and plain.startswith(one, begin)), key=len, default="")
    between = _TO_VALUE.match(plain, begin + len(title)) if title else None
    words = _trimmed(message.between(between.end(), None)) if between is not None else None
    return Revision(words, subject=title) if words is not None and words.text else None


def _pieces(text: str, begin: int) -> list[tuple[int, int]]:
    """Stretches between commas; a short one that names something is joined with what says what is right."""
    quoted = [*quoted_spans(text)]
    breaks = [one for one in _BREAKS.finditer(text, begin) if not any(a < one.start() < b for a, b in quoted)]
    cuts = [begin, *(found.end() for found in breaks), len(text)]
    whole = [(start, end) for start, end in pairwise(cuts) if (said := text[start:end].strip(_EDGES))
             and not _REMARK.fullmatch(said)]  # fmt: skip
    joined: list[tuple[int, int]] = []
    closed: list[tuple[int, int]] = []
    for n, (start, end) in enumerate(whole):
        if joined and joined[-1] not in closed and _goes_on(text, joined[-1], (start, end)):
            joined[-1] = (joined[-1][0], end)
        elif joined and joined[-1] not in closed and _only_denies(text, whole, n):
            joined[-1] = (joined[-1][0], end)
            closed.append(joined[-1])
        else:
            joined.append((start, end))
    return joined


def _only_denies(text: str, pieces: list[tuple[int, int]], n: int) -> bool:
    """Return True if a stretch only says what is wrong of the one before it ("我主要是想查账，不是分红")."""
    stretch, rest = text[slice(*pieces[n])], text[slice(*pieces[n + 1])] if n + 1 < len(pieces) else ""
    if n == 0 or len(text[slice(*pieces[n - 1])].strip(_EDGES)) < _SHORTEST_HEAD:
        return False
    denied = spans("denies", stretch)
    lead = _MID_REMARK.sub("", stretch[: denied[0][0]]).strip(_EDGES) if denied else "…"
    value = stretch[denied[0][1] :].strip(_EDGES) if denied else ""
    return not lead and 0 < len(value) <= _LONGEST_VALUE and behind("instead", rest.strip(_EDGES)) is None


def _of_pieces(
    message: UserMessage, pieces: list[tuple[int, int]], titles: Collection[str], *, told: bool
) -> tuple[Revision, ...]:
    """The revision of each stretch; a stretch that is none belongs to the one before ("15 Donghua Road, Pengjiang").

    Behind one that corrects, a stretch that calls an answer by its name corrects that one, too ("…，日期是2021年3月").
    """
    found: list[Revision] = []
    begun = 0
    for start, end in pieces:
        one = _of_piece(message, start, end, told=told)
        if one is None and found:
            one = _stated_of(message, start, end, titles)
        if one is not None:
            found.append(one)
            begun = start
        elif (
            found
            and not _denies_behind(message.text, found[-1])
            and not _OWN_SUBJECT.match(message.text[start:end])
            and not _AND.search(message.text[:start])
            and not _states_figure(message.text[start:end])
            and (longer := _of_piece(message, begun, end, told=told)) is not None
        ):
            found[-1] = longer
    return remarks_joined(found)


def _states_figure(stretch: str) -> bool:
    """Return True if a stretch says itself what something is, in figures ("护理费是1万"), or tells a sum ("欠32万")."""
    if _CONCLUDES.match(stretch):
        return False
    found = _IS.match(stretch.strip(_EDGES))
    return (found is not None and _FIGURE.search(found["words"]) is not None) or _SUM.search(stretch) is not None


def _denies_behind(text: str, one: Revision) -> bool:
    """Return True if what is wrong stands behind what is right ("叫吴智明不是吴志明"): no more belongs to it."""
    return bool(one.denied) and text.rfind(one.denied) > text.rfind(one.words.text)


def _goes_on(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Return True if a stretch only says what is wrong, so that the next one says what is right."""
    stretch, rest = text[slice(*first)].strip(_EDGES), text[slice(*second)].strip(_EDGES)
    if _MISTOOK_WHAT.fullmatch(f"{stretch}，") or _MISTOOK_WHAT.fullmatch(f"{stretch},"):
        return True
    if to_be_changed(UserMessage(stretch, "inform")):
        return True
    wrong = spans("wrong_is", stretch)
    if wrong and wrong[-1][1] >= len(stretch) - 1:
        return True
    denied = spans("denies", stretch)
    if not denied or any(start > denied[0][1] for start, _ in spans("instead", stretch)):
        return False
    if _is_put_right(stretch[denied[0][1] :]) or (stretch[: denied[0][0]].strip(_EDGES) and spans("denies", rest)):
        return False  # each of two stretches says itself what is right and what is wrong
    return denied[0][0] == 0 or behind("instead", rest) is not None or home_begin(rest) > 0


def _is_put_right(text: str) -> bool:
    """Return True if a denied figure has another one behind it ("三萬五，師傅話四萬二"); "50,000" is one figure."""
    stop = _COMMA.search(text) or re.search(r"[；;]", text)
    return stop is not None and all(_FIGURE.search(part) for part in (text[: stop.start()], text[stop.end() :]))


def _of_piece(message: UserMessage, start: int, end: int, *, told: bool) -> Revision | None:
    return (
        taken_out(message, start, end)
        or _mistaken(message, start, end)
        or _opened(message, start, end)
        or _wrong(message, start, end)
        or _renamed(message, start, end)
        or _denied(message, start, end)
        or (_stated(message, start, end) if told else None)
    )


def _renamed(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "律所改成…", "change the amount to 80,000"."""
    stretch = message.text[start:end]
    for first, last in spans("new_value", stretch):
        subject, words = _subject(stretch[:first]), message.between(start + last, end)
        changes = _changes(stretch, first) or stretch[first:last].casefold() != "to"
        duty = _DUTY.fullmatch(stretch[first:last]) and _IS_DONE.match(words.text)
        if subject and words.text.strip(_EDGES) and changes and not duty:
            return Revision(_trimmed(words), subject=subject, wrong=UserMessage(subject, "inform"))
    return None


_DUTY = re.compile(r"(?:must|has to|needs to|ought to) be", re.IGNORECASE)
_IS_DONE = re.compile(r"\s*(?:not |all |always |only )?[a-z]+(?:ed|id|en|wn|ne|lt|nt|pt|ght|ld|oking|ing)\b")
"""Words for what is to be done, which are no new value ("the rent must be paid monthly")."""


def _changes(stretch: str, first: int) -> bool:
    """ "to" alone changes nothing ("I went to Toronto")."""
    return re.search(r"\b(?:change|correct|set|fix|make|update)\b", stretch[:first], re.IGNORECASE) is not None


def _opened(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "改一下借款金额，是二十二万": what is to be changed, and behind the comma what stands instead."""
    stretch = message.text[start:end]
    comma = _COMMA.search(stretch)
    subject = to_be_changed(UserMessage(stretch[: comma.start()].strip(_EDGES), "inform")) if comma else ""
    if comma is None or not subject or spans("wrong_is", stretch[: comma.start()]):
        return None
    lead = _VALUE_LEAD.match(stretch, comma.end())
    words = _trimmed(message.between(start + (lead.end() if lead is not None else comma.end()), end))
    return Revision(words, subject=_subject(subject)) if words.text.strip(_EDGES) else None


def _mistaken(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "我记错了借款时间，是2021年5月", "I got the date wrong, it was May 2021"."""
    head = _MISTOOK_WHAT.match(message.text[start:end].lstrip(_EDGES))
    if head is None:
        return None
    begin = message.text.index(head[0], start) + len(head[0])
    rest = message.text[begin:end]
    lead = len(rest) - len(rest.lstrip(_EDGES))
    found = _VALUE_LEAD.match(rest, lead)
    words = _trimmed(message.between(begin + (found.end() if found is not None else lead), end))
    subject = _subject((head["zh"] or head["en"]).strip())
    return Revision(words, subject=subject) if subject and words.text.strip(_EDGES) else None


def _wrong(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "生日不对，应该是1960年11月12日", "the address is wrong, it is …"."""
    stretch = message.text[start:end]
    for first, last in spans("wrong_is", stretch):
        subject = _subject(stretch[:first])
        begin = start + first + (behind("wrong_is", stretch[first:]) or last - first)
        words = _without_remark(message.between(begin, end))
        if not subject or not words.text.strip(_EDGES) or spans("denies", subject):
            continue
        if (inner := _denied(message, begin, end)) is not None:  # "名字写错了，我叫陈国强不是陈国祥"
            return replace(inner, subject=subject)
        return Revision(_trimmed(words), subject=subject)
    return None


def _without_remark(words: UserMessage) -> UserMessage:
    """Return what is right, without a remark before it that something was wrong ("我写错了，应该是陈小文")."""
    cut = behind("takes_back", words.text)
    return words.behind(cut) if cut is not None and words.text[cut:].strip(_EDGES) else words


def _denied(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "不是15，是50万", "叫吴智明不是吴志明", "50 thousand, not 15"."""
    stretch = message.text[start:end]
    denials = spans("denies", stretch)
    if not denials:
        return None
    first, last = denials[-1] if denials[-1][0] > 0 and not stretch[: denials[0][0]].strip(_EDGES) else denials[0]
    head, tail = _MID_REMARK.sub("", stretch[:first]).strip(_EDGES), stretch[last:]
    right = next(((s, e) for s, e in spans("instead", tail) if s > 0 and tail[:s].strip(_EDGES)), None)
    comma = right or next(((f.start(), f.end()) for f in _COMMA.finditer(tail) if f.start() > 0), None)
    if comma and tail[comma[1] :].strip(_EDGES):
        stop = _COMMA.search(tail, 1)
        ends = min(comma[0], stop.start()) if stop is not None else comma[0]
        wrong = _value(
            message.between(start + last + home_begin(message.text[start + last : end]), start + last + ends)
        )
        words = _completed(_trimmed(_without_remark(said_right(message, start + last + comma[1], end))), wrong.text)
        return Revision(words, subject=_subject(head), denied=wrong.text, wrong=wrong)
    if head.casefold() not in _PRONOUNS | {"", "that's", "it's"} and tail.strip(_EDGES):
        called = _CALLED.match(head)
        begin = start + stretch.index(head) + (called.end() if called else 0)
        subject = _subject(_COPULA.sub("", head[: called.end()])) if called else ""
        wrong = _value(message.between(start + last, end))
        ends_right = start + stretch.index(head) + len(head)
        return Revision(_trimmed(message.between(begin, ends_right)), subject=subject, denied=wrong.text, wrong=wrong)
    return None


def _stated(message: UserMessage, start: int, end: int) -> Revision | None:
    """ "借款日期是2021年5月3日", where it is clear that something is corrected."""
    stretch = message.text[start:end].strip(_EDGES)
    found = _DONE_ON.match(stretch) or _IS.match(stretch)
    if found is None and _OWN_SUBJECT.match(stretch) is None and not is_figure(stretch):
        found = _VALUE_BEHIND.match(stretch)
    if found is None:
        return None
    at = message.text.index(stretch, start)
    subject = _subject(found["subject"])
    return Revision(_trimmed(message.between(at + found.start("words"), end)), subject=subject) if subject else None


def _stated_of(message: UserMessage, start: int, end: int, titles: Collection[str]) -> Revision | None:
    """Return the revision a stretch tells of an answer it calls by a part of its name, or None."""
    stated = _stated(message, start, end)
    if stated is None:
        return None
    name = sign_by_sign(_WHO_SAID.split(stated.subject)[0].strip(_EDGES)).casefold()
    called = len(name) > 1 and any(name in title or title in name for title in titles)
    return replace(stated, subject=name) if called else None


def _subject(text: str) -> str:
    """The words before a new value, without what only leads to them."""
    bare = text.strip(_EDGES)
    while (lead := _SUBJECT_LEAD.match(bare)) is not None and lead.end():
        bare = bare[lead.end() :].strip(_EDGES)
    bare = bare.removesuffix("'s").removesuffix("的").removesuffix("嘅")
    bare = bare.rstrip(_ALSO) or bare
    return "" if len(bare) > _LONGEST_SUBJECT or bare.casefold() in _PRONOUNS else bare


def _completed(words: UserMessage, wrong: str) -> UserMessage:
    """Return what is right, with the unsaid rest of the value it stands for ("不是月息一分是两分")."""
    head = shared_head(wrong, words.text)
    moved = tuple(
        {**one, "start": one["start"] + len(head), "end": one["end"] + len(head)}
        for one in words.entities
        if "start" in one
    )
    return replace(words, text=head + words.text, entities=moved) if head else words


def _value(words: UserMessage) -> UserMessage:
    """Return what is denied, without signs around it and particles behind it ("不是书面啊")."""
    bare = _trimmed(words)
    kept = bare.text.strip(_EDGES)
    return bare.between(0, len(kept.rstrip(_PARTICLES)) or len(kept))


def _trimmed(words: UserMessage) -> UserMessage:
    """Return a value without the signs and the words of the order that stand round it ("只是广州…")."""
    cut = len(words.text) - len(words.text.lstrip(_EDGES))
    bare = words.between(cut, len(_AND.sub("", words.text).rstrip(" ，,。；;！!")))
    return bare.between(*value_span(bare.text))

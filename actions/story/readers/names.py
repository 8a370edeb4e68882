"""Personal names inside a story: behind a cue or at the head of a clause, and written the same way again later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from actions.story.mentions import Mention
from actions.story.readers.plain import plain as plain_of
from backend.shared.yaml_pages import read_yaml

WORDS = Path(__file__).parents[1] / "words"
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(
    r"(?<![A-Za-z\d])(?:(?:Mr|Mrs|Ms|Miss|Dr|Madam)\.? )?"
    r"([A-Z][a-z'’]+(?:[A-Z][a-z]+)?(?:-[A-Za-z][a-z]+)?|[A-Z]{2,})"
    r"((?: [A-Z][a-z'’]*(?:[A-Z][a-z]+)?\.?(?:-[A-Za-z][a-z]+)?| [A-Z]{2,}|"
    r" (?:bin|binti|bte|van|de|da|dos|a/l|s/o)(?= [A-Z])){1,7})"
    r"(?![A-Za-z\d])"
)
"""Words with capital letters, "O'Connor" and "McDonald" among them."""
_IN_CHARACTERS = re.compile(r"[ ,，]{0,2}[(（]?(?P<name>[\u3400-\u9fff·]{2,4})[)）]?(?=$|[\s,，。.;；)）])")
"""The same name in characters right behind ("Huang Yuting 黄玉婷", "Szeto Kwok Wah (司徒国华)")."""
_HOME_BEFORE = re.compile(
    r"(?:住(?:在|喺)?|地址(?:是|在)?|\baddress(?: is)?|\blives? (?:in|at))[:：]?\s*$", re.IGNORECASE
)
_HOUSE_NUMBER = re.compile(r" \d")
_LATIN_SMALL = re.compile(
    r"(?:\bmy name is|\bnamed|\bcalled|\bhis name is|\bher name is|\bname:?) ([a-z]{2,}(?: [a-z]{2,}){1,2})"
    r"(?=[,.;!?]|$| and | who | in | at | from )"
)


_FEWEST = 2
"""Words of a name in Latin letters."""
_SHORTEST = 2
"""Signs of a Chinese name."""
_AND = "和与及同跟"
_JOINS = re.compile(rf"、(?:还有|以及|[{_AND}])?|，(?:还有|以及)|以及|还有|[{_AND}，]")
"""Words between two names of one list."""
_FIRMS = ("厂", "公司", "集团", "商行", "超市", "酒楼", "餐馆", "餐厅", "酒店")
"""Words for a firm; the signs before one are of its name or trade."""
_DRIVES = ("开车", "开着", "开摩托", "开电动", "开货车")
"""Words whose first sign may be a given name, but not here ("被李军开车撞")."""
_COUNTS, _COUNTED = tuple("两二三四五六七八九十"), ("个", "位", "名", "人")


@cache
def _words() -> dict[str, frozenset[str]]:
    page = read_yaml(WORDS / "names.yml")
    lists = ("no_names", "cues", "verbs")
    signs = ("surnames", "stops_first", "stops_second", "doubtful_second", "only_named")
    return {
        **{name: frozenset(str(page[name]).split()) for name in lists},
        **{name: frozenset("".join(str(page[name]).split())) for name in signs},
        "compound": frozenset(page["compound"]),
        "titles": frozenset(page["titles"]),
    }


@cache
def _no_latin() -> frozenset[str]:
    return frozenset(str(read_yaml(WORDS / "names.yml")["no_latin"]).split())


@cache
def _cue() -> re.Pattern[str]:
    page = read_yaml(WORDS / "names.yml")
    cues = "|".join(sorted(map(re.escape, str(page["cues"]).split()), key=len, reverse=True))
    linking = "|".join(sorted(map(re.escape, page["linking"]), key=len, reverse=True))
    of_somebody = "(?:借给|租给|卖给|转给|租给了|借了给|跟|同|被|告|起诉|向)[^，。]{1,8}的"
    return re.compile(rf"(?:(?:{cues})(?:{linking}){{0,2}}|{of_somebody})$")


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(sorted(map(re.escape, _words()["verbs"]), key=len, reverse=True))
    return re.compile(rf"(?:{verbs})")


def names_in(text: str, plain: str, taken: Sequence[Mention]) -> Iterator[Mention]:
    """The personal names of a text, in reading order.

    Args:
        text: as it was written; `plain`: the same in one spelling.
        taken: mentions whose characters belong to no name.
    """
    found = [*_chinese(text, plain, taken), *_latin(text, taken)]
    yield from found
    for name in {str(mention.value): mention for mention in found}.values():
        for again in re.finditer(re.escape(str(name.value)), text):
            yield Mention("name", name.value, again.start(), again.end(), sure=name.sure)


def _chinese(text: str, plain: str, taken: Sequence[Mention]) -> Iterator[Mention]:
    covered = {at for mention in taken for at in range(mention.start, mention.end)}
    begun = {mention.start for mention in taken}
    at = 0
    while at < len(plain):
        end, sure = _name_at(plain, at, covered)
        if end and plain.startswith(_FIRMS, end):  # "告陶瓷厂": the first signs of a firm's trade are nobody's name
            at = end
            continue
        if end and (_is_led(plain, at, end, taken) or _is_subject(plain, at, end, begun)):
            yield Mention("name", text[at:end], at, end, sure)
            at = end
            while more := _joined(plain, at, covered):
                end, sure = _name_at(plain, more, covered)
                yield Mention("name", text[more:end], more, end, sure)
                at = end
            continue
        at += 1


def _joined(plain: str, at: int, covered: set[int]) -> int:
    """Find where the next of several names begins ("陈志强、李小明和黄大文"), 0 if there is none."""
    joins = _JOINS.match(plain, at)
    end = _name_at(plain, joins.end(), covered)[0] if joins else 0
    if joins is None or end - joins.end() < _SHORTEST:
        return 0
    ends = plain[end : end + 1] in ("", "，", "。", "两", "和") or _counts(plain, end)
    clear = joins[0] != "，" or ends
    return joins.end() if clear else 0


def _name_at(plain: str, at: int, covered: set[int]) -> tuple[int, bool]:
    """Find where a name that begins at a character ends, 0 if none does; and whether its end is plain."""
    words = _words()
    if at >= len(plain):
        return 0, False
    if _TALKING.match(plain, at):
        return 0, False
    lead = 2 if plain[at : at + 2] in words["compound"] else 1
    if lead == 1 and plain[at] not in words["surnames"]:
        return 0, False
    if at in covered or any(plain.startswith(no, at) for no in words["no_names"] if no[0] == plain[at]):
        return 0, False
    first = at + lead
    if plain.startswith(tuple(words["titles"]), first):
        return 0, False
    if not _may_follow(plain, first, covered, words["stops_first"]):
        return (0, False) if lead == 1 else (first, False)
    if lead == 1 and (whole := _married_name(plain, at, covered)):
        return whole, True
    second = first + 1
    if not _may_follow(plain, second, covered, words["stops_second"]):
        return second, True
    if _begins_more(plain, second, covered) or plain.startswith(_DRIVES, second):
        return second, True
    ends_here = second + 1 >= len(plain) or second + 1 in covered or not _HAN.match(plain[second + 1])
    return second + 1, ends_here or plain[second] not in words["doubtful_second"]


def _begins_more(plain: str, at: int, covered: set[int]) -> bool:
    """Return True if a sign joins another name, or counts them, and belongs to none ("李四和王五三个人")."""
    if plain[at] in _AND:
        return bool(_name_at(plain, at + 1, covered)[0])
    return _counts(plain, at)


def _counts(plain: str, at: int) -> bool:
    return plain[at : at + 1] in _COUNTS and plain[at + 1 : at + 2] in _COUNTED


def _married_name(plain: str, at: int, covered: set[int]) -> int:
    """Find where a husband's surname with the own name behind it ends ("温李秀兰"), 0 if none does."""
    words, end = _words(), at + _MARRIED
    if plain[at + 1 : at + 2] not in words["surnames"] or _HAN.match(plain[end : end + 1]):
        return 0
    given = range(at + 2, end)
    fits = all(_may_follow(plain, one, covered, words["stops_first"] | words["stops_second"]) for one in given)
    return end if fits and plain[end - 1] not in words["doubtful_second"] else 0


def _may_follow(plain: str, at: int, covered: set[int], stops: frozenset[str]) -> bool:
    return at < len(plain) and at not in covered and bool(_HAN.match(plain[at])) and plain[at] not in stops


_TALKING = re.compile(r"(?P<verb>[谈商计于问说讲聊倾])(?P=verb)|[谈倾](?:下|判|过|好|清楚|成|起|到|一谈)")
"""A verb that begins with a sign of a surname ("跟大哥谈谈阿妈的存折")."""
_NAMING = ("叫", "名", "姓名", "名叫", "叫做", "名字是", "姓名是")
_WHOLE, _MARRIED = 3, 4
_SPEAKER = re.compile(r"(?:^|[，。：:]|[是叫])我(?:自己|本人|，)*$|(?:^|[，。])(?:就)?我自己，$")
"""Before the name of who writes ("大佬陈国华，我陈丽明", "原告就我自己，林晓雯")."""


def _is_led(plain: str, at: int, end: int, taken: Sequence[Mention]) -> bool:
    before = plain[max(0, at - 14) : at]
    if plain[at] in _words()["only_named"]:
        return before.endswith(_NAMING)
    if _SPEAKER.search(before) and end - at >= _WHOLE and plain[end : end + 1] in ("", "，", "。"):
        return True
    if _cue().search(before):
        return True
    behind_place = before[-1:] in ("的", "人") and any(
        m.kind in ("place", "company") and m.end == at - 1 for m in taken
    )
    return behind_place or before.endswith(("原告，", "被告，"))


def _is_subject(plain: str, at: int, end: int, begun: set[int]) -> bool:
    """Return True if it heads a clause with a verb behind it; a whole name of three signs or more."""
    before = plain[at - 1] if at else "。"
    follows = _verb().match(plain, end) is not None or end in begun
    return before in "，。 但而所" and end - at >= 3 and follows


def _latin(text: str, taken: Sequence[Mention]) -> Iterator[Mention]:
    for found in _LATIN.finditer(text):
        for start, words in _runs(found):
            name = " ".join(words).rstrip(".")
            mention = Mention("name", name, start, start + len(name))
            if len(words) >= _FEWEST and not mention.overlaps(taken) and not _is_of_address(text, mention):
                yield _with_characters(text, mention)
    for found in _LATIN_SMALL.finditer(text):
        mention = Mention("name", found[1].title(), found.start(1), found.end(1))
        if not mention.overlaps(taken):
            yield mention


def _is_of_address(text: str, name: Mention) -> bool:
    """Return True if words with capital letters are a street ("住Calle Leganitos 22")."""
    return _HOME_BEFORE.search(text[: name.start]) is not None and _HOUSE_NUMBER.match(text, name.end) is not None


def _with_characters(text: str, name: Mention) -> Mention:
    """The name in letters with the same one in characters, where that stands right behind it."""
    found = _IN_CHARACTERS.match(text, name.end)
    if found is None:
        return name
    spelt = plain_of(found["name"])
    end, _ = _name_at(spelt, 0, set())
    if end != len(spelt):
        return name
    return Mention("name", f"{name.value} {found['name']}", name.start, found.end())


_MONTHS = frozenset({"Apr", "April", "Jan", "Jun", "June", "May", "August"})
"""Months that are given names as well ("Li Jun", "Wong May")."""


def _ends_run(word: str, run: Sequence[str], found: re.Match[str], at: int) -> bool:
    """Return True if a word belongs to no name; a month is one behind another name, where no number stands by it."""
    if word not in _no_latin():
        return False
    behind = found.string[at + len(word) : at + len(word) + 3]
    before = found.string[max(0, at - 3) : at]
    return word not in _MONTHS or not run or any(sign.isdigit() for sign in behind + before)


def _runs(found: re.Match[str]) -> Iterator[tuple[int, list[str]]]:
    """The runs of words of which each may be a name, with where it begins; a sentence ends one."""
    start, run = found.start(1), list[str]()
    at = start
    for word in f"{found[1]}{found[2]}".split(" "):
        if _ends_run(word, run, found, at):
            yield start, run
            run, start = [], at + len(word) + 1
        else:
            run.append(word)
            if word.endswith(".") and len(word) > _FEWEST + 1:
                yield start, run
                run, start = [], at + len(word) + 1
        at += len(word) + 1
    yield start, run

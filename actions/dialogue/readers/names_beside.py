"""Names in messages that tell of a name and nothing else: from which paper, with which signs, in which script. Pure.

"關玉蘭，關公嘅關，玉器嘅玉" tells one name and how it is written, "護照寫 MOK WAI LIN，中文莫惠蓮" one in two scripts.
A stretch that tells anything else (a day, a place, another person) makes the message none of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from actions.dialogue.readers.kin import RELATIVES, ROLES, people_en, people_zh
from actions.dialogue.readers.name_shapes import han_name, has_han, letters_name, surname_of, titles
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign

_PAGE = "names_beside"
_LONGEST = 160
_LONGEST_ASIDE_ZH, _LONGEST_ASIDE_EN = 16, 64
"""Signs of a stretch that may tell of the name."""
_FEWEST_SIGNS, _MOST_SIGNS = 2, 4
_QUOTES = re.compile(r"[\"“”「」『』《》〈〉（）()]|(?<![^\W\d_])'|'(?![^\W\d_])")
_STRONG = re.compile(
    r"[：:；;！!\n。—–]+|\.\s+(?=[A-Z\u3400-\u9fff])|[,，]\s*(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s*[,，]"
)
"""Certain ends of a stretch; the comma between two words in letters may stand inside a name."""
_TITLE_DOT = re.compile(r"\b(mr|mrs|ms|dr|mdm|prof)\.\s", re.IGNORECASE)
_SCRIPTS = re.compile(
    r"(?<=[\u3400-\u9fff])\s*(?=[^\W\d_\u3400-\u9fff])|(?<=[^\W\d_\u3400-\u9fff.])\s*(?=[\u3400-\u9fff])"
)
_SIGN = re.compile(r"[\u3400-\u9fff]")
_SOUNDS_LIKE = re.compile(r"^[\u3400-\u9fff]{1,6}?(?:的|嘅|个|個|那个|那個|嗰个|嗰個)[\u3400-\u9fff]{1,2}$")
"""A sign of the name by a word it stands in ("關公嘅關")."""
_GIVEN = re.compile(r"^姓(?P<surname>[\u3400-\u9fff]{1,2}?)(?:名|单名|叫)(?:一个)?(?P<given>[\u3400-\u9fff]{1,2})字?$")
_PARTICLE = re.compile(
    r"de|del|da|dos|das|do|di|van|der|den|von|la|le|y|e|bin|binti|a/l|a/p|s/o|d/o|al|el", re.IGNORECASE
)
"""A word of a name that is written without a capital."""
_FROM = re.compile(r"from\s+[A-Z][\w' -]{2,30}")
_KIN = re.compile(rf"{people_zh(RELATIVES)}|\b{people_en(RELATIVES)}\b", re.IGNORECASE)
_JOINS = re.compile(r"(?:还有|另外|和|跟|同埋|同|以及|及|与|and|with|plus)", re.IGNORECASE)
_OUR_KIN = re.compile(
    rf"(?:我|佢|他|她)(?:的|嘅|个)?{people_zh(RELATIVES, ROLES)}"
    rf"|(?:my|his|her|our|the)\s+{people_en(RELATIVES, ROLES)}(?![a-z])",
    re.IGNORECASE,
)
_LIST = re.compile(r"[、,，]|(?:和|同埋|同|及|跟)|\band\b|&")


@dataclass(frozen=True, slots=True)
class Named:
    """A name a stretch tells; `official` where it is said to be what papers say."""

    name: str
    official: bool = False


def named_beside(text: str, sides: Collection[str] = ()) -> list[str]:
    """Return the names of a message that tells of names alone, each person once; nothing of any other.

    Args:
        text: the message.
        sides: whose name is asked for (``applicant``, ``defendant``, ``other`` …); who is told of as another side or,
            without a side, as a relative is not named.
    """
    said = _QUOTES.sub(" ", _TITLE_DOT.sub(r"\1 ", text)).strip()
    if len(said) > _LONGEST or any(sign.isdigit() or sign in "?？⟦" for sign in said) or _is_of_another(said, sides):
        return []
    found: list[Named] = []
    rest: list[str] = []
    listed = False
    for stretch in _stretches(said):
        names = _named(stretch)
        found += names
        rest += [] if names else [stretch]
        listed = listed or len(names) > 1
    if not found or not all(_tells_of(stretch, found) for stretch in rest) or any(map(_joins_unnamed, rest)):
        return []
    people = _people(found)
    return people if len(people) == 1 or listed or _holds("together", said) else []


def _joins_unnamed(stretch: str) -> bool:
    """Return True for somebody else whose name is not told ("李小文，还有他老婆"), who would be lost."""
    plain = sign_by_sign(stretch)
    return _JOINS.match(plain) is not None and _KIN.search(plain) is not None


def _is_of_another(said: str, sides: Collection[str]) -> bool:
    """Return True if a message speaks of another side, of a relative who has none, or of something else altogether."""
    if _holds("none", said):
        return True
    told = _sides_in(said)
    if told - set(sides):
        return True
    if told or "other" in sides or _holds("together", said):
        return False
    return _KIN.search(sign_by_sign(said)) is not None


def _stretches(said: str) -> Iterator[str]:
    for part in _STRONG.split(said):
        for piece in _SCRIPTS.split(part):
            piece = piece.strip(" ,，、.…~～")
            if not piece:
                continue
            yield from (piece,) if has_han(piece) else _by_comma(piece)


def _by_comma(piece: str) -> Iterator[str]:
    """The parts of a stretch in letters; a name of surname, comma and given names stays one."""
    parts = [part.strip() for part in piece.split(",") if part.strip()]
    at = 0
    while at < len(parts):
        both = f"{parts[at]}, {parts[at + 1]}" if at + 1 < len(parts) else ""
        if both and " " not in parts[at] and _latin(_bare(both)[0]) is not None:
            yield both
            at += 2
        else:
            yield parts[at]
            at += 1


def _named(stretch: str) -> list[Named]:
    """The names of a stretch, without what leads to them; several where it lists them."""
    if has_han(stretch) and _SOUNDS_LIKE.fullmatch(stretch) is not None:
        return []
    if (whole := _GIVEN.fullmatch(sign_by_sign(stretch))) is not None:
        start = whole.start("surname"), whole.start("given")
        given = stretch[start[1] : start[1] + len(whole["given"])]
        return [Named(stretch[start[0] : start[0] + len(whole["surname"])] + given)]
    if _holds("alias", stretch):
        return []
    bare, led, official = _bare(stretch)
    if is_organisation(bare):
        return []
    if (name := _name(bare, led=led)) is not None:
        return [Named(name, official)]
    parts = [part for one in _LIST.split(bare) if (part := one.strip())]
    if has_han(bare) and len(parts) == 1:
        parts = bare.split()
    names = [_name(_bare(part)[0], led=False) for part in parts]
    return [Named(one) for one in names if one] if len(names) > 1 and all(names) else []


def _name(bare: str, *, led: bool) -> str | None:
    if has_han(bare):
        signs = len(_SIGN.findall(bare))
        known = led or surname_of(bare[:1]) or surname_of(bare[:2])
        shaped = known and signs >= _FEWEST_SIGNS and han_name(bare, told_as_name=led and signs <= _MOST_SIGNS)
        return bare if shaped and not _is_of_names(bare) else None
    return _latin(bare, led=led)


def _latin(text: str, *, led: bool = False) -> str | None:
    """Words in letters that are written as a name is: each with a capital, but for "de" or "bin"."""
    words = text.replace(",", " ").split()
    capitals = [word for word in words if _PARTICLE.fullmatch(word) is None]
    if len(capitals) < (1 if led else 2) or not all(word[:1].isupper() for word in capitals):
        return None
    return text if letters_name(text, told_as_name=led) else None


def _bare(stretch: str) -> tuple[str, bool, bool]:
    """A stretch without what leads to a name and what follows it; whether it is led to, and from a paper."""
    said, led, official = stretch, False, False
    while True:
        if (kin := _OUR_KIN.match(sign_by_sign(said))) is not None:
            said = said[kin.end() :].strip(" ,，:：、")
            continue
        for part in ("official", "introduces", "fills"):
            if cut := _begins(part, said):
                said = said[cut:].strip(" ,，:：、")
                led, official = led or part != "fills", official or part == "official"
                break
        else:
            break
    while cut := _ends(said):
        said = said[:-cut].strip(" ,，、")
    first, _, rest = said.partition(" ")
    if rest and first.casefold().rstrip(".") in titles():
        said, led = rest.strip(), True
    return said, led, official


def _tells_of(stretch: str, found: Sequence[Named]) -> bool:
    """Return True if a stretch tells of the names that were found, or only leads to one."""
    if len(stretch) > (_LONGEST_ASIDE_ZH if has_han(stretch) else _LONGEST_ASIDE_EN):
        return False
    plain = sign_by_sign(stretch)
    if not _bare(stretch)[0] or _sides_in(plain) or _KIN.search(plain) is not None or _FROM.match(stretch) is not None:
        return True
    signs = {sign for one in found for sign in sign_by_sign(one.name) if _SIGN.match(sign)}
    return bool(signs & set(plain)) or _holds("of_the_name", plain) or _holds("together", plain)


def _people(found: Sequence[Named]) -> list[str]:
    """The names by people: what papers say before what somebody is called, one in two scripts as one."""
    plain = list({sign_by_sign(one.name).casefold(): one for one in found}.values())
    several = [one for one in plain if not any(one is not other and one.name in other.name for other in plain)]
    official = [one for one in several if one.official]
    han, letters = ([one for one in several if has_han(one.name) is which] for which in (True, False))
    if len(han) == len(letters) == 1:
        return [" ".join(one.name for one in several)]
    if len(several) > 1 and len(official) == 1:
        return [official[0].name]
    return [one.name for one in several]


def _sides_in(text: str) -> frozenset[str]:
    """The sides a text names; who is applied against is no applicant."""
    plain = sign_by_sign(text)
    sides = {side for side, words in read_page(_PAGE)["sides"].items() if _any_of(words, plain)}
    is_applicant = _any_of(read_page(_PAGE)["sides"]["applicant"], plain.replace("被申请人", ""))
    return frozenset(sides if is_applicant else sides - {"applicant"})


def _is_of_names(text: str) -> bool:
    """Return True if Chinese words speak of names and papers and are none ("简体", "别笑")."""
    plain = sign_by_sign(text)
    return any(len(word) > 1 and word in plain for word in words_of(read_page(_PAGE)["of_the_name"]["zh"]))


def _holds(part: str, text: str) -> bool:
    return _any_of(read_page(_PAGE)[part], text)


def _any_of(words: dict[str, str], text: str) -> bool:
    plain = sign_by_sign(text).casefold().replace("’", "'")
    return any(word in plain for word in words_of(words["zh"])) or _english(words["en"]).search(plain) is not None


@cache
def _english(words: str) -> re.Pattern[str]:
    some = "|".join(map(re.escape, words_of(words if "|" in words else f"{words}|")))
    return re.compile(rf"(?<![a-z])(?:{some})(?![a-z])")


def _begins(part: str, text: str) -> int:
    """Signs of the longest phrase of a part of the page with which a text begins."""
    found = _forms(part)[0].match(sign_by_sign(text).casefold().replace("’", "'"))
    return found.end() if found is not None else 0


def _ends(text: str) -> int:
    found = _forms("behind")[1].search(sign_by_sign(text).casefold().replace("’", "'"))
    return len(text) - found.start() if found is not None else 0


@cache
def _forms(part: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    page = read_page(_PAGE)[part]
    zh = "|".join(sorted(map(re.escape, words_of(page["zh"])), key=len, reverse=True))
    en = "|".join(sorted(map(re.escape, words_of(page["en"])), key=len, reverse=True))
    return re.compile(rf"(?:{zh})|(?:{en})(?![a-z'])"), re.compile(rf"(?<=.)(?:(?:{zh})|(?<![a-z])(?:{en}))\W*$")

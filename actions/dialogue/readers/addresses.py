"""A postal address in a message: the place alone, without the words around it. Pure.

An address names a street, a village or a house, or at least a locality that the gazetteer knows. "男的，恩平本地人"
names where somebody is from and is none; of "He lives in the flat I guess, 15 Donghua Road" the road is kept.
"""

from __future__ import annotations

import re
from functools import cache

from actions.dialogue.phrases import denied, spans, without_denied
from actions.dialogue.readers.landmarks import is_at_town, is_beside, is_in_town, leads_to_town, without_missing_numbers
from actions.dialogue.readers.localities import is_locality
from actions.dialogue.readers.order_words import value_span
from actions.dialogue.readers.phrases import read_page, words_of
from actions.dialogue.readers.speech_acts import act_of, asks, requests
from actions.script import sign_by_sign, simplified
from backend.shared.places_in_letters import in_chinese

LONGEST = 200
_HAN = r"[\u3400-\u9fff]"
_PIECE = re.compile(r"(?:[^，,。；;！!？?\n]|(?<=\d),(?=\d{3}(?!\d)))+")
"""From comma to comma; the comma inside a sum parts nothing ("return 50,000 and the court fees")."""
_HAN_LEAD = re.compile(
    r"^(?:.*?(?:住在|住喺|住系|家在|家喺|人在|人喺|搬到了?|搬去了?|搬咗去|注册在|登记在"
    r"|(?:地址|住址|住所地?|住处)(?:应该|应当|要|得)?(?:写全|写完整|写清楚|全称)?就?[是係系为為在]?)"
    r"|(?!以前|之前|曾|从前|從前|原来|原來|过去)[^，,。\d\s]{1,8}?(?<!居)住(?!宅|院|房|所|持|址|处)"
    r"|(?:听说|聽說|听讲|聽講|据说|據說|记得|記得|好像|应该|應該|可能|大概|估计|估計|我估|我猜)*"
    r"(?:(?:我|他|她|佢)(?:们|們|哋)?|对方|對方|公司|工厂|厂|店|被告|原告)?(?:应该|應該|大概|可能|好像|一直|现在|現在|而家|依家|目前|还|還|就|老家|祖籍|屋企|家)*"
    r"(?:住|在|喺|[是係系])?)[\s:：]*(?=.{2,})"
)
_ORDERED = re.compile(
    r"^.{0,20}?(?:改成|改为|改做|改返做?|改到|换成|换做|更正为|更正做|写成|写做|应该是|应该系|应为|应系)(?:了|咗)?[\s:：]*(?=\S{2})"
    r"|^.{0,40}?\b(?:change(?:d)?|correct(?:ed)?|should|must|has to|needs? to) "
    r"(?:it |(?:this|the|his|her) (?:address )?)?"
    r"(?:to|be|read|into)\b[\s:]*(?=\S{2})",
    re.IGNORECASE,
)
"""Words that order a change, before the address itself ("地址改成…")."""
_NOT_KNOWN_OF = re.compile(
    r"[\s,，]*(?:(?:但|不过|但系|只|就|其他|其它|具体|详细|准确|完整|真正|嘅|的|是|系|在|喺|我|都|(?<![\u3400-\u9fff])街道?|(?<=具体|详细|准确|完整)街道?|路名|门牌|号码?|房号|楼层|地址|[哪边][条个](?:街道?|路|巷)?|几[号楼栋座室层]|几单元)"
    r"|\b(?:but|and|the|exact|full|i|street|number|house|rest|address|of|it|is)\b|\s)*$",
    re.IGNORECASE,
)
"""Words for what is not known of an address, before those that say so ("具体街道唔记得")."""
_HAN_TAIL = re.compile(
    r"(?:吧|呀|啊|啦|喇|呢|嘅|的|我猜|我估|好像|应该|應該|可能|大概|嗰度|那里|那裡|那边|那邊|居?住|住着|住緊|住紧|\s)+$"
)
_HOUSE = re.compile(
    r"(?:\d+|[一二三四五六七八九十百零〇甲乙丙丁]+)(?:[-－–之]\d+)?\s*(?:号|號|弄|栋|棟|座|室|房|单元|單元|楼|樓|层|層|队|隊|组|組|大街|街)"
)
_BLOCKS = re.compile(rf"{_HAN}\s?\d{{1,4}}[-－]\d{{1,4}}(?:[-－]\d{{1,4}})?(?!\d)")
"""House numbers by blocks, as in Japan ("新宿1-2-3")."""
_NUMERAL = r"(?:\d+|[一二三四五六七八九十廿]+)"
_DATE = re.compile(
    rf"月[的嘅]?\s*(?:第|初)?\s*{_NUMERAL}\s*[号號日]|{_NUMERAL}\s*[号號](?=\s*(?:(?:之|以)?[前后後](?![座排门門面楼樓巷街院])"
    r"|(?:左右|到期)|[交付还還给給畀出发發收]))"
)
"""A day of a month, of every month or before which something is due: its 号 is no house's."""
_DIVISION = re.compile(
    rf"{_HAN}{{2,}}?(?:省|市|县|縣|区|區|镇|鎮|乡|鄉|街道|村(?!集体|集體|委|民|长|長|支)|屯|圩|墟|州|自治区|埠|半岛|群岛)"
)
_STREET = re.compile(
    rf"(?:{_HAN}{{1,}}|\w+)(?:路|街|巷|弄|大道|胡同|道(?=\d|$|中|东|西|南|北)|里(?=\d|$)|坊|大厦|大廈|大楼|大樓|花园|花園|新村|公寓|(?<!超)商[城场]|工业[区园]|苑|广场|廣場|小学|中学|医院)"
)
_ESTATE = re.compile(rf"{_HAN}{{2,}}(?<![在个我的到进出入这那住])[小社]区")
"""A housing estate by its name; "在小区门口" names none."""
_NUMBER_FIRST = re.compile(
    r"^#?\d{1,6}[A-Za-z]?(?:\s*[-/]\s*\d+[A-Za-z]?)?,?\s+(?:[^\W\d]|\d+(?:st|nd|rd|th)\b)", re.IGNORECASE
)
_STREET_ENDS = ("straße", "strasse", "straat", "gracht", "gasse", "gatan", "str")
_CAPITAL_AFTER = re.compile(r"^#?\d\S*\s+(?:[A-ZÀ-Ý]|\d+(?:st|nd|rd|th)\b)")
_POSTCODE = re.compile(
    r"(?:[A-Z]{2,3}\s+)?(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4,6}|[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2})|[A-Z]{2,3}",
    re.IGNORECASE,
)
_LATIN_LEAD = re.compile(
    r"^(?:.*\b(?:lives?|living|stays?|staying|resides?|residing|located|based|moved|"
    r"addresse?s?(?:\s+is|:)?|home(?:\s+is)?|registered|is(?=\s+(?:at|in|on)\s))\b"
    r"\s*(?:(?:in|at|on|near|to|is)\b|:)?\s*(?:(?:just|only|simply)\s+)?|"
    r"(?:i\s+(?:think|guess)|maybe|probably|it'?s|it is|he'?s|she'?s|they'?re|i'?m|at|in|my|his|her|still)\s+)+",
    re.IGNORECASE,
)
_LATIN_TAIL = re.compile(
    r"(?:\s+|^)(?:i (?:think|guess|believe|suppose)|maybe|probably|or so|not sure|"
    r"as (?:i|far as i) .*|right now|now)\W*$",
    re.IGNORECASE,
)
_ENGLISH_BEFORE = re.compile(rf"^[A-Za-z'’:\s]+(?={_HAN})")
"""English words before an address in Chinese ("lives at 鶴山市…")."""
_TOWN = re.compile(
    r"(?!The\s|My\s|Our\s|Old\s|Home\s|Small\s)(?:[A-Z][a-z]+\s){1,2}"
    r"(?:[Tt]own|[Tt]ownship|[Vv]illage|[Dd]istrict|[Cc]ounty|[Cc]ity|[Pp]rovince|[Ss]ubdistrict)"
)
"""A town in letters by its kind ("Sanba town")."""
_CODE_BEHIND = re.compile(
    r"\s+(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d{1,2}[A-Z]?\s?\d[A-Z]{2}|\d{5,6})$", re.IGNORECASE
)
"""A postcode behind a city ("London SE1 7PB"); four figures may be a year."""
_FLOOR_AND_DOOR = re.compile(r"\d{1,3}[ºª°][\s-]?(?:[A-Z]|\d{1,2}|izq\w*|dcha?)?\.?", re.IGNORECASE)
"""Floor and door behind a street, as in Spain and Latin America ("2ºB")."""
_UNIT = re.compile(
    r"\b(?i:flat|apt|unit|block|blk|tower|room|rm|suite|lot|po box|p\.o\. box)"
    r"[\s#.]*(?:\d\w{0,4}|[A-Z]\d{0,3})\b|\b\d+/F\b"
)
_LATIN_DATE = re.compile(
    r"^\W*(?:\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s+\d{4})?\W*$",
    re.IGNORECASE,
)
_DENIES_NO_PLACE = re.compile(
    r"是不是|系唔系|系咪|不是(?:很|太|特别)?(?:远|确定|清楚)|\bnot (?:far|sure|only|yet|certain|too|very)\b",
    re.IGNORECASE,
)
"""Denials that leave a place standing ("是不是住新会", "not far from 12 King Street")."""
_IN = re.compile(r"^住?[喺在](?=[\u3400-\u9fff]{2})")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME_AND_NUMBER = re.compile(
    r"(?:(?:[A-ZÀ-Þ][^\W\d_]*\.?|d[aeou]s?|del|la|las|los|van|von|di|y)[\s'’-]+){1,6}(?:[#№]|[Nn][ro]?[.º°]?)?\s*"
    r"\d{1,5}[A-Za-z]?(?:\s*[-/]\s*\d+)?"
)
"""A street whose name has no word for one, with the number of a house ("Hauptstraße 5", "Kurfürstendamm 21")."""


def order_end(text: str) -> int:
    """Return where a place begins behind the words that order a change to it ("改成新会会城"); 0 without such words."""
    ordered = _ORDERED.match(sign_by_sign(text))
    return ordered.end() if ordered is not None else 0


def _told_of_it(piece: str) -> str:
    """A piece without the words that order a change to it, and without what is said not to be known of it."""
    piece = piece[order_end(piece) :]
    piece = piece[slice(*value_span(piece))]
    if not (unknown := spans("dont_know", piece)):
        return piece
    head = sign_by_sign(piece[: unknown[0][0]])
    behind = _NOT_KNOWN_OF.search(head)
    return piece[: behind.start() if behind is not None else len(head)]


def find_address(text: str) -> str | None:
    """The address in a message as it was written, or None.

    What stands before, between and behind its parts and is no part of it (a guess, a grumble, a question, another
    place that is denied) is left out.
    """
    text = without_missing_numbers(text)
    if denied(text) and not _DENIES_NO_PLACE.search(sign_by_sign(text)):
        kept_words = without_denied(text)
        return find_address(kept_words) if kept_words != text and not denied(kept_words) else None
    pieces = [(match.start(), match.end()) for match in _PIECE.finditer(text)]
    found = [(start, end, _part_told(text[start:end]) if end - start <= LONGEST else None) for start, end in pieces]
    placed = [number for number, (_, _, part) in enumerate(found) if part]
    if not placed:
        return None
    first = placed[0] - 1
    behind = text[found[placed[0]][0] : found[placed[0]][1]]
    while first >= 0 and (street := _before(text[found[first][0] : found[first][1]], behind)):
        found[first] = (*found[first][:2], street)
        placed.insert(0, first)
        first -= 1
    kept: list[str] = []
    for number in range(placed[0], len(found)):
        start, end, part = found[number]
        words = part or _continued(text[start:end], last=number > placed[-1])
        if words:
            blanks = len(text[start:end]) - len(text[start:end].lstrip())
            between = text[found[number - 1][1] : start + blanks] if kept else ""
            kept += [_joined(between, text), words] if kept else [words]
    return _without_open_bracket("".join(kept).strip(" ，,。.;；"))


def _without_open_bracket(words: str) -> str:
    """An address without the bracket that closes behind it and opened before ("张志强（住台山市桥湖路5号）")."""
    for opening, closing in ("()", "（）"):
        if words.endswith(closing) and words.count(closing) > words.count(opening):
            return words.removesuffix(closing).rstrip(" ，,。.;；")
    return words


def without_days(text: str) -> str:
    """Return a text with blanks for the days of a month in it, so that their 号 stands for no house."""
    return _DATE.sub(lambda day: " " * len(day[0]), text)


def _before(piece: str, behind: str) -> str:
    """The part of an address before a place: a street alone, or a town ("Guanghai, Taishan"); or nothing."""
    town = _without(piece, _LATIN_LEAD, _LATIN_TAIL)
    place = f"{town}, {behind.strip()}"
    return town if town and (in_chinese(place) != place or is_in_town(town)) else _street_before(piece)


def _street_before(piece: str) -> str:
    """The street and the house that stand alone before a place ("Hauptstraße 5, 10115 Berlin"), or nothing."""
    words = _without(piece, _LATIN_LEAD, _LATIN_TAIL)
    told = {word.casefold() for word in _WORD.findall(words)} & (_barred("not_address_words") | _barred("papers"))
    names_house = _NAME_AND_NUMBER.fullmatch(words) or leads_to_town(words)
    return words if not told and not _LATIN_DATE.search(words) and names_house else ""


def is_from_somewhere(text: str) -> bool:
    """Return True if a piece tells where somebody is from or which sex, not where ("恩平本地人", "男的")."""
    plain = simplified(text).strip()
    return any(plain.endswith(word) for word in words_of(read_page("addresses")["people"]))


def _joined(between: str, text: str) -> str:
    sign = between.strip()
    if sign in ("，", ",", "；", ";", "\n", ""):
        return between or " "
    return "，" if re.search(_HAN, text) else ", "


def _part_told(piece: str) -> str | None:
    told = _told_of_it(piece)
    return _address_part(told) if told.strip() else None


def _address_part(piece: str) -> str | None:
    """The piece without what leads in and out, if it names a place."""
    if is_from_somewhere(piece):
        return None
    both = (_without(_without_english(piece), _HAN_LEAD, _HAN_TAIL), _without(piece, _LATIN_LEAD, _LATIN_TAIL))
    for words in both if re.search(_HAN, piece) else both[::-1]:
        spaced = [part for part in re.split(r"\s+", words) if part]
        if re.search(_HAN, words) and len(spaced) > 1:
            words = " ".join(part for part in spaced if act_of(part) is None or part.isascii())
        if names_place(words) and not requests(words) and not (asks(piece) and not _HOUSE.search(words)):
            return _IN.sub("", words)
    return None


def _without_english(piece: str) -> str:
    """A piece without the English that leads in to a place in Chinese; a town or a street in letters stays."""
    before = _ENGLISH_BEFORE.match(piece.strip())
    led_in = before is not None and not _LATIN_LEAD.sub("", before[0].strip(), count=1)
    return piece.strip()[before.end() :] if before is not None and led_in else piece


def _without(piece: str, lead: re.Pattern[str], tail: re.Pattern[str]) -> str:
    return tail.sub("", lead.sub("", piece.strip(), count=1)).strip()


def names_place(text: str) -> bool:
    """Return True if a text names a street with a house, a division, or a locality that is known."""
    plain = simplified(text)
    if _ESTATE.search(plain):
        return True
    for word in words_of(read_page("addresses")["not_places"]):
        plain = plain.replace(word, " ") if len(word) > 1 else plain
    if re.search(_HAN, plain):
        bare = without_days(plain)
        signs = (_HOUSE, _DIVISION, _STREET, _BLOCKS)
        end = _latin_end(text)
        known = any(sign.search(bare) for sign in signs) or is_locality(text) or _latin_place(end)
        house = _NAME_AND_NUMBER.fullmatch(end) is not None or leads_to_town(end)
        beside = is_beside(text) and any(is_locality(one) for one in text.split())
        return known or beside or (house and is_locality(text.removesuffix(end)))
    return _latin_place(text)


def _latin_end(text: str) -> str:
    """Return what follows the last Chinese sign of a text ("100 King Street West" of "多伦多 100 King Street West")."""
    return re.split(_HAN, text)[-1].strip()


def _latin_place(text: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(text)]
    if _LATIN_DATE.search(text):
        return False
    if not words or _barred("not_address_words") & set(words):
        return False
    town = is_locality(_CODE_BEHIND.sub("", text.strip())) or is_at_town(text.strip())
    if town or _UNIT.search(text) or _TOWN.fullmatch(text.strip()):
        return True
    has_figure = any(character.isdigit() for character in text)
    street, unit = _barred("streets") & set(words), _barred("units") & set(words)
    street |= {word for word in words if word.endswith(_STREET_ENDS)}
    if _NUMBER_FIRST.match(text) and (street or _CAPITAL_AFTER.match(text)):
        return True
    return bool((street or unit) and (has_figure or (street and len(words) > 1 and text[:1].isupper())))


def _continued(piece: str, *, last: bool) -> str | None:
    """A piece between the parts of an address, or behind them, that goes on with it (a postcode, a building's name)."""
    words = piece.strip()
    if (
        _told_of_it(piece) != piece
        or not words
        or act_of(words)
        or asks(words)
        or requests(words)
        or is_from_somewhere(words)
    ):
        return None
    if _POSTCODE.fullmatch(words) or _FLOOR_AND_DOOR.fullmatch(words) or is_beside(words):
        return words
    plain = {word.casefold() for word in _WORD.findall(words)}
    if _barred("not_address_words") & plain or len(words) > 40:
        return None
    goes_on = words[0].isupper() and len(plain) <= 3
    return words if not last or goes_on else None


@cache
def _barred(key: str) -> frozenset[str]:
    return frozenset(word.strip() for word in read_page("addresses")[key].split("|"))

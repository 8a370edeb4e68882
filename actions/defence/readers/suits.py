"""From a message of somebody who is sued to what it tells of the suit. Pure.

A day is taken for what stands nearest to it: the day a paper came, or the day of the hearing. A name is taken only
where it is somebody's name; "my brother" is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from actions.defence.argued import claim_only, is_of_another_kind, opposes
from actions.defence.domicile import domicile_in
from actions.defence.readers.claims import split_claims
from actions.defence.readers.days import days_told
from actions.defence.readers.pleas import bare, clauses_of, pleas_in
from actions.dialogue.message import UserMessage
from actions.dialogue.readers.addresses import find_address
from actions.dialogue.readers.clauses import pieces, with_commas
from actions.dialogue.readers.name_shapes import han_name
from actions.dialogue.readers.organisations import is_organisation
from actions.dialogue.readers.speech_acts import asks
from actions.dialogue.readers.told_days import ToldDay
from actions.readers.sides import Standpoint, served_on_another, standpoint
from actions.script import sign_by_sign
from actions.story.readers.companies import companies_in, is_only_a_kind
from backend.shared.courts import COURTS, court_numbered, read_place
from backend.shared.yaml_pages import read_yaml

_ENDS = " ，,、。.；;\n"
_COURT = re.compile(r"(?P<name>[\u3400-\u9fff]{2,14}?(?:中级|高级|互联网|金融|海事)?(?:人民)?法院)")
_COURT_LEAD = re.compile(
    r"^.*?(?:收到了?|签收了?|收咗|接到了?|拿到了?|[在由被是系去到个份张嘅的]|寄来|法庭|告上)(?=[\u3400-\u9fff]{2,}法院)"
)
_OWN_NAME = re.compile(r"[市县区縣區]|中级|中級|高级|高級|海事|互联网|互聯網|铁路|鐵路|知识产权|知識產權")
"""Words that only a court's own name holds."""
_LATIN_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|bin|binti|de|van|da)){1,4}")
_OWN_HOME = re.compile(
    r"(?:我|本人)(?:们)?(?:现在|而家|一直)?(?:的)?(?:住(?:在|喺)?|(?:联系|家庭|通讯)?(?:地址|住址)(?:是|系|：|:)?)\s*(?P<where>[^；;。\n⟦]{4,80})"
    r"|\b(?:i live|i'm living|i am living|my (?:home )?address is)(?: at| in)?\s+(?P<en>[^;\n⟦]{6,80})",
    re.IGNORECASE,
)
_LIVING = re.compile(r"住|人在|人喺|身在|\blive|\bliving|\bi am in\b|\bi'm in\b|\bbased\b|\bstay", re.IGNORECASE)
_NO_NAMES = frozenset("人 别人 人家 他 她 佢 他们 对方 有人 原告 法院 银行 公司 老板 房东 亲戚 朋友 邻居".split())  # noqa: SIM905
_OF_COURT = re.compile(r"法院|法庭|法官|法警|送达|开庭|代签|\b(?:court|judge|bailiff|served)\b")
_NEXT_CLAUSE = re.compile(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
"""A space that parts two clauses in Chinese, where nobody types commas."""
_BEFORE_DAY = re.compile(r"(?<=[\u3400-\u9fff\d]) (?=\d{1,2}月\d{1,2}[日号號]?|\d{4}年)")
"""A space before a day, which is told of something else than the claim it follows ("告我还二十万 1月12号开庭")."""
_NEAR = 8
"""Characters before a sum in which stands what it is owed for."""
_REPAY, _REPAY_EN = "归还{}", "repay {}"
_PAY, _PAY_EN = "支付{}", "pay {}"
"""Words of a court's paper for a sum that is owed or wanted; shown to be confirmed before it is anybody's claim."""


@dataclass(frozen=True, slots=True)
class ToldSuit:
    """Suit as a message tells it.

    Args:
        values: answers of the form by field, days in ISO form.
        faults: what is wrong with a day, by field.
        loose: a day that no cue says the meaning of.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    faults: Mapping[str, ToldDay] = field(default_factory=dict)
    loose: str = ""

    @property
    def tells_anything(self) -> bool:
        """Return True if there is a value at all."""
        return bool(self.values)


def read_suit(said: UserMessage, today: date, country: str) -> ToldSuit:
    """Return what a message tells of a suit.

    Args:
        today: where the writer is.
        country: of the writer, whose habits of writing days count; empty if unknown.
    """
    plain = _plain(said.text)
    values: dict[str, Any] = {}
    if (home := domicile_in(plain)) is not None:
        values["domicile"] = home
    number = said.value("case_number")
    if isinstance(number, str):
        values["case_number"] = number
    if court := _court_of(said, str(number or "")):
        values["court"] = court
    if who := plaintiffs_in(said.text):
        values["plaintiff"] = "、".join(who)
    if claims := wanted_in(said.text):
        values["claims_so_far"] = claims
    if contested := contested_in(said.text):
        values["contested"] = contested
    days, faults, loose = days_told(said, today, country)
    return ToldSuit(values | days, faults, loose)


def is_about_suit(text: str) -> bool:
    """Return True if somebody says that they are sued, or has a paper of a court before them."""
    plain = _plain(text)
    return bool(_pattern("sued").search(plain) or _pattern("papers").search(plain))


def is_about_us(text: str) -> bool:
    """Tell a question about those who answer here."""
    return _pattern("of_us").search(_plain(text)) is not None


def asks_whether_sued(text: str) -> bool:
    """Return True if somebody asks whether there is a suit against them ("他有没有告我"), and tells of none."""
    plain = _plain(text)
    told = says_sued(text) or _pattern("papers").search(plain) is not None
    return _pattern("asks_sued").search(plain) is not None and not told


def says_nothing_came(text: str) -> bool:
    """Return True if somebody says that nothing has come to them ("我没收到任何东西"): no money, no goods, no paper."""
    return _pattern("nothing_came").search(_plain(text).strip(_ENDS)) is not None


def says_sued(text: str) -> bool:
    """Return True if somebody says that they are sued; "没人告我，是我想去告" says the contrary."""
    said = _plain(text)
    for others in ("asks_sued", "sues_ours", "nobody_sues", "not_sued"):
        said = _pattern(others).sub("▢", said)
    if _pattern("sued").search(said) is None:
        return _pattern("of_suit").search(said) is not None and tells_arrival(text) and _is_sued(standpoint(text))
    stand = standpoint(text)  # looked at only here: it costs more than all the rest, and most messages tell of no suit
    if stand.side == "suing" and stand.sure and served_on_another(text):
        return False
    only_threatened = stand.threatened and not stand.side
    return not only_threatened or (names_court_paper(text) and tells_arrival(text))


def _is_sued(stand: Standpoint) -> bool:
    """Return True if a standpoint is surely that of somebody who is sued."""
    return stand.side == "sued" and stand.sure


def denies_being_sued(text: str) -> bool:
    """Return True if somebody says that nobody sues them ("没人告我", "not sued")."""
    return _pattern("nobody_sues").search(_plain(text)) is not None


def names_plaintiff(text: str) -> bool:
    """Return True if a text speaks of a plaintiff."""
    return _pattern("plaintiff").search(_plain(text)) is not None


def speaks_of_suit(text: str) -> bool:
    """Return True if a text speaks of a suit, a court or its papers at all."""
    return _pattern("of_suit").search(_plain(text)) is not None


def tells_own_debt(text: str) -> bool:
    """Return True if the writer tells what they themselves still owe."""
    return _pattern("own_debt").search(_plain(text)) is not None


def cannot_come(text: str) -> bool:
    """Return True if somebody says that they cannot be there."""
    return _pattern("gone").search(_plain(text)) is not None


def speaks_of_hearing(text: str) -> bool:
    """Return True if a hearing is spoken of."""
    return _pattern("hearing").search(_plain(text)) is not None


def speaks_for_company(text: str) -> bool:
    """Return True if the writer's company is sued, not they themselves."""
    return _pattern("own_company").search(_plain(text)) is not None


def wants_reminder(text: str) -> bool:
    """Return True if somebody wants to be reminded."""
    return _pattern("remind").search(_plain(text)) is not None


def tells_none(text: str) -> bool:
    """Return True if somebody says that a paper names no day."""
    return _pattern("none_told").search(_plain(text.strip())) is not None


def names_oneself(text: str) -> bool:
    """Return True if words introduce who writes."""
    return _pattern("of_myself").search(_plain(text)) is not None


def does_not_know(text: str) -> bool:
    """Return True if somebody says that they do not know or remember a day."""
    return _pattern("unknown_day").search(_plain(text)) is not None


def topic_of(text: str) -> str:
    """Return the topic of a question of somebody who is sued, or nothing."""
    plain = _plain(text)
    return next((name for name, words in _topics().items() if words.search(plain)), "")


def names_court_paper(text: str) -> bool:
    """Return True if a text names a paper of a court, its delivery, or a court."""
    return _pattern("papers").search(_plain(text)) is not None or _OF_COURT.search(_plain(text)) is not None


def tells_arrival(text: str) -> bool:
    """Return True if a text tells that something has come."""
    return _pattern("arrived").search(_plain(text)) is not None


def asks_until_when(text: str) -> bool:
    """Return True if somebody asks until when they can answer or object to the court; an appeal is none of it."""
    plain = _plain(text)
    asked = any(asks(piece) for piece in (text, *pieces(text)))
    return asked and bool(_pattern("until_when").search(plain)) and not _pattern("of_another_time").search(plain)


def disputes_period(text: str) -> bool:
    """Return True if somebody holds the 15 days to answer against the 30, or the 30 against the 15."""
    return not asks(text) and _pattern("disputes_period").search(_plain(text)) is not None


def speaks_of_what_stands(text: str) -> bool:
    """Return True if somebody speaks of what they said, or of what we wrote ("no, you wrote …")."""
    return _pattern("of_what_stands").search(_plain(text)) is not None


def plaintiffs_in(text: str) -> tuple[str, ...]:
    """The names of who sues, as they are written; nothing where only a relation is told."""
    return named_by(text, _several("who_sued"))


def named_by(text: str, leads: Iterable[re.Pattern[str]]) -> tuple[str, ...]:
    """The names that patterns lead to, as they are written, at most four; nothing where only a relation is told.

    Args:
        text: the message.
        leads: over Simplified characters; the group ``who`` holds the words for somebody.
    """
    found: list[str] = []
    plain = sign_by_sign(text)
    bodies = list(companies_in(text, plain, []))
    for pattern in leads:
        for match in pattern.finditer(plain):
            start, end = match.span("who")
            named = [
                text[start if start == body.start + 1 else body.start : body.end]  # "係江門…": the verb is no name
                for body in bodies
                if body.start < end and start < body.end
            ]
            names = [name.lstrip(_COPULAS) for name in named or _names(text[start:end])]
            found += [name for name in names if name not in found]
    return tuple(found[:4])


def wanted_in(text: str) -> list[str]:
    """List the other side's wishes, in the writer's words, by claims; blanks part what is told without signs."""
    text = _BEFORE_DAY.sub("，", with_commas(text))
    plain = sign_by_sign(_without(text, contested_in(text)))
    for pattern in _several("wanted"):
        if (match := pattern.search(plain)) is not None:
            start, end = match.span("claim")
            told = split_claims(claim_only(_without(text, contested_in(text))[start:end]))
            if told and not told[0][:1].isdecimal():
                return told
    owed, wanted = owed_in(text), _sum_in("wanted_sum", text)
    if owed and owed not in wanted:
        return [_owed_claim(text, owed)]
    return split_claims((_PAY_EN if wanted.isascii() else _PAY).format(wanted)) if wanted else []


def _owed_claim(text: str, owed: str) -> str:
    """Return the claim for a sum that is owed: only what was lent is given back; for works or goods it is paid."""
    if owed.isascii():
        return (_PAY_EN if _is_of_trade(text) else _REPAY_EN).format(owed)
    found = _pattern("owed_for").search(_plain(text[: text.find(owed)][-_NEAR:]))
    if found is not None:
        return _PAY.format(found[0] + owed)
    return (_PAY if _is_of_trade(text) else _REPAY).format(owed)


def _is_of_trade(text: str) -> bool:
    return _pattern("of_trade").search(_plain(text)) is not None and not _pattern("of_loan").search(_plain(text))


def counterclaim_in(text: str) -> str:
    """Return what the writer claims of the other side, in their words ("要他还9万"); nothing without a claim."""
    found = _pattern("claimed_back").search(sign_by_sign(text))
    group = next((name for name in ("claim", "en") if found and found[name]), "")
    return text[found.start(group) : found.end(group)].strip(" ，,。.") if found and group else ""


def _without(text: str, words: str) -> str:
    return text.replace(words, "") if words else text


def owed_in(text: str) -> str:
    """The sum the other side says is owed, as it was written; nothing where they say of none."""
    return _sum_in("owed", text)


def _sum_in(entry: str, text: str) -> str:
    found = _pattern(entry).search(_plain(text))
    group = next((name for name in ("sum", "en", "for", "sued") if found and found.groupdict().get(name)), "")
    told = text[found.start(group) : found.end(group)].strip() if found and group else ""
    return _NEXT_CLAUSE.split(told)[0]


def contested_in(text: str) -> str:
    """Return what the writer holds against it, in their own words ("其实我还了3万"); nothing where none is told."""
    told = [
        piece
        for piece in clauses_of(text)
        if not asks(piece)
        and not is_of_another_kind(piece)
        and domicile_in(piece) is None
        and not says_nothing_came(piece)
    ]
    pleaded = "，".join(plea.words for plea in pleas_in("".join(told)))
    return "".join(piece for piece in told if _is_held_against(piece, pleaded)).strip(_ENDS)


def _is_held_against(piece: str, pleaded: str) -> bool:
    contests = _pattern("contested").search(_plain(piece).strip()) is not None
    return contests or opposes(piece) or bare(piece) in pleaded


def own_home_in(text: str) -> str:
    """The address at which the writer says they live, as it was written; nothing without a street and a house."""
    found = _OWN_HOME.search(sign_by_sign(text))
    start, end = found.span("where" if found["where"] else "en") if found is not None else (0, 0)
    where = find_address(text[start:end]) if end else None
    return where if where is not None and any(map(str.isdecimal, where)) else ""


def _court_of(said: UserMessage, case_number: str) -> str:
    """The court's Chinese name: by the case number, as recognised, as written, or by the place of suing."""
    if numbered := court_of_number(case_number):
        return numbered
    for known in said.values("court"):
        if str(known) in COURTS:
            return COURTS[str(known)].name.zh
    plain = sign_by_sign(said.text)
    if (named := _COURT.search(plain)) is not None:
        name = _COURT_LEAD.sub("", said.text[named.start() : named.end()])
        known_place = read_place(name)
        is_one = known_place.court is not None or _OWN_NAME.search(name) or _place_within(said, named.span())
        if is_one and len(name.replace("人民法院", "").replace("法院", "")) >= 2 and not name.startswith("人民"):
            is_basic = known_place.court is not None and "中级" not in name
            return COURTS[known_place.court].name.zh if is_basic and known_place.court else name
    return _court_by_place(said)


def _place_within(said: UserMessage, span: tuple[int, int]) -> bool:
    """Return True if a place was recognised in these characters: 广州法院 is a court, 收到法院 is none."""
    return any(
        entity.get("entity") == "place" and span[0] <= int(entity["start"]) and int(entity["end"]) <= span[1]
        for entity in said.entities
        if "start" in entity
    )


def court_of_number(case_number: str) -> str:
    """The Chinese name of the court whose code stands in a case number, or nothing where it is none of Jiangmen's."""
    code = re.search(r"[\u3400-\u9fff](\d{2,4})", case_number)
    numbered = court_numbered(code[1]) if code is not None else None
    return numbered.name.zh if numbered is not None else ""


def _court_by_place(said: UserMessage) -> str:
    """The court of a district of Jiangmen in which somebody says they are sued, never of where they live."""
    for entity in said.entities:
        if entity.get("entity") != "place" or "start" not in entity:
            continue
        before = said.text[max(0, int(entity["start"]) - 12) : int(entity["start"])]
        around = said.text[max(0, int(entity["start"]) - 24) : int(entity["end"]) + 6]
        place = read_place(str(said.text[int(entity["start"]) : int(entity["end"])]))
        if place.court and not _LIVING.search(before) and says_sued(around):
            return COURTS[place.court].name.zh
    return ""


def _names(words: str) -> list[str]:
    """The names in the words for who sues."""
    parts = re.split(r"[、和与及同跟]| and ", words.strip())
    return [name for part in parts if (name := _name(part.strip(" 的了,，")))]


def _name(words: str) -> str:
    if not words or sign_by_sign(words) in _NO_NAMES:
        return ""
    if is_organisation(words):
        return "" if is_only_a_kind(sign_by_sign(words)) else words
    if words.isascii():
        found = _LATIN_NAME.search(words)
        return found[0] if found else ""
    for start in range(max(0, len(words) - 4), max(0, len(words) - 1)):
        tail = words[start:]
        lead = words[:start]
        if han_name(tail) and (not lead or lead[-1] in "弟妹哥姐兄嫂叔伯婶姨舅夫妻友人东板客户的人"):
            return tail
    return words if han_name(words) else ""


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold()


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_name("words.yml"))
    return page


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(_page()[name]), re.IGNORECASE)


@cache
def _several(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(str(one), re.IGNORECASE) for one in _page()[name])


@cache
def _topics() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(str(words), re.IGNORECASE) for name, words in _page()["topics"].items()}


_COPULAS = "是係系"
"""Verbs that stand right before a name and are no part of it."""
_SPOKEN_OF = re.compile(r"utter_(?:ask_)?(?:defence|hearing_limit)|utter_standing_which_side")


def is_of_suit(utterance: str) -> bool:
    """True for an utterance of ours that is about a suit against the person."""
    return _SPOKEN_OF.match(utterance) is not None

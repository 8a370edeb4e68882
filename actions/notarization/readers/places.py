"""Readers of places: where somebody is, or where a paper goes. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from actions.dialogue.message import UserMessage
from actions.dialogue.readers.clauses import stretches
from actions.dialogue.readers.own_places import of_the_writer
from actions.filing.readers.acting_for import last_relative
from actions.story.readers.plain import plain

_IS_THERE = re.compile(
    r"我(?:人|现在|而家|依家)?(?:在|住)|(?:^|[，。])(?:人|现在|而家|依家|目前)(?:在|住)|\bi(?:'m| am|m| live)\b",
    re.IGNORECASE,
)
_CERTIFICATE = re.compile(r"公证|\bnotar|\bcertificate")
_USABLE = re.compile(
    r"能用|可以用|可用|有用|用得|管用|有效|承认|认可|认不认|认吗|(?:还)?(?:要|用|需要)(?:不要|不用)?.{0,4}(?:认证|附加证明|海牙)"
    r"|\b(?:valid|accepted?|recogni[sz]ed|work|used?|apostille|legali[sz])"
)
_OUTSIDE = re.compile(r"国外|外国|海外|境外|\babroad\b|\boverseas\b|foreign countr")
_FOREIGN_PAPER = 3
"""Characters between a country and the certificate within which it is the certificate's own ("加拿大的公证书")."""
_ESTATE = re.compile(r"继承|遗产|家产|身家|\b(?:inheritance|estate|share)\b")
_REGIONS = frozenset({"HK", "MO", "TW"})


def asks_use_elsewhere(said: UserMessage) -> Literal["", "abroad", "region"]:
    """Return where a message asks if a certificate made here counts: abroad, in Hong Kong, Macao or Taiwan, or ''.

    A certificate made abroad, to be used here, is another question.
    """
    text = plain(said.text)
    if not (said.asks and _CERTIFICATE.search(text) and _USABLE.search(text)):
        return ""
    countries: list[str] = []
    for entity in said.entities:
        value = entity.get("value")
        code = value.get("country") if isinstance(value, Mapping) else value
        if entity.get("entity") in ("place", "country") and isinstance(code, str) and code != "CN":
            behind = text[int(entity.get("end", 0)) :][: _FOREIGN_PAPER + 2]
            if "公证" in behind:
                return ""
            countries.append(code)
    if any(code in _REGIONS for code in countries):
        return "region"
    outside = _OUTSIDE.search(text)
    own = outside is not None and "公证" in text[outside.end() : outside.end() + _FOREIGN_PAPER + 2]
    return "abroad" if countries or (outside is not None and not own) else ""


def waives_inheritance(said: UserMessage) -> bool:
    """Return True if the person gives up their own share of an estate, which the bot read as a declaration."""
    return any(
        entity.get("entity") == "notarization_matter"
        and entity.get("value") == "declaration"
        and _ESTATE.search(plain(said.text)[int(entity.get("start", 0)) : int(entity.get("end", 0))]) is not None
        for entity in said.entities
    )


_COMES = re.compile(
    r"预约|约(?:个|一个|时间|公证|到|在|好)|[回返](?:来|去|国|乡|到|江门|台山|开平|新会|恩平|鹤山)|到(?:江门|公证处)|过来办"
    r"|\b(?:book|appointment|in jiangmen|fly(?:ing)?|come (?:back|over|to)|visit)\b"
    r"|\bbe (?:there|back|in (?:china|jiangmen))\b",
    re.IGNORECASE,
)


def comes_here(text: str) -> bool:
    """Return True if a text says that somebody comes to the office, or wants an appointment there."""
    return _COMES.search(plain(text)) is not None


_RETURNS = re.compile(
    r"(?:先|才|会|要|准备|打算|计划)?(?:返(?!回信)|回)(?:到|来|去|嚟|国|乡|江门|台山|开平|新会|恩平|鹤山)|"
    r"\b(?:come|coming|be|fly|flying|go|going|travel) (?:back|home|over|to|in)\b|\breturn"
)
_DAYS = ("date", "date_range", "datetime")


def comes_later(said: UserMessage) -> bool:
    """Return True if a message says that somebody comes on a named day: the place is where they will be."""
    text = plain(said.text)
    return bool(said.values(*_DAYS)) and _RETURNS.search(text) is not None and not says_whereabouts(said.text)


def lives_outside(said: UserMessage) -> bool:
    """Return True if a message names a place or country outside the mainland, Hong Kong, Macao and Taiwan."""
    places = [place.get("country") for place in said.values("place") if isinstance(place, Mapping)]
    return any(code and code != "CN" and code not in _REGIONS for code in (*places, *said.values("country")))


def says_whereabouts(text: str) -> bool:
    """Return True if a text says where somebody is."""
    return _IS_THERE.search(plain(text)) is not None


_STAYS = re.compile(r"(?:在|喺|响|住)\s?$|\bin\s$", re.IGNORECASE)
"""Words right before the place where somebody is."""


def country_there(said: UserMessage) -> str:
    """The country a message says that who writes is in ("我中国护照在多伦多"); nothing where none, or several, are."""
    own = of_the_writer(without_use(said))
    codes = set()
    for one in own.entities:
        if one.get("entity") not in ("place", "country") or "start" not in one:
            continue
        value = one.get("value")
        if _STAYS.search(plain(said.text[: int(one["start"])])):
            codes.add(str(value.get("country") if isinstance(value, Mapping) else value))
    return "".join(codes) if len(codes) == 1 else ""


_USED = re.compile(
    r"用|拿去|拿到|拿回|带回|带去|带到|寄去|寄到|寄给|交给|交到"
    r"|\b(?:use|used(?! to\b)|using|send|sent|submit)\b|\bfor (?:my |us )?immigration\b"
)
_SPEAKER = re.compile(r"我|本人|\b(?:i|i'm|me|mine|my own)\b")
_BARE_MAINLAND = re.compile(
    r"\s*(?:在|就在)?(?:中国)?(?:内地|大陆|国内)[。.！! ]*|\s*(?:in )?mainland(?: china)?[. !]*"
)
_MOSTLY = 0.5
"""Share of a message from which it is little else than a place."""


def is_of_relative(text: str) -> bool:
    """Return True if a message tells of a relative alone, and nothing of who writes ("妹妹身份证…")."""
    spelt = plain(text)
    relative = last_relative(spelt)
    return bool(relative) and _SPEAKER.search(spelt.replace(relative, "")) is None


def says_use(said: UserMessage) -> bool:
    """Return True if a message says where a paper goes, or names a place and little else but a birthplace."""
    text = plain(said.text)
    if _USED.search(text) is not None:
        return True
    return said.share("place", "country") >= _MOSTLY and not says_whereabouts(said.text)


def is_bare_mainland(text: str) -> bool:
    """Return True if a text names the mainland and nothing else: a place, until a passport is asked for."""
    return _BARE_MAINLAND.fullmatch(plain(text)) is not None


_PAPERS = re.compile(r"护照|国籍|身份证|公民|居民|籍(?=$|[，。])|证件|\b(?:passport|citizen|national|resident|id card)")
_FILLING = re.compile(
    r"当然|梗(?:系|是)|肯定|就是|即系|即是|也就是|那边|嗰边|用的?|嘅|的|[呀啊啦喇吧]|"
    r"\b(?:of course|naturally|obviously|in|to|it'?s|"
    r"for|just|only|sure|surely|yes|where else|please|certainly|the)\b|[\s，。,.!！:：]",
    re.IGNORECASE,
)
_LITTLE = 2
"""Signs beside a place and words that say nothing, up to which it is the answer to where a paper is used."""


def names_mainland(text: str) -> bool:
    """Return True if a stretch names the mainland and nothing else, beside no paper ("中国内地，就是新会")."""
    spelt = plain(text)
    return not _PAPERS.search(spelt) and any(
        is_bare_mainland(spelt[slice(*span)].strip("，, ")) for span in stretches(spelt)
    )


def place_alone(said: UserMessage, little: int = _LITTLE) -> str:
    """The country of the one place that a short answer is made of ("Germany of course"); nothing of any other text.

    Args:
        little: signs beside it, up to which the text is made of it.
    """
    spelt, codes = said.text, set()
    for one in sorted(said.entities, key=lambda entity: -int(entity.get("start", 0))):
        if one.get("entity") in ("place", "country") and "start" in one:
            value = one.get("value")
            codes.add(value.get("country") if isinstance(value, Mapping) else value)
            spelt = spelt[: int(one["start"])] + " " + spelt[int(one["end"]) :]
    alone = len(codes) == 1 and len(_FILLING.sub("", plain(spelt))) <= little
    return str(next(iter(codes)) or "") if alone else ""


_USED_BY_NAME = re.compile(r"(?:(?P<here>国内|内地|大陆)|国外|外国|海外)(?:那边|这边|使|来)?用")


def without_use(said: UserMessage) -> UserMessage:
    """The message without the places a paper goes to ("泰国用"), which say not where anybody is."""
    spans = [
        span
        for span in stretches(said.text)
        if _USED.search(plain(said.text[slice(*span)])) and not says_whereabouts(said.text[slice(*span)])
    ]
    kept = [
        one
        for one in said.entities
        if one.get("entity") not in ("place", "country")
        or not any(start <= int(one.get("start", -1)) < end for start, end in spans)
    ]
    return replace(said, entities=tuple(kept))


_EVENT = (
    r"(?:登记|注册)?结婚(?!证)|结的?婚|领(?:了|的)?结婚证|领(?:了|的)?证|离婚(?!证)|离的?婚|摆(?:的)?酒|办(?:的)?(?:喜酒|婚礼)|"
    r"结的(?=$|[，。])|注册|登记"
)
_MARRIED = r"married|divorced|wed|wedding|marriage (?:was )?registered|registered our marriage|tied the knot"
_TOOK_PLACE = re.compile(
    rf"(?:在|喺|响)[^，。,；;\s办想要做需搞整]{{1,12}}?(?:{_EVENT})(?!处|局|地址|公证)"
    rf"|[㐀-鿿]{{2,5}}结的婚|(?:结婚|离婚|注册|登记|领证)(?:是|系)?(?:在|喺)"
    rf"|\b(?:{_MARRIED})\b(?:(?!liv|now|i'm|i am)[^.;,，]){{0,30}}\b(?:in|at)\b"
)
"""Words for where a marriage or a divorce took place."""


def tells_of_event(text: str) -> bool:
    """Return True if words say where a marriage or a divorce took place: that is where nobody need be now."""
    return _TOOK_PLACE.search(plain(text)) is not None


def without_events(said: UserMessage) -> UserMessage:
    """The message without the places where a marriage or a divorce took place ("我们在广州结婚的")."""
    spans = [span for span in stretches(said.text) if tells_of_event(said.text[slice(*span)])]
    kept = [
        one
        for one in said.entities
        if one.get("entity") not in ("place", "country")
        or not any(start <= int(one.get("start", -1)) < end for start, end in spans)
        or says_whereabouts_at(said.text, int(one.get("start", 0)))
    ]
    return said if len(kept) == len(said.entities) else replace(said, entities=tuple(kept))


_NOW_THERE = re.compile(
    r"(?:现在|而家|依家|目前|人|住)(?:是|都|还)?(?:在|喺|响)$|\b(?:now|live|living|based|am|i'm)\b[^.,;]{0,8}\bin $"
)


def says_whereabouts_at(text: str, at: int) -> bool:
    """Return True if the words right before a place say that somebody is there now."""
    return _NOW_THERE.search(plain(text)[:at]) is not None


_OFFICE_THERE = re.compile(
    r"银行|农商行|信用社|农信|房管局|房产局|不动产登记|国土局|车管所|\b(?:banks?|land registry)\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
_SHOWN_THERE = re.compile(
    r"去(?!世)|到(?!期)|取|提|领|攞|拎|过户|卖|登记|办|继承|"
    r"\b(?:withdraw|collect|take out|transfer|register|sell|claim|get)\b",
    re.IGNORECASE,
)


def shown_there(piece: UserMessage, whole: str) -> bool:
    """Return True if words say that something is fetched or done at the named place's office ("去江门银行取钱").

    Args:
        piece: the stretch that names the place and the office.
        whole: the message; what is done there may stand in another stretch.
    """
    return _OFFICE_THERE.search(plain(piece.text)) is not None and _SHOWN_THERE.search(plain(whole)) is not None


def _parts(said: UserMessage) -> tuple[UserMessage, ...]:
    """The stretches of a message, and what blanks part in Chinese ("我爸在印尼去世了 去江门银行取他的钱")."""
    cut: list[UserMessage] = []
    for piece in said.stretches():
        ends = [one.end() for one in _BLANK.finditer(piece.text)]
        cut += [piece.between(start, end) for start, end in pairwise([0, *ends, len(piece.text)]) if end > start]
    return tuple(one for one in cut if one.text)


def without_places_of_use(said: UserMessage) -> UserMessage:
    """The message without what reads as a nationality and only names where a paper is used ("中国内地用，印尼护照")."""
    named = [one for one in said.entities if one.get("entity") == "nationality" and "start" in one]
    places = [one for one in named if is_bare_mainland(said.text[int(one["start"]) : int(one["end"])])]
    dropped = [
        one
        for one in places
        if len(named) > len(places)
        or _USED_AT.match(plain(said.text)[int(one["end"]) :])
        or _TAKEN_TO.search(plain(said.text)[: int(one["start"])])
    ]
    if not dropped:
        return said
    text = said.text
    for one in dropped:
        start, end = int(one["start"]), int(one["end"])
        text = text[:start] + " " * (end - start) + text[end:]
    return replace(said, text=text, entities=tuple(one for one in said.entities if one not in dropped))


_USED_AT = re.compile(r"\s*(?:那边|使|来)?用")
_TAKEN_TO = re.compile(
    r"(?:用(?:的|处|途)?(?:是|在)?|使用地(?:是|：)?|拿到|拿去|拿回|寄到|带到|\b(?:use|used)\b.{0,8})\s*$"
)


_WANTED_THERE = re.compile(
    r"团聚|留学|读书|升学|入学|定居|入籍|归化|(?:申请|办)[^，。]{0,4}(?:移民|签证|绿卡|居留|永居|国籍)"
    r"|\b(?:reunit\w+|join (?:my|our) \w+)\b"
    r"|\bfor (?:(?:my|our|her|his|a|an|the) )?(?:\w+ )?(?:nationality|citizenship|naturali[sz]ation|visa|immigration|"
    r"residence|residency|permit|university|pension|marriage|wedding|job|work|employer|school)\b"
)
"""Purposes of a paper in the place named beside it."""


def _goes_there(text: str) -> bool:
    """Return True if words say that a paper is used somewhere, by what it is wanted for there or outright."""
    spelt = plain(text)
    wanted = _WANTED_THERE.search(spelt) is not None and not says_whereabouts(text)
    return wanted or _USED.search(spelt) is not None


_THINGS = re.compile(
    r"房(?!东|客)|屋(?!企)|楼|铺|地皮|宅|车位|\b(?:house|flat|apartment|property|land|shop|condo|villa|home)s?\b"
)
_DEALT_WITH = re.compile(
    r"(?<!被)(?<!经)(?:卖(?!了|咗|掉了|家)|过户|出售|出租|放租|转让|处理|打理|管理|买(?!了|咗|家)|收租|收楼|办房产证|抵押)"
    r"|\b(?:sell|selling|let out|rent out|transfer|manage|buy|mortgage|deal with|handle)\b"
)


def _thing_there(text: str) -> bool:
    """Return True if a house or land at the named place is to be sold or seen to: the paper goes there."""
    spelt = plain(text)
    return _THINGS.search(spelt) is not None and _DEALT_WITH.search(spelt) is not None and not says_whereabouts(text)


_FOR = re.compile(r"\bfor(?: use in| the)?\s*$", re.IGNORECASE)


def _named_for(said: UserMessage) -> bool:
    """Return True if the word right before a place says that something is for it ("it is for France")."""
    named = (one for one in said.entities if one.get("entity") in ("place", "country") and "start" in one)
    return any(_FOR.search(said.text[: int(one["start"])]) for one in named)


def _sentences(said: UserMessage) -> tuple[UserMessage, ...]:
    """The sentences of a message, those of Latin letters, too."""
    ends = [one.end() for one in _STOP.finditer(said.text)]
    cut = (said.between(start, end) for start, end in pairwise([0, *ends, len(said.text)]) if end > start)
    return tuple(one for one in cut if one.text)


_STOP = re.compile(r"[.!?。！？]+(?:\s+|$)")


def place_answered(said: UserMessage) -> str:
    """The country that one stretch of an answer names and nothing else ("I told you, for France"), or nothing."""
    found = set()
    for piece in (one for sentence in _sentences(said) for one in _parts(sentence)):
        if piece.asks or says_whereabouts(piece.text):
            continue
        code = "CN" if names_mainland(piece.text) else place_alone(piece, little=0)
        found |= {code} if code else set()
    return "".join(found) if len(found) == 1 else ""


def place_of_use(said: UserMessage) -> str:
    """``china`` or ``abroad``, from the one stretch that says where a paper is used; nothing without one."""
    for piece in (one for one in _parts(said) if not one.asks):
        places = [one.get("country") for one in piece.values("place") if isinstance(one, Mapping)]
        codes = {str(code) for code in (*places, *piece.values("country")) if code}
        if not codes and (here := _USED_BY_NAME.search(plain(piece.text))) is not None:
            return "china" if here["here"] else "abroad"
        if len(codes) == 1 and (_goes_there(piece.text) or _named_for(piece)):
            return "china" if codes == {"CN"} else "abroad"
        if codes == {"CN"} and (shown_there(piece, said.text) or _thing_there(piece.text)):
            return "china"
    return ""

"""Sentences that carry a name: what stands around it is taken off. Pure.

"我叫陈国强", "my name is Sue Chan", "姓陈，名国强", "系陳大文", "it's spelled O-U Y-A-N-G" give the name alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from actions.dialogue.readers.demonyms import citizen_of
from actions.dialogue.readers.form_remarks import without_form_remarks
from actions.dialogue.readers.name_shapes import titles

_OPENING = (
    r"(?:(?:嗯|哦|啊|呃|哎|好的?|好吧|行|是的?|对的?|你好|您好|"
    r"well|ok(?:ay)?|yes|sure|hi|hello|oh|um+|so)[\s，,。.!！~～:：、]+)*"
)
_OPENS = re.compile(f"^{_OPENING}", re.IGNORECASE)
_RELATION = (
    r"(?:邻居|鄰居|老板|老闆|老细|老細|房东|房東|包租公|租客|同事|朋友|同乡|同鄉|老乡|老鄉|亲戚|親戚|合伙人|合夥人|客户|客戶|供应商|供應商|"
    r"前?[夫妻]|丈夫|妻子|[表堂]?(?:哥|弟|姐|妹|兄)+|[叔伯舅]+[父公]?|姑[妈媽姐]?|姨[妈媽]?|婶|嬸|阿嫂|嫂子|侄[子女]?|外甥女?|女婿|儿媳|兒媳|仔|囡|儿子|兒子|女儿|女兒)"
)
_RELATION_EN = (
    r"(?:(?:my|his|her|our|their|the)\s+(?:(?:late|elder|older|younger|little|big|former|ex)[\s-]+)?"
    r"(?:mother|father|mum|mom|dad|sister|brother|wife|husband|daughter|son|cousin|uncle|aunt|grand\w+|niece|nephew|"
    r"friend|neighbou?r|boss|landlord|landlady|tenant|partner|lawyer|manager|director|owner))"
)
_ROLE = (
    r"(?:总经理|總經理|经理|經理|董事长|董事長|老板|老闆|法人|法定代表人|负责人|負責人|厂长|廠長|会计|會計|"
    r"(?:general |managing |legal )?(?:manager|director|chairman|owner|representative)|"
    r"(?:sister|brother|wife|husband|mother|father|daughter|cousin|uncle|aunt))"
)
_WHOSE = (
    r"(?:(?:我(?:本人|自己|妈妈|媽媽|爸爸|老公|老婆|太太|先生)?|他|她|佢|本人|阿婆|阿公|对方|對方|被告|原告|申请人|申請人|律师|律師|翻译|翻譯|收件人|"
    r"证件上|證件上|护照上|護照上|身份证上|身份證上|"
    rf"(?:(?:我|佢|他|她)(?:的|嘅|个|個)?)?{_RELATION})"
    r"(?:的|嘅)?)"
)
_NAMED_ZH = re.compile(
    rf"^{_OPENING}(?:"
    rf"{_WHOSE}?(?:真名|全名|大名|姓名|名字|個名|个名|中文名|英文名|名)(?:就)?(?:叫做|叫作|叫|是|係|系|为|為|写的是|寫的是)?[\s:：，,]*"
    rf"|{_WHOSE}?(?:名叫|叫做|叫作|叫|写的是|寫的是|写着|寫著)[\s:：]*|(?:这是|這是|呢个系|呢個係)"
    rf")(?P<name>.+)$",
    re.DOTALL,
)
_IS_ZH = re.compile(rf"^{_OPENING}(?:{_WHOSE}?(?:就是|就系|就係|是|係|系)|本人|我)[\s:：]*(?P<name>.+)$", re.DOTALL)
_SURNAME_GIVEN_ZH = re.compile(
    rf"^{_OPENING}(?:{_WHOSE})?姓[\s:：是係]*(?P<surname>[\u3400-\u9fff]{{1,2}}?)[\s，,、。;；]*(?:名字?|单名|單名|叫)[\s:：是叫係]*(?P<given>[\u3400-\u9fff]{{1,3}})(?:字)?$"
)
_NAMED_EN = re.compile(
    rf"^{_OPENING}(?:(?:my|his|her|their|the|our)\s+)?(?:\w+'?s\s+)?(?:(?:full|legal|real|passport|english|chinese|given|own|first|last)\s+)*"
    r"(?:name(?:\s+(?:in|on)\s+(?:the|my|his|her)\s+passport)?(?:\s+is|'s|\s+(?:should|must|has to|needs to) be)?|"
    r"named|called)\s*[:：,-]?\s*(?P<name>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_IS_EN = re.compile(
    rf"^{_OPENING}(?:i am|i'm|im|it's|it is|its|this is|that's|that is|he's|he is|she's|she is|"
    r"they are|(?:just |you can |please )?call (?:me|him|her)|they call (?:me|him|her)|"
    r"(?:he|she|it|i)\s+(?:is|am|was|goes by|is called|am called)|the (?:plaintiff|defendant|applicant|lawyer)"
    r"(?:\s+is)?(?:\s+called)?|"
    r"(?:plaintiff|defendant|applicant|lawyer)\s*[:：])\s*(?:called|named)?\s*(?P<name>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_RELATION_EN = re.compile(
    rf"^{_OPENING}{_RELATION_EN}(?:\s+(?:is|was))?(?:\s+(?:called|named))?[\s,:：-]+(?P<name>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_WITH_ROLE = re.compile(
    rf"^(?P<name>.+?)(?:[，,、（(]\s*|\s+(?=[（(]))+(?:是|任|公司|the |a |our |his |her |my )*{_ROLE}[)）]?$",
    re.IGNORECASE,
)
"""A name and what its bearer is ("Kevin Mak，总经理")."""
_SURNAME_THEN_WHOLE = re.compile(
    rf"^{_OPENING}(?:{_WHOSE})?姓[\s:：是係]*(?P<surname>[\u3400-\u9fff]{{1,2}})[\s，,、。;；]+(?P<name>(?P=surname)[\u3400-\u9fff]{{1,3}})$"
)
_SURNAME_GIVEN_EN = re.compile(
    rf"^{_OPENING}(?:my\s+)?(?:surname|family name|last name)(?:\s+is|:)?\s*(?P<surname>[^,;]+?)"
    r"[\s,;.]+(?:and\s+)?(?:my\s+)?(?:given|first|other)\s+names?(?:\s+is|\s+are|:)?\s*(?P<given>.+)$",
    re.IGNORECASE,
)
_GIVEN_SURNAME_EN = re.compile(
    rf"^{_OPENING}(?:my\s+)?(?:given|first)\s+names?(?:\s+is|:)?\s*(?P<given>[^,;]+?)[\s,;.]+(?:and\s+)?(?:my\s+)?"
    r"(?:surname|family name|last name)(?:\s+is|:)?\s*(?P<surname>.+)$",
    re.IGNORECASE,
)
_OTHER_LANGUAGES = re.compile(
    r"^(?:me llamo|mi nombre es|meu nome é|chamo-me|je m'appelle|mon nom est|ich heiße|nama saya(?: ialah| adalah)?|"
    r"tôi tên là|tên tôi là|tên là|ผมชื่อ|ดิฉันชื่อ|ฉันชื่อ)\s*(?P<name>.+)$",
    re.IGNORECASE,
)
_TRAILED = re.compile(
    r"^(?P<name>.+?)\s*(?:is my (?:full |legal |real )?name|is the name|就是我|是我(?:的名字|的全名)?|係我(?:個名)?)$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r".*(?:不对|不對|唔啱|(?:唔係|唔系|不是)(?=[，,])|错了|錯了|错咗|錯咗|写错了|寫錯了|打错了|打錯了|应该是|應該是|應該係|更正|"
    r"\b(?:no wait|wait no|sorry|correction|i mean(?:t)?|scratch that|actually))[\s，,。.:：!！-]*(?=\S)",
    re.IGNORECASE,
)
"""Of two names in one breath the last is meant ("陈大文，不对，陈小文")."""
_CALL_ME = re.compile(r"^(?:你?(?:可以)?(?:就)?(?:叫|称呼|稱呼)我)(?P<name>.+?)(?:就行|就好|得啦|吧)?[了啦]?$")
_ANY = re.compile(r"(?P<name>.+)", re.DOTALL)
_FIRST = re.compile(
    r"(?P<name>[\u3400-\u9fff·]{2,})(?:[\s，,、;；。]+(?:他|她|佢|我)?(?:男|女|今年|[\d〇零一二三四五六七八九十]{2,4}(?:年|岁|歲)|住|出生|出世|生日|生于|電話|电话|⟦|身份证|护照|是|係|系|在|汉族|漢族|籍)"
    r"|[（(][^）)]*[)）]$)"
)
"""A name and, behind it, what belongs to other questions ("陈国强，男，1958年生")."""
_SPELLED = re.compile(
    r"(?:spel(?:led|t|ling)(?:\s+(?:is|as|it))?|spell(?:s)?(?:\s+it)?|写作|寫作|拼作|拼法是|拼写是)?\s*[:：,]?\s*"
    r"(?P<letters>(?:[^\W\d_][\s.,]*-[\s.]*)*(?:[^\W\d_](?:[\s]*-[\s]*[^\W\d_])+)(?:\s+[^\W\d_](?:\s*-\s*[^\W\d_])+)*)\s*[.。!]?$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s，,。.!！~～…、;；]|(?<=[\u3400-\u9fff])(?:呀|啊|啦|喇|哦|呢|吧|喔|囉|咯|嘅|㗎)(?=[\s，,。.!！~～…]*$))+$"
)
_ASIDE = re.compile(
    r"(?:[\s，,。.;；:：(（]*(?:耳东陈|耳東陳|木子李|双口吕|雙口呂|弓长张|弓長張|立早章|古月胡|口天吴|口天吳|双木林|雙木林|"
    r"言午许|言午許|走肖赵|走肖趙|草头黄|草頭黃|三横王|三橫王|"
    r"(?:[\u3400-\u9fff]{1,4}[的嘅][\u3400-\u9fff](?:字)?[，,、\s]*)+|"
    r"和(?:护照|身份证|证件)(?:上)?(?:的)?一样|"
    r"(?:as|like)\s+(?:it is\s+)?(?:in|on)\s+(?:my|the|his|her)\s+(?:passport|id|document)|"
    r"不是说了吗|讲咗啦|我说过了|i (?:already )?told you(?: already)?|"
    r"谢谢|謝謝|多谢|thanks?(?: you)?|please)[)）\s。.!！]*)+$",
    re.IGNORECASE,
)
_STRETCH = re.compile(r"[，,。；;！!？?\n]+|\.\s")
_INTRODUCED_ZH = re.compile(
    r"(?:^|[\u3400-\u9fff]{0,8}?)(?:名字|全名|姓名|真名)?(?:就是|叫做|叫作|名叫|叫|是叫|(?<=名字)[是係系]|(?<=姓名)[是係系:：]|^就?(?:写|寫|填))"
    r"[\s:：]*(?P<name>[\u3400-\u9fff·]{2,6}?)(?:的|嘅|呀|啊|啦|喇|吧)?$"
)
_IS_RELATION_EN = re.compile(rf"^(?P<name>[A-Z].{{1,60}}?)\s+(?:is|was|were)\s+{_RELATION_EN}\b.*$")
_CALLED_EN = re.compile(r"\b(?:(?:is|was)\s+(?:called|named)|[Cc]all\s+(?:me|him|her))\s+(?P<name>[A-Z].+)$")
_PARTICULAR = re.compile(
    r"⟦|\d|^(?:男|女|male|female|m|f)\b|^[男女](?:性|的)?$|出生|护照|護照|身份证|身份證|\b(?:born|passport|id)\b"
    r"|^(?:家?住|人?在|是|系|係)?[\u3400-\u9fff]{1,12}(?:[省市县縣区區镇鎮乡鄉村街路]|街道)(?:那边|那邊)?(?:的|嘅)?人?$",
    re.IGNORECASE,
)
"""A stretch that tells a number, a day, the sex or the home of whoever was named before it."""
_QUOTES = "\"“”「」『』'‘’《》<>"


def candidates(text: str) -> Iterator[tuple[str, bool]]:
    """Iterate over what may be the name in a message, the surest first; with each whether it was said to be one."""
    said = _tidy(text)
    if (back := _TAKEN_BACK.search(said)) is not None:
        said = said[back.end() :]
    said = without_form_remarks(said).strip() or said
    said = _without_citizenship(said)
    for pattern in (_SURNAME_GIVEN_ZH, _SURNAME_GIVEN_EN, _GIVEN_SURNAME_EN):
        if (found := pattern.match(said)) is not None:
            yield _whole(found["surname"], found["given"]), True
    if (whole := _SURNAME_THEN_WHOLE.match(said)) is not None:
        yield _bare(whole["name"]), True
    for pattern in (_NAMED_ZH, _NAMED_EN, _OTHER_LANGUAGES):
        if (found := pattern.match(said)) is not None:
            yield from ((name, True) for name in _inner(found["name"]))
    yield from ((name, False) for name in _inner(said))
    for pattern in (_IS_ZH, _IS_EN, _OF_RELATION_EN, _WITH_ROLE, _TRAILED, _CALL_ME):
        if (found := pattern.match(said)) is not None:
            yield from ((name, False) for name in _inner(found["name"]))
    for pattern in (_NAMED_ZH, _IS_ZH, _ANY):
        if (found := pattern.match(said)) is not None and (first := _FIRST.match(found["name"])) is not None:
            yield _bare(first["name"]), pattern is _NAMED_ZH


def introduced(text: str) -> Iterator[str]:
    """Iterate over what may be a name in one stretch of a longer message, in the order of the stretches.

    "妈妈叫何玉莲，她不跟我争", "Wong Siu Lan was my grandmother", "LAM CHI HO, ⟦document⟧, 7 July 1970": the stretch
    that introduces somebody, or the one beside which only particulars stand.
    """
    said = _tidy(text)
    if (back := _TAKEN_BACK.search(said)) is not None:
        said = said[back.end() :]
    pieces = [piece.strip() for piece in _STRETCH.split(said) if piece.strip()]
    for piece in pieces:
        for pattern in (_INTRODUCED_ZH, _NAMED_EN, _OF_RELATION_EN, _IS_RELATION_EN, _CALLED_EN):
            if (found := pattern.search(piece)) is not None:
                yield from _inner(found["name"])
    if len(pieces) > 1 and all(_PARTICULAR.search(piece) for piece in pieces[1:]):
        yield from _inner(pieces[0])


def spelled(text: str) -> str | None:
    """The name that is spelled letter by letter ("O-U Y-A-N-G"), or None."""
    found = _SPELLED.search(_tidy(text))
    if found is None:
        return None
    groups = re.split(r"\s+(?![\s-])(?<!-\s)", re.sub(r"\s*-\s*", "-", found["letters"].strip()))
    words = ["".join(re.findall(r"[^\W\d_]", group)) for group in groups]
    before = _tidy(text)[: found.start()].strip(" ,:，：")
    if re.sub(r"\W", "", before).casefold() == "".join(words).casefold():
        return before
    before = before.casefold()
    spoken = re.fullmatch(r"(?:.*\b(?:is|it's|it|name|as)|.*[是为為作]|)", before) is not None
    return " ".join(words).upper() if spoken and sum(map(len, words)) > 1 else None


def _without_citizenship(text: str) -> str:
    """A text without the stretch that says whose citizen somebody is, and what follows ("I'm Ann Lee, a Canadian")."""
    for stop in _STRETCH.finditer(text):
        behind = _STRETCH.split(text[stop.end() :])[0]
        if stop.start() > 0 and citizen_of(behind) is not None:
            return text[: stop.start()]
    return text


def _tidy(text: str) -> str:
    said = unicodedata.normalize("NFC", text).replace("\u3000", " ").replace("’", "'").strip()
    return " ".join(said.split()).strip(_QUOTES + " ") if len(said) > 1 else said


def _inner(text: str) -> Iterator[str]:
    """The words themselves, then without an aside, an opening and a title."""
    whole = _bare(text)
    yield whole
    shorter = _bare(_ASIDE.sub("", whole))
    if shorter != whole:
        yield shorter
    opened = _bare(_OPENS.sub("", shorter))
    if opened != shorter:
        yield opened


def _bare(text: str) -> str:
    """Without signs and particles at the end, quotation marks and a title before it; an initial keeps its dot."""
    said = text.strip(_QUOTES + " ")
    cut = _TAIL.sub("", said).strip(_QUOTES + " ")
    if said.endswith(".") and re.search(r"(?:^|[\s.])[^\W\d_]\.$|\b(?:jr|sr|ma|st)\.$", said, re.IGNORECASE):
        cut = said
    first, _, rest = cut.partition(" ")
    return rest.strip() if rest and first.casefold().rstrip(".") in titles() else cut


def _whole(surname: str, given: str) -> str:
    surname, given = _bare(surname), _bare(given)
    return surname + given if re.search(r"[\u3400-\u9fff]", surname + given) else f"{surname} {given}"

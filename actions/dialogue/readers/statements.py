"""Claims, facts and other free words for a court's paper: statements only. Pure.

A paper holds what somebody states. A question, a request to us, "I don't know", a muttering, a correction or a grumble
is left out; where nothing else was said there is no value, and the act tells how to answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from actions.answers import NOTHING, Reading
from actions.dialogue.readers.form_remarks import corrects_particular, says_anything, without_form_remarks
from actions.dialogue.readers.names import is_name
from actions.dialogue.readers.phrases import read_page, words_of
from actions.dialogue.readers.speech_acts import Act, act_of, asks, sentence_act
from actions.script import simplified

CLAIM_QUESTION = "utter_filing_claim_question"
CLAIM_NOT_ONE = "utter_filing_claim_not_one"
_SENTENCE = re.compile(
    r"(?:[^。！!？?；;\n.]|\.(?!\s+[A-Z])|(?<=\b(?:Mr|Ms|Dr|Co|St|No|Rd))\.|(?<=\b(?:Mrs|Ltd|Inc|Ave))\.)+[。！!？?；;\n.]*"
)
"""A sentence; a full stop ends one only before a capital letter, and not behind "Mr" or "Co"."""
_CLAUSE_END = re.compile(r"(?:[，、\s]|,(?!\d))+(?=(?:[^，,]|(?<=\d),(?=\d))*$)")
_SIGNS = re.compile(r"[\W\d_]+")
_TOKEN = re.compile(r"⟦[a-z]+:[0-9a-f]{10}⟧")
_ONLY_VALUE = re.compile(
    r"(?:[\d〇零一二三四五六七八九十百千万萬亿億两兩,.，。\s$¥￥€£%％年月日号號]"
    r"|美金|美元|港币|港幣|人民币|人民幣|欧元|元|块|塊|蚊|rmb|cny|usd|hkd|eur|yuan|dollars?|us|hk|k\b)+",
    re.IGNORECASE,
)
"""A sum or a day and nothing else."""
_NAME_ALONE = re.compile(r"[\u3400-\u9fff]{2,4}|[A-Za-zÀ-ɏ]+(?:[ '’-][A-Za-zÀ-ɏ]+)?")
"""Shape of what remains of a remark where only a name was said again, which tells nothing of what happened."""
_FIGURE = re.compile(r"[\d一二三四五六七八九十百千万]")
_LEAD = re.compile(
    r"^(?:(?:嗯|哦|啊|呃|好的?|那|就|咁|well|ok(?:ay)?|so|um+)[\s，,]+)+"
    r"|^(?:我?(?:觉得|覺得|想说的?是|想講|补充一下|補充一下)|and also|also)[\s，,:：]*",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:我|我们|我哋|咱)?(?:想|要|想要|需要|打算|可以)?"
    r"(?:预约|預約|办|辦|做|申请|申請|查|找|换|換|改|取消|绑定|綁定|看|验证|驗證|公证|公證|委托|委託|立案|转人工|轉人工)"
    r".{0,12}$"
    r"|^i(?:'d| would)? (?:want|like|need) to (?:book|make|verify|notari[sz]e|authori[sz]e|"
    r"see|find|check|change|cancel|talk|speak|file)\b.{0,40}$",
    re.IGNORECASE,
)
"""A short wish for something of ours; what the court is to do is told in other words."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A message parted into what it states and what else it does.

    Args:
        text: the statements, as they were written.
        acts: what the rest does.
    """

    text: str
    acts: tuple[Act, ...]


def stated(text: str) -> Stated:
    """Part a message: whole sentences first, then what is hung on a sentence's end ("…，不是说了吗")."""
    kept: list[str] = []
    acts: list[Act] = []
    for whole in _SENTENCE.findall(text.strip()):
        sentence = without_form_remarks(whole)
        if not says_anything(sentence) and says_anything(whole):
            acts.append(sentence_act(whole) or "grumble")
            continue
        act = sentence_act(sentence)
        if act is not None and not _holds_value(sentence, act):
            acts.append(act)
            continue
        rest, hung = _without_hung(sentence)
        acts += hung
        if kept and kept[-1][-1:].isalnum():  # its end went with what hung on it
            kept.append("，")
        kept.append(rest)
    return Stated(_LEAD.sub("", "".join(kept).strip()).strip(" ，,、"), tuple(acts))


def _holds_value(sentence: str, act: Act) -> bool:
    """A question at the end of a value ("年息6厘，不是说了吗"): the value before it is looked at on its own."""
    head = _CLAUSE_END.split(sentence.strip(), maxsplit=1)[0]
    return act in ("question", "grumble") and head != sentence.strip() and sentence_act(head) is None and _told(head)


def _told(text: str) -> bool:
    return _FIGURE.search(text) is not None or len(_SIGNS.sub("", text)) > 8


def _without_hung(sentence: str) -> tuple[str, list[Act]]:
    """A sentence without clauses at its end that only grumble, ask or mutter."""
    rest, hung = sentence.rstrip(), []
    while (cut := _CLAUSE_END.search(rest.rstrip("。.！!？?；;\n"))) is not None:
        tail = rest[cut.end() :]
        act = act_of(tail) or ("question" if asks(tail) else None)
        if act in (None, "refusal", "agreement") or (act == "muttering" and any(map(str.isdecimal, tail))):
            break  # "pay 320,000" ends in a sum
        hung.append(act)
        rest = rest[: cut.start()]
    return rest if hung else sentence, hung


def read_statement(text: str, limit: int, odd: str = "utter_filing_text_odd") -> Reading:
    """Words in earnest up to `limit` characters; what is none is answered for what it is.

    Args:
        text: the message.
        limit: characters.
        odd: the utterance for what is no statement at all.
    """
    said = text.strip()
    if not said:
        return NOTHING
    if len(said) > limit:
        return Reading(problem="utter_text_too_long", facts={"limit": limit})
    found = stated(said)
    if (found.text and _SIGNS.sub("", _TOKEN.sub("x", found.text))) or _FIGURE.search(found.text):
        return Reading(found.text)
    return Reading(problem=refusal(found.acts, odd))


def refusal(acts: tuple[Act, ...], odd: str) -> str:
    """The utterance for a message that states nothing."""
    by_act: dict[Act, str] = {
        "question": "utter_text_question",
        "request": "utter_text_question",
        "unknown": "utter_text_unknown",
        "grumble": "utter_text_again",
        "correction": "utter_text_corrected",
        "muttering": "utter_text_no_hurry",
        "agreement": "utter_text_no_hurry",
    }
    return next((by_act[act] for act in acts if act in by_act), odd)


def read_claim(text: str, limit: int) -> Reading:
    """Something a court can order: that somebody pays, gives, does or stops something, or that something is so."""
    found = read_statement(text, limit, CLAIM_NOT_ONE)
    if found.problem in ("utter_text_question",):
        return Reading(problem=CLAIM_QUESTION)
    if not found.found:
        return found
    return found if can_be_ordered(str(found.value)) else Reading(problem=CLAIM_NOT_ONE)


def can_be_ordered(text: str) -> bool:
    """Return True if a text names what courts order (to pay, to return, to divorce, costs)."""
    plain = simplified(text).casefold()
    return any(word in plain for word in _orders())


def order_words(text: str) -> frozenset[str]:
    """Return the words of a text by which courts order something."""
    plain = simplified(text).casefold()
    return frozenset(word for word in _orders() if word in plain)


def read_fact(text: str, limit: int) -> Reading:
    """A part of the story: what happened, by statements; a bare sum or day tells nothing of it."""
    if text.strip() and _ONLY_VALUE.fullmatch(_TOKEN.sub("", text.strip())) is not None:
        return Reading(problem="utter_filing_text_odd")
    if _WISH.match(text.strip()):
        return Reading(problem="utter_text_question")
    told = "".join(one for one in _SENTENCE.findall(text.strip()) if not corrects_particular(one))
    if not told:
        return Reading(problem="utter_text_corrected")
    found = read_statement(told, limit)
    left = str(found.value).strip(" 。.！!") if found.found and found.value != text.strip() else ""
    named = _NAME_ALONE.fullmatch(left) is not None and is_name(left)
    return Reading(problem="utter_text_again") if named else found


@cache
def _orders() -> frozenset[str]:
    page = read_page("claims")
    return frozenset([*words_of(page["zh"]), *words_of(page["en"])])

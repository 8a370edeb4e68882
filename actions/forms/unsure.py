""" "I don't know" is never taken for an answer, a name least of all: it is told where the answer can be found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actions.answers import NOTHING, Answer, Reading
from actions.dialogue.readers.speech_acts import spoken_act
from actions.forms import controls
from actions.forms.fields import Field
from actions.forms.turn import Turn
from backend.shared.wording import Words

if TYPE_CHECKING:
    from actions.forms.service_form import ServiceForm

_LEAD = r"(?:我|都|也|真的|真系|真係|就|其实|其實|这个|這個|呢个|呢個|哎|唉|嗯|哦|oh|well|sorry|,|，|\s)*"
_DOES_NOT_KNOW = (
    r"(?:不知道|不知到|布知道|部知道|不知|唔知道|唔知|不太?清楚|唔清楚|不晓得|不曉得|不记得|不記得|记不得|記不得|记不清|記不清|唔記得|唔记得|忘了|忘记|忘記|"
    r"查不到|搵唔到|找不到|没有资料|冇资料|冇資料|不确定|不確定|不太确定|拿不准|拿不準|说不准|說不準|唔肯定|搞不清楚?|搞唔清楚?|"
    r"分不清|分唔清|"
    r"(?:i(?:'?m| am)?\s+)?(?:really\s+)?(?:don'?t|do not)\s+(?:know|remember)|"
    r"i\s+have\s+no\s+idea|no\s+idea|dunno|"
    r"(?:i(?:'?m| am)\s+)?not\s+sure|i\s+forgot|can'?t\s+remember|unknown)"
)
_WHAT = (
    r"(?:\s|我|用|他|她|佢|它|的|嘅|了|咗|系|是|係|住|在|喺|该|該|应该|應該|要|电话|電話|身份证|身份證|护照|護照|证件|證件|号码|號碼|"
    r"号|號|地址|名字|边度|邊度|边|邊|哪里|哪裡|选哪个|選哪個|选哪一个|怎么选|怎麼選|揀邊個|拣边个|选什么|選什麼|填什么|填什麼|填乜|填咩|"
    r"点拣|點揀|点答|點答|点填|點填|怎么答|怎麼答|怎么填|怎麼填|哪一种|哪一種|哪种|哪種|邊種|哪一个|哪一個|哪个|哪個|哪|"
    r"it|that|this|which|one|what|to|choose|pick|say|put|answer|where|my|the|number|document|is|are|about|for|i|should)*"
)
_UNKNOWN = re.compile(rf"{_LEAD}{_DOES_NOT_KNOW}{_WHAT}[了啦喇啊呀呢吖喎㖞咯的嘅哦喔]*[。.!！?？…~～]*", re.IGNORECASE)
_PUZZLED = re.compile(
    rf"{_LEAD}(?:唔[識识](?:搞|填|答|揀|拣)?|不[会會](?:弄|填|选|選)|看不懂|睇唔明|睇唔識|"
    r"不懂|唔明白?|不明白|不太懂|"
    r"(?:i\s+)?(?:don'?t|do not)\s+understand)"
    r"(?:\s|这个|這個|呢个|呢個|问题|問題|什么意思|什麼意思|咩意思|乜意思|是|係|it|this|the|question)*"
    r"[了啦喇啊呀呢吖喎㖞咯的嘅哦喔]*[。.!！?？…~～]*",
    re.IGNORECASE,
)
_WHETHER = re.compile(
    r"要不要|要唔要|使唔使|需不需要|一定要|必须|必須|非要|是不是要|系咪要|係咪要|有什么(?:区别|不同|分别)|有什麼(?:區別|不同|分別)|有乜(?:分别|分別|唔同)|哪个好|哪個好|邊個好|边个好|"
    r"\b(?:do i (?:have|need) to|must i|should i|is it necessary|which (?:one )?is better|what'?s the difference)\b",
    re.IGNORECASE,
)
"""Asks about a choice instead of making it, although it names one ("do I have to verify first")."""
_BARE_YES = re.compile(
    r"(?:ok(?:ay)?|yes|yeah|yep|sure|fine|no|好[的呀啊嘅]?|嗯|是[的]?|係|系|对|對|可以|行|得|冇问题|没问题|知道了?|明白了?)[。.!！~～]*",
    re.IGNORECASE,
)
"""A nod answers no question for a name, a country or a number."""
_SHORT = 40
_WAYS = (
    ("ask_human", Words("转人工", "Talk to a person")),
    ("save_for_later", Words("保存以后再说", "Save for later")),
)


def ways_out(turn: Turn) -> list[dict[str, str]]:
    """Buttons for who cannot answer now: a person, or another day."""
    return [{"title": title.say(turn.language), "payload": f"/{intent}"} for intent, title in _WAYS]


def is_unknown(answer: Answer) -> bool:
    """Whether a message only says that the person does not know or has forgotten."""
    return _UNKNOWN.fullmatch(answer.text.strip()) is not None


def is_unsure(answer: Answer) -> bool:
    """Whether a message only says that the person does not know, or does not understand the question."""
    return is_unknown(answer) or _PUZZLED.fullmatch(answer.text.strip()) is not None


def _asks_whether(answer: Answer, found: Reading) -> bool:
    return found.found and len(answer.text) <= _SHORT and _WHETHER.search(answer.text) is not None


def _leaves_out(field: Field, turn: Turn, found: Reading) -> bool:
    """Whether "none" or "I don't know" says that an optional answer in words is left out."""
    act = spoken_act(turn.answer.text) if field.optional and field.free_text and found.problem else None
    return act in ("refusal", "unknown")


async def listen(form: ServiceForm, turn: Turn, field: Field | None, found: Reading) -> list[dict[str, Any]] | None:
    """Say where the answer to the open question is found, and ask again; an optional one is left out.

    A question that has words of its own for it, or takes it for an answer ("not decided yet"), keeps them.
    """
    if field is None or turn.answer.pressed:
        return None
    echoed = found.found and str(found.value) != "" and str(found.value) in turn.answer.text
    if echoed and _BARE_YES.fullmatch(turn.answer.text) and not await field.choices(turn):
        return await form.point_out(turn, NOTHING)
    if field.unsure and _asks_whether(turn.answer, found):
        turn.say(field.unsure)
        return await form.ask(turn)
    if _leaves_out(field, turn, found):
        return await controls.skip(form, turn)
    if not is_unsure(turn.answer):
        return None
    echoed = field.free_text and echoed
    if found.problem or (found.found and not echoed):
        return None
    if field.optional:
        return await controls.skip(form, turn)
    nearest = "utter_form_unsure_choice" if await field.choices(turn) else "utter_form_unsure"
    turn.say(field.unsure or nearest, ways_out(turn))
    return await form.ask(turn)

"""Remarks about the form in what a person tells: said before, misheard, a button's title. They stand in no paper. Pure.

"Like I said, he left", "我头先讲咗，佢走咗" and "…要告她。跨境网上立案" hold a fact beside them, which is kept alone.
"""

from __future__ import annotations

import re
from functools import cache

from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign

_NEAR = r"(?:头先|刚才|刚刚|刚|之前|前面|上面|早先|一开始|一早|开头|已经|早就|早)"
_PLAIN = r"(?:不是|唔系|都|就|也|又|有|全部|全|清楚)"
_TO_YOU = r"(?:(?:同|跟|和|向|对)(?:你|您)(?:们|哋)?)?"
_TOLD = r"(?:讲|说|提|写|填|答|告诉|话(?:俾|畀)?)"
_DONE = r"(?:过|咗|了|得)"
_SMALL = r"(?:你|您|了|啦|喇|㗎|架|嘅|的|吗|嘛|咩|喎|吖|啊|呀|哦|几遍|好几遍|几次|好多次|嚟)*"
_ME = r"(?:我|我哋|我们)"
_SAID_ZH = (
    rf"(?:(?:{_ME}?(?:{_NEAR}|{_PLAIN})*{_NEAR}{_ME}?|{_ME}{_PLAIN}*)(?:{_NEAR}|{_PLAIN})*"
    rf"{_TO_YOU}{_TOLD}{_DONE}{_SMALL}"
    rf"|(?:正如|就像|好似|如|照|像){_ME}?(?:{_NEAR})?(?:所)?{_TOLD}{_DONE}?(?:嘅|的|那样|咁|一样)*)"
)
_MISHEARD_ZH = (
    r"(?:(?:你|您|你哋|你们|机器人|系统)(?:又|都|真系|是不是|系咪|全|好似|完全)*"
    r"(?:搞|弄|听|写|填|记|理解|睇|看|读)(?:错|唔啱|得不对|得唔啱)(?:了|咗|啦|喇|晒|我(?:的|嘅)意思)*"
    r"|(?:你|您)(?:都|又|根本)?(?:冇|没有?|唔)(?:听|睇|看|认真听)(?:我(?:讲|说)|清楚|明|明白|懂)*(?:嘅|的|话|啊|呀)*"
    r"|(?:唔啱|唔对|不对|错了|错咗|不是这样|唔系咁|搞错了|搞错咗)(?:的|嘅|啊|呀|㗎|喎|啦|喇|了)*)"
)
_WHEN_EN = (
    r"(?: (?:already|before|earlier|above|previously|just now|twice|so|that|it|this|to you|you|many times|"
    r"at the (?:very )?(?:start|beginning|top)|in (?:my|the) (?:first|last|previous) (?:message|answer|line)|"
    r"in the beginning|(?:a (?:minute|moment)|two minutes) ago))*"
)
_SAID_EN = (
    rf"(?:(?:like|as) (?:i|we)(?:['’]?ve| have)? (?:already |just )?(?:said|told you|mentioned|wrote|explained|stated)"
    rf"{_WHEN_EN}(?! to (?!you\b))"
    rf"|(?:but |and |no )?(?:i|we)(?:['’]?ve| have)? (?:already |just )*"
    rf"(?:told you|said (?:so|that|it|this|already|before)|mentioned (?:that|it|this))(?: already)?{_WHEN_EN})"
)
_MISHEARD_EN = (
    r"(?:(?:no )?(?:that|this|it)(?:['’]?s| is| was) (?:all |just |completely )?"
    r"(?:wrong|not right|incorrect|not correct|not what i (?:said|meant|told you|wrote))(?: again)?"
    r"|you(?:['’]ve| have)? (?:got|had|have|are getting) (?:it|that|this|me|my \w+|the \w+) (?:all )?wrong(?: again)?"
    r"|you(?:['’]re| are) (?:wrong|mistaken|not listening)|you (?:misunderstood|misheard|misread)(?: me| that| it)?"
    r"|you (?:already )?(?:have|know|asked me|asked) (?:it|that|this)(?: already| before)?)"
)
_AGAIN = (
    rf"(?:(?:好|那|咁|就)*{_ME}?(?:再|又|重新|仲要)(?:同你|跟你|和你)?(?:重复|重申|讲|说|强调)"
    r"(?:多)?[一两几]?(?:遍|次|回|句)(?:啦|喇|吧|先)?(?:[:：])?"
    r"|(?:(?:let me|i(?:'ll| will)?|to) )?(?:repeat(?: (?:it|that|this|myself))?"
    r"|say (?:it|that|this) (?:once )?(?:again|once more))"
    r"|once (?:more|again))"
)
_GO_ON = (
    r"(?:(?:ok(?:ay)?|good|fine|yes|yeah|sure|right|alright|so|then|please|well)[\s,.!]*)*"
    r"(?:(?:let['’]?s|let us|i(?:'d like| want| would like)? to|we can|can we|you can|just)\s+)+"
    r"(?:please )?(?:apply|start|begin|file|proceed|go ahead|go on|continue|submit|mediate|do it|do that)"
    r"(?: (?:it|that|this|now|then|here|online|please|for (?:the )?mediation|for it|a case|the case|the application"
    r"|with (?:it|that|the mediation)))*"
    r"|(?:好|好的|行|可以|嗯|那|咁|就|ok|OK|得)*[，, ]*(?:(?:我们|我哋|我|咱们|帮我|请|麻烦|就|现在|而家|直接)*)"
    r"(?:申请|立案|开始|提交|办理?|填|继续|走)(?:调解|立案|诉讼|流程|手续)?(?:吧|啦|喇|咯|嘞|先|一下)"
)
"""Wishes to go on with the form, which tell nothing of what happened."""
_INTO = (
    r"(?:进去?|进(?:来|去)|埋(?:入去|落去)?|入去|落去|上(?:去)?|低|清楚|到(?:事实|经过|状子|诉状|起诉状|材料)(?:里|里面|入面|中|上)?(?:去)?"
    r"|(?:在|喺)(?:事实|经过|状子|诉状|起诉状|材料)(?:里|里面|入面|中|上)?)"
)
_WRITE = (
    r"(?:(?:请|麻烦|唔该|拜托|希望|想|要|都要|也要|仲要|一定要|可以|帮我|帮手|同我|替我|你|您|把(?:这|呢|它|这个|呢个|这些|呢啲)|将(?:这|呢)|这些|呢啲|这个|呢个|这点|都|也|一并|一齐)*"
    rf"(?:写|加|补|填|放|记|添|摆)(?:{_INTO})(?:吧|啦|喇|呀|啊|了|先|谢谢|唔该)*"
    r"|(?:please |pls |kindly |and |also |can you |could you |i want (?:you )?to |you must |must )*"
    r"(?:write|put|add|include|mention|note|state) (?:it|this|that|them|these|all of (?:it|this))"
    r"(?: (?:in|down|too|also|please|as well|to (?:the )?(?:facts|story|complaint|paper|case)"
    r"|in(?:to)? (?:the |my )?(?:facts|story|complaint|paper|case)))*)"
)
"""Wishes to have something written, which are no part of what is to be written."""
_ASSENT = re.compile(r"\s*(?:ok(?:ay)?|yes|sure|fine|好|好的|好啊|行|可以|嗯|得|对)\s*", re.IGNORECASE)
_REMARK = re.compile(
    f"(?:{_SAID_ZH}|{_MISHEARD_ZH}|{_SAID_EN}|{_MISHEARD_EN}|{_AGAIN}|{_GO_ON}|{_WRITE})", re.IGNORECASE
)
_JUST_NOW = r"(?:头先|刚才|刚刚|一开始|开头|前面|上面)"
_LEAD = re.compile(
    rf"^\s*(?:{_JUST_NOW}{_ME}|{_ME}{_JUST_NOW})(?:都|就|已经)*{_TO_YOU}{_TOLD}(?:过|咗|了)(?:你|您|㗎|啦|喇)?"
    r"(?![他她佢]?(?:.{0,2}[几一](?:句|顿|下)|什么|乜))"
    rf"|^\s*{_ME}?(?:再|又|重新)(?:同你|跟你)?(?:重复|重申|讲|说|强调)(?:多)?[一两]?(?:遍|次)[:：]?(?=\S{{2}})"
    rf"|^\s*(?:like|as) i(?:['’]ve| have)? (?:already |just )?(?:said|told you|mentioned|explained)\b"
    rf"(?: (?:already|before|earlier|above|to you)\b)*(?! to (?!you\b))",
    re.IGNORECASE,
)
"""Remarks that lead straight into what is told, without a stop."""
_TAIL = re.compile(
    rf"(?:[囉啰咯嘞]\s*|\s+){_ME}?{_NEAR}{_ME}?(?:都|就|已经)*{_TO_YOU}{_TOLD}(?:过|咗|了){_SMALL}\s*$"
    rf"|\s+(?:like|as) i(?:['’]ve| have)? (?:already |just )?(?:said|told you|mentioned){_WHEN_EN}\s*$",
    re.IGNORECASE,
)
"""The same behind it."""
_ENDS = " \t\n。.！!~～…"
_STOP = re.compile(r"[，、；;—–:：]+|,(?!\d{3})")
_PARTICULAR = re.compile(
    r"电话|手机|号码|身份证|护照|证件|住址|地址|门牌|生日|姓名|名字|全名|邮箱|电邮|"
    r"\b(?:phone|telephone|mobile|number|address|passport|birthday|e-?mail|name)\b",
    re.IGNORECASE,
)
_CONTRAST = re.compile(
    r"不是|唔系|并非|应该是|应该系|改成|改为|改做|[写填打搞]错|错了|错咗|\bnot\b|n['’]t\b|\bshould be\b|\bwrong\b",
    re.IGNORECASE,
)
_LONGEST_PARTICULAR = 60


def without_form_remarks(sentence: str) -> str:
    """Return a sentence without its clauses about the form; nothing where it holds nothing else."""
    if is_title(sentence):
        return ""
    pieces, stops = _parted(sentence)
    kept = [at for at, piece in enumerate(pieces) if not _is_remark(piece)]
    if len(kept) < len(pieces):
        says_more = any(says_anything(pieces[at]) and not _ASSENT.fullmatch(pieces[at].strip(_ENDS)) for at in kept)
        sentence = _with_stops(pieces, stops, kept) if says_more else ""
    plain = sign_by_sign(sentence)
    if (lead := _LEAD.match(plain)) is not None and says_anything(sentence[lead.end() :]):
        sentence = sentence[lead.end() :].lstrip(" ，,:：")
        plain = sign_by_sign(sentence)
    if (tail := _TAIL.search(plain.rstrip(_ENDS))) is not None and says_anything(sentence[: tail.start()]):
        sentence = sentence[: tail.start()]
    return sentence


def is_title(text: str) -> bool:
    """Return True if a text is nothing but the title of a service, or of the button that begins one."""
    plain = _folded(text)
    return plain in _titles() or any(
        plain.startswith(lead) and plain.removeprefix(lead).lstrip("：: “\"'「").rstrip("”\"'」") in _titles()
        for lead in _leads()
    )


def corrects_particular(sentence: str) -> bool:
    """Return True if a sentence puts somebody's number, address or name right, which tells nothing of what happened."""
    plain = sign_by_sign(sentence)
    short = len(plain) <= _LONGEST_PARTICULAR
    return short and _PARTICULAR.search(plain) is not None and _CONTRAST.search(plain) is not None


def _parted(sentence: str) -> tuple[list[str], list[str]]:
    """The clauses of a sentence, and the stops between them."""
    pieces, stops, at = [], [], 0
    for stop in _STOP.finditer(sentence):
        pieces.append(sentence[at : stop.start()])
        stops.append(stop[0])
        at = stop.end()
    return [*pieces, sentence[at:]], stops


def _with_stops(pieces: list[str], stops: list[str], kept: list[int]) -> str:
    """The clauses that are kept, each but the first behind the stop that stands before it."""
    first = pieces[kept[0]].lstrip()
    return first + "".join(stops[at - 1] + pieces[at] for at in kept[1:])


def _is_remark(piece: str) -> bool:
    plain = sign_by_sign(piece).strip(_ENDS + "“”\"'?？")
    return bool(plain) and (_REMARK.fullmatch(plain) is not None or is_title(plain))


def says_anything(piece: str) -> bool:
    """Return True if there is a letter, a sign or a figure in a text."""
    return any(sign.isalnum() for sign in piece)


def _folded(text: str) -> str:
    return sign_by_sign(text).casefold().strip(_ENDS + "，,")


@cache
def _titles() -> frozenset[str]:
    return frozenset(_folded(title) for title in words_of(read_page("form_remarks")["titles"]))


@cache
def _leads() -> tuple[str, ...]:
    return tuple(_folded(lead) for lead in words_of(read_page("form_remarks")["leads"]))

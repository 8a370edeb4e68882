"""Wishes for children as a court grants them: by whom they are brought up, and what is paid. Pure.

Only a wish that is plain is worded so ("我要女儿" is 婚生女由原告直接抚养); any other stays in the person's
own words, as does everything they tell of the children in the facts.
"""

from __future__ import annotations

import re

from backend.shared.plain_text import plain
from backend.shared.wording import Words

_NO_MONEY = r"(?!(?:[的嘅])?(?:抚养费|生活费|学费|钱)|['’]?s? (?:support|maintenance))"
_TO_ME = re.compile(
    rf"我要(?:女儿|女(?!儿)|儿子|仔|孩子|小孩(?!子)|小朋友|个[女仔孩]|细路|抚养权|抚养|养|带|佢|他|她){_NO_MONEY}(?!费)|"
    r"(?:归|跟|随|由|判给|判畀|判俾|给|留给|同)(?:返)?我(?!父|爸|妈|母|哥|姐|老)(?![^，。]{0,4}(?:费|钱))|"
    rf"我(?:想|来|自己)(?:自己)?(?:抚养|养|带|凑)|要(?:女儿|儿子|孩子|小孩|抚养权){_NO_MONEY}(?!费)|"
    r"\b(?:live|lives|stay|stays|be|remain) with me\b|\bcustody (?:for|to) me\b|"
    r"\bi (?:want|would like|'d like|should have|get|keep)(?: to (?:have|keep))?(?: the| full| sole| my| our)*"
    rf" (?:custody|daughters?|sons?|child(?:ren)?|kids?|girls?|boys?)\b{_NO_MONEY}",
    re.IGNORECASE,
)
_TO_OTHER = re.compile(
    r"(?:归|跟|随|由|判给|给|留给|同)(?:返)?(?:他|她|佢|对方|被告|爸|妈|老公|老婆|爷|奶|外婆|姥)|"
    r"\bwith (?:him|her|(?:his|her|their) (?:father|mother|dad|mum|mom))\b|\b(?:to|for) (?:him|her)\b",
    re.IGNORECASE,
)
_COURT_WORDS = re.compile(r"原告|被告|\bplaintiff\b|\bdefendant\b", re.IGNORECASE)
_OPEN = re.compile(r"轮流|共同|一人一|平分|探视|探望|看孩子|\bjoint|\bshared?\b|\bvisit|\balternat", re.IGNORECASE)
"""Wishes that say more than with whom they live."""
_GIRL = re.compile(r"女儿|个女|囡|\bdaughters?\b|\bgirls?\b", re.IGNORECASE)
_BOY = re.compile(r"儿子|个仔|男孩|\bsons?\b|\bboys?\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"[两二三四]个(?:女|儿|孩|小|仔)|\b(?:two|three|four|both)\b|孩子们|仔女|\bchildren\b|\bkids\b", re.IGNORECASE
)
_PAY = re.compile(
    r"(?:每个?月|一个月|月付|每月付|月给)[^\d，。]{0,12}(?P<zh>\d[\d,]*)(?P<wan>万)?\s?(?:元|块|蚊)?"
    r"|(?P<en>\d[\d,]*)\s?(?:yuan|rmb|cny)?\s?(?:a|per|each|every) month",
    re.IGNORECASE,
)
_OF_PAY = re.compile(
    r"抚养费|生活费|月给|每个?月|\bmaintenance\b|\bsupport\b|\b(?:a|per|each|every) month\b", re.IGNORECASE
)


def custody(wish: str) -> Words | None:
    """Return the claim a wish for children plainly means, or None where it is to stay as it was written."""
    text = plain(wish)
    mine = _TO_ME.search(text) is not None
    if not mine or _TO_OTHER.search(text) or _COURT_WORDS.search(text) or _OPEN.search(text):
        return None
    paid = _PAY.search(text)
    if _OF_PAY.search(text) and paid is None:
        return None
    zh, en = _children(text)
    if paid is None:
        return Words(f"请求判令{zh}由原告直接抚养", f"order that the plaintiff brings up {en}")
    figure = int((paid["zh"] or paid["en"]).replace(",", "")) * (10_000 if paid["wan"] else 1)
    return Words(
        f"请求判令{zh}由原告直接抚养，被告每月支付抚养费{figure}元",
        f"order that the plaintiff brings up {en} and the defendant pays {figure} yuan a month",
    )


def _children(text: str) -> tuple[str, str]:
    girl, boy, several = (one.search(text) is not None for one in (_GIRL, _BOY, _SEVERAL))
    if girl and not boy:
        return "婚生女", "the daughters" if several else "the daughter"
    if boy and not girl:
        return "婚生子", "the sons" if several else "the son"
    return "婚生子女", "the children"

"""Readers of a question about hearings: which of them, how it is held, which limit. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

from actions.answers import Answer
from actions.readers.pattern_pages import says_all
from actions.readers.standing import stands
from actions.script import sign_by_sign
from backend.hearing.limits.model import Paper

_NEXT = re.compile(r"下一?(?:次|场|場)|最近|最快|\bnext\b|\bsoonest\b", re.IGNORECASE)
_EVERY = re.compile(r"全部|所有|都|晒|\ball\b|\bevery\b|\bany\b", re.IGNORECASE)
_APART = re.compile(r"异步|異步|非同步|不同时|不同時|错峰|\basynchronous\b|\basync\b", re.IGNORECASE)
_NIGHT = re.compile(r"半夜|夜[晚里裡]|凌晨|深夜|三更|瞓[觉覺]|睡[觉覺]|\bat night\b|\bsleep", re.IGNORECASE)
_LIMITS = re.compile(
    r"答辩期|答辯期|上诉期|上訴期|期限|几天内|幾天內|\btime limit|\bdeadline to (?:answer|appeal)", re.IGNORECASE
)
_PAPERS: tuple[tuple[re.Pattern[str], Paper], ...] = (
    (re.compile(r"上诉状|上訴狀|petition of appeal|notice of appeal", re.IGNORECASE), "appeal_petition"),
    (re.compile(r"裁定|\bruling\b", re.IGNORECASE), "ruling"),
    (re.compile(r"判决|判決|\bjudge?ment\b", re.IGNORECASE), "judgment"),
    (
        re.compile(r"起诉状|起訴狀|答辩|答辯|传票|傳票|被告|\bcomplaint\b|\bsued\b|\bdefen[cs]e\b", re.IGNORECASE),
        "complaint",
    ),
)
"""Names of the papers a person may have been served with."""
_NO_FIGURES = re.compile(r"[\s()\[\]〔〕【】-]|号$|號$")

Topic = Literal["asynchronous", "limits", ""]


_NOTICE = re.compile(
    r"[【\[]|传票|傳票|准时|準時|通知|缺席|依法|特此|到庭|\b(?:summon\w*|notice|hereby|attend)\b", re.IGNORECASE
)
_FURTHEST = timedelta(days=400)
_RECEIVED_THEN = re.compile(r"\s*[^，。,.?？；;\d]{0,10}?(?:收到|签收|簽收|收咗|送达|送達|送到|寄到|拿到|接到)")
_RECEIVED_ON = re.compile(
    r"\b(?:receiv\w*|get|gets|served|arriv\w*|comes?|delivered)\b[^,.?;\d]{0,24}$|(?:收到|签收|簽收|送达|送達)[^，。,.?？；;\d]{0,8}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[，。,.;；?？!！]")
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
_TO_COME = re.compile(
    r"才|会|會|将|將|下(?:个|個)?(?:周|週|星期|礼拜|禮拜|月)|明天|后天|後天|听日|聽日|\b(?:will|next|tomorrow|if|gets?|comes?|arrives?)\b",
    re.IGNORECASE,
)
_FEWEST_OF_NOTICE = 25


def is_pasted_notice(text: str) -> bool:
    """Return True if a text reads as a notice of a hearing that was pasted, not as a question about one's own."""
    return len(text) >= _FEWEST_OF_NOTICE and _NOTICE.search(text) is not None


def means_next(text: str) -> bool:
    """Return True if the next hearing is meant."""
    return _NEXT.search(text) is not None


def means_every(text: str) -> bool:
    """Return True if all of them are meant."""
    return _EVERY.search(text) is not None


def at_night(text: str) -> bool:
    """Return True if it is about not being woken."""
    return _NIGHT.search(text) is not None


def topic_of(text: str) -> Topic:
    """Return the side of online hearings that is asked about."""
    if _APART.search(text):
        return "asynchronous"
    return "limits" if _LIMITS.search(text) else ""


def paper_named(text: str) -> Paper | None:
    """The paper somebody says they were served with, or None."""
    return next((paper for pattern, paper in _PAPERS if pattern.search(text)), None)


_LABOUR_AWARD = re.compile(
    r"(?:劳动|勞動|劳资|勞資|工伤|工傷).{0,8}仲裁.{0,8}(?:裁决|裁決|结果|結果)|劳仲.{0,6}裁|"
    r"(?:劳动|勞動|劳资|勞資)(?:人事)?(?:争议|爭議)?仲裁(?:委)?[^，。,]{0,6}(?:[输輸败敗]|裁我|判我)|"
    r"[不唔]服[^，。,]{0,4}(?:劳动|勞動|劳资|勞資)(?:争议|爭議)?仲裁|"
    r"\b(?:lost|won) (?:the |a |our |my |this )?labou?r arbitration|"
    r"labou?r arbitration[^.;]{0,60}\b(?:lost|won|failed|told (?:me|us)|order|against us|upheld|rejected)|"
    r"labou?r (?:arbitration )?award|award (?:of|from|by) (?:the |a )?labou?r|"
    r"labou?r (?:arbitration|tribunal|commission|committee)[^.;]{0,60}\b(?:award|decid|decision|rul|ruling|result)|"
    r"\b(?:award|decision|ruling)\b[^.;]{0,40}\blabou?r (?:arbitration|tribunal|commission|committee|board)",
    re.IGNORECASE,
)


def is_of_labour_award(text: str) -> bool:
    """Return True if a text is about the award of a labour arbitration, after which one may sue.

    An award over pay or dismissal is one, whoever it is said to be of.
    """
    return _LABOUR_AWARD.search(text) is not None or stands("award_of_work", text)


_HOUR_HERE = re.compile(
    r"(?:是|系|係)(?:北京|中国|国内|當地|当地)?(?:的)?(?:时间|時間)(?:吗|嗎|㗎|嘛|还是|還是)|(?:按|照)(?:北京|当地|當地)(?:时间|時間)(?:吗|嗎)|"
    r"(?:我|这边|這邊|这里|這裡|呢边|呢邊|那边|当地|當地|[\u3400-\u9fff]{2,4}(?:时间|時間)?)(?:这边|這邊|这里|這裡|呢边|呢邊|呢度|当地|當地)?"
    r"(?:是|系|係|即系|即係|算|即)?(?:几点|幾點)(?![钟鐘]?[开開])|"
    r"\b(?:what|which) (?:time|hour) (?:is (?:it|that)|would (?:it|that) be|here|for me|in)\b|"
    r"\b(?:is (?:it|that)|in) beijing time\b|"
    r"\bmy (?:local )?time\b",
    re.IGNORECASE,
)


def asks_hour_here(text: str) -> bool:
    """Return True if it is asked on whose clock an hour is, or what it is where somebody lives."""
    return _HOUR_HERE.search(text) is not None


def plain_number(number: str) -> str:
    """A case number without width, brackets and spaces, for comparing."""
    narrow = unicodedata.normalize("NFKC", number).upper()
    return _NO_FIGURES.sub("", narrow.strip())


_POSTED = re.compile(
    r"邮戳|郵戳|(?:寄|郵|邮)(?:过去|過去|出|的|去)?.{0,10}(?:哪天|那天|算|几时|幾時|来得及|來得及)|"
    r"\bpostmark|\b(?:post|mail|courier)\w*\b.{0,30}\b(?:count|date|day|enough|late|time)|"
    r"\b(?:count|enough|late)\w*\b.{0,30}\b(?:posted|mailed|by post|by mail)\b",
    re.IGNORECASE,
)
_WEEKEND = re.compile(
    r"(?:周末|週末|星期[六日天]|禮拜[六日]|礼拜[六日天]|周[六日]|放假|假期|休息日|公众假|春节|春節)|"
    r"\b(?:weekends?|saturday|sunday|holidays?)\b",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(
    r"最后|最後|尾日|碰上|撞正|遇到|如果|要是|是(?:周|星期)|\bif\b|\blast day\b|\bfalls?\b", re.IGNORECASE
)
_FEE_MISSED = re.compile(
    r"(?:忘(?:记|記)?(?:了|咗)?|唔記得(?:咗|左)?|唔记得(?:咗)?|没有?|沒有?|冇|漏(?:了|咗)|迟|遲)(?:去|有|按时|準時|准时)?"
    r"(?:交|缴|繳|付)(?:了|咗)?(?:诉讼费|訴訟費|受理费|受理費|案件费)(?!.{0,8}(?:能不能|可不可以).{0,4}(?:立案|告))|"
    r"(?:诉讼费|訴訟費|受理费|受理費).{0,8}(?:过期|過期|逾期|过了|過咗|迟了|遲咗|晚了|忘了|唔記得)|"
    r"\b(?:forgot|missed|didn.?t|did not|late)\b.{0,20}\b(?:pay|paying|payment of)\b.{0,12}\bcourt fees?\b|"
    r"\bcourt fees?\b.{0,20}\b(?:overdue|late|missed|past due)\b",
    re.IGNORECASE,
)


def asks_if_posted(text: str) -> bool:
    """Return True if it is asked whether a paper that is only posted in time is in time."""
    return _POSTED.search(text) is not None


def asks_of_weekend(text: str) -> bool:
    """Return True if it is asked what happens to a last day at a weekend or on a holiday."""
    return _WEEKEND.search(text) is not None and _LAST_DAY.search(text) is not None


def tells_fee_missed(text: str) -> bool:
    """Return True if a court fee was not paid in its time, and what becomes of that is wanted, not a reckoning."""
    return _FEE_MISSED.search(text) is not None


_ABROAD = re.compile(
    r"(?:没有?|沒有?|冇|不|唔|并不|並不)(?:再|有)?(?:在|喺)(?:中国|中國|国内|國內|内地|內地|大陆|大陸)(?:住|生活|居住)|"
    r"(?:长期|長期|一直|常年)?(?:住|定居|居住|移民)(?:在|喺|到|咗)?(?:国外|國外|外国|外國|海外|境外)|"
    r"\b(?:do not|don.?t|no longer|never) live in (?:mainland )?china\b|"
    r"\b(?:live|living|reside) (?:abroad|overseas|outside china)\b",
    re.IGNORECASE,
)


def supposes_life_at_home(text: str) -> bool:
    """Return True if it is asked what holds for whoever lives in China; a household registration is no life."""
    return stands("life_at_home", text) and _REGISTERED.search(text) is None


_REGISTERED = re.compile(r"[户戶][口籍]|hukou", re.IGNORECASE)


def tells_life_abroad(text: str) -> bool:
    """Return True if somebody tells that they do not live in China; of a household registration that says nothing."""
    return _ABROAD.search(text) is not None and _REGISTERED.search(text) is None


_ASKED_ON = Path(__file__).with_name("limit_questions.yml")
_LONGEST_ASKED_ON = {"zh": 40, "en": 90}
Asked = Literal["late", "until", "cost", "how"]


def tells_obstacle(text: str) -> bool:
    """Return True if somebody tells of what kept them: an illness, a quarantine, a disaster, a prison."""
    return says_all(_ASKED_ON, "obstacle", _plain(text))


def tells_missed_time(text: str) -> bool:
    """Return True if somebody tells that a time set by law or a court went by."""
    return says_all(_ASKED_ON, "missed", _plain(text))


def _plain(text: str) -> str:
    return sign_by_sign(text).casefold().replace("’", "'").strip()


def asked_of_told_limit(text: str) -> tuple[Asked, ...]:
    """Return what a short message asks of a last day that was just told; nothing where it asks of another time.

    Until when and what follows from being late exclude each other: "what if I am late" asks for no day.
    """
    if not text or len(text) > _LONGEST_ASKED_ON["en" if text.isascii() else "zh"]:
        return ()
    plain = _plain(text)
    if says_all(_ASKED_ON, "other_time", plain):
        return ()
    kinds: tuple[Asked, ...] = ("late", "until", "how", "cost")
    found = [kind for kind in kinds if says_all(_ASKED_ON, kind, plain)]
    return tuple(kind for kind in found if kind != "until" or "late" not in found)


def supposed_receipt(answer: Answer, today: date) -> date | None:
    """Return the day to come of which it is asked what would follow if a paper were received then, else None."""
    days = [one for one in answer.entities if one.get("entity") == "date" and {"start", "end"} <= set(one)]
    if len(days) != 1 or not stands("asks_last_day", answer.text):
        return None
    start, end = int(days[0]["start"]), int(days[0]["end"])
    behind, ahead, said = answer.text[end:], answer.text[:start], answer.text[start:end]
    clause = _CLAUSE_END.split(ahead)[-1] + said + behind[:8]
    if not (_RECEIVED_THEN.match(behind) or _RECEIVED_ON.search(ahead)):
        return None
    if not (_WITH_YEAR.search(said) or _TO_COME.search(clause)):
        return None
    try:
        day = date.fromisoformat(str(days[0].get("value")))
    except ValueError:
        return None
    return day if today < day <= today + _FURTHEST else None

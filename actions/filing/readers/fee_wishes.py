"""Readers of a question about court fees, from its words: which kind, how much, and what of paying it. Pure.

People ask in one breath ("欠我50万港币起诉费多少"), so everything is read from one message; what is missing is None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from actions.answers import Answer, Choice
from actions.dialogue.readers.judgments import outside_decision
from backend.filing.causes.guides import find_cause, load_causes
from backend.filing.fees.currency import YUAN
from backend.filing.fees.rates import FeeKind
from backend.shared.wording import Words

Topic = Literal["pay", "relief", "refund", "half", "bears", "how"]

KIND_CHOICES = (
    Choice(
        "property", Words("要钱、要财产（借款、货款、租金、股权…）", "Money or property (loan, goods, rent, shares …)")
    ),
    Choice("divorce", Words("离婚", "Divorce")),
    Choice("inheritance", Words("继承、分家产", "Inheritance")),
    Choice("labour", Words("工资等劳动争议", "Wages and work")),
    Choice("personality", Words("名誉、隐私等人格权", "Reputation, privacy")),
    Choice("other_non_property", Words("不涉及钱的其他案件", "Anything else without money")),
)
"""The kinds a person can tell apart; the rest are understood when they are named."""

_KINDS: tuple[tuple[FeeKind, str], ...] = (
    (
        "ruling_appeal",
        r"^(?=.*(?:上诉|上訴|不服|\bappeal))(?=.*(?:不予受理|不受理|不立案|不[给給]立案|驳回[^，,。]{0,4}起诉|"
        r"駁回[^，,。]{0,4}起訴|管[辖轄].{0,2}[异異][议議]|裁定|jurisdiction|non-acceptance|refus\w* to accept|"
        r"\bruling|dismiss\w* (?:my|our|the) (?:law)?suit))",
    ),
    ("jurisdiction_objection", r"管辖.{0,2}异议|管轄.{0,2}異議|objection to jurisdiction|jurisdiction objection"),
    (
        "divorce_recognition",
        r"^(?=.*(?:承认|承認|认可|認可|\brecogni(?:[sz]|tion)))(?=.*(?:离婚|離婚|\bdivorce))"
        r"(?!.*(?:香港|澳门|澳門|台湾|台灣|hong kong|macao|taiwan))",
    ),
    (
        "recognition",
        r"(?<![他她方佢])(?:承认|承認|认可|認可)[^，,。]{0,14}(?:判决|判決|裁定|裁决|裁決|判词|判詞)|"
        r"^(?=.*\brecogni(?:[sz]|tion))(?=.*\b(?:judge?ment|award|decree|court order|decision))",
    ),
    ("arbitration_review", r"撤销.{0,4}裁决|撤銷.{0,4}裁決|仲裁协议.{0,3}效力|set(?:ting)? aside (?:an|the) award"),
    ("preservation", r"保全|冻结|凍結|查封|freez|preserv|injunction"),
    ("enforcement", r"执行|執行|enforce"),
    ("counterclaim", r"反诉|反訴|counterclaim"),
    ("appeal", r"上诉|上訴|二审|二審|\bappeal"),
    ("personality", r"名誉|名譽|隐私|隱私|肖像|人格权|人格權|诽谤|誹謗|defamation|reputation|privacy|libel"),
    (
        "ip",
        r"知识产权|知識產權|商标|商標|专利|專利|著作权|著作權|版权|版權|trademark|patent|copyright|"
        r"intellectual property",
    ),
    ("labour", r"劳动|勞動|工资|工資|人工钱|薪|wages?\b|salary|labou?r"),
    ("divorce", r"离婚|離婚|divorce"),
)
_SUES = re.compile(
    r"起诉|起訴|立案|打官司|告(?=[他她它佢人我])|\b(?:sue|suing|lawsuit|file (?:a|my|the) (?:case|suit|claim))\b",
    re.IGNORECASE,
)
_FIGURE = r"(?!(?:19|20)\d\d(?!\d)|(?:19|20)\d{6}(?!\d))(\d{1,3}(?:,\d{3})+|\d{4,9})(?![\d,.]*[-/年月日号號]|\d)"
_BARE_SUM = re.compile(
    rf"\b(?:fees?|costs?)\b[^.?!\d]{{0,24}}\b(?:for|of|on|over)\s+(?:about |roughly |a (?:claim|case) of )?{_FIGURE}|"
    rf"{_FIGURE}(?:块|塊|元)?(?:钱|錢)?(?:的|嘅)?[^，。,.?？\d]{{0,6}}(?:诉讼费|訴訟費|受理费|受理費|立案费|立案費)|"
    rf"(?:诉讼费|訴訟費|受理费|受理費|标的|標的)[^，。,.?？\d]{{0,4}}{_FIGURE}",
    re.IGNORECASE,
)
"""A figure without its currency, right beside the word for the fee; no year and no day."""
_TOPICS: tuple[tuple[Topic, str], ...] = (
    ("half", r"减半|減半|一半|halv|\bhalf\b"),
    (
        "refund",
        r"退费|退費|退钱|退錢|退回|退还|退還|会退|會退|退吗|退嗎|退多少|退唔退|退给我|refund|(?:get|give).{0,20}back|"
        r"(?:什么时候|什麼時候|几时|幾時|哪天|何时|何時|多久|几耐|幾耐)(?:可以|能|会|會|先|才)?退|(?:诉讼费|訴訟費|受理费|受理費)[^，。]{0,6}退",
    ),
    (
        "relief",
        r"减免|減免|减交|減交|免交|免诉讼费|免訴訟費|能免|可免|能不能免|缓交|緩交|困难|困難|没钱|冇錢|冇钱|交不起|低保|少交|"
        r"可唔可以減|没有收入|沒有收入|简免|waiv|wave\b|exempt|reduc|defer|hardship|can'?t afford|"
        r"cannot afford|discount",
    ),
    (
        "bears",
        r"谁出|誰出|谁付|誰付|谁承担|誰承擔|谁给|边个出|邊個出|边个俾|邊個俾|由谁|由誰|败诉|敗訴|输了|輸咗|打赢|打贏|赢了|"
        r"who pays|who bears|who has to pay|loser|if i win|if i lose",
    ),
    (
        "how",
        r"怎么交|怎麼交|怎么缴|怎麼繳|如何缴|如何繳|点交|點交|点样交|點樣交|哪里交|哪裡交|邊度交|边度交|微信|支付宝|支付寶|"
        r"信用卡|八达通|八達通|转账|轉帳|缴费通知|繳費通知|票据|收据|發票|发票|网上交|網上交|在海外|在国外怎么|在國外怎麼|"
        r"how (?:do|can|should) i pay|pay (?:by|with|from|online|the court from)|credit card|wechat|alipay|"
        r"receipt|where do i pay",
    ),
    (
        "pay",
        r"几天内|幾天內|几天之内|几日|幾日|几时|幾時|什么时候交|什麼時候交|何时|何時|期限|不交|没交|没有交|过期|"
        r"预交|預交|先交|when.{0,30}(?:pay|due)|deadline|up front|upfront|in advance|on time|don'?t pay",
    ),
)


@dataclass(frozen=True, slots=True)
class FeeWish:
    """Wish about a fee, as it is asked.

    Args:
        kind: kind of fee, if the words or a button name one.
        cause: cause of action, if they name one.
        amount: as ``500000.00``, if there is one; `currency` its ISO code.
        topic: what of paying is asked, if not (only) how much.
    """

    kind: FeeKind | None = None
    cause: str | None = None
    amount: Decimal | None = None
    currency: str = YUAN
    topic: Topic | None = None

    @property
    def is_named(self) -> bool:
        """True if what is charged is known, though perhaps not the sum at stake."""
        return self.kind is not None or self.cause is not None


def fee_wish(answer: Answer) -> FeeWish:
    """Read a message or a pressed button (``fee_kind``, ``fee_topic``)."""
    if answer.pressed:
        topic = answer.pressed.get("fee_topic")
        kind, cause = kind_or_cause(str(answer.pressed.get("fee_kind", "")))
        return FeeWish(kind, cause, topic=topic if topic in get_args(Topic) else None)
    text = answer.text
    kind = _recognised(answer, next((kind for kind, words in _KINDS if re.search(words, text, re.IGNORECASE)), None))
    named = [code for code in (answer.value("cause"), *find_cause(text)) if code in load_causes()]
    topic = next((topic for topic, words in _TOPICS if re.search(words, text, re.IGNORECASE)), None)
    amount, currency = said_amount(answer)
    return FeeWish(kind, named[0] if named and kind is None else None, amount, currency, topic)


def _recognised(answer: Answer, kind: FeeKind | None) -> FeeKind | None:
    """The kind that was read, or that of recognition where the decision is from outside the mainland (REC-298).

    Enforcing such a decision begins with its recognition, whose fee is paid in advance; only divorces of foreign courts
    have a fee of their own (REC-DIV).
    """
    if kind not in (None, "enforcement", "divorce", "recognition", "divorce_recognition"):
        return kind
    outside = outside_decision(answer)
    if outside is None:
        return kind
    return "divorce_recognition" if (outside.origin, outside.matter) == ("foreign", "divorce") else "recognition"


def speaks_of_suing(text: str) -> bool:
    """Return True if a text speaks of bringing a suit, whose fee is another one than that of a decision there is."""
    return _SUES.search(text) is not None


def said_amount(answer: Answer) -> tuple[Decimal | None, str]:
    """The sum in a message and its currency, or None; a bare figure beside the fee is yuan ("court fee for 500000")."""
    money = next((value for value in answer.values("money") if isinstance(value, Mapping)), None)
    if money is None:
        found = _BARE_SUM.search(answer.text)
        bare = next((one for one in found.groups() if one), "").replace(",", "") if found is not None else ""
        return Decimal(bare) if bare else None, YUAN
    return Decimal(str(money["amount"])), str(money["currency"])


def kind_or_cause(code: str) -> tuple[FeeKind | None, str | None]:
    """Return the kind of fee, or the cause, that a button's or a draft's code names."""
    if code in get_args(FeeKind):
        return code, None  # type: ignore[return-value]
    return None, code if code in load_causes() or code == "other" else None

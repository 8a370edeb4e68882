"""The law behind the routes: each rule once, cited with its version and article, and how sure we are of it.

Keys are rule ids of docs/law.md. A rule we know only at second hand or from memory carries its doubt with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from backend.shared.wording import Words

Confidence = Literal["text", "secondary", "recall"]
_COURT_DECIDES = Words("这一点以法院答复为准", "the court's answer decides this point")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of law or a published figure.

    Args:
        cite: law, version and article.
        confidence: ``text`` when the article was read, ``secondary`` or ``recall`` otherwise.
        doubt: what the person is told must still be confirmed.
    """

    cite: Words
    confidence: Confidence
    doubt: Words | None = None


def _provision(article: str, confidence: Confidence, doubt: Words | None = None) -> Rule:
    """An article of the Supreme People's Court's provisions of 2021-02-03."""
    return Rule(
        Words(
            f"跨境诉讼当事人网上立案若干规定(最高人民法院2021-02-03)第{article}条",
            f"SPC Provisions on Online Filing for Cross-border Litigants (2021-02-03), Art. {article}",
        ),
        confidence,
        doubt,
    )


def _procedure(article: str) -> Rule:
    return Rule(Words(f"民事诉讼法(2023修正)第{article}条", f"Civil Procedure Law (2023), Art. {article}"), "text")


def _interpretation(article: str) -> Rule:
    return Rule(
        Words(
            f"民事诉讼法司法解释(2022修正)第{article}条",
            f"Interpretation of the Civil Procedure Law (2022), Art. {article}",
        ),
        "text",
    )


def _convention(article: str) -> Rule:
    return Rule(Words(f"取消外国公文书认证要求的公约第{article}条", f"Apostille Convention, Art. {article}"), "text")


RULES: dict[str, Rule] = {
    "SPC21-1": _provision("1", "text"),
    "SPC21-4": _provision("4", "text"),
    "SPC21-5.1": _provision(
        "5(1)",
        "recall",
        Words("境外公司材料的具体手续以法院答复为准", "the court decides what an overseas entity must show"),
    ),
    "SPC21-5.4": _provision("5(4)", "secondary"),
    "SPC21-6": _provision(
        "6",
        "secondary",
        Words(
            "只用于一审民事、商事案件，由法官决定是否安排；不会普通话能否自带翻译，以法院答复为准",
            "for first-instance civil or commercial cases, if the judge agrees; ask about bringing an interpreter",
        ),
    ),
    "SPC21-8.1": _provision("8(1)", "recall", _COURT_DECIDES),
    "SPC21-8.2": _provision("8(2)", "recall", _COURT_DECIDES),
    "SPC21-8.3": _provision("8(3)", "recall", _COURT_DECIDES),
    "SPC21-8.4": _provision(
        "8(4)",
        "recall",
        Words(
            "走第三国使馆还是由当地爱国华侨团体证明，先问法院接受哪一种",
            "ask the court first whether it accepts the third-country route or an association's certificate",
        ),
    ),
    "CPL-62.2": _procedure("62(2)"),
    "CPL-62.3": _procedure("62(3)"),
    "CPL-65": _procedure("65"),
    "CPL-274": _procedure("274"),
    "CPL-275": _procedure("275"),
    "INT-89": _interpretation("89"),
    "INT-523": _interpretation("523–524"),
    "INT-525": _interpretation("525"),
    "EVI-16": Rule(Words("民事诉讼证据规定(2019修正)第16条", "Rules of Civil Evidence (2019), Art. 16"), "text"),
    "NOT-25": Rule(Words("公证法(2017修正)第25条", "Notarization Law (2017), Art. 25"), "text"),
    "NOT-30": Rule(Words("公证法(2017修正)第30条", "Notarization Law (2017), Art. 30"), "text"),
    "NOT-45": Rule(Words("公证法(2017修正)第45条", "Notarization Law (2017), Art. 45"), "text"),
    "APO-1": _convention("1"),
    "APO-3": _convention("3、4"),
    "APO-CN": Rule(
        Words(
            "外交部公告(2023-10-23)，公约2023-11-07对中国生效",
            "MFA notice (2023-10-23); Convention in force for China 2023-11-07",
        ),
        "text",
    ),
    "APO-HKM": Rule(
        Words(
            "驻外使馆通知(2023-10-25)：公约继续适用于港澳",
            "Mission notice (2023-10-25): the Convention continues to apply in Hong Kong and Macao",
        ),
        "recall",
        Words(
            "港澳文书送内地不用附加证明书，没有查到写明这一点的条文，请先问收文书的单位",
            "I found no text that says this about Hong Kong and Macao documents for the mainland; ask the recipient "
            "first",
        ),
    ),
    "APO-CT": Rule(
        Words("最高人民法院关于公约的说明(2023-11)", "SPC comment on the Convention (2023-11)"),
        "secondary",
        Words(
            "附加证明书只证明签名和印章，用文单位是否接受内容，请先问清",
            "an apostille certifies signature and seal only; ask the recipient whether it accepts the content",
        ),
    ),
    "APO-LIST": Rule(
        Words("公约缔约国名单(2026年核对)", "List of Convention parties (checked 2026)"),
        "secondary",
        Words("缔约国名单会变，签之前请再核对一次", "the list of parties changes; check it again before you sign"),
    ),
    "APO-TERR": Rule(
        Words("公约延伸的领地(2026年核对)", "Territories the Convention extends to (checked 2026)"), "secondary"
    ),
    "HK-1": Rule(Words("中国委托公证人(香港)制度", "China-Appointed Attesting Officers (Hong Kong)"), "secondary"),
    "MO-1": Rule(
        Words("中国委托公证人(澳门)制度", "China-Appointed Attesting Officers (Macao)"),
        "recall",
        Words(
            "澳门的具体手续，请先问法院或中国法律服务(澳门)公司",
            "ask the court or China Legal Service (Macao) about the Macao procedure first",
        ),
    ),
    "TW-1": Rule(
        Words("海峡两岸公证书使用查证协议(1993)", "Cross-strait agreement on notarial deeds (1993)"), "secondary"
    ),
}

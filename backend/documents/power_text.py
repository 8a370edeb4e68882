"""Text of a power of attorney (授权委托书): every word in Chinese, which governs, and in English to read along.

The powers are named one by one, those given and those not (CPL-62.2: 民事诉讼法(2023修正)第62条第2款), because "full
powers" would give none of them (INT-89: 民诉法解释(2022修正)第89条). The digest all three confirm before signing is
taken over these words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from backend.authorization.power.model import SPECIAL_POWERS, Power
from backend.documents import chinese_values as chinese
from backend.documents.printable import line, require_printable_length
from backend.shared.countries import countries
from backend.shared.wording import Words

Line = dict[str, str]
"""A piece of text: ``zh`` and ``en``."""

TITLE = Words("授权委托书", "Power of attorney for litigation")
_APPOINTS = Words(
    "委托人就下述案件，委托下列律师担任诉讼代理人。",
    "For the case below, the principal appoints the following lawyer as agent in the litigation.",
)
_GOVERNS = Words("中文文本为准，英文仅供阅读。", "The Chinese text governs; the English is a reading aid.")
_COURT_UNKNOWN = Words("尚未确定", "not known yet")
_GENERAL_ACTS = (
    Words("代办网上立案，代交诉讼费用", "file the case and pay the court fee online"),  # SPC21-6
    Words("提交、签收诉讼文书和证据材料", "hand in and receive court papers and evidence"),
    Words("参加庭审，陈述、举证、质证、辩论", "attend hearings, state the case, give and test evidence, argue"),
)
_MAY = Words("受托律师可以：", "The lawyer may:")
_GENERAL = Words(
    "本委托为一般授权，不含任何特别授权。下列六项须有特别授权的事项，均未授予：",
    "This is a general power. It gives none of the six special powers below:",
)
_SPECIAL = Words(
    "本委托另含特别授权，以下列标明“授予”者为限；标明“未授予”者，受托律师无权代办：",
    'It also gives the special powers marked "given" below, and only those; those marked "not given" stay with the '
    "party:",
)
_BY_NAME = Words(
    "依民事诉讼法（2023修正）第62条第2款，上列事项须有特别授权；仅写“全权代理”而无具体授权的，不包括这些事项（民诉法解释（2022修正）第89条）。",
    "These need special authority (Civil Procedure Law (2023), Art. 62(2)); the words 'full powers' alone give none "
    "of them (Interpretation (2022), Art. 89).",
)
_DIVORCE = Words(
    "本案为离婚案件：委托人虽有代理人，除不能表达意思的以外，仍应出庭；确因特殊情况无法出庭的，必须向人民法院提交书面意见"
    "（民事诉讼法（2023修正）第65条）。",
    "This is a divorce case: although represented, the party still attends in person or, if truly prevented, hands the "
    "court a written opinion (Civil Procedure Law (2023), Art. 65).",
)  # CPL-65
_WITNESSED = Words(
    "本委托书由委托人、受托律师在法官在线视频见证下当场签署，法官、委托人、受托律师三方同时在线"
    "（最高人民法院关于为跨境诉讼当事人提供网上立案服务的若干规定第6条）。",
    "Signed by principal and lawyer while the judge witnessed by video, all three online at once (Supreme People's "
    "Court, rules on cross-border online filing, Art. 6).",
)  # SPC21-6
_INTERPRETED = Words("委托人自备译员{name}当场翻译。", "The principal's own interpreter, {name}, interpreted.")


def power_text(power: Power) -> dict[str, Any]:
    """Return everything the paper says before it is numbered and signed, as JSON-like values in a fixed order.

    Raises:
        Refused: ``filing_text_too_long``, long before a page could be filled with one name.
    """
    principal, lawyer = power.principal, power.lawyer
    written = (principal.name, lawyer.name, lawyer.firm, power.case, power.court, power.case_number, power.interpreter)
    require_printable_length(written)
    return {
        "title": _line(TITLE),
        "governs": _line(_GOVERNS),
        "appoints": _line(_APPOINTS),
        "rows": [{"label": _line(label), "value": value} for label, value in _rows(power) if value["zh"]],
        "powers": {
            "heading": _line(Words("代理权限", "Powers")),
            "may": _line(_MAY),
            "acts": [_line(act) for act in _GENERAL_ACTS],
            "scope": _line(_SPECIAL if power.scope == "special" else _GENERAL),
            "special": [_special(power, name) for name in SPECIAL_POWERS],
            "note": _line(_BY_NAME),
        },
        "divorce": _line(_DIVORCE) if power.divorce else None,
        "witnessed": {
            "heading": _line(Words("签署与见证", "Signing and witness")),
            "text": [_line(_WITNESSED), *_interpreted(power)],
        },
    }


def power_digest(power: Power) -> str:
    """Return the SHA-256 (hex) of what the paper says; another template, typeface or machine does not change it.

    Raises:
        Refused: ``filing_text_too_long``.
    """
    said = {"text": power_text(power), "session": power.session_id}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _rows(power: Power) -> Iterator[tuple[Words, Line]]:
    principal, lawyer = power.principal, power.lawyer
    paper, number = chinese.paper_name(principal.document_type), line(principal.document_number)
    yield Words("委托人", "Principal"), _same(principal.name)
    yield Words("国籍或者身份", "Nationality or status"), _nationality(principal.nationality)
    yield Words("证件及号码", "Document and number"), _same(f"{paper} {number}")
    yield Words("受托律师", "Lawyer"), _same(lawyer.name)
    yield Words("律师事务所", "Law firm"), _same(lawyer.firm)
    yield Words("律师执业证号", "Practising licence"), _same(lawyer.licence)
    yield Words("案件", "Case"), _same(power.case)
    yield Words("案号", "Case number"), _same(power.case_number)
    yield Words("受理法院", "Court"), _same(power.court) if power.court else _line(_COURT_UNKNOWN)


def _special(power: Power, name: Any) -> dict[str, Any]:
    given = power.scope == "special" and name in power.special_powers
    mark = Words("授予", "given") if given else Words("未授予", "not given")
    return {"power": _line(SPECIAL_POWERS[name]), "given": given, "mark": _line(mark)}


def _interpreted(power: Power) -> list[Line]:
    name = line(power.interpreter)
    return [{"zh": _INTERPRETED.zh.format(name=name), "en": _INTERPRETED.en.format(name=name)}] if name else []


def _nationality(code: str) -> Line:
    if not line(code):
        return {"zh": "", "en": ""}
    known = countries().get(code.strip().upper())
    return {"zh": chinese.nationality_words(line(code)).removeprefix("国籍："), "en": known.en if known else ""}


def _same(value: str) -> Line:
    return {"zh": line(value), "en": ""}


def _line(words: Words) -> Line:
    return {"zh": words.zh, "en": words.en}

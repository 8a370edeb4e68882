"""Verification page, in three written languages, as HTML without a script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from string import Template

from backend.api.pages import WEB
from backend.authorization.power.model import Standing, Verification
from backend.conversation.language import convert
from backend.shared import wording
from backend.shared.calendar import BEIJING
from backend.shared.wording import Words

LANGUAGES = {"zh-Hans": "简", "zh-Hant": "繁", "en": "EN"}
_LANGUAGE_NAMES = {"zh-Hans": "简体中文", "zh-Hant": "繁體中文", "en": "English"}

_WORDS = {
    "title": Words("查验签章文件", "Verify a sealed paper"),
    "languages_label": Words("语言", "Language"),
    "file_title": Words("上传文件查验", "Check the file"),
    "file_hint": Words(
        "把盖了电子签章的 PDF 传上来，我们核对每一个字节和签章。文件只用来核对，不保存。最大 5 MB。",
        "Send the sealed PDF: every byte and the seal itself are checked. The file is only checked, not stored. 5 MB "
        "at most.",
    ),
    "file_label": Words("PDF 文件", "PDF file"),
    "file_button": Words("查验文件", "Check the file"),
    "code_title": Words("输入查验码", "Enter the code"),
    "code_hint": Words(
        "在文件最后一页的红框里，二维码旁边，共 20 个字母和数字。",
        "On the last page, in the red frame beside the QR code: 20 letters and digits.",
    ),
    "code_label": Words("查验码", "Code"),
    "code_button": Words("查询", "Look up"),
    "about": Words(
        "可以查验授权委托书和调解协议书。电子签章是本平台的证据，证明签署以后内容没有改动；法律并不要求它。委托是否真实，以法官的视频见证"
        "和法院的认定为准。本页不显示任何人的姓名。",
        "For powers of attorney and mediation agreements. The seal is this platform's evidence that nothing was "
        "changed after signing; the law does not ask for it. Whether a power is genuine rests on the judge's witness "
        "and the court's finding. No names are shown here.",
    ),
}
_HEADINGS: dict[Standing, Words] = {
    "valid": Words("有效", "In force"),
    "revoked": Words("委托人已撤销", "Revoked by the principal"),
    "altered": Words("文件被改动过", "This file was altered"),
    "unknown": Words("查不到", "Not found"),
    "trial": Words("试运行的文件，没有效力", "Made in a trial: no effect"),
}
_TRIAL = Words(
    "这份文件是系统试运行的时候用测试章签的，没有任何法律效力，请不要采信。",
    "This paper was sealed with a test seal while the platform was being tried out. It has no legal effect: don't "
    "rely on it.",
)
_OF_CODE: dict[Standing, Words] = {
    "valid": Words(
        "这个查验码的委托书由本平台签章，登记在册，没有被撤销。请核对编号和您手里的是否一致；要确认您手里的文件没有改动，请在下面上传。",
        "The paper with this code was sealed here and has not been revoked. Compare the number with yours. To "
        "be sure that your file is unchanged, send it below.",
    ),
    "revoked": Words(
        "这份委托书签章以后，委托人在本平台撤销了它。法院是否已经知道，请直接向法院核实。",
        "After it was sealed, the principal revoked this power here. Please ask the court whether it already knows.",
    ),
    "unknown": Words(
        "没有这个查验码的文件。请对照手里的文件再输一遍；仍然查不到，请不要采信这份文件。",
        "There is no paper with this code. Please compare and type it again; if it is still unknown, don't rely on the "
        "paper.",
    ),
    "trial": _TRIAL,
}
_OF_FILE: dict[Standing, Words] = {
    "valid": Words(
        "您上传的就是本平台签章并登记的文件，每个字节都一样，签章完好，委托人没有撤销。",
        "This is the very file that was sealed and registered here: every byte is the same, the seal is intact, and "
        "the principal has not revoked it.",
    ),
    "revoked": Words(
        "文件完好，但委托人已经撤销这份委托。法院是否已经知道，请直接向法院核实。",
        "The file is intact, but the principal has revoked the power of attorney. Please ask the court "
        "whether it already knows.",
    ),
    "altered": Words(
        "它使用了一份登记在册的文件的编号，但不是那份文件。请不要采信，向持有人索取原始 PDF。",
        "It carries the number of a registered paper but isn't that file. Don't rely on it; ask for the original PDF.",
    ),
    "unknown": Words(
        "这不是本平台登记的文件。请不要当作本平台签章的文件采信。",
        "This paper isn't registered here. Don't rely on it as sealed by this platform.",
    ),
    "trial": _TRIAL,
}
_AGREEMENT_HEADING = Words("登记在册", "Registered")
_AGREEMENT_OF_CODE = Words(
    "这个查验码的调解协议书由双方手写签名、本平台签章，登记在册。请核对编号和您手里的是否一致；要确认您手里的文件没有改动，请在下面上传。",
    "The mediation agreement with this code was signed by both sides, sealed and registered here. Compare the number "
    "with yours. To be sure that your file is unchanged, send it below.",
)
_AGREEMENT_OF_FILE = Words(
    "您上传的就是本平台签章并登记的调解协议书，每个字节都一样，签章完好。它有没有经法院司法确认，请向法院核实。",
    "This is the very mediation agreement that was sealed and registered here: every byte is the same and the "
    "seal is intact. Please ask the court whether it has confirmed it.",
)
_NUMBER, _SEALED = Words("编号", "Number"), Words("签章时间", "Sealed")
_REVOKED, _CERTIFICATE = Words("撤销时间", "Revoked"), Words("签章证书", "Seal certificate")
_STAMP = Words("时间戳", "Timestamp")
_STAMPED = Words("有（RFC 3161）", "yes (RFC 3161)")
_NOT_STAMPED = Words("没有，时间以平台登记为准", "none; the time is the platform's own record")
_MARKS: dict[Standing, str] = {
    "valid": "M5 12.5l4.5 4.5L19 7.5",
    "revoked": "M5 12h14",
    "altered": "M12 4v10M12 19v1",
    "trial": "M12 4v10M12 19v1",
    "unknown": "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v1",
}

_PAGE = Template((WEB / "verify" / "page.template").read_text("utf-8"))


def page(language: str, result: str = "") -> str:
    """Return the whole page.

    Args:
        language: a key of `LANGUAGES`.
        result: HTML of `verdict` or `trouble`, or nothing.
    """
    said = {name: escape(_say(words, language)) for name, words in _WORDS.items()}
    return _PAGE.substitute(said, language=language, languages=language_links(language), result=result)


def verdict(told: Verification, language: str, *, of_file: bool) -> str:
    """Return what was found, as HTML.

    Args:
        of_file: a file was checked, not only a code looked up.
    """
    heading, text = _HEADINGS[told.standing], (_OF_FILE if of_file else _OF_CODE).get(told.standing)
    if told.kind == "agreement" and told.standing == "valid":
        heading, text = _AGREEMENT_HEADING, _AGREEMENT_OF_FILE if of_file else _AGREEMENT_OF_CODE
    assert text is not None  # a code alone is never altered
    mark = f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{_MARKS[told.standing]}"/></svg>'
    problem = f'<p class="problem">{escape(_say(told.problem, language))}</p>' if told.problem else ""
    facts = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in _facts(told, language))
    return (
        f'<section class="result" data-standing="{told.standing}" role="status" aria-labelledby="verdict">'
        f'<h2 id="verdict">{mark}{escape(_say(heading, language))}</h2>{problem}'
        f"<p>{escape(_say(text, language))}</p>{f'<dl>{facts}</dl>' if facts else ''}</section>"
    )


def trouble(words: Words, language: str) -> str:
    """Return why nothing could be checked, and what to do, as HTML."""
    return f'<section class="result" role="alert"><p class="problem">{escape(_say(words, language))}</p></section>'


def _facts(told: Verification, language: str) -> Iterator[tuple[str, str]]:
    if told.number:
        yield _say(_NUMBER, language), told.number
    if told.sealed_at is not None:
        yield _say(_SEALED, language), _moment(told.sealed_at, language)
        yield _say(_STAMP, language), _say(_STAMPED if told.timestamped else _NOT_STAMPED, language)
    if told.revoked_at is not None:
        yield _say(_REVOKED, language), _moment(told.revoked_at, language)
    if told.certificate:
        yield _say(_CERTIFICATE, language), told.certificate


def _moment(value: datetime, language: str) -> str:
    """In Beijing, and in UTC: of a stranger who opens a page without a script, no zone is known."""
    there, here = value.astimezone(BEIJING), value.astimezone(UTC)
    beijing, utc = (f"{_day(moment, language)} {moment:%H:%M:%S}" for moment in (there, here))
    return _say(Words(f"北京时间 {beijing}（UTC {utc}）", f"{beijing} Beijing time ({utc} UTC)"), language)


def _day(moment: datetime, language: str) -> str:
    day = wording.day(moment.date(), language)
    return f"{day} {moment.year}" if language == "en" else f"{moment.year}年{day}"


def language_links(current: str) -> str:
    """Return the links to the same page in each written language, as HTML."""

    def link(code: str) -> str:
        here = ' aria-current="true"' if code == current else ""
        name = "" if code == "en" else f' aria-label="{_LANGUAGE_NAMES[code]}"'
        return f'<a href="?lang={code}" lang="{code}"{name}{here}>{LANGUAGES[code]}</a>'

    return "".join(link(code) for code in LANGUAGES)


def _say(words: Words, language: str) -> str:
    return convert(words.say(language), language)

"""Claims in plain English as a complaint has them: what is to be paid, returned or ended, and by how much. Pure.

A claim is read whole or not at all, as answers are (`court_words`): one that says more stays in the person's own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from backend.filing.wording.court_words import court_words, is_chinese, money_words
from backend.filing.wording.written_words import written
from backend.shared.plain_text import plain
from backend.shared.yaml_pages import read_yaml

_WHO = r"(?:the defendant|defendant|he|she|they|him|her|them)"
_LEAD = re.compile(
    rf"^(?:please\s+)?(?:(?:i|we) (?:want|ask for|ask|claim|request|demand|would like)\s+|order\s+)?(?:that\s+)?"
    rf"(?:an?\s+)?(?:{_WHO}\s+)?(?:(?:to|must|should|shall|has to|have to)\s+)?(?:be ordered to\s+)?",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"(?P<verb>pays? back|pays?|repays?|returns?|refunds?|gives? back|compensates?)\s+"
    r"(?:(?:me|us|the plaintiff|plaintiff)\s+)?"
    r"(?:(?:for|with)\s+)?(?P<rest>.+)",
    re.IGNORECASE,
)
_MONTHLY = re.compile(r"\s*(?:,\s*)?\b(?:(?:a|per|each|every)\s+month|monthly)\b\s*", re.IGNORECASE)
_VERBS = (
    ("repay", "偿还"),
    ("pay back", "偿还"),
    ("pays back", "偿还"),
    ("pay", "支付"),
    ("comp", "赔偿"),
    ("", "返还"),
)
_FEWEST_SIGNS = 2
_INHERITANCE = "inheritance"


def claim_words(claim: str, cause: str = "") -> str | None:
    """Return a claim in Chinese; None where it is none of those that are known, or is Chinese already.

    Args:
        cause: code of the cause, by which a share is one of an estate.
    """
    if is_chinese(claim):
        return None
    text = " ".join(claim.split()).rstrip(" .;")
    rest = _LEAD.sub("", text, count=1)
    for said in (text, rest):
        if (known := _page()["whole"].get(said.casefold())) is not None:
            return str(known)
    if (paid := _PAID.fullmatch(rest)) is not None and (sum_told := _to_be_paid(paid)) is not None:
        return sum_told
    share = court_words("text", "share_wish", text) if cause == _INHERITANCE else None
    return f"请求判令遗产按以下方式分割：{share}" if share is not None and is_chinese(share) else None


def court_claim(claim: str, cause: str = "") -> str:
    """Return a claim as a complaint has it where that is plain, else as it was made."""
    return claim_words(claim, cause) or wished_claim(claim) or claim


_WISHED = re.compile(
    r"^(?:还有|仲有|另外|而且|同埋|还|仲)?(?:我|我哋|我们)?(?:就|都|只)?(?:想|要|希望|要求|请求)(?:入禀)?(?:法院)?(?:判|判令|叫|要)?"
    r"(?:佢|他|她|对方|被告)(?![们哋家妈爸的嘅老公])"
)
_EVERY_MONTH = re.compile(
    r"每个?月(?:支付|给付|给|付|俾|畀|出|交)?(?:我|原告)?(?P<sum>\d[\d,]*(?:\.\d+)?)(?P<unit>万)?(?:元|蚊|块钱?)?的?"
    r"(?P<what>抚养费|生活费|赡养费|扶养费|租金|工资)?"
)
_ME = re.compile(r"我(?![们哋国])")


def wished_claim(claim: str) -> str | None:
    """Return a claim made as a wish ("想佢每個月俾3000蚊撫養費") as a complaint has it; None for another one."""
    text = plain(claim.strip(" 。.，,！!"))
    lead = _WISHED.match(text)
    rest = written(text[lead.end() :]) if lead is not None else None
    if rest is None or len(rest) < _FEWEST_SIGNS:
        return None
    monthly = _EVERY_MONTH.fullmatch(rest)
    if monthly is None:
        return f"请求判令被告{_ME.sub('原告', rest)}"
    amount = f"{monthly['sum'].replace(',', '')}{monthly['unit'] or ''}元"
    return f"请求判令被告每月支付{monthly['what'] or ''}{amount}"


def _to_be_paid(paid: re.Match[str]) -> str | None:
    """The thing to be paid with its sum; one of the two at least."""
    rest, monthly = _MONTHLY.subn(" ", paid["rest"])
    rest = re.sub(r"^the\s+|^my\s+", "", rest.strip(), flags=re.IGNORECASE)
    page = _page()["paid"]
    names = "|".join(sorted(page, key=len, reverse=True))
    found = re.fullmatch(
        rf"(?i:(?:(?P<name>{names})(?:\s+of)?\s*)?(?P<sum>\d[\d,.]*\s*[a-z ]+?)?"
        rf"(?:\s*(?:of|in|as|for)\s+(?:the\s+)?(?P<after>{names}))?)",
        rest.strip(),
    )
    if found is None or (found["name"] and found["after"]):
        return None
    name = (found["name"] or found["after"] or "").casefold()
    money = money_words(found["sum"]) if found["sum"] else ""
    if money is None or not (money or name):
        return None
    verb = next(chinese for begin, chinese in _VERBS if paid["verb"].casefold().startswith(begin))
    what = "" if verb == "赔偿" and page.get(name) == "赔偿金" else page.get(name, "")
    return f"请求判令被告{'每月' if monthly else ''}{verb}{what}{money}"


@cache
def _page() -> Mapping[str, Any]:
    return read_yaml(Path(__file__).with_name("claim_words.yml"))

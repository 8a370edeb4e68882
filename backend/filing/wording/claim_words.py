"""Claims in plain English as a complaint has them: what is to be paid, returned or ended, and by how much. Pure.

A claim is read whole or not at all, as answers are (`court_words`): one that says more stays in the person's own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from backend.filing.wording.court_words import court_words, money_words
from backend.shared.yaml_pages import read_yaml

_HAN = re.compile(r"[\u3400-\u9fff]")
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
_INHERITANCE = "inheritance"


def claim_words(claim: str, cause: str = "") -> str | None:
    """Return a claim in Chinese; None where it is none of those that are known, or is Chinese already.

    Args:
        cause: code of the cause, by which a share is one of an estate.
    """
    if _HAN.search(claim):
        return None
    text = " ".join(claim.split()).rstrip(" .;")
    rest = _LEAD.sub("", text, count=1)
    for said in (text, rest):
        if (known := _page()["whole"].get(said.casefold())) is not None:
            return str(known)
    if (paid := _PAID.fullmatch(rest)) is not None and (sum_told := _to_be_paid(paid)) is not None:
        return sum_told
    share = court_words("text", "share_wish", text) if cause == _INHERITANCE else None
    return f"请求判令遗产按以下方式分割：{share}" if share is not None and _HAN.search(share) else None


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

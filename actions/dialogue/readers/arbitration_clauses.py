"""What an arbitration clause says: which body it names, or what keeps it from being clear. Pure; it decides nothing.

Rules: ARB-3, ARB-16, ARB-18, ARB-77, ARI-3, ARI-5, ARI-6, ARI-7. Whether a clause binds is for the body and the court.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from actions.script import sign_by_sign
from backend.shared.yaml_pages import read_yaml

Kind = Literal[
    "scia", "scia_former", "other", "abroad", "several", "either_or", "place_only", "rules_only", "unclear", "none",
    "family", "labour", "land", "administrative",
]  # fmt: skip
_SPEAKS = re.compile(r"仲裁|公断|arbitrat", re.IGNORECASE)
_REFUSES = re.compile(
    r"(?:不|不得|不能|无需|不可|排除)(?:提交|提起|申请|适用|以|通过|采用)?仲裁|"
    r"\bno arbitration\b|\bnot (?:be )?(?:subject|submitted) to arbitration",
    re.IGNORECASE,
)
_SUES = r"(?:起诉|诉讼|法院|打官司|litigat\w*|courts?\b(?! of international arbitration)|lawsuit|sue\b)"
_ARBITRATES = r"(?:仲裁|arbitrat\w*)"
_OR = r"(?:或者|或是|或|也可以|也可|亦可|任选|二者择一|,?\s*or\b|alternatively|either)"
_EITHER = re.compile(
    rf"{_ARBITRATES}.{{0,24}}?{_OR}.{{0,30}}?{_SUES}|{_SUES}.{{0,24}}?{_OR}.{{0,30}}?{_ARBITRATES}", re.IGNORECASE
)
_AFTER_AWARD = re.compile(
    r"(?:撤销|执行|不予执行|保全|确认|set aside|enforce|interim|preserv).{0,14}(?:法院|court)", re.IGNORECASE
)
_NOT_SATISFIED = re.compile(r"(?:仲裁|裁决).{0,8}(?:不服|不成|不满意).{0,10}(?:起诉|法院|诉讼)")
_GENERIC = re.compile(
    r"([\u4e00-\u9fff]{2,14}?(?:仲裁委员会|仲裁院|仲裁中心|仲裁委))|"
    r"\b((?:[A-Z][\w&.]*\s+){1,6}Arbitration\s+(?:Commission|Cent(?:re|er)|Court|Institution|Association))"
)
_LEAD = re.compile(r"^.*?(?:提交|交由|交|由|向|到|在|至|应|可|请|申请|送|选择|约定|将|往|之)(?=[\u4e00-\u9fff]{2})")
_VAGUE_BODY = re.compile(
    r"^(?:当地|有关|相关|所在地|本地|该地|双方|一方|任何|合同签订地|履行地|甲方所在地|乙方所在地|仲裁)"
)
_PLACE = re.compile(
    r"(?:在|于|至)([\u4e00-\u9fff]{2,5}?)(?:市|省)?(?:进行|申请|提起|提交)?(?:仲裁)|"
    r"([\u4e00-\u9fff]{2,4}?)(?:市|省)(?:的)?仲裁(?:机构|机关|部门)|"
    r"\barbitrat\w* (?:shall be |will be |to be )?(?:held |conducted |seated |take place |taking place )?in "
    r"([A-Z][a-z]+)|"
    r"\b(?:seat|place|venue) of (?:the )?arbitration (?:shall be|is|will be)? ?([A-Z][a-z]+)"
)
_BEFORE_PLACE = re.compile(r"^.*(?:提交|交由|由|向|约定|争议|双方|可|应)(?=[\u4e00-\u9fff]{2})")
_RULES = re.compile(r"仲裁规则|arbitration rules|rules of arbitration|uncitral", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause says.

    Args:
        kind: what decides about it.
        bodies: the bodies it names, as they are called.
        place: the place it names, where it names no body.
    """

    kind: Kind
    bodies: tuple[str, ...] = ()
    place: str = ""


def read_clause(text: str) -> Clause:
    """Return what the arbitration clause in a text says; ``none`` where there is none.

    Args:
        text: the clause as it was typed or pasted, in either script or in English.
    """
    folded = sign_by_sign(text).casefold()
    if not _SPEAKS.search(text) and not named_bodies(text):
        return Clause("none")
    if _REFUSES.search(folded):
        return Clause("none")
    for subject in ("family", "labour", "land", "administrative"):
        if _any_in(_page()[subject], folded):
            return Clause(subject, named_bodies(text))
    bodies = named_bodies(text)
    if _is_either_or(folded):
        return Clause("either_or", bodies)
    if len(bodies) > 1:
        return Clause("several", bodies)
    return _of_one(text, folded, bodies)


def _of_one(text: str, folded: str, bodies: tuple[str, ...]) -> Clause:
    if bodies:
        return Clause(_kind_of(bodies[0], folded), bodies)
    if (place := _place(text)) and not _VAGUE_BODY.search(place):
        return Clause("place_only", place=place)
    return Clause("rules_only" if _RULES.search(folded) else "unclear")


def _kind_of(body: str, folded: str) -> Kind:
    page = _page()
    if body in page["scia"]["now"]:
        return "scia_former" if _any_in(page["scia"]["former"], folded) and not _named_now(folded) else "scia"
    return "abroad" if body in page["abroad"] else "other"


def _named_now(folded: str) -> bool:
    return bool(_any_in(_page()["scia"]["now"], folded))


def named_bodies(text: str) -> tuple[str, ...]:
    """Return the arbitration bodies a text names, each once, SCIA under any of its names as what it is called now."""
    folded, page = sign_by_sign(text).casefold(), _page()
    found: list[str] = []
    rest = folded
    for name, words in _known():
        said = _any_in(words, rest)
        if said:
            found.append(name)
            for word in said:
                rest = rest.replace(word, " ")
    found += [body for body in _unknown(sign_by_sign(text), rest) if body not in found]
    scia = page["scia"]["now"][0]
    return tuple(dict.fromkeys(scia if body == "former" else body for body in found))


def body_name(body: str, language: str) -> str:
    """Return what a body is called in a language; one nobody listed keeps the name it was given."""
    return str(_page()["english"].get(body, body)) if language == "en" else body


def _known() -> Iterable[tuple[str, list[str]]]:
    """Every known body with its names, longer names first taken: a former branch is not its mother."""
    page = _page()
    yield "former", page["scia"]["former"]
    yield page["scia"]["now"][0], page["scia"]["now"]
    yield from page["abroad"].items()
    yield from page["other"].items()


def _unknown(text: str, rest: str) -> list[str]:
    """Bodies nobody listed, by the shape of their names, in what is left."""
    found = []
    for match in _GENERIC.finditer(text):
        name = _LEAD.sub("", match[1]) if match[1] else match[2]
        if name and name.casefold() in rest and not _VAGUE_BODY.search(name) and len(name) > len("仲裁委"):
            found.append(name.strip())
    return found


def _is_either_or(folded: str) -> bool:
    """Whether it leaves a choice between arbitration and a court; what a court does for an arbitration is none."""
    plain = _AFTER_AWARD.sub(" ", folded)
    return _EITHER.search(plain) is not None or _NOT_SATISFIED.search(plain) is not None


def _place(text: str) -> str:
    found = _PLACE.search(sign_by_sign(text))
    if found is None:
        return ""
    place = next((group for group in found.groups() if group), "")
    return _BEFORE_PLACE.sub("", place)


def _any_in(words: Iterable[str], folded: str) -> list[str]:
    return [word for word in sorted(words, key=len, reverse=True) if _stands(word, folded)]


def _stands(word: str, folded: str) -> bool:
    if not word.isascii():
        return word in folded
    return re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", folded) is not None


@cache
def _page() -> Mapping[str, Any]:
    page: Mapping[str, Any] = read_yaml(Path(__file__).with_suffix(".yml"))
    return page

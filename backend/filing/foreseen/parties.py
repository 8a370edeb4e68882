"""Parties as a clerk looks at them: reachable, told by name and address, of age or with a guardian. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from backend.filing.foreseen.model import Finding, Gravity, words_of
from backend.filing.model import Complaint, Party
from backend.shared.telephones import country_of, read_telephone
from backend.shared.wording import Words

OF_AGE, WORKING_AGE = 18, 16
_CJK = re.compile(r"[\u4e00-\u9fff]")
_STREET = re.compile(r"[路街道巷里弄村号组坊苑园栋幢座室楼厦邨]|小区|大道")
_NUMBERED = re.compile(r"[0-9０-９一二三四五六七八九十]|村|邨")
_BOX = re.compile(r"\bp\.?\s?o\.?\s*box\b|邮政信箱", re.IGNORECASE)
_CALLED = re.compile(
    r"[阿老小][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff](?:哥|姐|叔|伯|姨|婶|仔|总)|[\u4e00-\u9fff]{1,3}(?:先生|小姐|女士|老板|太太|师傅)|[\u4e00-\u9fff]"
)
_AUTHORITY = re.compile(r"授权|委托|监护|出生|户口|亲属关系|power of attorney|authori[sz]ation|guardian|birth|kinship")
_REGISTERED = re.compile(r"营业执照|注册|登记|法定代表人|章程|licen[cs]e|registration|incorporation|articles")
_NORTH_AMERICA = frozenset({"US", "CA"})
_OF_ONE_HOME = frozenset({"divorce", "inheritance"})
"""Causes between people who may live together."""


def of_parties(complaint: Complaint, today: date) -> Iterator[Finding]:
    """Yield what is amiss with the parties.

    Args:
        today: Beijing's calendar, from which ages are counted.
    """
    yield from _telephones(complaint)
    yield from _addresses(complaint)
    yield from _on_both_sides(complaint)
    for number, party in enumerate(complaint.defendants, 1):
        yield from _defendant(party, number)
    yield from _minors(complaint, today)
    yield from _authority(complaint)


def _telephones(complaint: Complaint) -> Iterator[Finding]:
    service, first = complaint.service_address.phone, complaint.plaintiffs[0]
    if not (service or any(one.phone for one in complaint.plaintiffs)):
        text = Words(
            "没有写您的电话，法院联系不上您。", "There is no telephone number of yours; the court could not reach you."
        )
        yield Finding("telephone_missing", "returned", text, "CPL-124", "service_address", "plaintiff_1_phone")
    told = [(f"plaintiff_{number}_phone", one) for number, one in enumerate(complaint.plaintiffs, 1)]
    told += [(f"defendant_{number}_phone", one) for number, one in enumerate(complaint.defendants, 1)]
    for about, party in told:
        yield from _telephone(party.phone, party.region, about)
    if service and service != first.phone:
        yield from _telephone(service, first.region, "service_phone")


def _telephone(written: str, region: str, about: str) -> Iterator[Finding]:
    """A token that could not be opened is no number to judge."""
    if not written or "⟦" in written or "*" in written:
        return
    found = read_telephone(written, region)
    if found is None:
        text = Words(
            "这个电话号码在任何国家都打不通，可能少了一位。",
            "No country has such a telephone number; a digit may be missing.",
        )
        yield Finding("telephone_unreal", "asked", text, "CPL-124", "service_address", about)
        return
    country = country_of(found.e164)
    same = country == region or {country, region} <= _NORTH_AMERICA
    if country and region and not same and country != "CN":
        text = Words(
            f"电话是 {country} 的，住址却在 {region}，请看一下两样都对不对。",
            f"The telephone is of {country}, the address in {region}: please check that both are right.",
        )
        yield Finding("telephone_elsewhere", "hint", text, "CPL-124", "service_address", about)


def is_whole(address: str) -> bool:
    """Return True if an address names more than a town: a street or village with its number."""
    if _CJK.search(address):
        return bool(_STREET.search(address) and _NUMBERED.search(address))
    return bool(re.search(r"\d", address)) and len(address.split()) > 1


def _addresses(complaint: Complaint) -> Iterator[Finding]:
    for number, one in enumerate(complaint.plaintiffs, 1):
        if one.address and not is_whole(one.address):
            text = Words(
                "原告的住址看来不完整：要写到街道和门牌，或者哪个村。",
                "The plaintiff's address does not look complete: it needs a street and number, or the village.",
            )
            yield Finding(
                "plaintiff_address", "asked", text, "CPL-124", "service_address", f"plaintiff_{number}_address"
            )
    service = complaint.service_address.address
    if _BOX.search(service):
        text = Words(
            "送达地址是信箱，挂号信可能收不到。",
            "The address for papers is a P.O. box, where a registered letter may not arrive.",
        )
        about = "plaintiff_1_address" if service == complaint.plaintiffs[0].address else "service_address"
        yield Finding("service_box", "hint", text, "CPL-124", "service_address", about)
    elif service and service != complaint.plaintiffs[0].address and not is_whole(service):
        text = Words(
            "送达地址看来不完整，法院的信可能寄不到。",
            "The address for papers does not look complete; letters may not arrive.",
        )
        yield Finding("service_address", "asked", text, "CPL-124", "service_address", "service_address")


_BOTH: Mapping[str, tuple[str, str]] = {
    "name": ("姓名（名称）", "name"),
    "phone": ("电话", "telephone number"),
    "address": ("住址", "address"),
}
"""Particulars that a plaintiff and a defendant seldom have in common."""


def _on_both_sides(complaint: Complaint) -> Iterator[Finding]:
    """One name, number or home on both sides is a slip, save the home of people of one family."""
    for part, (zh, en) in _BOTH.items():
        ours = {_bare(str(getattr(one, part))) for one in complaint.plaintiffs} - {""}
        for number, one in enumerate(complaint.defendants, 1):
            if _bare(str(getattr(one, part))) not in ours or (part == "address" and complaint.cause in _OF_ONE_HOME):
                continue
            text = Words(
                f"被告“{one.name}”的{zh}和原告的一样，请看一下是不是写错了一边。",
                f'The defendant "{one.name}" has the same {en} as a plaintiff: please check which side it is of.',
            )
            gravity: Gravity = "hint" if part == "address" else "asked"
            about = f"defendant_{number}_{part}"
            yield Finding("both_sides", gravity, text, "CPL-124", "defendant_identity", about)


def _bare(written: str) -> str:
    return re.sub(r"[\s,，.。\-()（）]", "", written).casefold()


def _defendant(party: Party, number: int) -> Iterator[Finding]:
    about = f"defendant_{number}_address"
    if not party.address.strip():
        text = Words(
            f"没有写被告“{party.name}”的住址；只知道哪个镇、哪条村，也请写上。",
            f'There is no address of the defendant "{party.name}"; even the town or village helps.',
        )
        yield Finding("defendant_address_missing", "returned", text, "CPL-124", "defendant_identity", about)
    elif not is_whole(party.address):
        text = Words(
            f"被告“{party.name}”的住址看来不完整，法院可能送达不到。",
            f'The address of the defendant "{party.name}" does not look complete; papers may not reach them.',
        )
        yield Finding("defendant_address", "asked", text, "CPL-124", "defendant_identity", about)
    if party.kind == "person" and _CALLED.fullmatch(party.name.strip()):
        text = Words(
            f"“{party.name}”像是平时的叫法，法院要被告的真实姓名。",
            f'"{party.name}" looks like what somebody is called; the court needs the real name.',
        )
        yield Finding("defendant_called", "returned", text, "CPL-124", "defendant_identity", f"defendant_{number}_name")
    elif party.kind == "person" and party.region in ("", "CN") and not _CJK.search(party.name):
        text = Words(
            f"被告“{party.name}”没有中文姓名，法院查找会困难。",
            f'The defendant "{party.name}" has no name in Chinese characters, by which the court would look.',
        )
        yield Finding(
            "defendant_in_letters", "asked", text, "CPL-124", "defendant_identity", f"defendant_{number}_name"
        )


def age_on(born: date, today: date) -> int:
    """Return whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _minors(complaint: Complaint, today: date) -> Iterator[Finding]:
    """At sixteen somebody who lives on their own earnings may act (Civil Code Art. 18), so it is asked."""
    guarded = complaint.for_whom == "relative" and bool(complaint.authority.strip())
    for one in complaint.plaintiffs:
        if one.birth_date is None or one.representative or guarded or age_on(one.birth_date, today) >= OF_AGE:
            continue
        young = age_on(one.birth_date, today) < WORKING_AGE
        text = Words(
            f"原告“{one.name}”未满 18 岁，要由监护人代为起诉，并写明监护人。",
            f'The plaintiff "{one.name}" is under 18: a guardian sues for them and has to be named.',
        )
        yield Finding("minor_plaintiff", "returned" if young else "asked", text, "CPL-60", "authority", "for_whom")
    for number, one in enumerate(complaint.defendants, 1):
        if one.birth_date is not None and not one.representative and age_on(one.birth_date, today) < OF_AGE:
            text = Words(
                f"被告“{one.name}”未满 18 岁，要写明监护人。",
                f'The defendant "{one.name}" is under 18: the guardian has to be named.',
            )
            yield Finding(
                "minor_defendant", "asked", text, "CPL-60", "defendant_identity", f"defendant_{number}_birth_date"
            )


def _authority(complaint: Complaint) -> Iterator[Finding]:
    papers = " ".join(map(words_of, complaint.evidence))
    about = f"evidence_{len(complaint.evidence) + 1}_file"
    if complaint.for_whom == "relative" and not _AUTHORITY.search(papers):
        text = Words(
            "您代亲属起诉，没有看到授权书或者关系证明。",
            "You sue for a relative, and no power of attorney or proof of kinship is among the papers.",
        )
        yield Finding("authority_paper", "asked", text, "CPL-61", "authority", about)
    if complaint.for_whom == "organisation" and not _REGISTERED.search(papers):
        text = Words(
            "公司起诉，没有看到登记材料和代表人身份证明。",
            "An organisation sues, and no registration papers or proof of its representative are among the papers.",
        )
        yield Finding("organisation_paper", "asked", text, "SPC21-7", "identity_papers", about)

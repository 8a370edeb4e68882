"""Admissibility of a complaint: who may hand it in, and what the court needs that is missing. Pure.

Who files must be verified (SPC21-4) and be the first plaintiff, or act for one: a relative or an organisation, by what
is said in `Complaint.authority` (CPL-61). The merits are the court's alone.
"""

from __future__ import annotations

import re
import unicodedata

from backend.documents.complaint_text import complaint_text
from backend.filing.causes.guides import load_causes
from backend.filing.court import Claimant
from backend.filing.fees.currency import in_yuan
from backend.filing.model import Complaint, Party
from backend.shared.courts import COURTS
from backend.shared.errors import Refused

OTHER_CAUSE = "other"


def fit_to_file(complaint: Complaint, claimant: Claimant) -> None:
    """Raise Refused unless the complaint can go to the court.

    Raises:
        Refused: ``filing_incomplete``, ``filing_cause_unknown``, ``filing_court_unknown``,
            ``filing_plaintiff_not_you``, ``filing_authority_needed``, ``filing_amount_impossible``,
            ``filing_currency_unknown``, ``filing_text_too_long``.
    """
    if complaint.cause != OTHER_CAUSE and complaint.cause not in load_causes():
        raise Refused("filing_cause_unknown")
    if complaint.court not in COURTS:
        raise Refused("filing_court_unknown")
    if not _is_complete(complaint):
        raise Refused("filing_incomplete")
    if complaint.amount is not None:
        in_yuan(complaint.amount, complaint.currency)
    complaint_text(complaint, COURTS[complaint.court].name.zh)
    _may_act(complaint, claimant)


def _is_complete(complaint: Complaint) -> bool:
    """Return True if it has what a complaint must (CPL-124): parties, claims, facts, addresses for papers."""
    parties = (*complaint.plaintiffs, *complaint.defendants)
    address = complaint.service_address
    needed = (complaint.facts, complaint.cause_name, address.recipient, address.address, *complaint.claims)
    named = all(party.name.strip() for party in parties)
    reachable = all(party.address.strip() for party in complaint.plaintiffs)
    several = complaint.plaintiffs and complaint.defendants and complaint.claims
    return bool(several) and named and reachable and all(text.strip() for text in needed)


def _may_act(complaint: Complaint, claimant: Claimant) -> None:
    first = complaint.plaintiffs[0]
    if complaint.for_whom == "relative" and not complaint.authority.strip():
        raise Refused("filing_authority_needed")
    if complaint.for_whom == "organisation":
        _may_act_for_organisation(first, complaint, claimant)
    if complaint.for_whom == "self" and not is_named(first.name, claimant):
        raise Refused("filing_plaintiff_not_you")


def _may_act_for_organisation(first: Party, complaint: Complaint, claimant: Claimant) -> None:
    """An organisation's own account, its representative, or somebody who says by what they act."""
    if first.kind != "organisation" or (claimant.organisation and not is_named(first.name, claimant)):
        raise Refused("filing_plaintiff_not_you")
    represented = claimant.organisation or is_named(first.representative, claimant)
    if not represented and not complaint.authority.strip():
        raise Refused("filing_authority_needed")


def is_named(name: str, claimant: Claimant) -> bool:
    """Return True if a name is a verified one, another name beside it allowed: ``陈国强（护照姓名 CHEN GUOQIANG）``.

    A verified name in two scripts ("ZHOU LIJUAN 周丽娟") is told by either of them, a name in letters in either order.
    """
    said = f" {_plain(name)} "
    letters = sorted(_in_letters(_plain(name)))
    known = [_plain(one) for one in claimant.names if one.strip()]
    scripts = [written for one in known for written in (one, *_by_script(one))]
    return any(f" {one} " in said for one in scripts) or any(
        len(parts) > 1 and sorted(parts) == letters for one in known if (parts := _in_letters(one))
    )


def _by_script(name: str) -> tuple[str, ...]:
    """Return the parts of a plain name in letters and in characters, where it has both; a surname alone is no name."""
    letters = _in_letters(name)
    characters = [part for part in name.split() if part not in letters]
    if not letters or not characters:
        return ()
    return tuple(" ".join(parts) for parts in (letters, characters) if len("".join(parts)) > 1)


def _in_letters(name: str) -> list[str]:
    return [part for part in name.split() if part.isascii()]


def _plain(name: str) -> str:
    """A name without case, width, blanks and signs between its parts: ``CHAN, Kwok-keung`` is ``chan kwok keung``."""
    parts = re.split(r"[\s,，、·・.'’()\[\]（）:：-]+", unicodedata.normalize("NFKC", name).casefold())
    return " ".join(part for part in parts if part)

"""The rules of jurisdiction, one function each, in the order in which one displaces the next.

Exclusive jurisdiction (CPL-34), written choice (CPL-35), company and labour matters, status (CPL-23, INT-12-17),
defendants without domicile in China (CPL-276), domicile (CPL-22) with place of performance and of the wrong.
"""

from __future__ import annotations

from backend.filing.jurisdiction.divorce import divorce
from backend.filing.jurisdiction.facts import Facts, Home
from backend.filing.jurisdiction.findings import Findings
from backend.filing.jurisdiction.findings import found as ground
from backend.filing.jurisdiction.rules import load_jurisdiction
from backend.shared.courts import BASIC, INTERMEDIATE, CourtCode, read_place

_LINKS = ("performance_place", "signed_place", "object_place", "seizable_place", "tort_place", "office_place")
_ASKED_LINKS = {
    "tort_traffic": ("tort_place", "seizable_place"),
    "other": ("performance_place", "tort_place", "seizable_place"),
}


def territory(facts: Facts) -> Findings:
    """Return which courts the facts point to, the level aside.

    Source: 民事诉讼法(2023修正) 22-24, 27, 29, 34-36, 276; 民诉法解释(2022) 3, 12-18, 28-30; 法释〔2020〕26号 3.
    """
    found = Findings()
    if _exclusive(facts, found) or _chosen(facts, found):
        return found
    if facts.company_internal:
        found.place("company_place", facts.company_place)
    elif facts.cause == "labour":
        _labour(facts, found)
    elif facts.cause == "divorce":
        divorce(facts, found)
    elif facts.defendants and all(home.abroad for home in facts.defendants):
        _defendants_abroad(facts, found)
    else:
        _domicile(facts, found)
    return found


def _exclusive(facts: Facts, found: Findings) -> bool:
    """Real property, house leases with it, and inheritance (CPL-34, Interpretation Art. 28)."""
    if facts.land or facts.cause == "house_lease":
        found.place("property_place", facts.property_place)
    elif facts.cause == "inheritance":
        at_home = found.place("deceased_place", facts.deceased_place, needed=not facts.estate_place)
        at_estate = found.place("estate_place", facts.estate_place, needed=not at_home)
        if at_home or at_estate:
            found.outside = ""
    else:
        return False
    if facts.agreed_court:
        found.doubt("choice_exclusive")
    return True


def _chosen(facts: Facts, found: Findings) -> bool:
    """A written choice of court (CPL-35), save level and exclusive jurisdiction; unclear ones are none (Art. 30)."""
    if not (facts.agreed_court and facts.may_choose):
        return False
    reading = read_place(facts.agreed_court)
    if reading.abroad or reading.elsewhere:
        found.because("agreed_court")
        found.outside = "foreign_choice" if reading.abroad else "elsewhere"
        return True
    if reading.court == INTERMEDIATE and not of_intermediate_level(facts):
        found.doubt("choice_level")
        return False
    if reading.court is None:
        found.doubt("choice_unclear")
        return False
    found.grounds.append(ground("agreed_court", reading.court))
    connected = _connected(facts)
    if reading.court not in connected and not (reading.court == INTERMEDIATE and connected & set(BASIC)):
        found.doubt("connection")
    return True


def of_intermediate_level(facts: Facts) -> bool:
    """Say whether the amount brings a foreign-related case to the Intermediate Court (JUR-2: 40 million or more)."""
    enough = facts.amount_yuan is not None and facts.amount_yuan >= load_jurisdiction().settings.intermediate_from
    return enough and facts.foreign_related and facts.cause != "labour"


def _connected(facts: Facts) -> set[CourtCode | None]:
    places = (facts.performance_place, facts.signed_place, facts.object_place, facts.tort_place, facts.company_place)
    homes = (home.reading.court for home in (*facts.plaintiffs, *facts.defendants))
    return {*homes, *(read_place(place).court for place in places)}


def _labour(facts: Facts, found: Findings) -> None:
    """The basic court of the employer's seat or of the place of work (法释〔2020〕26号 Art. 3)."""
    at_work = found.place("workplace", facts.workplace)
    for home in facts.defendants:
        found.home("defendant_place", home, "employer", needed=not at_work)


def _defendants_abroad(facts: Facts, found: Findings) -> None:
    """No defendant has a domicile in China: a link the law names, else another proper one (CPL-276)."""
    for name in _LINKS:
        found.place(name, getattr(facts, name), f"abroad_{name}", needed=False)
    _lender(facts, found, "abroad_receiving")
    for home in facts.defendants:
        if home.registered_place and found.place("registered_place", home.registered_place, needed=False):
            found.doubt("registered")
    if not found.grounds:
        _other_link(facts, found)


def _other_link(facts: Facts, found: Findings) -> None:
    courts = [home.reading.court for home in facts.plaintiffs if not home.abroad]
    for court in courts:
        if court in BASIC:
            found.grounds.append(ground("abroad_proper_link", court))
            found.doubt("proper_link")
    asked = _ASKED_LINKS.get(facts.cause, ("performance_place", "signed_place", "seizable_place"))
    untold = [name for name in (*asked, "registered_place") if not _told(facts, name)]
    if untold:
        found.because("abroad_seizable_place")
        found.need(*untold)
    elif not found.grounds:
        found.because("abroad_seizable_place")
        found.outside = found.outside or "abroad"


def _told(facts: Facts, name: str) -> bool:
    if name == "registered_place":
        return any(home.registered_place or home.nationality == "foreign" for home in facts.defendants)
    return bool(getattr(facts, name))


def _lender(facts: Facts, found: Findings, key: str) -> None:
    """Take the receiver's place as that of performance where money is to be given back (Interpretation Art. 18)."""
    if facts.cause != "private_lending" or facts.performance_place:
        return
    for home in facts.plaintiffs:
        if home.reading.court in BASIC and found.home("plaintiff_place", home, key):
            found.doubt("receiving")


def _domicile(facts: Facts, found: Findings) -> None:
    """The defendant's court, beside it the place of performance or of the wrong (CPL-22, CPL-35, CPL-29)."""
    for home in facts.defendants or (Home(),):
        _one_defendant(home, found)
    if facts.contract or facts.cause == "other":
        found.place("performance_place", facts.performance_place, needed=False)
        _lender(facts, found, "receiving")
        if not facts.performance_place and not found.grounds:
            found.need("performance_place")
    if facts.cause in ("tort_traffic", "other"):
        found.place("tort_place", facts.tort_place, needed=facts.cause == "tort_traffic" and not found.grounds)
    if facts.contract and not facts.agreed_court:
        found.doubt("choice_unknown")


def _one_defendant(home: Home, found: Findings) -> None:
    if home.abroad and home.registered_place:
        if found.place("registered_place", home.registered_place):
            found.doubt("registered")
    elif not home.abroad:
        found.home("defendant_place", home)

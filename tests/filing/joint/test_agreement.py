"""One filing with everybody's own particulars, and never with a consent to other claims."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from typing import Any

import pytest

from backend.filing.commands import FileCase, FilingPaper, PreviewComplaint
from backend.filing.desk_commands import OneFiling
from backend.filing.joint.commands import AnswerInvitation, GiveParticulars
from backend.filing.model import Complaint
from tests.filing.conftest import ANNA, BEN
from tests.filing.joint.conftest import EVE, NAMES, TELEPHONE, Family, heirs, particulars


def everybody(family: Family) -> None:
    family.keep()
    family.agreed()
    family.agreed(EVE, "eve")


def test_nothing_is_handed_in_until_everybody_has_agreed(family: Family) -> None:
    family.keep()
    family.agreed()
    assert family.refused(FileCase("d1", ANNA, heirs())) == "filing_incomplete"
    family.agreed(EVE, "eve")
    assert family.file().filing_number


def test_a_filing_goes_without_whoever_is_taken_out(family: Family) -> None:
    family.keep()
    family.agreed()
    family.joined(EVE, "eve")
    two = heirs().plaintiffs[:2]
    family.keep(plaintiffs=two)
    assert "taken you out" in family.said(EVE) and "deleted" in family.said(EVE)
    assert family.states() == {"ben": "agreed"}
    assert family.file(plaintiffs=two).filing_number


def test_the_court_gets_everybodys_own_particulars_and_the_inviters_papers_do_not(family: Family) -> None:
    everybody(family)
    family.do(PreviewComplaint("d1", ANNA, heirs()))
    family.file()
    shown = family.do(OneFiling("d1", "")).complaint
    assert [party.address for party in shown.plaintiffs[1:]] == [particulars(BEN).address, particulars(EVE).address]
    assert [party.phone for party in shown.plaintiffs[1:]] == [TELEPHONE, TELEPHONE]
    paper = family.do(FilingPaper("d1", ANNA, "complaint_docx"))
    assert NAMES[BEN] in _words_of(paper) and "由本人填写" in _words_of(paper)
    assert not [words for words in (TELEPHONE, "Road, London", "G1234567") if words in _words_of(paper)]
    assert "法院收到了" in family.said(BEN) and "The court has received" in family.said(EVE)


@pytest.mark.parametrize(
    "other",
    [{"claims": ("分割遗产", "被告承担诉讼费")}, {"cause_name": "法定继承纠纷"}, {"court": "xinhui"}],
)
def test_who_agreed_to_other_claims_is_asked_again(family: Family, other: dict[str, Any]) -> None:
    everybody(family)
    assert family.refused(FileCase("d1", ANNA, heirs(**other))) == "filing_incomplete"
    family.keep(**other)
    assert family.states() == {"ben": "joined", "eve": "joined"}
    assert "不算数" in family.said(BEN)
    family.do(GiveParticulars("ben", BEN, None, family.seen().brief.digest[:16]))
    family.give(family.seen("eve", EVE), EVE)
    assert family.file(**other).filing_number


def test_nobody_agrees_to_what_they_have_not_read(family: Family) -> None:
    family.keep()
    shown = family.joined()
    family.keep(claims=("分割遗产", "被告承担诉讼费"))
    assert family.give(shown).state == "joined"
    assert family.give(family.seen()).state == "agreed"


def test_who_has_given_nothing_agrees_to_nothing(family: Family) -> None:
    family.keep()
    joining = family.joined()
    assert not joining.given
    assert family.refused(GiveParticulars("ben", BEN, None, joining.brief.digest)) == "filing_incomplete"


def test_the_same_consent_again_is_told_once(family: Family) -> None:
    family.keep()
    family.agreed()
    family.give(family.seen(), phone="+44 20 7946 0999")
    assert family.said(ANNA).count("同意一起做原告") == 1


def test_a_yes_can_be_taken_back_until_it_is_handed_in(family: Family) -> None:
    everybody(family)
    family.do(AnswerInvitation("ben", BEN, "decline"))
    assert family.refused(FileCase("d1", ANNA, heirs())) == "filing_incomplete"
    family.agreed()
    family.file()
    assert family.refused(AnswerInvitation("ben", BEN, "decline")) == "filing_case_unknown"


def test_who_is_not_verified_or_somebody_else_gives_nothing(family: Family) -> None:
    family.keep()
    joining = family.joined()
    asked = GiveParticulars("ben", BEN, particulars(BEN), joining.brief.digest)
    family.verified.discard(BEN)
    assert family.refused(asked) == "filing_not_verified"
    family.verified.add(BEN)
    stranger = dataclasses.replace(asked, particulars=particulars(BEN, address=" "))
    assert family.refused(stranger) == "filing_incomplete"
    named = dataclasses.replace(particulars(BEN), name="李四")
    assert family.refused(dataclasses.replace(asked, particulars=named)) == "filing_plaintiff_not_you"


def test_a_made_up_id_brings_nobodys_particulars(family: Family) -> None:
    """Somebody else's filing cannot borrow what was given for this one."""
    everybody(family)
    mine: Complaint = dataclasses.replace(heirs(), plaintiffs=(particulars(EVE), heirs().plaintiffs[1]))
    assert family.refused(FileCase("d9", EVE, mine)) == "filing_incomplete"


def _words_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read("word/document.xml").decode()

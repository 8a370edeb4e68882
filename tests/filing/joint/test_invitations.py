"""Co-plaintiffs come in by a code, see only what is theirs, and everybody hears what concerns them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.filing.joint.commands import (
    AnswerInvitation,
    CoPlaintiffsOf,
    InviteCoPlaintiff,
    KeepCoPlaintiffs,
    MyJoinings,
    OneJoining,
    OpenPlace,
)
from tests.filing.conftest import ANNA, BEN
from tests.filing.joint.conftest import EVE, NAMES, TELEPHONE, Family, heirs, particulars

WRONG = ["2222AAAA", "2222BBBB", "2222CCCC", "2222DDDD", "2222EEEE"]


def test_a_code_opens_the_place_it_is_for_and_tells_only_whom_it_is_meant_for(family: Family) -> None:
    family.keep()
    opened = family.opened()
    assert (opened.outcome, opened.co_plaintiff_id, opened.meant_for) == ("open", "ben", NAMES[BEN])
    assert family.states() == {"ben": "opened", "eve": "named"}


def test_who_joins_reads_who_invites_them_to_what_and_nothing_of_the_others(family: Family) -> None:
    family.keep()
    family.agreed(EVE, "eve")
    joining = family.joined()
    assert (joining.brief.inviter, joining.brief.cause_name, joining.brief.claims) == (
        NAMES[ANNA], "继承纠纷", ("分割遗产",)
    )  # fmt: skip
    other = particulars(EVE)
    hidden = (other.address, TELEPHONE, other.document_number, NAMES[EVE], "Toronto", "E12345678")
    assert not [words for words in hidden if words in repr(joining)]
    assert f"{NAMES[BEN]}" in family.said(ANNA) and "接受了邀请" in family.said(ANNA)


def test_the_inviter_hears_a_yes_with_the_particulars_of_nobody(family: Family) -> None:
    family.keep()
    family.agreed()
    assert "同意一起做原告" in family.said(ANNA) and "大家都答复了" not in family.said(ANNA)
    family.agreed(EVE, "eve")
    assert "大家都答复了" in family.said(ANNA)
    assert not [words for words in (TELEPHONE, "Road", "G1234567") if words in family.said(ANNA)]
    assert family.states() == {"ben": "agreed", "eve": "agreed"}


def test_a_no_tells_the_inviter_what_the_law_says_of_heirs(family: Family) -> None:
    family.keep()
    family.joined()
    assert family.do(AnswerInvitation("ben", BEN, "decline")) is None
    assert family.states()["ben"] == "declined"
    assert "不参加" in family.said(ANNA) and "解释第70条" in family.said(ANNA)
    assert family.refused(OneJoining("ben", BEN)) == "filing_case_unknown"


def test_in_no_inheritance_nothing_is_said_of_heirs(family: Family) -> None:
    family.keep(cause="private_lending", cause_name="民间借贷纠纷")
    family.joined()
    family.do(AnswerInvitation("ben", BEN, "decline"))
    assert "不参加" in family.said(ANNA) and "第70条" not in family.said(ANNA)


def test_a_stranger_voids_the_code_and_learns_nothing(family: Family) -> None:
    family.keep()
    code = family.code()
    family.do(OpenPlace(EVE, code))
    assert family.do(AnswerInvitation("ben", EVE, "stranger")) is None
    assert "不是" in family.said(ANNA)
    assert family.do(OpenPlace(BEN, code)) is None
    assert family.opened().outcome == "open", "a new one works"


@pytest.mark.parametrize("who, outcome", [(ANNA, "own"), (EVE, "used")])
def test_a_code_of_somebody_else_does_not_open(family: Family, who: str, outcome: str) -> None:
    family.keep()
    code = family.code()
    family.do(OpenPlace(BEN, code))
    assert family.do(OpenPlace(who, code)).outcome == outcome


def test_a_new_code_makes_the_old_one_void(family: Family) -> None:
    family.keep()
    old = family.code()
    family.code()
    assert family.do(OpenPlace(BEN, old)) is None


def test_an_old_code_does_not_open(family: Family) -> None:
    family.keep()
    code = family.code()
    family.clock.advance(timedelta(days=14))
    assert family.do(OpenPlace(BEN, code)).outcome == "expired"


def test_who_is_in_already_needs_no_code(family: Family) -> None:
    family.keep()
    family.joined()
    assert family.do(InviteCoPlaintiff("ben", ANNA)) is None


def test_five_wrong_codes_shut_the_door_for_an_hour(family: Family) -> None:
    family.keep()
    right = family.code()
    for code in WRONG:
        assert family.do(OpenPlace(BEN, code, True)) is None
    assert family.do(OpenPlace(BEN, right, True)).outcome == "too_many"
    assert family.do(OpenPlace(BEN, right)) is None, "a bare one is not told from a wrong one"
    family.clock.advance(timedelta(hours=1))
    assert family.do(OpenPlace(BEN, right, True)).outcome == "open"


def test_a_filing_of_somebody_else_does_not_exist(family: Family) -> None:
    family.keep()
    family.joined()
    assert family.refused(InviteCoPlaintiff("ben", BEN)) == "filing_case_unknown"
    assert family.refused(KeepCoPlaintiffs("d1", BEN, heirs())) == "filing_case_unknown"
    assert family.refused(AnswerInvitation("ben", EVE, "join")) == "filing_case_unknown"
    assert family.refused(KeepCoPlaintiffs("d2", EVE, heirs())) == "filing_case_unknown", "the ids are another's"
    assert family.do(CoPlaintiffsOf("d1", BEN)) == []
    assert [one.co_plaintiff_id for one in family.do(MyJoinings(BEN))] == ["ben"]

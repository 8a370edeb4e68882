"""When a second administrator is needed, who counts as one, and what an agreement is still worth."""

from __future__ import annotations

import pytest

from backend.desk.commands import ListOfficers
from backend.desk.model import NOBODY, Role, Standing, needs_second
from backend.desk.staff_commands import (
    ChangeOfficer,
    DecideProposal,
    InviteOfficer,
    ListProposals,
    NoticesFor,
    OpenAccess,
    RenewByLink,
)
from tests.desk.conftest import Office

SENTENCE = "banyan-shade-at-noon"


def standing(*roles: Role, court: str = "", active: bool = True) -> Standing:
    return Standing(roles, court, active)


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [
        (NOBODY, standing("judge"), True),
        (NOBODY, standing("notary"), False),
        (NOBODY, standing("judge", active=False), False),
        (standing("notary"), standing("notary", "administrator"), True),
        (standing("judge"), standing("judge", "clerk"), True),
        (standing("judge", "clerk"), standing("clerk"), False),
        (standing("clerk", active=False), standing("clerk"), True),
        (standing("clerk"), standing("clerk", active=False), False),
        (standing("clerk", court="taishan"), standing("clerk", court="pengjiang"), True),
        (standing("clerk", court="taishan"), standing("clerk"), True),
        (standing("clerk"), standing("clerk", court="taishan"), False),
        (standing("notary"), standing("mediator"), False),
    ],
)
def test_more_sight_of_cases_or_more_say_needs_two_and_less_needs_one(
    before: Standing, after: Standing, needed: bool
) -> None:
    assert needs_second(before, after) is needed


@pytest.fixture
def admins(office: Office) -> tuple[str, str]:
    first, second = (office.add(login, "administrator").officer.officer_id for login in ("root", "second"))
    return first, second


def proposed(office: Office, by: str) -> tuple[str, str]:
    """A judge whom somebody wants to let in; the proposal's id and the link's token."""
    token = office.do(InviteOfficer(by, "li", "李法官", ("judge",), "")).token
    return office.do(ListProposals())[0].proposal_id, token


def test_a_lone_administrator_can_give_no_such_role_at_the_desk(office: Office) -> None:
    root = office.add("root", "administrator").officer.officer_id
    assert office.refused(InviteOfficer(root, "puppet", "某", ("administrator",))) == "desk_second_missing"
    assert [one.login for one in office.do(ListOfficers())] == ["root"]


def test_neither_the_author_nor_the_officer_concerned_agrees(office: Office, admins: tuple[str, str]) -> None:
    made, _ = proposed(office, admins[0])
    assert office.refused(DecideProposal(admins[0], made, agree=True)) == "desk_not_alone"
    third = office.add("third", "administrator").officer.officer_id
    office.do(RenewByLink(admins[0], third))
    renewal = next(one for one in office.do(ListProposals()) if one.order == "renew")
    assert office.refused(DecideProposal(third, renewal.proposal_id, agree=True)) == "desk_not_yourself"


def test_an_order_is_void_when_its_author_is_dismissed_when_it_is_old_or_when_things_have_changed(
    office: Office, admins: tuple[str, str]
) -> None:
    first, second = admins
    made, _ = proposed(office, first)
    office.do(ChangeOfficer("console", first, "某", ("notary",), "", active=True))
    office.add("third", "administrator")
    assert office.refused(DecideProposal(second, made, agree=True)) == "desk_proposal_gone"
    office.do(ChangeOfficer("console", first, "某", ("administrator",), "", active=True))
    office.wait(days=7)
    assert office.refused(DecideProposal(second, made, agree=True)) == "desk_proposal_gone"
    chen = office.add("chen", "notary").officer.officer_id
    office.do(ChangeOfficer(first, chen, "陈", ("notary", "judge"), "", active=True))
    change = office.do(ListProposals())[0].proposal_id
    office.do(ChangeOfficer("console", chen, "陈", ("mediator",), "", active=True))
    assert office.refused(DecideProposal(second, change, agree=True)) == "desk_proposal_gone"


def test_five_wrong_opening_codes_void_the_link_and_two_days_do(office: Office, admins: tuple[str, str]) -> None:
    made, token = proposed(office, admins[0])
    code = office.do(DecideProposal(admins[1], made, agree=True)).opening_code
    for _ in range(5):
        assert office.refused(OpenAccess(token, "AAAA-AAAA", SENTENCE)) == "desk_opening_code_wrong"
    assert office.refused(OpenAccess(token, code, SENTENCE)) == "desk_link_gone"
    mai = office.do(InviteOfficer(admins[0], "mai", "麦公证员", ("notary",)))
    office.wait(hours=48)
    assert office.refused(OpenAccess(mai.token, "", SENTENCE)) == "desk_link_gone"


def test_a_renewal_agreed_to_voids_the_old_access_and_whoever_it_concerns_is_told(
    office: Office, admins: tuple[str, str]
) -> None:
    li = office.add("li", "judge")
    renewed = office.do(RenewByLink(admins[0], li.officer.officer_id))
    office.sign_in(li)
    made = office.do(ListProposals())[0].proposal_id
    code = office.do(DecideProposal(admins[1], made, agree=True)).opening_code.lower().replace("-", " ")
    office.wait(seconds=30)
    assert office.refused(office.key(li)) == "desk_sign_in_failed"
    opened = office.do(OpenAccess(renewed.token, code, SENTENCE))
    office.sign_in(opened, password=SENTENCE)
    told = {one.what for one in office.do(NoticesFor(li.officer.officer_id))}
    assert told >= {"desk.proposed_renew", "desk.access_renewed"}
    assert "desk.access_opened" in {one.what for one in office.do(NoticesFor(admins[0]))}
    assert office.audit.verify(office.database) is None

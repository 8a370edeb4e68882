"""Verifying, waiting, failing and repeating, with everything real: database, outbox, client, platform over HTTP."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from backend.agenda.commands import MyAgenda
from backend.identity.commands import (
    AbandonVerification,
    AskForReview,
    MyIdentity,
    RecordIdentityCheck,
    RetryVerification,
    VerifiedPartyOf,
)
from backend.identity.document_tries import MOST_IN_A_DAY
from backend.identity.eligibility import _USE_INSTEAD
from backend.identity.linking import _REFUSALS
from backend.identity.national_platform import REFUSALS
from backend.identity.platform_news import read_callback
from backend.identity.records import Records
from backend.shared.errors import PlatformRejected, Refused
from tests.identity.conftest import NEWS, PASSPORT, World, checks


def test_the_person_gets_the_platforms_own_page_and_a_day_for_the_result(world: World) -> None:
    made = world.verify(world.person("anna"))
    assert made.status == "awaiting_face"
    assert made.face_url and "/national_identity/face/" in made.face_url
    assert made.due == date(2026, 11, 27)


def test_the_last_day_handed_in_with_a_document_stands_among_the_persons_deadlines(world: World) -> None:
    anna = world.verified("anna", expires_on=date(2031, 5, 31))
    party = world.do(VerifiedPartyOf(anna))
    assert party is not None
    assert party.expires_on == date(2031, 5, 31)
    ends = [one for one in world.do(MyAgenda(anna)) if one.key.startswith("identity-document-")]
    assert [(one.at.date(), one.title.zh) for one in ends] == [(date(2031, 5, 31), "身份证件到期")]


def test_done_on_the_page_and_a_look_here_is_verified(world: World) -> None:
    anna = world.person("anna")
    made = world.verify(anna)
    assert made.face_url
    assert "拍照完成" in httpx.get(made.face_url, trust_env=False).text
    assert httpx.post(made.face_url, trust_env=False).status_code == 200
    view = world.do(MyIdentity(anna))
    assert (view.verification.status, view.verification.face_url) == ("verified", None)
    assert view.party.full_name == "ANNA TAM"
    assert httpx.get(made.face_url, trust_env=False).status_code == 410


def test_strangers_with_a_number_do_not_use_up_its_owner_s_checks_of_a_day(world: World) -> None:
    owner = world.verified("anna", "d_own")
    for number in range(MOST_IN_A_DAY - 1):
        world.verify(world.person(f"stranger{number}"), f"d_{number}", document_number=PASSPORT.lower())
    with pytest.raises(Refused, match="identity_too_many_attempts"):
        world.verify(world.person("one more"), "d_more")
    assert len(checks(world)) == MOST_IN_A_DAY
    assert world.do(MyIdentity(world.person("one more"))).verification is None
    world.verify(world.person("another"), "d_another", document_number="K99999999")
    assert world.verify(owner, "d_again").status == "awaiting_face"
    world.clock.advance(timedelta(days=1, minutes=1))
    assert world.verify(world.person("one more"), "d_more").status == "awaiting_face"


def test_the_same_draft_twice_is_one_check(world: World) -> None:
    anna = world.person("anna")
    assert world.verify(anna) == world.verify(anna)
    assert len(checks(world)) == 1


def test_twenty_people_at_once_are_all_verified_each_for_themselves(world: World) -> None:
    people = [world.person(f"p{number}") for number in range(20)]

    def attempt(number: int) -> str:
        return world.verify(people[number], f"d_{number}", document_number=f"K{number:08d}").status

    with ThreadPoolExecutor(20) as crowd:
        assert set(crowd.map(attempt, range(20))) == {"awaiting_face"}
    assert len({check["face_url"] for check in checks(world)}) == 20


def test_ten_clicks_at_once_open_one_check(world: World) -> None:
    anna = world.person("anna")
    with ThreadPoolExecutor(10) as clicks:
        pages = set(clicks.map(lambda _: world.verify(anna).face_url, range(10)))
    assert len(pages) == len(checks(world)) == 1


def test_a_click_that_overtakes_another_does_not_take_it_for_an_earlier_application(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between a click's look for its own row and its insert, the other click commits."""
    if not world.backend.database.is_postgresql:
        pytest.skip("SQLite lets one writer in at a time: no click can come between")
    anna, look, first = world.person("anna"), Records.row, []

    def overtaken(records: Records, *args: Any, **options: Any) -> Any:
        row = look(records, *args, **options)
        if not first:
            first.append("clicked")
            first[0] = world.verify(anna).face_url
        return row

    monkeypatch.setattr(Records, "row", overtaken)
    second = world.verify(anna)
    assert first == [second.face_url]
    assert (second.status, len(checks(world))) == ("awaiting_face", 1)


def test_a_match_told_by_the_platform_verifies_and_the_person_hears_it(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    assert world.do(read_callback(NEWS)) is True
    assert world.status(anna) == "verified"
    assert world.said(anna) == ["utter_identity_verified"]
    assert world.row("d_1")["face"] is None


def test_the_same_news_twice_is_told_once(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    assert [world.do(read_callback(NEWS)), world.do(read_callback(NEWS))] == [True, False]
    assert world.said(anna) == ["utter_identity_verified"]


def test_ten_deliveries_of_one_result_at_once_are_told_once(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    news = [RecordIdentityCheck("E1", "d_1", "match") for _ in range(10)]
    with ThreadPoolExecutor(10) as partner:
        assert sum(partner.map(world.do, news)) == 1
    assert world.said(anna) == ["utter_identity_verified"]


def test_a_later_contradiction_does_not_undo_a_result(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(read_callback(NEWS))
    assert world.do(read_callback(NEWS | {"event_id": "E2", "result": "no_match"})) is False
    assert world.status(anna) == "verified"


def test_no_match_is_told_kindly_and_may_be_tried_again(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(read_callback(NEWS | {"result": "no_match"}))
    assert world.said(anna) == ["utter_identity_rejected"]
    again = world.do(RetryVerification("d_1", anna))
    assert (again.status, again.attempts_left) == ("awaiting_face", 3)
    assert world.do(read_callback(NEWS | {"event_id": "E2"})) is False  # still of the first attempt
    assert world.do(read_callback(NEWS | {"event_id": "E3", "reference": "d_1.2"})) is True
    assert world.status(anna) == "verified"


def test_five_attempts_are_enough_and_the_court_is_left(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    for attempt in range(1, 6):
        world.do(RecordIdentityCheck(f"E{attempt}", "d_1", "no_match", attempt))
        if attempt < 5:
            world.do(RetryVerification("d_1", anna))
    assert world.refusal(RetryVerification("d_1", anna)) == "identity_too_many_attempts"
    assert world.do(AskForReview("d_1", anna)).status == "manual_review"


def test_a_rejected_application_may_be_handed_in_again_put_right(world: World) -> None:
    anna = world.person("anna")
    world.platform.control("faults", refusals=["name_malformed"])
    with pytest.raises(Refused, match="identity_name_refused"):
        world.verify(anna, full_name="????")
    assert world.verify(anna).status == "awaiting_face"


def test_what_cannot_be_checked_online_goes_to_the_court_with_its_day(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(read_callback(NEWS | {"result": "unavailable"}))
    assert world.said(anna) == ["utter_identity_manual_review"]
    assert "11月27日" in world.texts(anna) or "27 Nov" in world.texts(anna)
    view = world.do(MyIdentity(anna))
    assert (view.verification.status, view.verification.reason) == ("manual_review", "unavailable")


def test_a_document_the_platform_does_not_know_goes_to_the_court_at_once(world: World) -> None:
    world.platform.control("faults", refusals=["document_not_supported"])
    made = world.verify(world.person("anna"))
    assert (made.status, made.reason) == ("manual_review", "unavailable")


def test_the_card_of_a_foreign_permanent_resident_is_looked_at_by_the_court_and_never_sent_to_the_platform(
    world: World,
) -> None:
    made = world.verify(
        world.person("anna"), document_type="permanent_resident_card", document_number="932682198501010017",
        birth_date=date(1985, 1, 1),
    )  # fmt: skip
    assert (made.status, made.reason, checks(world)) == ("manual_review", "unavailable", [])


def test_an_organisation_is_checked_by_the_court_without_a_face(world: World) -> None:
    made = world.verify(
        world.person("anna"), category="foreign_organisation", document_type="registration_papers",
        document_number="BC1234567", organisation_name="TAM TRADING INC", registration_number="BC1234567",
        position="director",
    )  # fmt: skip
    assert (made.status, made.reason, checks(world)) == ("manual_review", "organisation", [])


def test_retrying_while_the_page_still_waits_gives_the_same_page(world: World) -> None:
    anna = world.person("anna")
    first = world.verify(anna)
    assert world.do(RetryVerification("d_1", anna)).face_url == first.face_url


def test_giving_up_erases_what_was_told_and_the_platform_forgets_too(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    assert world.do(AbandonVerification("d_1", anna)).status == "abandoned"
    assert (world.row("d_1")["details"], world.row("d_1")["face"]) == (None, None)
    world.run(seconds=1)
    assert checks(world)[0]["state"] == "withdrawn"
    assert world.status(anna) is None


def test_a_new_application_takes_the_place_of_one_without_a_face(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.verify(anna, "d_2", document_number="K11111111")
    assert world.row("d_1")["status"] == "abandoned"
    assert world.do(MyIdentity(anna)).verification.verification_id == "d_2"


def test_who_waits_for_the_court_does_not_apply_beside_it(world: World) -> None:
    anna = world.person("anna")
    world.verify(anna)
    world.do(AskForReview("d_1", anna))
    with pytest.raises(Refused, match="identity_in_review"):
        world.verify(anna, "d_2")


def test_to_a_stranger_it_does_not_exist(world: World) -> None:
    anna, ben = world.person("anna"), world.person("ben")
    world.verify(anna)
    for command in (RetryVerification, AskForReview, AbandonVerification):
        assert world.refusal(command("d_1", ben)) == world.refusal(command("nothing", ben)) == "identity_not_found"
    with pytest.raises(Refused, match="identity_not_found"):
        world.verify(ben)
    view = world.do(MyIdentity(ben))
    assert (view.party, view.verification, world.do(VerifiedPartyOf(ben))) == (None, None, None)


def test_the_verified_party_keeps_the_number_as_a_token_that_only_we_open(world: World) -> None:
    anna = world.verified("anna")
    party = world.do(VerifiedPartyOf(anna))
    assert PASSPORT not in repr(party)
    assert world.backend.infra.privacy.unmask(anna, party.document_number) == PASSPORT
    assert world.backend.infra.privacy.unmask(world.person("ben"), party.document_number) == party.document_number


def test_the_platform_gets_the_real_number_where_the_dialogue_has_a_token(world: World) -> None:
    anna = world.person("anna")
    with world.backend.database.transaction() as session:
        token = world.backend.infra.privacy.keep(session, anna, "document", PASSPORT)
    assert world.verify(anna, document_number=token).status == "awaiting_face"
    world.do(read_callback(NEWS))
    assert world.do(VerifiedPartyOf(anna)).document_number == token


def test_every_step_stands_in_the_audit_log_with_the_persons_real_channel(world: World) -> None:
    anna = world.person("anna", "web")
    world.verify(anna)
    world.do(read_callback(NEWS))
    assert [entry for entry in world.audit() if entry[1].startswith("identity.")] == [
        (anna, "identity.asked", "web"),
        ("national_identity", "identity.face_page", "web"),
        ("national_identity", "identity.verified", "callback"),
    ]
    assert world.backend.infra.audit.verify(world.backend.database) is None


@pytest.mark.parametrize(
    "body",
    [None, [], {}, NEWS | {"kind": "exploded"}, NEWS | {"result": "maybe"}, NEWS | {"event_id": ""},
     NEWS | {"reference": "<b>"}, {name: value for name, value in NEWS.items() if name != "result"}],
)  # fmt: skip
def test_news_outside_the_contract_is_rejected(body: Any) -> None:
    with pytest.raises(PlatformRejected):
        read_callback(body)


def test_news_about_nothing_of_ours_is_refused_and_may_come_again(world: World) -> None:
    for _ in range(2):
        assert world.refusal(read_callback(NEWS | {"reference": "somebody-elses"})) == "identity_not_found"


@pytest.mark.parametrize("tail", sorted({*_USE_INSTEAD.values(), *REFUSALS.values(), *_REFUSALS.values()}))
def test_every_refusal_kept_in_a_table_has_its_words(world: World, tail: str) -> None:
    for language in ("zh-Hans", "en"):
        assert world.backend.conversation.phrasebook.render(f"utter_{tail}", language).text

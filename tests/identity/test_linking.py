"""One person, several channels: only a fresh code links, once, and the person hears of it where they were before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.drafts.model import DiscardDraft, OpenDraft
from backend.identity.commands import IssueLinkCode, MyIdentity, RedeemLinkCode, UnlinkChannel, VerifiedPartyOf
from backend.identity.link_codes import ALPHABET, normal_form
from backend.identity.tables import link_codes
from backend.shared.errors import Refused
from tests.identity.conftest import World


def code_of(world: World, person_id: str) -> str:
    return str(world.do(IssueLinkCode(person_id)).code)


def wrong_like(code: str) -> str:
    """A code that begins like `code` and is not it."""
    return code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % len(ALPHABET)]


def test_only_a_verified_person_gets_a_code(world: World) -> None:
    assert world.refusal(IssueLinkCode(world.person("anna"))) == "identity_not_verified"
    code = world.do(IssueLinkCode(world.verified("ben")))
    assert len(code.code) == 8
    assert not set(code.code) & set("0O1I")
    assert code.expires_at - world.clock.now() == timedelta(minutes=10)


def test_a_code_links_the_other_channel_and_the_first_one_hears_of_it(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    linked = world.do(RedeemLinkCode(phone, code_of(world, anna)))
    assert (set(linked.channels), linked.told) == ({"web", "terminal"}, "terminal")
    assert world.backend.conversation.people.find("web", "phone") == anna
    assert world.said(anna)[-1] == "utter_identity_channel_linked"
    told = [job for job in world.deliveries() if job["replies"][0].get("utter") == "utter_identity_channel_linked"]
    assert [(job["channel"], job["address"]) for job in told] == [("terminal", "anna")]
    assert {channel.channel for channel in world.do(MyIdentity(anna)).channels} == {"web", "terminal"}


def test_a_code_is_read_however_it_is_typed_also_as_a_token(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    code = code_of(world, anna)
    assert normal_form(f" {code[:4].lower()}-{code[4:]} ") == code
    with world.backend.database.transaction() as session:
        masked = world.backend.infra.privacy.mask(session, phone, code)
    assert world.do(RedeemLinkCode(phone, masked)).told == "terminal"


def test_a_code_redeemed_twice_at_once_links_one_channel(world: World) -> None:
    anna = world.verified("anna")
    others = [world.person(f"phone{number}", "web") for number in range(8)]
    code = code_of(world, anna)

    def attempt(person_id: str) -> str:
        try:
            return str(world.do(RedeemLinkCode(person_id, code)).told)
        except Refused as refused:
            return refused.reason

    with ThreadPoolExecutor(8) as crowd:
        fates = list(crowd.map(attempt, others))
    assert (fates.count("terminal"), fates.count("identity_link_code_wrong")) == (1, 7)
    assert len(world.do(MyIdentity(anna)).channels) == 2


def test_a_turn_that_is_repeated_after_a_crash_links_no_more_and_does_no_harm(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    code = code_of(world, anna)
    first = world.do(RedeemLinkCode(phone, code))
    assert world.do(RedeemLinkCode(phone, code)).channels == first.channels
    assert world.said(anna).count("utter_identity_channel_linked") == 1


def test_a_crash_in_the_middle_links_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    code = code_of(world, anna)

    def die(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr("backend.identity.announcements.Announcements._linked", die)
        with pytest.raises(KeyboardInterrupt):
            world.do(RedeemLinkCode(phone, code))
    assert world.backend.conversation.people.find("web", "phone") == phone
    assert world.do(RedeemLinkCode(phone, code)).told == "terminal"


def test_a_code_is_over_after_ten_minutes_and_void_once_there_is_a_newer_one(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    old = code_of(world, anna)
    newer = code_of(world, anna)
    assert world.refusal(RedeemLinkCode(phone, old)) == "identity_link_code_wrong"
    world.clock.advance(timedelta(minutes=10))
    assert world.refusal(RedeemLinkCode(phone, newer)) == "identity_link_code_wrong"


def test_five_wrong_tries_void_a_code_whoever_makes_them(world: World) -> None:
    anna = world.verified("anna")
    code = code_of(world, anna)
    for number in range(5):
        stranger = world.person(f"stranger{number}", "web")
        assert world.refusal(RedeemLinkCode(stranger, wrong_like(code))) == "identity_link_code_wrong"
    assert world.refusal(RedeemLinkCode(world.person("phone", "web"), code)) == "identity_link_code_wrong"


def test_who_types_five_wrong_codes_waits_an_hour(world: World) -> None:
    phone = world.person("phone", "web")
    for number in range(5):
        assert world.refusal(RedeemLinkCode(phone, f"AAAA22{number + 22}")) == "identity_link_code_wrong"
    code = code_of(world, world.verified("anna"))
    assert world.refusal(RedeemLinkCode(phone, code)) == "identity_link_too_many_tries"
    world.clock.advance(timedelta(hours=1))
    fresh = code_of(
        world, world.do(VerifiedPartyOf(world.backend.conversation.people.find("terminal", "anna"))).person_id
    )
    assert world.do(RedeemLinkCode(phone, fresh)).told == "terminal"


def test_a_hundred_guesses_at_once_by_one_person_are_at_most_a_handful(world: World) -> None:
    phone = world.person("phone", "web")

    def guess(number: int) -> str:
        return world.refusal(RedeemLinkCode(phone, f"AB{number:06d}".translate(str.maketrans("01", "XY"))))

    with ThreadPoolExecutor(10) as crowd:
        fates = list(crowd.map(guess, range(100)))
    assert fates.count("identity_link_code_wrong") <= 14
    assert fates.count("identity_link_too_many_tries") >= 86


@pytest.mark.parametrize("text", ["", "ABC", "ABCDEFGHJ", "ABCD0123", "我要立案", "12345678"])
def test_what_is_no_code_is_said_so_and_costs_no_try(world: World, text: str) -> None:
    phone = world.person("phone", "web")
    for _ in range(6):
        assert world.refusal(RedeemLinkCode(phone, text)) == "identity_link_code_odd"


def test_nothing_of_a_code_is_kept_but_keyed_hashes(world: World) -> None:
    code = code_of(world, world.verified("anna"))
    with world.backend.database.reading() as session:
        kept = repr(session.execute(select(link_codes)).all())
    assert code not in kept and code[:3] not in kept.replace("'p_", "")


def test_a_channel_with_something_unfinished_is_not_linked_away(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    code = code_of(world, anna)
    draft = world.do(OpenDraft(phone, "notarization"))
    assert world.refusal(RedeemLinkCode(phone, code)) == "identity_link_has_unfinished"
    world.do(DiscardDraft(draft.draft_id, phone))
    world.do(OpenDraft(phone, "identity"))
    assert world.do(RedeemLinkCode(phone, code)).told == "terminal"


def test_neither_oneself_nor_somebody_verified_is_linked(world: World) -> None:
    anna, ben = world.verified("anna"), world.verified("ben", "d_2", document_number="K22222222")
    code = code_of(world, anna)
    assert world.refusal(RedeemLinkCode(anna, code)) == "identity_link_same_person"
    assert world.refusal(RedeemLinkCode(ben, code)) == "identity_link_already_verified"


def test_who_is_being_verified_is_not_linked_away(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    world.verify(phone, "d_2", document_number="K22222222")
    assert world.refusal(RedeemLinkCode(phone, code_of(world, anna))) == "identity_link_has_unfinished"


def test_an_unlinked_channel_belongs_to_somebody_new_who_sees_nothing(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    world.do(RedeemLinkCode(phone, code_of(world, anna)))
    ref = next(channel.ref for channel in world.do(MyIdentity(anna)).channels if channel.channel == "web")
    left = world.do(UnlinkChannel(anna, ref))
    now = world.backend.conversation.people.find("web", "phone")
    assert ([channel.channel for channel in left], now not in (anna, phone, None)) == (["terminal"], True)
    assert world.said(str(now)) == ["utter_identity_channel_released"]
    view = world.do(MyIdentity(now))
    assert (view.party, view.verification) == (None, None)


def test_what_is_on_its_way_to_a_channel_stops_when_it_is_unlinked(world: World) -> None:
    anna, phone = world.verified("anna"), world.person("phone", "web")
    world.do(RedeemLinkCode(phone, code_of(world, anna)))
    world.backend.conversation.speaker.speak(anna, "utter_identity_verified", key="secret", where=("web", "phone"))
    ref = next(channel.ref for channel in world.do(MyIdentity(anna)).channels if channel.channel == "web")
    world.do(UnlinkChannel(anna, ref))
    open_to_phone = [job for job in world.deliveries() if job["address"] == "phone"]
    assert [job["replies"][0]["utter"] for job in open_to_phone] == ["utter_identity_channel_released"]


def test_the_last_channel_stays_and_a_strangers_cannot_be_unlinked(world: World) -> None:
    anna, ben = world.verified("anna"), world.person("ben")
    ref = world.do(MyIdentity(anna)).channels[0].ref
    assert world.refusal(UnlinkChannel(anna, ref)) == "identity_last_channel"
    assert world.refusal(UnlinkChannel(ben, ref)) == "identity_channel_unknown"

"""Security keys: registered by officers who prove themselves again, signed in with, refused for every wrong reason."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import select

from backend.desk.commands import ChangePassword, WhoIs
from backend.desk.key_ceremonies import relying_party
from backend.desk.key_commands import AddKey, ChallengeKey, KeepKey, KeysOf, RemoveKey
from backend.desk.model import FREE_TRIES, MOST_KEYS, Enrolment, SecurityKey
from backend.desk.staff_commands import NoticesFor, RenewAccess, RenewByLink
from backend.desk.tables import security_keys
from backend.shared.keyring import SealBroken
from backend.shared.tables import audit
from tests.desk.conftest import Office
from tests.desk.desk_browser import PASSWORD
from tests.desk.soft_key import SoftKey

SESSION, BROWSER = "session-of-chen", "browser-of-chen"


def wish(chen: Enrolment, **other: Any) -> AddKey:
    usual = {"officer_id": chen.officer.officer_id, "name": " 蓝色  密钥 ", "proof": PASSWORD, "token": SESSION}
    return AddKey(**(usual | other))


def registered(office: Office, whose: Enrolment, key: SoftKey | None = None, **other: Any) -> SoftKey:
    key = key or SoftKey()
    order = wish(whose, **other)
    office.do(KeepKey(order.officer_id, order.token, key.make(office.do(order))))
    return key


def answered(office: Office, key: SoftKey, **other: Any) -> dict[str, str]:
    """What the browser sends beside login and password."""
    options = office.do(ChallengeKey(BROWSER))
    return {"code": "", "old_token": BROWSER, "key_answer": key.sign(options, **other)}


def keys_of(office: Office, whose: Enrolment) -> list[SecurityKey]:
    found: list[SecurityKey] = office.do(KeysOf(whose.officer.officer_id))
    return found


def deeds(office: Office) -> list[str]:
    with office.database.reading() as session:
        return list(session.execute(select(audit.c.what).order_by(audit.c.position)).scalars())


@pytest.mark.parametrize("counts", [True, False], ids=["counts", "never counts"])
def test_password_and_key_open_a_session_as_password_and_code_do(office: Office, chen: Enrolment, counts: bool) -> None:
    key = registered(office, chen, SoftKey(counts=counts))
    for _ in range(2):
        office.wait(minutes=1)
        opened = office.sign_in(chen, **answered(office, key))
        assert office.do(WhoIs(opened.token)) == chen.officer
    [shown] = keys_of(office, chen)
    assert (shown.name, shown.used_at) == ("蓝色 密钥", office.clock.now())
    assert office.sign_in(chen).officer == chen.officer, "codes go on working beside it"


WRONG: dict[str, dict[str, Any]] = {
    "made for another site's page": {"origin": "https://desk.example.evil.test"},
    "of the same name under http": {"origin": "http://desk.example"},
    "at another port": {"origin": "https://desk.example:8443"},
    "made for another name": {"rp_id": "evil.test"},
    "an answer of the registration": {"kind": "webauthn.create"},
    "touched by nobody": {"flags": 0},
    "signed by another key": {"private": ec.generate_private_key(ec.SECP256R1())},
    "of another officer by its own word": {"owner": b"o_00000000000000ff"},
    "a challenge of its own": {"challenge": "AAAA"},
}


@pytest.mark.parametrize("how", WRONG.values(), ids=WRONG.keys())
def test_an_answer_that_is_not_quite_right_opens_nothing(office: Office, chen: Enrolment, how: dict[str, Any]) -> None:
    key = registered(office, chen)
    assert office.refused(office.key(chen, **answered(office, key, **how))) == "desk_sign_in_failed"
    office.sign_in(chen, **answered(office, key))


@pytest.mark.parametrize("answer", ["x", "{}", "[" * 16_000, "null", '{"id": 1}', "x" * 100_000, '{"id":"\\ud800"}'])
def test_nonsense_is_no_answer(office: Office, chen: Enrolment, answer: str) -> None:
    registered(office, chen)
    office.do(ChallengeKey(BROWSER))
    nonsense = {"code": "", "old_token": BROWSER, "key_answer": answer}
    assert office.refused(office.key(chen, **nonsense)) == "desk_sign_in_failed"
    office.do(wish(chen))
    assert office.refused(KeepKey(chen.officer.officer_id, SESSION, answer)) == "desk_key_not_taken"


def test_a_challenge_is_good_once_in_its_own_browser_and_for_five_minutes(office: Office, chen: Enrolment) -> None:
    key = registered(office, chen)
    sent = answered(office, key)
    elsewhere = sent | {"old_token": "another-browser"}
    assert office.refused(office.key(chen, **elsewhere)) == "desk_sign_in_failed"
    office.sign_in(chen, **sent)
    assert office.refused(office.key(chen, **sent)) == "desk_sign_in_failed", "replayed"
    late = answered(office, key)
    office.wait(minutes=5)
    assert office.refused(office.key(chen, **late)) == "desk_sign_in_failed"
    earlier = answered(office, key)
    office.do(ChallengeKey(BROWSER))
    assert office.refused(office.key(chen, **earlier)) == "desk_sign_in_failed", "a newer one took its place"


def test_a_wrong_password_uses_the_challenge_up(office: Office, chen: Enrolment) -> None:
    sent = answered(office, registered(office, chen))
    assert office.refused(office.key(chen, password="wrong", **sent)) == "desk_sign_in_failed"
    assert office.refused(office.key(chen, **sent)) == "desk_sign_in_failed"


def test_another_officer_s_key_opens_nothing_whatever_it_says_of_its_owner(office: Office, chen: Enrolment) -> None:
    li = office.add("li", "judge", name="李法官")
    hers = registered(office, li, token="session-of-li")
    assert office.refused(office.key(chen, **answered(office, hers))) == "desk_sign_in_failed"
    claimed = answered(office, hers, owner=chen.officer.officer_id.encode())
    assert office.refused(office.key(chen, **claimed)) == "desk_sign_in_failed"
    assert office.sign_in(li, **answered(office, hers)).officer == li.officer


def test_a_key_that_counts_backwards_is_refused_and_its_officer_and_the_administrators_are_told(
    office: Office, chen: Enrolment
) -> None:
    root = office.add("root", "administrator")
    key = registered(office, chen)
    office.sign_in(chen, **answered(office, key, count=7))
    for count in (7, 3):
        assert office.refused(office.key(chen, **answered(office, key, count=count))) == "desk_sign_in_failed"
    for told in (chen, root):
        assert "desk.key_copied" in {one.what for one in office.do(NoticesFor(told.officer.officer_id))}
    office.sign_in(chen, **answered(office, key, count=8))


def test_failures_with_a_key_shut_the_same_door_as_failures_with_a_code(office: Office, chen: Enrolment) -> None:
    key = registered(office, chen)
    for number in range(FREE_TRIES):
        how = answered(office, key, flags=0) if number % 2 else {"code": "000000"}
        assert office.refused(office.key(chen, visitor="198.51.100.9", **how)) == "desk_sign_in_failed"
    assert office.refused(office.key(chen, visitor="198.51.100.9", **answered(office, key))) == "desk_locked"
    assert office.sign_in(chen, visitor="203.0.113.7", **answered(office, key)).officer == chen.officer


def test_a_removed_key_opens_nothing_and_ends_what_it_opened(office: Office, chen: Enrolment) -> None:
    lost, spare = registered(office, chen), registered(office, chen, name="备用")
    thief, own = office.sign_in(chen, **answered(office, lost)), office.sign_in(chen)
    first = next(one for one in keys_of(office, chen) if one.name != "备用")
    office.wait(seconds=30)
    office.do(RemoveKey(chen.officer.officer_id, first.key_id, office.code(chen), own.token))
    assert office.refused(office.key(chen, **answered(office, lost))) == "desk_sign_in_failed"
    assert office.do(WhoIs(thief.token)) is None and office.do(WhoIs(own.token)) == chen.officer
    office.sign_in(chen, **answered(office, spare))
    assert office.refused(RemoveKey(chen.officer.officer_id, first.key_id, PASSWORD, "")) == "desk_key_unknown"
    assert [deeds(office).count(f"desk.key_{deed}") for deed in ("added", "removed")] == [2, 1]


def test_a_key_is_added_and_removed_by_its_own_officer_with_password_or_code_alone(
    office: Office, chen: Enrolment
) -> None:
    li = office.add("li", "judge")
    assert office.refused(wish(chen, proof="wrong")) == "desk_proof_wrong"
    used = office.code(chen)
    office.do(wish(chen, proof=used))
    assert office.refused(wish(chen, proof=used)) == "desk_proof_wrong", "a code is good once here as well"
    registered(office, chen)
    [mine] = keys_of(office, chen)
    theirs = RemoveKey(li.officer.officer_id, mine.key_id, PASSWORD, "session-of-li")
    assert office.refused(theirs) == "desk_key_unknown" and keys_of(office, chen) == [mine]
    assert office.refused(RemoveKey(chen.officer.officer_id, mine.key_id, "wrong", SESSION)) == "desk_proof_wrong"


@pytest.mark.parametrize("order", ["add", "remove", "password"])
def test_no_session_is_a_place_to_guess_the_password_at(office: Office, chen: Enrolment, order: str) -> None:
    registered(office, chen)
    ids, [key] = chen.officer.officer_id, keys_of(office, chen)
    guesses: dict[str, Callable[[str], Any]] = {
        "add": lambda guess: wish(chen, proof=guess),
        "remove": lambda guess: RemoveKey(ids, key.key_id, guess, SESSION),
        "password": lambda guess: ChangePassword(ids, guess, "white-egrets-over-tan-river", SESSION),
    }
    for _ in range(FREE_TRIES):
        assert office.refused(guesses[order]("wrong")) in ("desk_proof_wrong", "desk_password_wrong")
    assert office.refused(guesses[order](PASSWORD)) == "desk_locked"
    office.wait(seconds=61)
    office.do(guesses[order](PASSWORD))


def test_the_answer_of_a_registration_counts_in_its_session_once_and_for_its_officer(
    office: Office, chen: Enrolment
) -> None:
    li, ids = office.add("li", "judge"), chen.officer.officer_id
    key = SoftKey()
    made = key.make(office.do(wish(chen)))
    assert office.refused(KeepKey(ids, "another-session", made)) == "desk_key_not_taken"
    assert office.refused(KeepKey(li.officer.officer_id, SESSION, made)) == "desk_key_not_taken"
    assert office.refused(KeepKey(ids, SESSION, made)) == "desk_key_not_taken", "used up"
    late = key.make(office.do(wish(chen)))
    office.wait(minutes=5)
    assert office.refused(KeepKey(ids, SESSION, late)) == "desk_key_not_taken"
    for wrong in ({"origin": "https://evil.test"}, {"rp_id": "evil.test"}):
        made = key.make(office.do(wish(chen)), **wrong)
        assert office.refused(KeepKey(ids, SESSION, made)) == "desk_key_not_taken"
    office.do(KeepKey(ids, SESSION, key.make(office.do(wish(chen)))))
    order = wish(li, token="session-of-li")
    again = KeepKey(li.officer.officer_id, "session-of-li", key.make(office.do(order)))
    assert office.refused(again) == "desk_key_not_taken", "one key is one officer's"


def test_a_key_has_a_name_and_there_are_not_too_many(office: Office, chen: Enrolment) -> None:
    for name in ("", "  ", "长" * 41):
        assert office.refused(wish(chen, name=name)) == "desk_key_name_odd"
    for number in range(MOST_KEYS):
        registered(office, chen, name=f"第{number}把")
        office.wait(seconds=1)
    assert office.refused(wish(chen)) == "desk_keys_too_many"
    assert [one.name for one in keys_of(office, chen)] == [f"第{number}把" for number in range(MOST_KEYS)]


def test_a_browser_is_told_which_keys_there_are_where_one_is_added_and_nothing_at_the_door(
    office: Office, chen: Enrolment
) -> None:
    registered(office, chen)
    asked, door = json.loads(office.do(wish(chen))), json.loads(office.do(ChallengeKey(BROWSER)))
    assert len(asked["excludeCredentials"]) == 1 and asked["rp"]["id"] == door["rpId"] == "desk.example"
    assert asked["authenticatorSelection"]["residentKey"] == "required"
    assert asked["authenticatorSelection"]["userVerification"] == door["userVerification"] == "preferred"
    assert asked["attestation"] == "none" and not door.get("allowCredentials")
    assert door["challenge"] != json.loads(office.do(ChallengeKey(BROWSER)))["challenge"]


@pytest.mark.parametrize("by", ["console", "link"])
def test_new_access_removes_the_keys(office: Office, by: str) -> None:
    root, chen = office.add("root", "administrator"), office.add("wu", "notary")
    key = registered(office, chen)
    if by == "console":
        renewed = office.do(RenewAccess("console", chen.officer.officer_id, "another-good-sentence"))
        assert renewed.officer == chen.officer
    else:
        office.do(RenewByLink(root.officer.officer_id, chen.officer.officer_id))
    assert keys_of(office, chen) == []
    sent = {"password": "another-good-sentence", **answered(office, key)}
    assert office.refused(office.key(chen, **sent)) == "desk_sign_in_failed"


def test_the_table_holds_a_key_sealed_to_its_row(office: Office, chen: Enrolment) -> None:
    key = registered(office, chen)
    with office.database.reading() as session:
        row = session.execute(select(security_keys)).mappings().one()
    assert key.credential_id not in bytes(row["credential"]) and b"public_key" not in bytes(row["credential"])
    li = office.add("li", "judge")
    with office.database.transaction() as session:  # somebody with the database puts it under another officer's name
        session.execute(security_keys.update().values(officer_id=li.officer.officer_id))
    with pytest.raises(SealBroken):
        office.sign_in(li, **answered(office, key, owner=li.officer.officer_id.encode()))


ADDRESSES = {
    "https://desk.example": ("desk.example", "https://desk.example"),
    "https://desk.example:443/": ("desk.example", "https://desk.example"),
    "https://Desk.Example:8443": ("desk.example", "https://desk.example:8443"),
    "https://江门.example": ("xn--9sw099f.example", "https://xn--9sw099f.example"),
    "http://localhost:8000": ("localhost", "http://localhost:8000"),
    "http://127.0.0.1:8000": None,
    "https://192.0.2.7": None,
    "https://[2001:db8::1]": None,
    "http://desk.example": None,
    "ftp://localhost": None,
    "": None,
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_keys_are_made_for_names_under_https_and_for_localhost(address: str) -> None:
    party = relying_party(address)
    assert (None if party is None else (party.rp_id, party.origin)) == ADDRESSES[address]

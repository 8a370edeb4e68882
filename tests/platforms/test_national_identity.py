"""The real client against the platform over HTTP, and the platform's own page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from backend.identity.national_platform import REFUSALS, FaceCheck
from backend.platforms.base import Patience
from backend.platforms.national_identity import A_LOOK, NationalIdentity
from backend.shared.errors import PlatformRejected, PlatformUnavailable, Refused
from sandbox.national_identity.problems import PROBLEMS
from tests.sandbox_fixture import KEY, RunningSandbox, running_sandbox

NOWHERE = "http://127.0.0.1:9/callbacks/national_identity"
QUICK = Patience(connect=0.5, read=0.4, budget=1.0, tries=3, pause=0.01)
ANNA = FaceCheck("d_1", "foreigner", "passport", "K87654321", "ANNA TAM", None, "CA")


@pytest.fixture
def platform(one_sandbox: RunningSandbox) -> RunningSandbox:
    part = one_sandbox.part("national_identity")
    part.control("reset")
    part.control("now", now="2026-11-24T17:00:00+08:00")
    return part


@pytest.fixture
def client(platform: RunningSandbox) -> Iterator[NationalIdentity]:
    made = NationalIdentity(platform.url, KEY, NOWHERE, QUICK)
    yield made
    made.close()


@pytest.mark.parametrize("result", ["match", "no_match", "unavailable"])
def test_a_check_waits_for_the_face_and_ends_in_one_of_three_results(
    client: NationalIdentity, platform: RunningSandbox, result: str
) -> None:
    opened = client.begin("k1", ANNA)
    assert (opened.state, opened.result) == ("awaiting_face", None)
    assert opened.face_url and opened.face_url.startswith(platform.origin)
    platform.control("decide", verification="latest", result=result)
    seen = client.look(opened.check_id)
    assert (seen.state, seen.result, seen.face_url) == ("finished", result, None)


def test_the_page_speaks_two_languages_and_one_press_is_a_match(
    client: NationalIdentity, platform: RunningSandbox
) -> None:
    opened = client.begin("k1", ANNA)
    page = httpx.get(str(opened.face_url), trust_env=False)
    assert "拍照完成 / Done" in page.text and "face check" in page.text
    assert "ANNA" not in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert httpx.post(str(opened.face_url), trust_env=False).is_success
    assert client.look(opened.check_id).result == "match"
    assert httpx.post(str(opened.face_url), trust_env=False).status_code == 410


def test_what_the_next_faces_come_out_as_can_be_chosen(client: NationalIdentity, platform: RunningSandbox) -> None:
    platform.control("results", next=["no_match"])
    opened = client.begin("k1", ANNA)
    httpx.post(str(opened.face_url), trust_env=False)
    assert client.look(opened.check_id).result == "no_match"


def test_nobody_guesses_a_page(platform: RunningSandbox) -> None:
    for face in ("x", "None", "%00", "a" * 200):
        assert httpx.get(f"{platform.url}/face/{face}", trust_env=False).status_code == 410


def test_a_page_nobody_came_to_is_over_after_a_day(client: NationalIdentity, platform: RunningSandbox) -> None:
    opened = client.begin("k1", ANNA)
    platform.control("now", now="2026-11-25T17:00:00+08:00")
    assert client.look(opened.check_id).state == "expired"


def test_the_same_key_is_the_same_check(client: NationalIdentity, platform: RunningSandbox) -> None:
    assert client.begin("k1", ANNA) == client.begin("k1", ANNA)
    assert len(platform.state()["checks"]) == 1
    with pytest.raises(PlatformRejected):
        client.begin("k1", replace(ANNA, full_name="BEN TAM"))


def test_one_document_is_not_checked_for_ever(client: NationalIdentity) -> None:
    for number in range(20):
        client.begin(f"k{number}", replace(ANNA, reference=f"d_{number}"))
    with pytest.raises(Refused, match="identity_too_many_attempts"):
        client.begin("k20", ANNA)


@pytest.mark.parametrize("fault", [{"outage": True}, {"latency_before": 10}])
def test_a_platform_that_is_down_or_slow_is_unavailable_within_the_budget(
    client: NationalIdentity, platform: RunningSandbox, fault: dict[str, object]
) -> None:
    platform.control("faults", **fault)
    began = time.monotonic()
    with pytest.raises(PlatformUnavailable):
        client.begin("k1", ANNA)
    assert time.monotonic() - began < QUICK.budget + 0.5


def test_a_look_leaves_a_chat_turn_most_of_its_time() -> None:
    assert A_LOOK.budget + A_LOOK.connect <= 4


@pytest.mark.parametrize("kind", ["not_json", "html", "wrong_shape", "null"])
def test_nonsense_is_rejected_not_believed(client: NationalIdentity, platform: RunningSandbox, kind: str) -> None:
    platform.control("faults", nonsense=kind)
    with pytest.raises(PlatformRejected):
        client.begin("k1", ANNA)
    with pytest.raises(PlatformRejected):
        client.look("C1")


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_every_refusal_is_one_we_know_or_our_own_fault(
    client: NationalIdentity, platform: RunningSandbox, code: str
) -> None:
    platform.control("faults", refusals=[code])
    with pytest.raises(Refused if code in REFUSALS else PlatformRejected):
        client.begin("k1", ANNA)


def test_no_personal_data_reaches_the_log(
    client: NationalIdentity, platform: RunningSandbox, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    platform.control("faults", outage=True)
    with pytest.raises(PlatformUnavailable):
        client.begin("k1", ANNA)
    assert "national_identity" in caplog.text
    assert not any(secret in caplog.text for secret in ("K87654321", "ANNA", KEY))
    assert "K87654321" not in repr(ANNA) and "ANNA" not in repr(ANNA)


def test_it_remembers_through_a_restart_and_still_owes_a_result_without_keeping_a_number(tmp_path: Path) -> None:
    with running_sandbox(keep_in=tmp_path) as before:
        part = before.part("national_identity")
        check_id = NationalIdentity(part.url, KEY, NOWHERE, QUICK).begin("k1", ANNA).check_id
    kept = (tmp_path / "national_identity.json").read_text("utf-8")
    assert "K87654321" not in kept and "ANNA" not in kept
    with running_sandbox(keep_in=tmp_path, decide_after=0.05) as after:
        client = NationalIdentity(after.part("national_identity").url, KEY, NOWHERE, QUICK)
        deadline = time.monotonic() + 10
        while client.look(check_id).state == "awaiting_face" and time.monotonic() < deadline:
            time.sleep(0.05)
        assert client.look(check_id).result == "match"

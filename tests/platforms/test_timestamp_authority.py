"""The timestamp authority's client against its stand-in, and the stand-in against another programme (openssl)."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from asn1crypto import tsp

from backend.platforms.base import Patience
from backend.platforms.timestamp_authority import TimestampAuthority
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from tests.sandbox_fixture import RunningSandbox, running_sandbox

QUICK = Patience(connect=1, read=0.3, budget=0.6, tries=2, pause=0.01)


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[RunningSandbox]:
    with running_sandbox(keep_in=tmp_path) as running:
        yield running.part("timestamp_authority")


@pytest.fixture
def authority(sandbox: RunningSandbox) -> Iterator[TimestampAuthority]:
    client = TimestampAuthority(sandbox.url, QUICK)
    yield client
    client.close()


def query(digest: bytes, algorithm: str = "sha256") -> bytes:
    imprint = {"hash_algorithm": {"algorithm": algorithm}, "hashed_message": digest}
    asked = tsp.TimeStampReq({"version": 1, "message_imprint": imprint, "cert_req": True, "nonce": 7})
    return bytes(asked.dump())


DIGEST = hashlib.sha256(b"a paper").digest()


def test_a_token_is_about_the_digest_that_was_sent(authority: TimestampAuthority, sandbox: RunningSandbox) -> None:
    sandbox.control("now", now="2026-11-24T09:00:00+08:00")
    answer = tsp.TimeStampResp.load(authority.stamp(query(DIGEST)))
    told = answer["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    assert told["message_imprint"]["hashed_message"].native == DIGEST
    assert told["gen_time"].native.isoformat() == "2026-11-24T01:00:00+00:00"
    assert told["nonce"].native == 7


@pytest.mark.parametrize("request_", [b"", b"\0" * 50, query(b"short"), query(b"\0" * 20, "sha1")])
def test_what_is_no_request_is_rejected_in_the_words_of_the_standard(
    authority: TimestampAuthority, request_: bytes
) -> None:
    status = tsp.PKIStatusInfo.load(authority.stamp(request_)[2:])
    assert status["status"].native == "rejection"


def test_a_fault_that_passes_is_borne(authority: TimestampAuthority, sandbox: RunningSandbox) -> None:
    sandbox.control("faults", failing=1)
    assert authority.stamp(query(DIGEST))


@pytest.mark.parametrize("fault", [{"outage": True}, {"latency_before": 2}])
def test_no_answer_in_time_is_unavailable(
    authority: TimestampAuthority, sandbox: RunningSandbox, fault: dict[str, object]
) -> None:
    sandbox.control("faults", **fault)
    with pytest.raises(PlatformUnavailable):
        authority.stamp(query(DIGEST))


@pytest.mark.parametrize("nonsense", ["html", "not_json", "null", "wrong_shape"])
def test_an_answer_that_is_no_reply_is_rejected(
    authority: TimestampAuthority, sandbox: RunningSandbox, nonsense: str
) -> None:
    sandbox.control("faults", nonsense=nonsense)
    with pytest.raises(PlatformRejected):
        authority.stamp(query(DIGEST))


def test_the_authority_is_the_same_after_a_restart(tmp_path: Path) -> None:
    certificates = []
    for _ in range(2):
        with running_sandbox(keep_in=tmp_path) as running:
            client = TimestampAuthority(running.url_of("timestamp_authority"), QUICK)
            answer = tsp.TimeStampResp.load(client.stamp(query(DIGEST)))
            certificates.append(answer["time_stamp_token"]["content"]["certificates"].dump())
            client.close()
    assert certificates[0] == certificates[1]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_another_programme_accepts_the_token(authority: TimestampAuthority, tmp_path: Path) -> None:
    (tmp_path / "answer.tsr").write_bytes(authority.stamp(query(DIGEST)))
    answer = tsp.TimeStampResp.load((tmp_path / "answer.tsr").read_bytes())
    root = answer["time_stamp_token"]["content"]["certificates"][0].chosen.dump()
    (tmp_path / "root.der").write_bytes(root)
    made = ["openssl", "x509", "-inform", "DER", "-in", "root.der", "-out", "root.crt"]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    checked = ["openssl", "ts", "-verify", "-digest", DIGEST.hex(), "-in", "answer.tsr", "-CAfile", "root.crt"]
    said = subprocess.run(checked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Verification: OK" in said.stdout + said.stderr

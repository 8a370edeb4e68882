"""Whose key seals: files, archives, tokens; the development certificate is named so; faults are explained."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509 import load_pem_x509_certificates

from backend.authorization.power.seal.certificate import SealCertificate, SealMisconfigured, SealSettings
from backend.authorization.power.seal.development_authority import development_certificate
from backend.authorization.power.seal.examination import examine
from backend.authorization.power.seal.sealer import Sealer
from backend.documents.power_paper import PowerPaper
from backend.platforms.timestamp_authority import TimestampAuthority
from tests.authorization.power.powers import a_power, a_sealing, both_signatures
from tests.sandbox_fixture import RunningSandbox, running_sandbox

ADDRESS = "https://chat.example.org/verify/abcdefghjkmnpqrstvwx"
SOFTHSM = next((path for path in Path("/usr/lib").glob("**/libsofthsm2.so")), None)


@pytest.fixture(scope="module")
def paper() -> bytes:
    return PowerPaper().final(a_power(), both_signatures(), a_sealing())


@pytest.fixture(scope="module")
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox() as running:
        yield running.part("timestamp_authority")


def is_whole(content: bytes, certificate: SealCertificate) -> bool:
    return examine(content, certificate.roots()).seal == "whole"


def test_eight_first_starts_at_once_make_one_development_certificate(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as starts:
        list(starts.map(lambda _: development_certificate(tmp_path / "seal"), range(8)))
    certificate, key = development_certificate(tmp_path / "seal")
    assert SealCertificate(SealSettings(tmp_path / "seal")).name == "Yiqiaotong DEVELOPMENT seal – not trusted / 开发用"
    assert "DEVELOPMENT CA" in str(load_pem_x509_certificates(certificate.read_bytes())[1].subject)
    assert key.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", ["pem", "p12"])
def test_a_certificate_with_a_passphrase_seals(tmp_path: Path, paper: bytes, kind: str) -> None:
    settings = stored(tmp_path, kind, "geheim")
    certificate = SealCertificate(settings)
    assert is_whole(Sealer(certificate).seal(paper, ADDRESS).content, certificate)


@pytest.mark.parametrize("kind", ["pem", "p12"])
def test_a_wrong_passphrase_is_explained(tmp_path: Path, kind: str) -> None:
    stored(tmp_path, kind, "geheim")
    settings = stored(tmp_path, kind, "geheim", given="wrong")
    with pytest.raises(SealMisconfigured, match="cannot be"):
        _ = SealCertificate(settings).name


def test_a_certificate_without_its_key_is_explained(tmp_path: Path) -> None:
    certificate, _ = development_certificate(tmp_path)
    with pytest.raises(SealMisconfigured, match="YIQIAOTONG_SEAL_KEY"):
        _ = SealCertificate(SealSettings(tmp_path, certificate=str(certificate))).name


def test_papers_of_an_earlier_certificate_stay_recognised(tmp_path: Path, paper: bytes) -> None:
    earlier, now = tmp_path / "earlier", tmp_path / "now"
    old = Sealer(SealCertificate(SealSettings(earlier))).seal(paper, ADDRESS)
    assert not is_whole(old.content, SealCertificate(SealSettings(now)))
    trust = str(development_certificate(earlier)[0])
    assert is_whole(old.content, SealCertificate(SealSettings(now, trust=trust)))


def test_a_timestamp_is_got_from_an_authority(
    certificate: SealCertificate, paper: bytes, sandbox: RunningSandbox
) -> None:
    authority = TimestampAuthority(sandbox.url)
    sealed = Sealer(certificate, authority.stamp).seal(paper, ADDRESS)
    authority.close()
    assert sealed.timestamped
    assert b"DocTimeStamp" not in sealed.content
    assert is_whole(sealed.content, certificate)


@pytest.mark.parametrize("fault", [{"outage": True}, {"nonsense": "html"}, {"nonsense": "null"}, {"latency_before": 9}])
def test_without_the_authority_the_paper_is_sealed_all_the_same(
    certificate: SealCertificate, paper: bytes, sandbox: RunningSandbox, fault: dict[str, object]
) -> None:
    authority = TimestampAuthority(sandbox.url)
    sandbox.control("faults", **fault)
    sealed = Sealer(certificate, authority.stamp).seal(paper, ADDRESS)
    sandbox.control("reset")
    authority.close()
    assert not sealed.timestamped
    assert is_whole(sealed.content, certificate)


def test_a_timestamp_of_something_else_is_not_believed(
    certificate: SealCertificate, paper: bytes, sandbox: RunningSandbox
) -> None:
    authority, first = TimestampAuthority(sandbox.url), []

    def replayed(request: bytes) -> bytes:
        first.append(authority.stamp(request))
        return first[0]

    assert not Sealer(certificate, replayed).seal(paper, ADDRESS).timestamped
    authority.close()


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="pdfsig (poppler-utils) is not installed")
@pytest.mark.parametrize("stamped", [False, True])
def test_another_programme_finds_the_seal_valid(
    certificate: SealCertificate, paper: bytes, sandbox: RunningSandbox, tmp_path: Path, stamped: bool
) -> None:
    authority = TimestampAuthority(sandbox.url)
    file = tmp_path / "power.pdf"
    file.write_bytes(Sealer(certificate, authority.stamp if stamped else None).seal(paper, ADDRESS).content)
    authority.close()
    said = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said


@pytest.mark.skipif(SOFTHSM is None, reason="SoftHSM, a token made of software, is not installed")
def test_a_key_on_a_token_seals_without_leaving_it(
    tmp_path: Path, paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = on_a_token(tmp_path, monkeypatch)
    certificate = SealCertificate(settings)
    assert is_whole(Sealer(certificate).seal(paper, ADDRESS).content, certificate)
    with ThreadPoolExecutor(4) as askers:
        papers = list(askers.map(lambda _: Sealer(certificate).seal(paper, ADDRESS).content, range(4)))
    assert all(is_whole(content, certificate) for content in papers)


def stored(folder: Path, kind: str, passphrase: str, given: str | None = None) -> SealSettings:
    """A certificate and its key as an operator would keep them."""
    chain, key = development_certificate(folder / "seal")
    own, issuer = load_pem_x509_certificates(chain.read_bytes())
    private = load_pem_private_key(key.read_bytes(), None)
    lock = BestAvailableEncryption(passphrase.encode())
    if kind == "p12":
        archive = folder / "seal.p12"
        archive.write_bytes(pkcs12.serialize_key_and_certificates(b"seal", private, own, [issuer], lock))  # type: ignore[arg-type]
        return SealSettings(folder, certificate=str(archive), passphrase=given or passphrase)
    locked = folder / "locked.txt"
    locked.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock))
    return SealSettings(folder, certificate=str(chain), key=str(locked), passphrase=given or passphrase)


def on_a_token(folder: Path, monkeypatch: pytest.MonkeyPatch) -> SealSettings:
    """A software token with the development certificate's key on it."""
    import pkcs11
    from pkcs11.util.ec import decode_ec_private_key
    from pkcs11.util.x509 import decode_x509_certificate

    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder / 'tokens'}\n")
    monkeypatch.setitem(os.environ, "SOFTHSM2_CONF", str(configuration))
    tool = ["softhsm2-util", "--init-token", "--free", "--label", "court", "--pin", "1234", "--so-pin", "5678"]
    subprocess.run(tool, check=True, capture_output=True)
    chain, key = development_certificate(folder / "seal")
    own = load_pem_x509_certificates(chain.read_bytes())[0].public_bytes(Encoding.DER)
    private = load_pem_private_key(key.read_bytes(), None)
    der = private.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    token = pkcs11.lib(str(SOFTHSM)).get_token(token_label="court")
    with token.open(rw=True, user_pin="1234") as session:
        attributes = decode_ec_private_key(der)
        shared = {pkcs11.Attribute.TOKEN: True, pkcs11.Attribute.LABEL: "seal", pkcs11.Attribute.ID: b"\1"}
        session.create_object({**attributes, **shared})
        session.create_object({**decode_x509_certificate(own), **shared})
    return SealSettings(folder, token_module=str(SOFTHSM), token_label="court", token_key="seal", token_pin="1234")

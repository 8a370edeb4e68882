"""The verification page over HTTP: three languages, no script, bounds on size, pace and time, nothing kept."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from sanic import Sanic

from backend.api import verification
from backend.api.pace import PublicPace
from backend.authorization.power.commands import PowerFile, RevokePower, SealPower
from backend.authorization.power.model import SealedPower
from backend.documents.power_text import power_digest
from backend.shared.paper_codes import printed
from tests.authorization.power.powers import JUDGE, a_power, both_signatures
from tests.web.fake_house import House, house


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    Sanic.test_mode = True  # a second house is opened beside this one
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verification, "UPLOADS", 1000)  # the pace has a test of its own
        with house(tmp_path_factory.mktemp("verify")) as running:
            yield running


@pytest.fixture
def site(services: House) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=services.url, trust_env=False, timeout=60, follow_redirects=True) as client:
        yield client


@pytest.fixture(scope="module")
def sealed(services: House) -> SealedPower:
    power = a_power()
    told: SealedPower = services.backend.bus.handle(SealPower(power, power_digest(power), both_signatures(), JUDGE))
    return told


@pytest.fixture(scope="module")
def paper(services: House, sealed: SealedPower) -> bytes:
    content: bytes = services.backend.bus.handle(PowerFile(sealed.power_id, "p_1"))
    return content


def standing(answer: httpx.Response) -> str:
    found = re.search(r'data-standing="(\w+)"', answer.text)
    return found[1] if found else ""


def check(site: httpx.Client, content: bytes, language: str = "en") -> httpx.Response:
    return site.post(f"/verify?lang={language}", files={"file": ("power.pdf", content, "application/pdf")})


def test_a_code_leads_to_number_time_and_standing(site: httpx.Client, sealed: SealedPower) -> None:
    answer = site.get(f"/verify/{sealed.code}", params={"lang": "en"})
    assert (answer.status_code, standing(answer)) == (200, "valid")
    assert sealed.number in answer.text
    assert "Beijing time" in answer.text
    assert "DEVELOPMENT" in answer.text


def test_a_typed_code_is_found(site: httpx.Client, sealed: SealedPower) -> None:
    answer = site.get("/verify", params={"code": printed(sealed.code).replace("-", " "), "lang": "zh-Hans"})
    assert (standing(answer), answer.url.path) == ("valid", f"/verify/{sealed.code}")


@pytest.mark.parametrize("code", ["nothing", "0" * 20, "%00%ff", "<script>alert(1)<script>", "a" * 2000])
def test_an_unknown_code_is_answered_kindly_and_never_echoed(site: httpx.Client, code: str) -> None:
    answer = site.get("/verify", params={"code": code, "lang": "en"})
    assert (answer.status_code, standing(answer)) == (404, "unknown")
    assert "<script" not in answer.text


def test_the_file_itself_is_valid_and_a_changed_one_is_not(site: httpx.Client, paper: bytes) -> None:
    changed = bytearray(paper)
    changed[len(paper) // 2] ^= 1
    assert standing(check(site, paper)) == "valid"
    assert standing(check(site, bytes(changed))) == "altered"


def test_no_name_is_on_the_page(site: httpx.Client, sealed: SealedPower, paper: bytes) -> None:
    seen = site.get(f"/verify/{sealed.code}").text + check(site, paper, "zh-Hans").text
    assert not [word for word in ("陈美䶮", "何志远", "GA302922", "区静仪", "新会") if word in seen]


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("zh-CN,zh;q=0.9", "查验签章文件"),
        ("zh-TW", "查驗簽章文件"),
        ("zh-Hant-HK", "查驗簽章文件"),
        ("zh-Hans-HK", "查验签章文件"),
        ("fr-CA,en;q=0.5", "Verify a sealed paper"),
        ("", "查验签章文件"),
    ],
)
def test_the_browsers_language_is_spoken(site: httpx.Client, header: str, words: str) -> None:
    assert f"<h1>{words}</h1>" in site.get("/verify", headers={"Accept-Language": header}).text


def test_the_page_needs_no_script_and_no_other_host(site: httpx.Client, sealed: SealedPower) -> None:
    answer = site.get(f"/verify/{sealed.code}")
    assert "<script" not in answer.text and " style=" not in answer.text and "onclick" not in answer.text
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'self'" in answer.headers["content-security-policy"]


def test_a_file_that_is_too_large_is_told_so(site: httpx.Client) -> None:
    answer = check(site, b"%PDF-1.7\n" + b"0" * (6 * 1024 * 1024))
    assert answer.status_code == 413
    assert "5 MB" in answer.text


@pytest.mark.parametrize(
    "form",
    [
        {"content": b"", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"content": b"--x\r\nnonsense", "headers": {"Content-Type": "multipart/form-data; boundary=x"}},
        {"content": b"\xff" * 999, "headers": {"Content-Type": "multipart/form-data"}},
        {"data": {"file": "only a word"}},
        {"files": {"other": ("power.pdf", b"%PDF")}},
        {"files": {"file": ("power.pdf", b"")}},
    ],
)
def test_a_broken_form_is_told_what_to_do(site: httpx.Client, form: dict[str, object]) -> None:
    answer = site.post("/verify?lang=en", **form)  # type: ignore[arg-type]
    assert answer.status_code == 400
    assert "choose a PDF" in answer.text


def bomb(size: int) -> bytes:
    """A page whose content stream unpacks to `size` bytes."""
    packed = zlib.compress(b"BT (x) Tj ET\n" * (size // 13), 9)
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n",
            b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n" % len(packed),
            packed,
            b"\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF",
        )
    )


NESTED = b"%PDF-1.4\n1 0 obj" + b"[" * 200_000 + b"]" * 200_000 + b"endobj trailer<</Root 1 0 R>> startxref 9 %%EOF"
LOOP = b"%PDF-1.4\ntrailer<</Root 1 0 R/Prev 9/Size 3>>\nstartxref\n9\n%%EOF"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb": lambda: bomb(900_000_000),
    "nested": lambda: NESTED,
    "loop": lambda: LOOP,
    "noise": lambda: b"%PDF-" + bytes(range(256)) * 8000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_answered_in_bounded_time_and_the_next_is_checked(
    site: httpx.Client, paper: bytes, kind: str
) -> None:
    content, began = HOSTILE[kind](), time.monotonic()
    assert standing(check(site, content)) == "unknown"
    assert time.monotonic() - began < 40
    assert standing(check(site, paper)) == "valid"


def test_a_revoked_power_says_so_from_then_on(services: House, site: httpx.Client) -> None:
    power = a_power("s_2")
    other = services.backend.bus.handle(SealPower(power, power_digest(power), both_signatures(), JUDGE))
    services.backend.bus.handle(RevokePower(other.power_id, "p_1"))
    assert standing(site.get(f"/verify/{other.code}")) == "revoked"


def test_a_burst_is_allowed_and_then_a_pace_for_each_address() -> None:
    moment = [0.0]
    pace = PublicPace(3, 2.0, lambda: moment[0])
    assert [pace.wait("a") for _ in range(5)] == [0, 0, 0, 2, 2]
    assert pace.wait("b") == 0
    moment[0] = 2.0
    assert [pace.wait("a") for _ in range(2)] == [0, 2]


def test_who_checks_too_fast_is_asked_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verification, "UPLOADS", 12)
    with house(tmp_path) as fresh, httpx.Client(base_url=fresh.url, trust_env=False) as site:
        answers = [site.post("/verify?lang=en") for _ in range(14)]
        assert {answer.status_code for answer in answers[:12]} == {400}
        assert answers[-1].status_code == 429
        assert "try again in" in answers[-1].text
        assert int(answers[-1].headers["retry-after"]) > 0

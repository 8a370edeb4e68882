"""A clerk with a telephone checks a paper by its code and by the file, without a script; axe finds nothing wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from backend.authorization.power.commands import PowerFile, RevokePower, SealPower
from backend.authorization.power.model import SealedPower
from backend.documents.power_text import power_digest
from backend.shared.paper_codes import printed
from tests.authorization.power.powers import JUDGE, a_power, both_signatures
from tests.web.fake_house import House
from tests.web.test_accessibility import findings

pytestmark = pytest.mark.browser


@pytest.fixture
def sealed(services: House) -> SealedPower:
    power = a_power()
    command = SealPower(power, power_digest(power), both_signatures(), JUDGE)
    told: SealedPower = services.backend.bus.handle(command)
    return told


@pytest.fixture
def paper(services: House, sealed: SealedPower, tmp_path: Path) -> Path:
    file = tmp_path / "power.pdf"
    file.write_bytes(services.backend.bus.handle(PowerFile(sealed.power_id, "p_1")))
    return file


def send(page: Page, file: Path) -> None:
    page.get_by_label("PDF 文件").set_input_files(file)
    page.get_by_role("button", name="查验文件").click()


def test_code_and_file_are_checked_without_a_script(
    services: House, open_context: Callable[..., BrowserContext], sealed: SealedPower, paper: Path
) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{services.url}/verify")
    page.get_by_label("查验码", exact=True).fill(printed(sealed.code))
    page.get_by_role("button", name="查询").click()
    expect(page.get_by_role("heading", name="有效")).to_be_visible()
    expect(page.get_by_text(sealed.number)).to_be_visible()
    send(page, paper)
    expect(page.get_by_text("每个字节都一样")).to_be_visible()
    content = bytearray(paper.read_bytes())
    content[5000] ^= 1
    paper.write_bytes(content)
    send(page, paper)
    expect(page.get_by_role("heading", name="文件被改动过")).to_be_visible()
    page.get_by_role("link", name="EN", exact=True).click()
    expect(page.get_by_role("heading", name="Verify a sealed paper")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_the_verification_page(
    services: House, open_context: Callable[..., BrowserContext], sealed: SealedPower, scheme: str, width: int
) -> None:
    page = open_context(viewport={"width": width, "height": 844}, color_scheme=scheme).new_page()
    page.goto(f"{services.url}/verify?lang=en")
    assert findings(page) == []
    for code in (sealed.code, "unknown"):
        page.goto(f"{services.url}/verify/{code}?lang=zh-Hant")
        assert findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    services.backend.bus.handle(RevokePower(sealed.power_id, "p_1"))
    page.goto(f"{services.url}/verify/{sealed.code}")
    assert findings(page) == []

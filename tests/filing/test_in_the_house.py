"""Filing in the backend as it is built: verified by identity, told by the speaker, news and papers over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from rasa_sdk.executor import ActionExecutor
from sanic import Request

from backend.api.app import build_app
from backend.api.file_links import FileLink, FileLinks
from backend.bootstrap import Backend, build
from backend.config import load_settings
from backend.conversation.model import ChangeLanguage, Inbound
from backend.conversation.tables import history
from backend.files.commands import KeepFile
from backend.filing.commands import FileCase, OneCase
from backend.filing.model import Case, EvidenceItem, Party
from backend.filing.tables import SEALED
from backend.identity.commands import RecordIdentityCheck, VerifyIdentity
from backend.shared.errors import Refused
from backend.shared.keyring import new_key
from sandbox.callbacks import signed_headers
from tests.filing.conftest import complaint
from tests.filing.pdf import small_pdf
from tests.person_keys import in_clear
from tests.sandbox_fixture import RunningSandbox, partners_of, serving

HEADERS = ("X-Online-Litigation-Timestamp", "X-Online-Litigation-Signature")


class SilentBot:
    """No bot: filing is asked by command."""

    def turn(self, person_id: str, request: dict[str, Any]) -> dict[str, Any]:
        raise AssertionError("nobody speaks in these tests")

    def look(self) -> None:
        """Nothing to see of no bot."""


@dataclass
class House:
    """The backend and one person in it."""

    backend: Backend
    court: RunningSandbox
    anna: str

    def do(self, command: Any) -> Any:
        return self.backend.bus.handle(command)

    def verify(self) -> None:
        names = ("foreigner", "passport", "K87654321", "ANNA TAM")
        self.do(VerifyIdentity("v1", self.anna, *names, birth_date=date(1950, 5, 1), region="CA"))
        self.do(RecordIdentityCheck("E-v1", "v1", "match"))

    def file(self) -> Case:
        kept = self.do(KeepFile(self.anna, "iou.pdf", small_pdf("iou")))
        plaintiff = Party("person", "Anna Tam", "12 Queen Street, Toronto", "CA")
        parts = {"plaintiffs": (plaintiff,), "evidence": (EvidenceItem(kept.file_id, "iou.pdf"),)}
        made: Case = self.do(FileCase("d1", self.anna, complaint(**parts)))
        return made

    def written(self) -> list[dict[str, Any]]:
        """What this person was written to about filing."""
        with self.backend.database.reading() as session:
            rows = in_clear(session, history, history.c.person_id == self.anna, history.c.direction == "out")
        bodies = [row["body"] for row in rows]
        return [body for body in bodies if str(body.get("utter", "")).startswith("utter_filing_")]


@pytest.fixture
def house_of_anna(court: RunningSandbox, database_url: str, tmp_path: Path) -> Iterator[House]:
    settings = load_settings(database_url=database_url, data_dir=tmp_path, **partners_of(court))
    backend = build(settings, bots=SilentBot())  # type: ignore[arg-type]
    court.control("now", now=None)
    backend.conversation.receiver.receive(Inbound("terminal", "anna", "m1", text="hello"))
    anna = backend.conversation.people.find("terminal", "anna")
    assert anna is not None
    backend.conversation.people.change_language(ChangeLanguage(anna, "en"))
    yield House(backend, court, anna)
    backend.close()


async def shown_in(request: Request) -> str:
    """The session of the only browser there is here."""
    return "her browser"


@pytest.fixture
def http(house_of_anna: House) -> Iterator[httpx.Client]:
    backend = house_of_anna.backend
    links = FileLinks(backend.settings.secret_key, backend.clock.now)
    with (
        serving(build_app(backend, ActionExecutor(), links, shown_in)) as origin,
        httpx.Client(base_url=origin) as client,
    ):
        yield client


def tell(house: House, http: httpx.Client, decision: str, kind: str, key: str | None = None, **more: Any) -> int:
    """The court decides, and posts it signed."""
    filing = house.court.control("decide", case="d1", decision=decision, **more)["filings"][0]
    news = {"event_id": f"E{filing['sequence']}", "kind": kind, "reference": "d1", "filing": filing}
    body = json.dumps(news | {"occurred_at": filing["changed_at"]}).encode()
    now = int(house.backend.clock.now().timestamp())
    signed = signed_headers(body, key or house.court.key, now, HEADERS)
    return http.post("/callbacks/online_litigation", content=body, headers=signed).status_code


def test_only_who_identity_has_verified_may_file(house_of_anna: House) -> None:
    with pytest.raises(Refused, match="filing_not_verified"):
        house_of_anna.file()
    house_of_anna.verify()
    assert house_of_anna.file().status == "under_review"


def test_the_courts_signed_news_reaches_the_person_in_their_language(house_of_anna: House, http: httpx.Client) -> None:
    house_of_anna.verify()
    house_of_anna.file()
    assert tell(house_of_anna, http, "defects", "defects", defects=["请补交护照翻译件"]) == 200
    told = house_of_anna.written()
    assert [body["utter"] for body in told] == ["utter_filing_news_defects"]
    assert "1. 请补交护照翻译件" in told[0]["text"] and "Please hand it in by" in told[0]["text"]


def test_unsigned_news_changes_nothing(house_of_anna: House, http: httpx.Client) -> None:
    house_of_anna.verify()
    house_of_anna.file()
    assert tell(house_of_anna, http, "pass", "review_passed", key="somebody else's") == 401
    assert house_of_anna.do(OneCase("d1", house_of_anna.anna)).status == "under_review"
    assert house_of_anna.written() == []


@pytest.mark.parametrize(
    ("kind", "starts"),
    [
        ("complaint_pdf", b"%PDF"), ("complaint_docx", b"PK"), ("evidence_list_pdf", b"%PDF"),
        ("service_address_pdf", b"%PDF"),
    ],
)  # fmt: skip
def test_every_paper_opens_from_its_link_for_its_owner_only(
    house_of_anna: House, http: httpx.Client, kind: str, starts: bytes
) -> None:
    house_of_anna.verify()
    house_of_anna.file()
    links = FileLinks(house_of_anna.backend.settings.secret_key, house_of_anna.backend.clock.now)
    own = http.get(links.make(FileLink(kind, house_of_anna.anna, "d1")))
    assert own.status_code == 200 and own.content.startswith(starts)
    house_of_anna.backend.conversation.receiver.receive(Inbound("terminal", "ben", "m1", text="hello"))
    ben = str(house_of_anna.backend.conversation.people.find("terminal", "ben"))
    assert http.get(links.make(FileLink(kind, ben, "d1"))).status_code == 410


def test_a_papers_pages_are_looked_at_by_whoever_may_have_the_paper(house_of_anna: House, http: httpx.Client) -> None:
    house_of_anna.verify()
    house_of_anna.file()
    links = FileLinks(house_of_anna.backend.settings.secret_key, house_of_anna.backend.clock.now)
    house_of_anna.backend.conversation.browsers.prove("her browser", right=True)
    paper = links.make(FileLink("complaint_pdf", house_of_anna.anna, "d1", "her browser"))
    elsewhere = links.make(FileLink("complaint_pdf", house_of_anna.anna, "d1", "another browser"))
    page = http.get(f"/chat{paper}/pages/1")
    assert page.headers["cache-control"] == "no-store" and "Anna Tam" in page.json()["text"]
    assert page.json()["picture"].startswith("data:image/webp;base64,UklGR")
    assert http.get(f"/chat{paper}/pages/{page.json()['pages'] + 1}").json() == {"error": "no_such_page"}
    word = links.make(FileLink("complaint_docx", house_of_anna.anna, "d1", "her browser"))
    assert http.get(f"/chat{word}/pages/1").status_code == 404
    house_of_anna.backend.conversation.receiver.receive(Inbound("terminal", "ben", "m1", text="hello"))
    ben = str(house_of_anna.backend.conversation.people.find("terminal", "ben"))
    for strange in (links.make(FileLink("complaint_pdf", ben, "d1", "her browser")), paper[:-2], elsewhere):
        assert http.get(f"/chat{strange}/pages/1").status_code == 410


def test_a_changed_data_key_opens_everything_of_a_case(house_of_anna: House) -> None:
    house_of_anna.verify()
    house_of_anna.file()
    assert set(SEALED) <= set(house_of_anna.backend.sealed_columns)
    old = house_of_anna.backend.settings
    changed = old.model_copy(update={"data_key": new_key(), "data_keys_previous": [old.data_key]})
    again = build(changed, bots=SilentBot())  # type: ignore[arg-type]
    assert again.rotate_keys() > 0
    again.close()
    last = build(changed.model_copy(update={"data_keys_previous": []}), bots=SilentBot())  # type: ignore[arg-type]
    assert last.bus.handle(OneCase("d1", house_of_anna.anna)).plaintiff_names == ("Anna Tam",)
    last.close()

"""The picture of a case's course: its owner's alone, made by link, shown where a channel can."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from backend.api.file_links import FileLinks
from backend.conversation.model import Reply
from backend.filing.case_picture import CasePicture
from backend.filing.module import FILES
from backend.shared.errors import Refused
from tests.filing.conftest import ANNA, BEN, World


def test_the_owner_gets_a_picture_in_each_language(world: World) -> None:
    world.file()
    pictures = {world.do(CasePicture("d1", ANNA, language)) for language in ("zh-Hans", "zh-Hant", "en")}
    assert len(pictures) == 3
    assert all(picture.startswith(b"\x89PNG") for picture in pictures)


@pytest.mark.parametrize(("case_id", "person_id"), [("d1", BEN), ("d2", ANNA)])
def test_a_stranger_and_an_invented_case_are_refused_alike(world: World, case_id: str, person_id: str) -> None:
    world.file()
    with pytest.raises(Refused) as refused:
        world.do(CasePicture(case_id, person_id))
    assert refused.value.reason == "filing_case_unknown"


def test_a_reply_that_names_the_picture_shows_it_and_offers_it_to_keep() -> None:
    links = FileLinks("secret", lambda: datetime(2026, 11, 24, tzinfo=UTC), {one.kind: one.mime for one in FILES})
    reply = Reply("text", custom={"file": {"kind": "case_timeline_png", "id": "d1", "name": "case.png"}})
    shown = links.attach(ANNA, reply)
    assert shown.attachment is not None
    assert (shown.image, shown.attachment["mime"]) == (shown.attachment["url"], "image/png")


def test_a_paper_is_offered_without_a_picture() -> None:
    links = FileLinks("secret", lambda: datetime(2026, 11, 24, tzinfo=UTC), {one.kind: one.mime for one in FILES})
    reply = Reply("text", custom={"file": {"kind": "complaint_pdf", "id": "d1", "name": "complaint.pdf"}})
    assert links.attach(ANNA, reply).image is None

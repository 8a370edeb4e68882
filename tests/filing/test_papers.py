"""The papers of a filing: for whom, as what, and for how long."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from backend.filing.commands import (
    FilingPaper,
    PreviewComplaint,
)
from backend.filing.tables import previews
from tests.filing.conftest import ANNA, BEN, NAME, World, complaint, refused


def test_a_draft_is_previewed_as_a_draft_for_its_owner_only(world: World) -> None:
    assert world.do(PreviewComplaint("d1", ANNA, complaint())).startswith(b"%PDF")
    assert world.do(PreviewComplaint("d1", ANNA, complaint(), "docx")).startswith(b"PK")
    for kind in ("complaint_pdf", "evidence_list_pdf", "service_address_pdf"):
        assert world.do(FilingPaper("d1", ANNA, kind, "en")).startswith(b"%PDF")
    assert refused(world, FilingPaper("d1", BEN, "complaint_pdf")) == "filing_case_unknown"
    assert refused(world, PreviewComplaint("d1", BEN, complaint())) == "filing_case_unknown"


def test_a_preview_is_gone_once_filed_and_the_paper_two_months_after_registration(world: World) -> None:
    world.do(PreviewComplaint("d1", ANNA, complaint()))
    world.file()
    with world.database.reading() as session:
        assert session.execute(select(previews)).all() == []
    assert world.do(FilingPaper("d1", ANNA, "complaint_pdf")).startswith(b"%PDF")
    world.hear(world.decide("register"))
    assert world.do(FilingPaper("d1", ANNA, "complaint_pdf")).startswith(b"%PDF")
    world.clock.advance(timedelta(days=61))
    world.runner.run_due_once()
    assert refused(world, FilingPaper("d1", ANNA, "complaint_pdf")) == "filing_paper_gone"
    assert world.case().plaintiff_names == (NAME,)


def test_a_preview_nobody_files_is_forgotten_after_a_month(world: World) -> None:
    world.do(PreviewComplaint("d1", ANNA, complaint()))
    world.clock.advance(timedelta(days=31))
    world.do(PreviewComplaint("d2", ANNA, complaint()))
    assert refused(world, FilingPaper("d1", ANNA, "complaint_pdf")) == "filing_case_unknown"


def test_a_refused_complaint_is_kept_until_the_time_to_appeal_is_over(world: World) -> None:
    world.file()
    world.hear(world.decide("refuse", reason="不属于法院主管"))
    assert world.case().paper_kept
    world.clock.advance(timedelta(days=61))
    world.runner.run_due_once()
    assert not world.case().paper_kept

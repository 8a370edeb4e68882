"""Drawn summonses, notices and complaints through the real worker: what is told is right, the rest is not told.

A wrong hearing day or case number costs somebody their case; "I cannot read this" costs them a minute.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfWriter

from backend.paper_reader.contents.agreement import read_contents
from backend.paper_reader.contents.model import PaperContents
from backend.paper_reader.pages.reader import PageTextReader, ReadPages
from backend.shared.errors import Refused
from tests.paper_reader import drawn_papers as drawn
from tests.paper_reader.drawn_papers import BEIJING, CASE, ENPING, XINHUI, Case

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 24)
HEARINGS = {
    CASE: (date(2026, 12, 15), "09:30"),
    XINHUI: (date(2027, 1, 6), "14:30"),
    ENPING: (date(2026, 12, 28), "15:00"),
    BEIJING: (date(2027, 2, 3), "10:00"),
}
CASES = {"taishan": CASE, "xinhui": XINHUI, "enping": ENPING, "beijing": BEIJING}
SIGNED = {CASE: date(2026, 11, 10), XINHUI: date(2026, 11, 16), ENPING: date(2026, 11, 9), BEIJING: date(2026, 11, 18)}


@pytest.fixture(scope="module")
def reader() -> Iterator[PageTextReader]:
    reader = PageTextReader(seconds=150, queue_seconds=300)
    yield reader
    reader.close()


_READ: dict[bytes, ReadPages] = {}
"""What was read before: every photo is looked at once."""


def read(reader: PageTextReader, content: bytes) -> PaperContents:
    if content not in _READ:
        _READ[content] = reader.read(content)
    return read_contents(_READ[content], TODAY)


def truth(case: Case) -> dict[str, Any]:
    on, at = HEARINGS[case]
    return {
        "court": {case.court, case.court.removeprefix("广东省")},
        "case_number": {case.number},
        "plaintiffs": {(case.plaintiff,)},
        "defendants": {(case.defendant,)},
        "summoned": {case.defendant},
        "cause": {case.cause},
        "hearing_on": {on},
        "hearing_time": {at},
        "hearing_place": {case.place, case.place.replace("（", "(").replace("）", ")")},
        "event": {"开庭"},
        "paper_date": {SIGNED[case]},
        "answer_days": {15, 30},
        "claims": {tuple(claim.rstrip("。").replace("，", sign) for claim in case.claims) for sign in (",", "，")},
    }


def assert_nothing_is_wrong(seen: PaperContents, case: Case) -> None:
    right = truth(case)
    assert {name: value for name, value in seen.told.items() if value not in right.get(name, ())} == {}
    assert seen.served_on is None


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_photographed_summons_is_read(reader: PageTextReader, case: Case) -> None:
    seen = read(reader, drawn.photo(drawn.summons(case)))
    assert_nothing_is_wrong(seen, case)
    assert (seen.kinds, seen.case_number, seen.cause) == (("summons",), case.number, case.cause)
    assert (seen.hearing_on, seen.hearing_time) == HEARINGS[case]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_notice_tells_the_parties_and_the_time_to_answer(reader: PageTextReader, case: Case) -> None:
    seen = read(reader, drawn.photo(drawn.notice(case), tilt=-1))
    assert_nothing_is_wrong(seen, case)
    assert (seen.kinds, seen.case_number, seen.answer_days) == (("notice",), case.number, 15)
    assert (seen.plaintiffs, seen.hearing_on) == ((case.plaintiff,), None)


@pytest.mark.parametrize("case", [CASE, XINHUI, ENPING], ids=["taishan", "xinhui", "enping"])
def test_a_complaint_tells_who_wants_what(reader: PageTextReader, case: Case) -> None:
    seen = read(reader, drawn.photo(drawn.complaint(case), tilt=1))
    assert_nothing_is_wrong(seen, case)
    assert (seen.kinds, seen.plaintiffs, seen.defendants) == (("complaint",), (case.plaintiff,), (case.defendant,))
    assert len(seen.claims) == len(case.claims)
    assert (seen.parties, seen.facts) == ((), "")  # a misread character would be copied into a paper of the court
    assert seen.case_number == ""


DISTORTED: dict[str, tuple[Case, Callable[[], Image.Image], dict[str, float]]] = {
    "upside down": (CASE, lambda: drawn.upside_down(drawn.summons()), {}),
    "sideways": (XINHUI, lambda: drawn.summons(XINHUI).rotate(90, expand=True), {}),
    "tilted left": (ENPING, lambda: drawn.summons(ENPING), {"tilt": -5}),
    "tilted right": (BEIJING, lambda: drawn.summons(BEIJING), {"tilt": 5}),
    "leaning": (CASE, lambda: drawn.summons(), {"lean": 0.06}),
    "grainy": (XINHUI, lambda: drawn.summons(XINHUI), {"noise": 25}),
    "two lines a cell": (ENPING, lambda: drawn.summons(ENPING, two_lines=True), {}),
    "a seal over the hearing": (CASE, lambda: drawn.summons(seal=(620, 900)), {}),
    "a seal over the number": (XINHUI, lambda: drawn.summons(XINHUI, seal=(650, 420)), {}),
    "a seal over the court": (BEIJING, lambda: drawn.summons(BEIJING, seal=(640, 170)), {}),
    "soft": (CASE, lambda: drawn.blurred(drawn.summons(), 2), {}),
    "blurred": (XINHUI, lambda: drawn.blurred(drawn.summons(XINHUI), 3), {}),
    "much blurred": (CASE, lambda: drawn.blurred(drawn.summons(), 4), {}),
    "far away": (ENPING, lambda: drawn.summons(ENPING).resize((620, 877)), {}),
    "very far away": (BEIJING, lambda: drawn.summons(BEIJING).resize((430, 608)), {}),
    "blurred notice": (CASE, lambda: drawn.blurred(drawn.notice(), 3), {}),
    "blurred complaint": (XINHUI, lambda: drawn.blurred(drawn.complaint(XINHUI), 3), {}),
    "small complaint": (ENPING, lambda: drawn.complaint(ENPING).resize((560, 792)), {}),
}
"""Drawn when its turn comes: twenty pages of paper would stay in every process of the tests."""


@pytest.mark.parametrize("name", DISTORTED)
def test_on_a_bad_photo_nothing_is_silently_wrong(reader: PageTextReader, name: str) -> None:
    case, page, how = DISTORTED[name]
    try:
        seen = read(reader, drawn.photo(page(), **how))
    except Refused as no:
        assert no.reason == "court_paper_unreadable"
        return
    assert_nothing_is_wrong(seen, case)


@pytest.mark.parametrize("name", ["upside down", "sideways", "tilted left", "tilted right", "leaning", "soft"])
def test_a_photo_taken_awry_is_read_all_the_same(reader: PageTextReader, name: str) -> None:
    case, page, how = DISTORTED[name]
    seen = read(reader, drawn.photo(page(), **how))
    assert (seen.case_number, seen.hearing_on, seen.hearing_time) == (case.number, *HEARINGS[case])


@pytest.mark.parametrize(
    ("page", "other"),
    [(drawn.bill, "other"), (drawn.writ, "foreign"), (drawn.criminal, "not_civil")],
    ids=["bill", "writ", "criminal"],
)
def test_another_paper_is_called_so(reader: PageTextReader, page: Callable[[], Image.Image], other: str) -> None:
    seen = read(reader, drawn.photo(page()))
    assert (seen.other, dict(seen.told)) == (other, {})


def test_a_judgment_tells_the_time_to_appeal_and_is_no_complaint(reader: PageTextReader) -> None:
    seen = read(reader, drawn.photo(drawn.judgment()))
    assert (seen.kinds, seen.appeal_days, seen.claims, seen.answer_days) == (("judgment",), 15, (), None)


def test_a_proof_of_service_alone_knows_the_day_of_receipt(reader: PageTextReader) -> None:
    seen = read(reader, drawn.photo(drawn.service_record()))
    assert (seen.kinds, seen.served_on) == (("service_record",), date(2026, 11, 20))


def test_a_scan_of_three_papers_is_one_case(reader: PageTextReader) -> None:
    seen = read(reader, drawn.pdf(drawn.summons(), drawn.notice(), drawn.complaint()))
    assert_nothing_is_wrong(seen, CASE)
    assert seen.kinds == ("summons", "notice", "complaint")
    assert (seen.pages, seen.pages_read, len(seen.claims), seen.hearing_on) == (3, 3, 3, date(2026, 12, 15))


def test_a_long_pdf_is_refused_and_a_longer_scan_read_in_part(reader: PageTextReader) -> None:
    with pytest.raises(Refused, match="court_paper_too_many_pages"):
        read(reader, _empty_pdf(40))
    seen = read(reader, drawn.pdf(drawn.summons(), *[Image.new("RGB", (200, 280), "white")] * 5))
    assert (seen.pages, seen.pages_read) == (6, 3)


def test_a_locked_or_broken_file_is_refused_in_words(reader: PageTextReader) -> None:
    for content, reason in (
        (b"%PDF-1.7\nnothing", "court_paper_damaged"),
        (b"GIF89a", "court_paper_not_an_image"),
        (drawn.as_jpeg(Image.new("RGB", (1200, 1600), "white")), "court_paper_unreadable"),
        (bytes(21 << 20), "court_paper_too_large"),
        (_locked_pdf(), "court_paper_locked"),
    ):
        with pytest.raises(Refused, match=reason):
            read(reader, content)


def _locked_pdf() -> bytes:
    """A scan behind a password."""
    kept, locked = io.BytesIO(), PdfWriter(clone_from=io.BytesIO(drawn.pdf(drawn.summons())))
    locked.encrypt("secret", algorithm="AES-256")
    locked.write(kept)
    return kept.getvalue()


def _empty_pdf(pages: int) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()

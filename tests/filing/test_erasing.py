"""A filing whose person is erased: in hand until the court has decided, then a receipt that names nobody."""

from __future__ import annotations

from sqlalchemy import delete, select

from backend.filing.desk_commands import FilingQueue
from backend.filing.erasing import ERASED, personal_data
from backend.filing.tables import cases
from backend.shared.personal_data import PersonalData, Whose
from tests.filing.conftest import ANNA, NAME, World


def filings_of(world: World) -> PersonalData:
    """What filing knows of people, with nobody they share a filing with."""
    return personal_data(world.keyring, lambda session, person_id: None)


def erase(world: World) -> None:
    """What an erasure does to filing's tables once nothing is in hand."""
    with world.database.transaction() as session:
        whose = Whose(ANNA)
        for table in filings_of(world).tables:
            if table.fate == "kept" and table.empty is not None:
                table.empty(session, whose)
            elif table.fate != "kept":
                session.execute(delete(table.table).where(table.of(whose)))


def in_hand(world: World) -> list[str]:
    with world.database.reading() as session:
        return [words.zh for words in filings_of(world).in_hand(session, ANNA)]


def test_until_the_court_has_decided_it_is_in_hand(world: World) -> None:
    case = world.file()
    assert len(in_hand(world)) == 1 and str(case.filing_number) in in_hand(world)[0]
    for decision in ("pass", "register"):
        world.hear(world.decide(decision))
    assert in_hand(world) == []


def test_what_is_left_has_no_name_and_late_news_of_the_court_does_no_harm(world: World) -> None:
    world.file()
    for decision in ("pass", "register"):
        world.hear(world.decide(decision))
    erase(world)
    left = world.case()
    assert (left.plaintiff_names, left.defendant_names, left.case_number) == ((ERASED,), (), None)
    assert left.filing_number and not left.paper_kept
    assert [step.note for step in left.timeline] == [""] * len(left.timeline)
    world.hear(world.decide("fee_notice"))
    listed = world.do(FilingQueue("", over=True))
    assert [case.plaintiff_names for case in listed] == [(ERASED,)]
    assert NAME not in repr(world.case())


def test_a_draft_the_court_has_never_had_is_gone(world: World) -> None:
    world.file()
    with world.database.transaction() as session:
        session.execute(cases.update().values(filing_number=None, status="draft"))
    erase(world)
    with world.database.reading() as session:
        assert session.execute(select(cases)).all() == []

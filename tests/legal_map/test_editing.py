"""The desk's changes: checked like an import, told when two cross, kept in a history, undone as an entry."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest

from backend.legal_map.commands import ExportInstitutions, FindInstitutions, ImportInstitutions, OneInstitution
from backend.legal_map.desk_commands import Entry, ListEntries, OneEntry, Saved, SaveEntry, UndoEdit
from backend.legal_map.editing import Editing
from backend.legal_map.entries import EntryLists
from backend.legal_map.entry_form import shown
from backend.legal_map.geocoder import locate
from backend.legal_map.importing import Exchange
from backend.legal_map.seed import SEED, load_seed
from backend.shared.audit import AuditLog
from backend.shared.errors import Refused
from backend.shared.tables import audit
from tests.legal_map.conftest import World

TORONTO = "cn-cg-ca-toronto"
NEW = {
    "kind": "notary_office", "name_zh": "多伦多某公证处", "country": "CA", "city_en": "Toronto", "city_zh": "多伦多",
    "phone": "+1-416-555-0100", "office_hours": "Mo-Fr 09:00-17:00", "coord_precision": "exact",
}  # fmt: skip


@pytest.fixture
def desk(world: World) -> World:
    exchange = Exchange(world.database, world.directory, world.clock)
    world.bus.register(ImportInstitutions, exchange.take)
    world.bus.register(ExportInstitutions, exchange.give)
    world.bus.register_all(EntryLists(world.database, world.directory, world.clock).by_command())
    editing = Editing(world.database, world.directory, world.clock, AuditLog("secret"), locate)
    world.bus.register_all(editing.by_command())
    return world


def entry(desk: World, institution_id: str = TORONTO) -> Entry:
    found: Entry = desk.do(OneEntry(institution_id))
    return found


def save(desk: World, request: str = "r1", version: int | None = None, by: str = "o_li", **typed: Any) -> Saved:
    """Save what the form of the Toronto consulate shows, with these values typed over it."""
    other = {name: typed.pop(name) for name in ("whole", "confidence") if name in typed}
    one, source = entry(desk), typed.pop("source", "telephoned the consulate")
    order = SaveEntry(request, by, TORONTO, one.version if version is None else version, typed, source, **other)
    saved: Saved = desk.do(order)
    return saved


def add(desk: World, request: str = "n1", **typed: str) -> Saved:
    saved: Saved = desk.do(SaveEntry(request, "o_li", "", 0, NEW | typed, "its own page"))
    return saved


def refused(desk: World, command: Any) -> str:
    with pytest.raises(Refused) as no:
        desk.do(command)
    return no.value.reason


def test_a_change_is_answered_with_at_once_by_search_and_export(desk: World) -> None:
    desk.do(FindInstitutions(desk.place("多伦多")))
    assert save(desk, phone="+1-416-555-0199").done
    assert desk.do(OneInstitution(TORONTO)).institution.phone == "+1-416-555-0199"
    assert b"+1-416-555-0199" in desk.do(ExportInstitutions(False))


def test_the_form_sent_back_untouched_changes_nothing_whichever_institution_it_is(desk: World) -> None:
    for line in desk.do(ListEntries(limit=1000)).lines:
        one = entry(desk, line.facts["id"])
        order = SaveEntry("r", "o_li", one.facts["id"], one.version, shown(one.facts), "somewhere")
        assert refused(desk, order) == "legal_map_nothing_changed", one.facts["id"]


def test_the_changed_value_rests_on_the_source_given_and_the_others_on_theirs(desk: World) -> None:
    before = entry(desk).sources
    save(desk, email="x@example.org", source="https://example.org | [page]")
    after = entry(desk).sources
    today = desk.clock.now().date()
    assert after["email"] == f"https://example.org page [{today}; official]"
    assert {name: text for name, text in after.items() if name != "email"} == {
        name: text for name, text in before.items() if name != "email"
    }


def test_comparing_the_whole_entry_renews_its_date_and_takes_the_marks_away(desk: World) -> None:
    lahore = entry(desk, "cn-cg-pk-lahore")
    assert "unverified" in lahore.marks
    order = SaveEntry("r", "o_li", "cn-cg-pk-lahore", lahore.version, {"phone": "+92-42-35755555"}, "page", whole=True)
    assert desk.do(order).done
    assert entry(desk, "cn-cg-pk-lahore").marks == ()


@pytest.mark.parametrize(
    ("typed", "column"),
    [({"phone": "call us"}, "phone"), ({"office_hours": "mornings!"}, "office_hours"), ({"country": "FR"}, "lat"),
     ({"website": "javascript:x"}, "website"), ({"lat": "north"}, "lat"), ({"kind": "pub"}, "kind"),
     ({"closed_on": "soon"}, "closed_on"), ({"closed_on": "2099-01-01"}, "closed_on"),
     ({"phone": "+1-416-555-0199", "source": " "}, "source")],
)  # fmt: skip
def test_a_wrong_value_is_named_and_nothing_is_written(desk: World, typed: dict[str, str], column: str) -> None:
    before = entry(desk)
    saved = save(desk, **typed)
    assert column in {fault.column for fault in saved.faults}
    assert entry(desk) == before


def test_an_addition_is_placed_at_its_city_and_found(desk: World) -> None:
    saved = add(desk)
    card = desk.do(OneInstitution(saved.institution_id))
    assert (card.institution.precision, card.institution.timezone) == ("city", "America/Toronto")
    near = desk.do(FindInstitutions(desk.place("多伦多"), kinds=("notary_office",)))
    assert saved.institution_id in {one.institution.institution_id for one in near.cards}


def test_an_institution_that_is_there_already_is_not_added_again(desk: World) -> None:
    first, second = add(desk), add(desk, "n2")
    assert first.done and first.institution_id in second.faults[0].reason.zh


def test_the_same_form_sent_twice_is_one_addition(desk: World) -> None:
    assert add(desk).institution_id == add(desk).institution_id
    assert desk.do(ListEntries(query="某公证处")).total == 1


def test_two_who_edit_the_same_are_told_and_lose_nothing(desk: World) -> None:
    seen = entry(desk).version
    save(desk, "r1", phone="+1-416-555-0111")
    crossed = save(desk, "r2", seen, by="o_wang", phone="+1-416-555-0222", email=entry(desk).facts["email"])
    assert not crossed.done and crossed.crossed["phone"].value == "+1-416-555-0111"
    assert crossed.crossed["phone"].by == "o_li" and crossed.merged["phone"] == "+1-416-555-0222"
    assert save(desk, "r3", crossed.version, by="o_wang", **crossed.merged).done
    assert entry(desk).facts["phone"] == "+1-416-555-0222"


def test_where_the_later_one_typed_nothing_the_earlier_ones_value_stays(desk: World) -> None:
    opened = entry(desk)
    save(desk, "r1", phone="+1-416-555-0111")
    form = shown(opened.facts) | {"email": "late@example.org"}
    crossed = save(desk, "r2", opened.version, **form)
    assert save(desk, "r3", crossed.version, **crossed.merged).done
    facts = entry(desk).facts
    assert (facts["phone"], facts["email"]) == ("+1-416-555-0111", "late@example.org")


def test_of_two_at_the_same_moment_one_is_told(desk: World) -> None:
    seen, told = entry(desk).version, []
    orders = [
        SaveEntry(f"r{n}", f"o_{n}", TORONTO, seen, {"phone": f"+1-416-555-010{n}"}, "telephoned") for n in range(2)
    ]
    threads = [threading.Thread(target=lambda order=order: told.append(desk.do(order).done)) for order in orders]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(told) == [False, True]


def test_undoing_is_a_new_entry_and_the_programs_data_are_followed_again(desk: World) -> None:
    before = entry(desk)
    save(desk, phone="+1-416-555-0199")
    [change] = [one for one in entry(desk).history if "phone" in one.changes and one.by == "o_li"]
    desk.do(UndoEdit("u1", "o_wang", TORONTO, change.edit_id))
    desk.do(UndoEdit("u1", "o_wang", TORONTO, change.edit_id))
    after = entry(desk)
    assert (after.facts, after.edited) == (before.facts, before.edited)
    assert [(one.by, one.undoes, one.undone) for one in after.history[:2]] == [
        ("o_wang", change.edit_id, False),
        ("o_li", "", True),
    ]
    newer = SEED.read_bytes().replace(before.facts["phone"].encode(), b"+1-416-555-0333")
    load_seed(desk.database, desk.clock, newer)
    assert entry(desk).facts["phone"] == "+1-416-555-0333"


def test_what_was_changed_again_since_is_not_undone_behind_somebodys_back(desk: World) -> None:
    save(desk, "r1", phone="+1-416-555-0111", email="a@example.org")
    save(desk, "r2", phone="+1-416-555-0222")
    assert refused(desk, UndoEdit("u", "o_li", TORONTO, "r1")) == "legal_map_changed_since"
    assert entry(desk).facts["email"] == "a@example.org"


def test_undoing_gives_back_the_source_too_though_another_value_was_changed_since(desk: World) -> None:
    before = entry(desk).sources
    save(desk, "r1", phone="+1-416-555-0111")
    save(desk, "r2", email="a@example.org")
    desk.do(UndoEdit("u", "o_li", TORONTO, "r1"))
    after = entry(desk).sources
    assert after.get("phone") == before.get("phone") and "telephoned" in after["email"]


@pytest.mark.parametrize("edit_id", ["", "nothing", "n1"])
def test_an_addition_or_nothing_cannot_be_undone(desk: World, edit_id: str) -> None:
    one = add(desk).institution_id
    assert refused(desk, UndoEdit("u", "o_li", one, edit_id)) == "legal_map_cannot_undo"


def test_a_closed_institution_is_gone_for_people_kept_for_the_desk_and_comes_back(desk: World) -> None:
    save(desk, "r1", closed_on=desk.clock.now().date().isoformat())
    assert refused(desk, OneInstitution(TORONTO)) == "legal_map_unknown"
    assert desk.do(ListEntries(show="closed")).total == 1 and TORONTO.encode() in desk.do(ExportInstitutions(False))
    competent = desk.do(FindInstitutions(desk.place("多伦多"), purpose="consular")).competent
    assert competent is None or competent.institution.institution_id != TORONTO
    save(desk, "r2", closed_on="")
    assert desk.do(OneInstitution(TORONTO)).institution.institution_id == TORONTO


def test_the_list_finds_in_any_script_and_by_what_is_doubtful(desk: World) -> None:
    assert desk.do(ListEntries(query="多倫多 總領館")).lines[0].facts["id"] == TORONTO
    unverified = desk.do(ListEntries(show="unverified", limit=1000))
    assert unverified.total == SEED.read_text("utf-8").count(",recall,") > 0 and all(
        "unverified" in line.marks for line in unverified.lines
    )
    assert desk.do(ListEntries(show="edited")).total == 0
    save(desk, phone="+1-416-555-0111")
    assert [line.facts["id"] for line in desk.do(ListEntries(show="edited")).lines] == [TORONTO]


def test_every_change_is_in_the_audit_without_what_was_typed(desk: World) -> None:
    save(desk, phone="+1-416-555-0111")
    desk.clock.advance(timedelta(minutes=1))
    desk.do(UndoEdit("u", "o_wang", TORONTO, "r1"))
    with desk.database.reading() as session:
        rows = session.execute(audit.select().order_by(audit.c.position)).mappings().all()
    assert [(row["who"], row["what"]) for row in rows] == [
        ("officer:o_li", "map.institution_changed"),
        ("officer:o_wang", "map.institution_changed"),
    ]
    assert rows[1]["facts"]["undoes"] == "r1" and "416" not in str([row["facts"] for row in rows])

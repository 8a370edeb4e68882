"""The map's institutions at the desk: looked for, changed with their source, added, marked closed, changes undone."""

from __future__ import annotations

from typing import Any

from backend.api.desk.visits import Address, Answer, GoTo, Page, Visit
from backend.desk.commands import ListOfficers
from backend.legal_map.card_words import MARK_NAMES
from backend.legal_map.checks import Fault
from backend.legal_map.column_words import CHOICES, COLUMN_NAMES, GROUPS, LONG, TYPED
from backend.legal_map.commands import ExportInstitutions
from backend.legal_map.coverage import CONTINENTS, COUNTED_NAMES, GOALS, MISSIONS, coverage_of, kinds_without, summed
from backend.legal_map.desk_commands import Edit, Entry, ListEntries, OneEntry, Saved, SaveEntry, UndoEdit
from backend.legal_map.entry_form import CLOSED, shown, tidy
from backend.legal_map.model import KIND_NAMES
from backend.legal_map.photo import LARGEST, PhotoRefused
from backend.legal_map.photo_commands import KeepPhoto
from backend.legal_map.provenance import WITHOUT, source_names
from backend.shared.countries import countries, country_name

AT_ONCE = 50
SHOW = ("", "to_check", "unverified", "old", "demonstration", "existence_only", "edited", "closed")
PATH = "/desk/places"
AROUND_THE_FILE = 64 * 1024
"""Bytes of a form beside its file."""
_BESIDE = (*COLUMN_NAMES, "source")
_PARTS = {"entry": TYPED, "closing": (CLOSED,)}
_UNTOLD = {"id", "field_sources"}
"""Columns a history need not name to a reader: what they say stands beside each value."""


def every(visit: Visit) -> Answer:
    """Show the institutions that were looked for, a page at a time."""
    query, kind, show = (visit.query.get(name, "")[:100] for name in ("q", "kind", "show"))
    kind, show = (kind if kind in KIND_NAMES else ""), (show if show in SHOW else "")
    page = _number(visit.query.get("page", ""))
    found = visit.do(ListEntries(query, kind, show, (page - 1) * AT_ONCE, AT_ONCE))
    chosen = {"q": query, "kind": kind, "show": show, "page": page, "pages": -(-found.total // AT_ONCE)}
    return Page("places", {"found": found, **chosen, "shows": SHOW, **_words(visit)})


def known(visit: Visit) -> Answer:
    """Show how much the map knows, by kind and continent, next to the goals."""
    shares = coverage_of(visit.do(ExportInstitutions(geojson=False)))
    shown = {
        "shares": shares, "missions": summed(shares, MISSIONS), "goals": GOALS, "names": COUNTED_NAMES,
        "continents": CONTINENTS, "kinds": KIND_NAMES, "without": kinds_without(shares),
    }  # fmt: skip
    return Page("places_coverage", shown)


def one(visit: Visit) -> Answer:
    """Show one institution."""
    return _form(visit, visit.path["institution_id"], Saved())


def new(visit: Visit) -> Answer:
    """Show an empty form."""
    return _form(visit, "", Saved())


def save(visit: Visit) -> Answer:
    """Change one, or mark it closed or open again."""
    return _saved(visit, visit.path["institution_id"], "place_saved")


def add(visit: Visit) -> Answer:
    """Add one."""
    return _saved(visit, "", "place_added")


def photo(visit: Visit) -> Answer:
    """Keep a photograph that was handed in and show it with its credit from now on."""
    institution_id, form = visit.path["institution_id"], visit.form
    try:
        name = visit.do(KeepPhoto(visit.files.get("file", b""), visit.me.officer_id))
    except PhotoRefused as refused:
        return _form(visit, institution_id, Saved(institution_id, (Fault("photo", refused.reason),)))
    typed = {"photo": name, **{column: tidy(form.get(column, "")) for column in ("photo_author", "photo_licence")}}
    source = form.get("source", "") or typed["photo_author"]
    version = _number(form.get("version", ""), least=0)
    order = SaveEntry(visit.request_id(), visit.me.officer_id, institution_id, version, typed, source)
    saved: Saved = visit.do(order)
    return GoTo(f"{PATH}/{institution_id}", "place_saved") if saved.done else _form(visit, institution_id, saved)


def undo(visit: Visit) -> Answer:
    """Take a change back."""
    institution_id = visit.path["institution_id"]
    visit.do(UndoEdit(visit.request_id(), visit.me.officer_id, institution_id, visit.form.get("edit_id", "")))
    return GoTo(f"{PATH}/{institution_id}", "place_undone")


def _saved(visit: Visit, institution_id: str, done: str) -> Answer:
    form = visit.form
    typed = _typed(visit)
    confidence: Any = form.get("sure", "") if form.get("sure") in CHOICES["confidence"] else "recall"
    order = SaveEntry(
        visit.request_id(), visit.me.officer_id, institution_id, _number(form.get("version", ""), least=0), typed,
        form.get("source", ""), confidence, form.get("whole") == "yes",
    )  # fmt: skip
    saved: Saved = visit.do(order)
    return GoTo(f"{PATH}/{saved.institution_id}", done) if saved.done else _form(visit, institution_id, saved)


def _form(visit: Visit, institution_id: str, saved: Saved) -> Page:
    """The form with what the entry says, or what was typed; beside each value what it rests on and what is wrong."""
    entry: Entry | None = visit.do(OneEntry(institution_id)) if institution_id else None
    facts = entry.facts if entry else {}
    values = dict(shown(facts)) if entry else {"coord_precision": "exact"}
    values |= saved.merged or _typed(visit)
    wrong = {column: [fault.reason for fault in saved.faults if fault.column == column] for column in _BESIDE}
    given = {
        "entry": entry, "facts": facts, "values": values, "faults": wrong, "saved": saved,
        "version": saved.version or (entry.version if entry else 0), "groups": GROUPS, "long": LONG,
        "choices": CHOICES, "today": visit.now.date().isoformat(), "edits": _told(entry.history) if entry else (),
        "resting": WITHOUT, "source_names": source_names, **_words(visit),
    }  # fmt: skip
    return Page("place", given, 200 if saved.done else 409)


def _typed(visit: Visit) -> dict[str, str]:
    """Return what was typed; a value that was emptied does not come with the form, so each form says which it is."""
    columns = _PARTS.get(visit.form.get("part", ""), ())
    return {column: tidy(visit.form.get(column, "")) for column in columns}


def _told(history: tuple[Edit, ...]) -> list[tuple[Edit, list[tuple[str, tuple[str | None, str]]]]]:
    """Each change with the values a reader wants to know of."""
    told = [(edit, [item for item in edit.changes.items() if item[0] not in _UNTOLD]) for edit in history]
    return [(edit, changes) for edit, changes in told if changes]


def _words(visit: Visit) -> dict[str, Any]:
    names = {each.officer_id: each.name for each in visit.do(ListOfficers())}
    return {
        "kinds": KIND_NAMES, "columns": COLUMN_NAMES, "mark_names": MARK_NAMES, "countries": sorted(countries()),
        "country_name": country_name, "officers": names,
    }  # fmt: skip


def _number(text: str, least: int = 1) -> int:
    return max(least, int(text)) if text.isascii() and text.isdecimal() and len(text) < 12 else least


ADDRESSES = (
    Address("/desk/places", "GET", "places", every),
    Address("/desk/places/new", "GET", "places", new),
    Address("/desk/places/new", "POST", "places", add, new),
    Address("/desk/places/coverage", "GET", "places", known),
    Address("/desk/places/<institution_id:str>", "GET", "places", one),
    Address("/desk/places/<institution_id:str>", "POST", "places", save, one),
    Address("/desk/places/<institution_id:str>/photo", "POST", "places", photo, one, LARGEST + AROUND_THE_FILE),
    Address("/desk/places/<institution_id:str>/undo", "POST", "places", undo, one),
)

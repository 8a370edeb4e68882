"""`yiqiaotong map`: bring institutions onto the legal map from CSV or GeoJSON, write them out, fetch their photographs.

`coverage` says how much is known of them. `fetch-osm` and `fetch-partner` write what OpenStreetMap and the map of
foreign legal services would change, as a file to look at and import.

An import only says what it would do until `--apply` is given. Exit code 1 if a row was refused.
"""

from __future__ import annotations

import argparse
import getpass
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.bootstrap import Backend
    from backend.legal_map.commands import Asked, Proposal
    from backend.legal_map.model import ImportReport
    from backend.legal_map.photo_commands import WantedPhoto

PAUSE_SECONDS = 1.0
"""Wikimedia asks for one request at a time; nobody waits for these."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    wishes = parser.add_subparsers(
        dest="wish", metavar="import|export|photos|coverage|fetch-osm|fetch-partner", required=True
    )
    bring = wishes.add_parser("import", help="check a file and, with --apply, take its rows")
    bring.add_argument("file", type=Path, help="CSV with the header `map export` writes, or GeoJSON")
    bring.add_argument("--apply", action="store_true", help="do it; without this nothing changes")
    bring.add_argument("--officer", default=getpass.getuser(), help="who does it, for the history")
    write = wishes.add_parser("export", help="write every institution to standard output")
    write.add_argument("--geojson", action="store_true", help="GeoJSON instead of CSV")
    wishes.add_parser("coverage", help="say how much is known, by kind and continent, next to the goals")
    wishes.add_parser("fetch-osm", help="write what OpenStreetMap adds to the missions, as CSV for `map import`")
    wishes.add_parser("fetch-partner", help="write what the map of foreign legal services changes, as CSV likewise")
    photos = wishes.add_parser("photos", help="photographs of institutions: `fetch` those named that are not here yet")
    photos.add_argument("order", choices=["fetch"], help="fetch: ask their source for them, one at a time")
    photos.add_argument("--again", action="store_true", help="those that are here already, too")
    photos.add_argument("--limit", type=int, default=1000, help="how many at most")
    photos.add_argument("--pause", type=float, default=PAUSE_SECONDS, help="seconds between two (default %(default)s)")


def command(options: argparse.Namespace) -> int:
    """Import, export, fetch photographs, or say how much is known."""
    if options.wish == "photos":
        return _fetch(options)
    if options.wish == "coverage":
        return _coverage()
    if options.wish in ("fetch-osm", "fetch-partner"):
        return _propose(options.wish.removeprefix("fetch-"))
    return _import(options) if options.wish == "import" else _export(geojson=options.geojson)


def lines(report: ImportReport) -> list[str]:
    """Return a report as lines: refused rows, new and changed institutions, the sum."""
    done = "" if report.applied else "would be "
    said = [f"line {problem.line}: {problem.reason}" for problem in report.problems]
    said += [f"{done}added: {one}" for one in report.added]
    said += [f"{done}changed: {one} ({', '.join(columns)})" for one, columns in report.changed.items()]
    refused = len({problem.line for problem in report.problems})
    said.append(
        f"{len(report.added)} new, {len(report.changed)} changed, {report.unchanged} as they were, {refused} refused."
    )
    return said if report.applied else [*said, "Nothing was changed; add --apply to do it."]


def _import(options: argparse.Namespace) -> int:
    from backend.legal_map.commands import ImportInstitutions

    try:
        content = options.file.read_bytes()
    except OSError as error:
        raise Trouble(f"{options.file} cannot be read: {error.strerror}") from error
    with open_backend() as backend:
        report: ImportReport = backend.bus.handle(ImportInstitutions(content, options.officer, options.apply))
    print("\n".join(lines(report)))
    return 1 if report.problems else 0


def _export(*, geojson: bool) -> int:
    from backend.legal_map.commands import ExportInstitutions

    with open_backend() as backend:
        content: bytes = backend.bus.handle(ExportInstitutions(geojson))
    sys.stdout.buffer.write(content)
    return 0


def _coverage() -> int:
    from backend.legal_map.commands import ExportInstitutions
    from backend.legal_map.coverage import coverage_of, report

    with open_backend() as backend:
        content: bytes = backend.bus.handle(ExportInstitutions(geojson=False))
    print(report(coverage_of(content)))
    return 0


def _propose(source: Asked) -> int:
    """Write the rows another source would change to standard output, and how many they are beside it."""
    from backend.legal_map.commands import ProposeChanges
    from backend.shared.errors import PlatformRejected, PlatformUnavailable

    with open_backend() as backend:
        try:
            found: Proposal = backend.bus.handle(ProposeChanges(source))
        except (PlatformUnavailable, PlatformRejected) as away:
            raise Trouble(f"The source was away or did not answer as expected ({away.detail}).") from away
    sys.stdout.buffer.write(found.content)
    print(f"{found.count} would change; look at them, then `map import FILE --apply`.", file=sys.stderr)
    return 0


def _fetch(options: argparse.Namespace) -> int:
    """Fetch photographs one after the other; stop when their source wants to be left alone."""
    from backend.legal_map.photo_commands import WantedPhotos
    from backend.shared.errors import PlatformUnavailable

    fetched = refused = 0
    with open_backend() as backend:
        named = backend.bus.handle(WantedPhotos())
        wanted = [one for one in named if options.again or not one.kept][: options.limit]
        for number, one in enumerate(wanted):
            time.sleep(options.pause if number else 0)
            try:
                taken = _fetch_one(backend, one)
            except PlatformUnavailable as away:
                raise Trouble(
                    f"{fetched} fetched; then the source was away or asked to wait ({away.detail})."
                ) from away
            fetched, refused = fetched + taken, refused + (not taken)
    print(f"{fetched} fetched, {refused} refused, {len(named) - len(wanted)} left as they were.")
    return 1 if refused else 0


def _fetch_one(backend: Backend, one: WantedPhoto) -> bool:
    from backend.legal_map.photo import PhotoRefused
    from backend.legal_map.photo_commands import FetchPhoto

    try:
        backend.bus.handle(FetchPhoto(one.institution_id, getpass.getuser()))
    except PhotoRefused as refused:
        print(f"{one.institution_id}: {refused.reason.en}")
        return False
    print(f"{one.institution_id}: {one.name} ({one.credit})")
    return True

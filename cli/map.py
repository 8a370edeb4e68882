"""`yiqiaotong map`: bring institutions onto the legal map from CSV or GeoJSON, and write them out.

An import only says what it would do until `--apply` is given. Exit code 1 if a row was refused.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.legal_map.model import ImportReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    wishes = parser.add_subparsers(dest="wish", metavar="import|export", required=True)
    bring = wishes.add_parser("import", help="check a file and, with --apply, take its rows")
    bring.add_argument("file", type=Path, help="CSV with the header `map export` writes, or GeoJSON")
    bring.add_argument("--apply", action="store_true", help="do it; without this nothing changes")
    bring.add_argument("--officer", default=getpass.getuser(), help="who does it, for the history")
    write = wishes.add_parser("export", help="write every institution to standard output")
    write.add_argument("--geojson", action="store_true", help="GeoJSON instead of CSV")


def command(options: argparse.Namespace) -> int:
    """Import or export."""
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

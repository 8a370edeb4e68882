"""`yiqiaotong arbitration`: take SCIA's published fee tables in, or say what an amount costs by those that are here."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from cli.house import open_backend
from cli.install import Trouble

if TYPE_CHECKING:
    from backend.arbitration.commands import Fee


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    wishes = parser.add_subparsers(dest="wish", metavar="import|fee", required=True)
    bring = wishes.add_parser("import", help="take a page of fee tables (YAML) in the place of the one before")
    bring.add_argument("page", type=Path)
    fee = wishes.add_parser("fee", help="say what an amount in dispute costs by the imported tables")
    fee.add_argument("amount")
    fee.add_argument("--currency", default="CNY")


def command(options: argparse.Namespace) -> int:
    """Import, or reckon."""
    return _import(options.page) if options.wish == "import" else _fee(options.amount, options.currency)


def fee_lines(fees: tuple[Fee, ...]) -> list[str]:
    """Return a line for each table."""
    return [
        f"{one.name_en}: {one.fee:,.0f}, registration {one.registration:,.0f} ({one.source_en}, {one.as_of})"
        for one in fees
    ]


def _import(page: Path) -> int:
    from backend.arbitration.commands import ImportFeeTables
    from backend.shared.errors import Refused

    try:
        with open_backend() as backend:
            names: tuple[str, ...] = backend.bus.handle(ImportFeeTables(page))
    except Refused as no:
        raise Trouble(f"{page} is no page of fee tables: {no.facts.get('where', no.reason)}") from no
    print(f"{len(names)} fee tables are told from now on: {', '.join(names)}.")
    return 0


def _fee(amount: str, currency: str) -> int:
    from backend.arbitration.commands import FeesFor

    try:
        wanted = Decimal(amount.replace(",", ""))
    except InvalidOperation as odd:
        raise Trouble(f"{amount} is no amount") from odd
    with open_backend() as backend:
        fees: tuple[Fee, ...] = backend.bus.handle(FeesFor(wanted, currency))
    print(
        "\n".join(fee_lines(fees))
        or "No table in this currency is imported: people are given the secretariat's contact."
    )
    return 0 if fees else 1

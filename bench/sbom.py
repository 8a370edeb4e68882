"""`python -m bench.sbom`: what is installed where the house runs, of both environments, as CycloneDX 1.5.

uv writes the components, their sources and hashes from the locks; the licences are what the installed packages say of
themselves, since no lock has them. Nothing is asked of any other machine.
"""

from __future__ import annotations

import argparse
import email
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cli.install import ENVIRONMENTS, ROOT, Environment, Trouble, find_uv

COPYLEFT = re.compile(r"\b(A|L)?GPL|GNU\b", re.IGNORECASE)
ALIKE = re.compile(r"\bA?GPL|\bGNU (Affero )?General Public|\bAffero General Public", re.IGNORECASE)
_LONGEST_LICENCE = 80
"""Characters: some packages put the whole text where its name belongs."""


def bill_of(environment: Environment) -> dict[str, Any]:
    """Return the bill of one environment, without what only developers and tests need.

    Raises:
        Trouble: uv is missing or cannot write it.
    """
    uv = find_uv()
    if uv is None:
        raise Trouble("uv is missing: make install puts it into .tools.")
    command = [uv, "export", "--frozen", "--no-default-groups", "--format", "cyclonedx1.5", "--quiet"]
    made = subprocess.run([*command, "--project", str(environment.folder)], capture_output=True, text=True, cwd=ROOT)
    if made.returncode != 0:
        raise Trouble(f"uv cannot write the bill of the {environment.name}: {made.stderr.strip()[-200:]}")
    bill: dict[str, Any] = json.loads(made.stdout)
    said = dict(_licences(environment))
    for component in bill["components"]:
        if licence := said.get(_plain(component["name"])):
            component["licenses"] = [{"license": {"name": licence}}]
    return bill


def to_look_at(bill: dict[str, Any]) -> Iterator[str]:
    """Name what has a licence that asks something of whoever passes it on, and what says none, in one line each."""
    for component in bill["components"]:
        names = [one["license"]["name"] for one in component.get("licenses", ())]
        if not names or any(COPYLEFT.search(name) for name in names):
            yield f"{component['name']} {component.get('version', '')}: {', '.join(names) or 'not installed here'}"


def asks_alike(licence: str) -> bool:
    """Return True for a licence under which a whole is passed on; not where it leaves a choice or an exception."""
    parts = re.split(r",| AND ", licence)
    return any(ALIKE.search(part) and " OR " not in part and " WITH " not in part for part in parts)


def _licences(environment: Environment) -> Iterator[tuple[str, str]]:
    for path in (environment.folder / ".venv").glob("lib/python*/site-packages/*.dist-info/METADATA"):
        told = email.message_from_string(path.read_text("utf-8", "replace"))
        classified = [
            line.rpartition(" :: ")[2] for line in told.get_all("Classifier", []) if line.startswith("License ::")
        ]
        written = str(told.get("License", "")).strip()
        short = written if len(written) <= _LONGEST_LICENCE and "\n" not in written else ""
        yield _plain(str(told["Name"])), str(told.get("License-Expression") or ", ".join(classified) or short or "none")


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def main() -> int:
    """Write both bills and say which licences to look at."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=ROOT / "var" / "sbom")
    folder: Path = parser.parse_args().into
    folder.mkdir(parents=True, exist_ok=True)
    for environment in ENVIRONMENTS:
        bill = bill_of(environment)
        path = folder / f"{environment.name}.cdx.json"
        path.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(f"{path}: {len(bill['components'])} packages; to look at before it is passed on:")
        print(*(f"  {line}" for line in to_look_at(bill)), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

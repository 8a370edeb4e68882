"""Audit of both locks for known weaknesses of what the house runs with: `python -m bench.audit_locks`.

pip-audit (PyPA) asks the OSV database about every version of the locks; nothing is installed. Findings that were
decided on stand in `.ci/accepted_findings.yml` until their day. Without a network nothing is audited, which is said and
is no failure but with `--strict`, as the workflow runs it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from cli.install import ENVIRONMENTS, ROOT, Environment, Trouble, find_uv

ACCEPTED = ROOT / ".ci" / "accepted_findings.yml"
TOOL = ("tool", "run", "--from", "pip-audit==2.9.0", "pip-audit")
_QUESTION = (
    *("-r", "/dev/stdin", "--disable-pip", "--require-hashes"),
    *("-s", "osv", "-f", "json", "--progress-spinner", "off"),
)
_UNREACHABLE = ("Failed to resolve", "Max retries exceeded", "ConnectionError", "dns error", "error sending request")


class Unreachable(Exception):
    """The database of findings, or the tool itself, cannot be had here; the reason is one line."""


@dataclass(frozen=True)
class Finding:
    """A weakness known of one version in one lock.

    Args:
        lock: the environment's name.
        package, version: what it is in.
        names: its id and aliases.
        mended: versions without it.
    """

    lock: str
    package: str
    version: str
    names: tuple[str, ...]
    mended: tuple[str, ...]

    def __str__(self) -> str:
        mended = f"mended in {', '.join(self.mended)}" if self.mended else "not mended yet"
        return f"{self.lock}: {self.package} {self.version}  {' '.join(self.names)}  ({mended})"


def audit(environment: Environment, tool: Sequence[str]) -> list[Finding]:
    """Return what is known of the versions of a lock, without what only developers and tests need.

    Args:
        environment: whose lock.
        tool: the command of pip-audit.

    Raises:
        Unreachable: there is no network, or none to the database.
        Trouble: the tool failed in another way.
    """
    command = [*tool, *_QUESTION]
    lock = _requirements(environment)
    asked = subprocess.run(command, input=lock, capture_output=True, text=True, cwd=ROOT)
    try:
        told = json.loads(asked.stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = (asked.stderr.strip().splitlines() or ["it said nothing"])[-1]
        if any(sign in asked.stderr for sign in _UNREACHABLE):
            raise Unreachable(last[:200]) from None
        raise Trouble(f"pip-audit failed on the lock of the {environment.name}: {last[:200]}") from None
    return [*_findings(environment.name, told)]


def open_findings(
    findings: Iterable[Finding], accepted: Iterable[Mapping[str, Any]], today: date
) -> tuple[list[Finding], list[str]]:
    """Return the findings nobody has accepted until a later day, and the ids accepted that are no finding any more."""
    found = list(findings)
    known = [one for one in accepted if one["until"] >= today]
    still = [finding for finding in found if not any(_is_of(one, finding) for one in known)]
    gone = [str(one["id"]) for one in accepted if not any(_is_of(one, finding) for finding in found)]
    return still, gone


def read_accepted(path: Path = ACCEPTED) -> list[dict[str, Any]]:
    """Return the accepted findings.

    Raises:
        Trouble: one lacks its id, lock, package, reason or one of its days.
    """
    listed: list[dict[str, Any]] = (yaml.safe_load(path.read_text("utf-8")) or {}).get("accepted") or []
    for one in listed:
        lacks = [name for name in ("id", "lock", "package", "reason", "decided", "until") if not one.get(name)]
        wrong = [name for name in ("decided", "until") if name not in lacks and not isinstance(one[name], date)]
        if lacks or wrong:
            raise Trouble(f"{path.name}: {one.get('id', 'one entry')} lacks {', '.join(lacks + wrong)}")
    return listed


def _requirements(environment: Environment) -> str:
    uv = _uv()
    export = [uv, "export", "--frozen", "--no-default-groups", "--no-emit-project", "--quiet"]
    made = subprocess.run([*export, "--project", str(environment.folder)], capture_output=True, text=True, cwd=ROOT)
    if made.returncode != 0:
        raise Trouble(f"uv cannot write the lock of the {environment.name} out: {made.stderr.strip()[-200:]}")
    return made.stdout


def _uv() -> str:
    uv = find_uv()
    if uv is None:
        raise Trouble("uv is missing: make install puts it into .tools.")
    return uv


def _findings(lock: str, told: Iterable[Mapping[str, Any]]) -> Iterable[Finding]:
    for package in told:
        for one in package.get("vulns") or ():
            names = (one["id"], *one.get("aliases", ()))
            yield Finding(lock, package["name"], package["version"], names, tuple(one.get("fix_versions") or ()))


def _is_of(accepted: Mapping[str, Any], finding: Finding) -> bool:
    same = (accepted["lock"], accepted["package"]) == (finding.lock, finding.package)
    return same and accepted["id"] in finding.names


def main(arguments: Sequence[str] | None = None, *, tool: Sequence[str] = ()) -> int:
    """Audit both locks, print what is open, and return 1 if anything is."""
    parser = argparse.ArgumentParser(prog="python -m bench.audit_locks", description=__doc__.split("\n")[0])
    parser.add_argument("--strict", action="store_true", help="fail where nothing can be audited")
    options = parser.parse_args(arguments)
    try:
        accepted = read_accepted()
        command = tool or (_uv(), *TOOL)
        found = [finding for environment in ENVIRONMENTS for finding in audit(environment, command)]
    except Unreachable as reason:
        print(f"Skipped: neither lock was audited, since the database cannot be reached ({reason})")
        return 1 if options.strict else 0
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    still, gone = open_findings(found, accepted, date.today())
    for finding in still:
        print(finding)
    for name in gone:
        print(f"accepted, and found no more: {name}; take it out of {ACCEPTED.name}")
    print(f"{len(found)} findings in both locks, {len(found) - len(still)} of them accepted, {len(still)} open.")
    return 1 if still else 0


if __name__ == "__main__":
    sys.exit(main())

"""The audit of both locks: what is known of them is told, what was accepted holds until its day, no network is said."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from bench import audit_locks
from bench.audit_locks import Finding, main, open_findings, read_accepted
from cli.install import ROOT, Trouble

TODAY = date(2026, 12, 2)
HOLE = Finding("bot", "example", "1.0", ("PYSEC-1", "CVE-1"), ("1.1",))
ACCEPTED = {"id": "CVE-1", "lock": "bot", "package": "example", "reason": "not loaded", "decided": TODAY}


@pytest.fixture
def tool(tmp_path: Path) -> list[str]:
    """A pip-audit that answers what lies in `answer`, of the first package of each lock it is given."""
    script = tmp_path / "pip_audit.py"
    script.write_text(
        "import json, pathlib, sys\n"
        "lock = sys.stdin.read()\n"
        "assert '--hash=sha256:' in lock and 'pytest==' not in lock\n"
        "name, version = next(l for l in lock.splitlines() if '==' in l).split(' ')[0].split('==')\n"
        "kind, answer = json.loads(pathlib.Path(__file__).with_name('answer').read_text())\n"
        "if kind == 'fails': sys.exit(answer)\n"
        "print(json.dumps({'dependencies': [{'name': name, 'version': version, 'vulns': answer}]}))\n"
    )
    return [sys.executable, str(script)]


def _answers(tool: list[str], kind: str, answer: object) -> None:
    Path(tool[1]).with_name("answer").write_text(json.dumps([kind, answer]))


def test_a_weakness_of_either_lock_fails_the_audit_and_is_named(
    tool: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _answers(tool, "knows", [{"id": "PYSEC-9", "aliases": ["CVE-9"], "fix_versions": ["9.9"]}])
    assert main([], tool=tool) == 1
    told = capsys.readouterr().out
    assert "services: " in told and "bot: " in told and "PYSEC-9 CVE-9  (mended in 9.9)" in told


def test_locks_of_which_nothing_is_known_pass(tool: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _answers(tool, "knows", [])
    assert main([], tool=tool) == 0
    assert "0 open" in capsys.readouterr().out


def test_without_a_network_it_says_that_nothing_was_audited_and_fails_only_where_it_must(
    tool: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    _answers(tool, "fails", "requests.exceptions.ConnectionError: Failed to resolve 'api.osv.dev'")
    assert (main([], tool=tool), main(["--strict"], tool=tool)) == (0, 1)
    assert "Skipped" in capsys.readouterr().out


def test_a_tool_that_fails_otherwise_is_no_clean_audit(tool: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    _answers(tool, "fails", "it broke")
    assert main([], tool=tool) == 2
    assert "it broke" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("accepted", "still"),
    [
        ({**ACCEPTED, "until": date(2026, 12, 2)}, []),
        ({**ACCEPTED, "until": date(2026, 12, 1)}, [HOLE]),
        ({**ACCEPTED, "until": date(2027, 1, 1), "lock": "services"}, [HOLE]),
        ({**ACCEPTED, "until": date(2027, 1, 1), "id": "CVE-2"}, [HOLE]),
    ],
)
def test_what_was_accepted_holds_for_its_lock_until_its_day(accepted: dict[str, object], still: list[Finding]) -> None:
    assert open_findings([HOLE], [accepted], TODAY)[0] == still


def test_what_was_accepted_and_is_gone_is_named() -> None:
    assert open_findings([], [{**ACCEPTED, "until": TODAY}], TODAY) == ([], ["CVE-1"])


def test_an_acceptance_without_reason_or_day_is_refused(tmp_path: Path) -> None:
    listed = tmp_path / "accepted.yml"
    listed.write_text(yaml.safe_dump({"accepted": [{**ACCEPTED, "reason": ""}]}))
    with pytest.raises(Trouble, match="CVE-1 lacks reason, until"):
        read_accepted(listed)
    assert read_accepted(audit_locks.ACCEPTED) is not None


def test_the_workflow_audits_strictly_and_lints_what_the_deployment_page_says_it_does() -> None:
    steps = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]["supply"]["steps"]
    run = "\n".join(step.get("run", "") for step in steps)
    assert "make audit-locks STRICT=1" in run
    assert "hadolint" in run and "tests/deploy/test_images.py" in run
    assert "docker compose version" in run and "tests/deploy/test_compose.py" in run

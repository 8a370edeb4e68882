"""Laying the environments on machines of many kinds: each machine here is a folder with scripts that play its tools."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from cli import install
from cli.install import (
    BOT,
    ENVIRONMENTS,
    SERVICES,
    Environment,
    Trouble,
    find_python,
    find_uv,
    python_version,
    sync_command,
)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty machine: nothing on PATH, no pyenv, an empty home; `sys.executable` is of no use."""
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("UV_PYTHON_INSTALL_DIR", raising=False)
    monkeypatch.setattr(install, "TOOLS", tmp_path / "tools")
    monkeypatch.setattr(install, "SYSTEM_FOLDERS", ())
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "no-python"))
    return tmp_path


def script(path: Path, says: str, code: int = 0) -> str:
    """Write a program that prints one line and exits with `code`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_pyenvs_own_python_is_used_where_its_shim_refuses_to_start(machine: Path) -> None:
    script(machine / "bin/python3.10", "pyenv: python3.10: command not found", 127)
    there = script(machine / "pyenv/versions/3.10.13/bin/python3.10", "3.10")
    assert find_python(BOT) == there


def test_the_newest_patch_release_is_taken(machine: Path) -> None:
    script(machine / "pyenv/versions/3.10.9/bin/python3.10", "3.10")
    newest = script(machine / "pyenv/versions/3.10.13/bin/python3.10", "3.10")
    assert find_python(BOT) == newest


def test_services_take_a_newer_python_when_the_tried_one_is_missing(machine: Path) -> None:
    there = script(machine / "bin/python3.12", "3.12")
    assert find_python(SERVICES) == there


def test_a_python_that_lies_about_its_name_is_not_taken(machine: Path) -> None:
    script(machine / "bin/python3.10", "3.9")
    with pytest.raises(Trouble):
        find_python(BOT)


def test_a_missing_python_is_named_with_what_to_do(machine: Path) -> None:
    with pytest.raises(Trouble, match=r"bot environment needs Python 3\.10.*YIQIAOTONG_BOT_PYTHON"):
        find_python(BOT)


def test_an_interpreter_can_be_chosen_and_is_checked(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YIQIAOTONG_BOT_PYTHON", script(machine / "mine", "3.10"))
    assert find_python(BOT) == str(machine / "mine")
    monkeypatch.setenv("YIQIAOTONG_BOT_PYTHON", script(machine / "wrong", "3.12"))
    with pytest.raises(Trouble, match=r"is not a Python 3\.10"):
        find_python(BOT)


def test_what_does_not_start_has_no_version(machine: Path) -> None:
    assert python_version(machine / "nothing") is None
    assert python_version(script(machine / "broken", "oh", 1)) is None


def test_a_uv_that_is_too_old_is_not_used(machine: Path) -> None:
    script(machine / "bin/uv", "uv 0.1.24")
    assert find_uv() is None
    own = script(machine / "tools/bin/uv", "uv 0.13.9 (abc)")
    assert find_uv() == own


def test_uv_is_installed_without_venv_where_the_system_has_none(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uv = machine / "tools/lib/bin/uv"
    write = f'mkdir -p {uv.parent}; printf "#!/bin/sh\\necho uv 0.13.9\\n" >{uv}; chmod +x {uv}'
    python = machine / "bin/python3"
    python.write_text(f'#!/bin/sh\nPATH=/bin:/usr/bin\ncase "$*" in *--target*) {write};; *) exit 1;; esac\n')
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    assert install.install_uv() == str(uv)


def test_uv_is_installed_by_the_digests_that_are_written_here(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = machine / "asked"
    python = Path(script(machine / "bin/python3", ""))
    python.write_text(f'#!/bin/sh\necho "$*" >>{asked}\nexit 1\n')
    monkeypatch.setattr(sys, "executable", str(python))
    with pytest.raises(Trouble):
        install.install_uv()
    [order] = [line for line in asked.read_text().splitlines() if "pip" in line]
    assert f"--require-hashes -r {install.UV}" in order and "uv==" not in order
    version, *digests = re.sub(r"^#.*\n", "", install.UV.read_text("utf-8")).replace("\\\n", "").split()
    assert re.fullmatch(r"uv==\d+\.\d+\.\d+", version)
    assert len(digests) > 5 and all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one) for one in digests)


def test_a_machine_without_any_way_to_uv_is_told_so(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", script(machine / "bin/python3", "No module named pip", 1))
    with pytest.raises(Trouble, match="uv is missing"):
        install.install_uv()


def test_environments_follow_their_locks_exactly_and_name_their_interpreter() -> None:
    command = sync_command("uv", BOT, "/usr/bin/python3.10")
    assert "--frozen" in command
    assert command[command.index("--python") + 1] == "/usr/bin/python3.10"


def runtime_alone(environment: Environment, developers: bool) -> bool:
    return "--no-default-groups" in sync_command("uv", environment, "/usr/bin/python3", developers)


def test_developers_packages_are_laid_where_they_are_asked_for_and_then_stay(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("services", "bot"):
        environment = Environment(name, machine / name, ("3.11",), "X")
        assert runtime_alone(environment, developers=False) and not runtime_alone(environment, developers=True)
        (machine / name / ".venv/lib/python3.11/site-packages/pytest-8.4.2.dist-info").mkdir(parents=True)
        assert not runtime_alone(environment, developers=False), "a process may be using them"
        monkeypatch.setenv("YIQIAOTONG_RUNTIME_ONLY", "yes")
        assert runtime_alone(environment, developers=False) and runtime_alone(environment, developers=True)
        monkeypatch.delenv("YIQIAOTONG_RUNTIME_ONLY")


def test_what_marks_developers_packages_is_no_part_of_the_runtime() -> None:
    for environment in ENVIRONMENTS:
        project = tomllib.loads((environment.folder / "pyproject.toml").read_text(encoding="utf-8"))
        assert any(one.startswith("pytest>") for one in project["dependency-groups"]["dev"])
        assert not any(one.startswith("pytest") for one in project["project"]["dependencies"])


@pytest.mark.parametrize("arguments", [[], ["--developers"]])
def test_only_who_asks_for_them_gets_developers_packages(
    machine: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    asked = machine / "asked"
    (machine / "bin").mkdir(exist_ok=True)
    uv = Path(script(machine / "bin/uv", "uv 0.13.9"))
    uv.write_text(f'#!/bin/sh\ncase "$1" in --version) echo uv 0.13.9;; *) echo "$*" >>{asked};; esac\n')
    script(machine / "bin/python3.10", "3.10")
    script(machine / "bin/python3.11", "3.11")
    folders = [environment._replace(folder=machine / environment.name) for environment in ENVIRONMENTS]
    monkeypatch.setattr(install, "ENVIRONMENTS", tuple(folders))
    assert install.main(arguments) == 0
    laid = asked.read_text().splitlines()
    assert len(laid) == 2 and [("--no-default-groups" in one) for one in laid] == [not arguments] * 2


def test_a_word_that_is_not_known_lays_nothing(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert install.main(["--developer"]) == 2 and "--developers" in capsys.readouterr().err


def test_a_failed_installation_is_one_sentence(machine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script(machine / "bin/uv", "uv 0.13.9")
    (machine / "bin/uv").write_text(
        '#!/bin/sh\ncase "$1" in --version) echo uv 0.13.9;; *) echo "error: no route to host" >&2; exit 2;; esac\n'
    )
    script(machine / "bin/python3.10", "3.10")
    script(machine / "bin/python3.11", "3.11")
    assert install.main() == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last == "yiqiaotong: The services environment could not be installed: error: no route to host"

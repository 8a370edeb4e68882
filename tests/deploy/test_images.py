"""The images: built of what is there, pinned, small in rights; and what they start does start from their files alone.

No engine builds them here. Their last stage's files are laid out as the Dockerfile says, and the entrypoint is run
there with the environments of this machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backend.config import PREFIX, Settings, new_secrets
from cli.install import BOT, SERVICES
from cli.train import ensure_model
from tests.architecture.source_tree import ROOT
from tests.deploy.image_files import IMAGES, Image, ignored
from tests.stage.house import free_port

ALL = [Image("services"), Image("bot")]
HADOLINT = shutil.which("hadolint")
OURS_ELSEWHERE = {"MODEL", "BOT_HOST", "BOT_PORT"}
"""What the entrypoint reads, beside the settings."""
each_image = pytest.mark.parametrize("image", ALL, ids=lambda image: image.name)


@each_image
def test_all_that_is_copied_is_there_and_not_kept_out(image: Image) -> None:
    copied = [source for one in image.instructions if one.name == "COPY" for source in one.sources]
    assert len(copied) > 10
    assert [source for source in copied if not (ROOT / source).exists() or ignored(source)] == []


@pytest.mark.parametrize("secret", [".env", "var", ".venv", "bot/.venv", "tests", ".git", "deploy/compose/secrets"])
def test_no_secret_and_no_environment_is_built_in(secret: str) -> None:
    assert ignored(secret)


@each_image
def test_the_base_is_named_by_version(image: Image) -> None:
    [base] = [one.words for one in image.instructions if one.name == "ARG" and one.words.startswith("BASE=")]
    name, _, tag = base.removeprefix("BASE=").partition(":")
    assert name and tag and "latest" not in tag
    stages = [one.words.split()[0] for one in image.instructions if one.name == "FROM"]
    assert stages == ["${BASE}", "${BASE}"]


@each_image
def test_it_runs_as_nobody_with_a_health_check_and_without_tools(image: Image) -> None:
    assert image.last("USER") == ["10001:10001"]
    [check] = image.last("HEALTHCHECK")
    assert "healthy.py" in check and "/usr/local/bin/" in check
    assert "--no-default-groups" in image.path.read_text("utf-8")
    assert not any("pip" in words or "uv " in words for words in image.last("RUN"))
    titles = " ".join(image.last("LABEL"))
    assert all(f"org.opencontainers.image.{name}" in titles for name in ("title", "licenses", "version"))


@each_image
def test_what_lays_its_packages_comes_by_its_digest(image: Image) -> None:
    orders = [one.words for one in image.instructions if one.name == "RUN" and "pip install" in one.words]
    assert orders and all("--require-hashes -r cli/uv.txt" in one for one in orders)


@each_image
def test_it_sets_only_settings_that_there_are(image: Image) -> None:
    ours = {name.removeprefix(PREFIX).lower() for name in image.environment if name.startswith(PREFIX)}
    assert ours <= set(Settings.model_fields)


@pytest.mark.skipif(HADOLINT is None, reason="hadolint is not installed")
@each_image
def test_hadolint_has_nothing_to_say(image: Image) -> None:
    asked = subprocess.run([str(HADOLINT), str(image.path)], capture_output=True, text=True)
    assert asked.stdout + asked.stderr == ""


def test_a_secret_file_that_is_missing_stops_the_start(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], f"{PREFIX}DATA_KEY_FILE": str(tmp_path / "none")}
    asked = subprocess.run(["sh", IMAGES / "entrypoint", "services"], env=environment, capture_output=True, text=True)
    assert (asked.returncode, asked.stderr) == (2, f"{PREFIX}DATA_KEY_FILE: {tmp_path}/none is missing or empty\n")


@pytest.mark.slow
def test_the_services_start_from_the_image_s_files_alone_and_write_into_their_data_only(tmp_path: Path) -> None:
    root, port = tmp_path / "image", free_port()
    environment = _laid_out(ALL[0], root, SERVICES.python.parent) | {f"{PREFIX}PORT": str(port), **_secrets(tmp_path)}
    environment |= {f"{PREFIX}DATA_DIR": str(tmp_path / "data"), f"{PREFIX}HOST": "127.0.0.1"}
    refused = _run(root, environment, "services")
    assert refused.returncode == 2 and "run `yiqiaotong migrate` first" in refused.stderr
    assert _run(root, environment, "migrate", "--wait", "5").returncode == 0
    before = _files(root)
    with _started(root, environment, "services") as process:
        _until_healthy(root, process, environment, f"http://127.0.0.1:{port}/healthz")
    assert _files(root) == before


@pytest.mark.slow
def test_the_bot_starts_from_the_image_s_files_alone(tmp_path: Path) -> None:
    ensure_model(print)
    root, port = tmp_path / "image", free_port()
    environment = _laid_out(ALL[1], root, BOT.python.parent) | _secrets(tmp_path)
    environment |= {
        f"{PREFIX}BOT_HOST": "127.0.0.1", f"{PREFIX}BOT_PORT": str(port), "HOME": str(tmp_path),
        f"{PREFIX}ACTION_URL": "http://127.0.0.1:9/internal/actions",
        f"{PREFIX}TRACKER_URL": f"sqlite:///{tmp_path / 'tracker.sqlite3'}",
    }  # fmt: skip
    before = _files(root)
    with _started(root, environment, "bot") as process:
        url = f"http://127.0.0.1:{port}/webhooks/yiqiaotong/health"
        _until_healthy(root, process, environment, url, f"{PREFIX}BOT_TOKEN")
    assert _files(root) == before


def _laid_out(image: Image, root: Path, tools: Path) -> dict[str, str]:
    """Lay an image's files out and return its environment, with interpreters and places of this machine."""
    image.lay_out(root)
    places = {"PATH": f"{tools}:/usr/bin:/bin", "PYTHONPATH": str(root / "app")}
    return {**image.environment, **places}


def _secrets(folder: Path) -> dict[str, str]:
    """Secrets as files, named by variables."""
    named = {}
    for name, value in new_secrets().items():
        (folder / name).write_text(f"{value}\n")
        named[f"{name}_FILE"] = str(folder / name)
    return named


def _command(root: Path, *words: str) -> list[str]:
    entry = (root / "usr/local/bin/entrypoint").read_text("utf-8").replace("/app/models", str(root / "app/models"))
    (root.parent / "entrypoint").write_text(entry)
    return ["sh", str(root.parent / "entrypoint"), *words]


def _run(root: Path, environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        _command(root, *words), cwd=root / "app", env=environment, capture_output=True, text=True, timeout=120
    )  # fmt: skip


@contextmanager
def _started(root: Path, environment: dict[str, str], *words: str) -> Iterator[subprocess.Popen[bytes]]:
    with (root.parent / "log").open("wb") as log:
        process = subprocess.Popen(
            _command(root, *words), cwd=root / "app", env=environment, stdout=log, stderr=subprocess.STDOUT
        )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)


def _until_healthy(root: Path, process: subprocess.Popen[bytes], environment: dict[str, str], *asked: str) -> None:
    check = [sys.executable, str(root / "usr/local/bin/healthy.py"), *asked]
    ends = time.monotonic() + 180
    while subprocess.run(check, env=environment, capture_output=True).returncode:
        log = (root.parent / "log").read_text("utf-8", errors="replace")[-3000:]
        assert process.poll() is None and time.monotonic() < ends, log
        time.sleep(0.3)


def _files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if "__pycache__" not in path.parts}

"""`yiqiaotong train`: a model for exactly what there is to learn from, trained only when that has changed."""

from __future__ import annotations

import argparse
import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cli import model_release
from cli.endings import undisturbed
from cli.install import BOT, ROOT, Trouble
from cli.model_card import card_of, read_card
from cli.process_use import processor_seconds

MODELS = ROOT / "models"
HELD_OUT = ROOT / "tests" / "nlu" / "held_out.txt"
# Names of places are looked up, not learned: with gazetteer/ in this list every added name would cost a training.
LEARNED_FROM = (
    "config.yml",
    "domain.yml",
    "bot/data",
    "bot/nlu",
    "bot/importer.py",
    "bot/domain_pages.py",
    "bot/uv.lock",
)
KEPT_MODELS = 2
PATIENCE = 120.0
"""Seconds a training may go without using the processor, where no setting says otherwise."""
_WORKED = 0.2
"""Seconds of processor time that count as progress."""
BOT_ENVIRONMENT = {
    # More threads than cores only make the slowest turns slower.
    "OMP_NUM_THREADS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "RASA_TELEMETRY_ENABLED": "false",
    "PYTHONWARNINGS": "ignore",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare this command's options."""
    parser.add_argument("--force", action="store_true", help="train even if the model is up to date")


def command(options: argparse.Namespace) -> int:
    """Train if needed and print the model's path."""
    from backend.config import Settings, read_env_file

    # No secret is made here: a model is also trained where an image is built.
    for name, value in read_env_file(ROOT / os.environ.get("YIQIAOTONG_ENV_FILE", ".env")).items():
        os.environ.setdefault(name, value)
    try:
        settings = Settings()
    except ValueError as error:
        raise Trouble(f"A setting is wrong: {' '.join(str(error).split())}") from error
    release = "" if options.force else settings.model_release
    model = ensure_model(_tell, force=options.force, release=release, patience=settings.start_patience)
    print(model.relative_to(ROOT))
    return 0 if is_good_enough(model, _tell) else 1


def is_good_enough(model: Path, tell: Callable[[str], None]) -> bool:
    """Return False if the held-out report of a model is below the floor; it is measured where its card lacks it.

    Half a minute, so a house that only wants to start does not wait for it. Where no held-out sentences lie (an image,
    a bundle) nothing can be measured and nothing is said against the model.
    """
    if not read_card(model).measured:
        if not HELD_OUT.is_file():
            return True
        tell("Measuring the model on the held-out sentences …")
        measuring = [str(BOT.python), "-m", "bench.model_figures", str(model)]
        done = subprocess.run(
            measuring, cwd=ROOT, env={**bytecode_allowed(), **BOT_ENVIRONMENT}, capture_output=True, text=True
        )
        if not read_card(model).measured:
            raise Trouble(f"The model could not be measured: {done.stderr.strip()[-300:]}")
    card = read_card(model)
    for one in card.below:
        tell(f"Below the floor: {one}. No bot starts with this model.")
    return not card.below


def learned_hash(root: Path = ROOT) -> str:
    """Sixteen hex digits that change with any byte the model learns from (names and contents, never times)."""
    digest = hashlib.sha256()
    for path in _learned_files(root):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()[:16]


def current_model(root: Path = ROOT) -> Path:
    """Return where the model for today's data is, or would be."""
    return root / "models" / f"{learned_hash(root)}.tar.gz"


def ensure_model(
    tell: Callable[[str], None], *, force: bool = False, release: str = "", patience: float = PATIENCE
) -> Path:
    """Return a model that has learned from today's data, fetched or trained now if there is none.

    Args:
        tell: called with one line of progress at a time.
        force: train in any case.
        release: address of a folder that may hold the model; empty for none.
        patience: seconds a training may go without using the processor before it is given up.

    Raises:
        Trouble: the training failed or hangs; its last lines are part of the message.
    """
    model = current_model()
    if _is_whole(model) and not force:
        return model
    with _one_at_a_time(tell):
        # Whoever held the lock may just have trained the same thing.
        if force or not (_is_whole(model) or (release and _fetched(release, model, tell))):
            _train(model, tell, patience)
    _prune(model)
    return model


def digest_of(model: Path) -> Path:
    """Return where the bot's training has put the archive's digest, which the bot compares before it loads one."""
    return model.with_name(f"{model.name}.sha256")


def _is_whole(model: Path) -> bool:
    return model.exists() and digest_of(model).exists()


def _fetched(release: str, model: Path, tell: Callable[[str], None]) -> bool:
    """Try to fetch the model; say in one line what became of it."""
    tell(f"Looking for the model of this data in {release} …")
    try:
        digest = model_release.fetch(release, model)
    except model_release.NotFetched as reason:
        tell(f"No model came from there ({reason}); it is trained here instead.")
        return False
    digest_of(model).write_text(f"{digest}\n", "ascii")
    tell(f"Fetched and verified: models/{model.name}")
    return True


def _train(model: Path, tell: Callable[[str], None], patience: float) -> None:
    log = ROOT / "var" / "logs" / "train.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    tell("Training the model, since what it learns from has changed (a minute or two) …")
    began = time.monotonic()
    # Under another name until it is whole: an interrupted training must not look like a model.
    unfinished = model.with_name(f"unfinished-{model.name}")
    name = unfinished.name.removesuffix(".tar.gz")
    with log.open("wb") as output, undisturbed() as begin_child:
        training = subprocess.Popen(
            [str(BOT.python), "-m", "bot.train", name],
            cwd=ROOT,
            env={**bytecode_allowed(), **BOT_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=begin_child,
        )
    code = _wait_showing_time(training, began, tell, patience)
    if code != 0 or not _is_whole(unfinished):
        last = "\n".join(f"  {line}" for line in log.read_text("utf-8", errors="replace").splitlines()[-20:])
        raise Trouble(f"The training failed; all of it is in {log.relative_to(ROOT)}.\n{last}")
    if card_of(unfinished).exists():
        card_of(unfinished).replace(card_of(model))
    digest_of(unfinished).replace(digest_of(model))
    unfinished.replace(model)
    tell(f"Trained in {time.monotonic() - began:.0f} s: models/{model.name}")


def _wait_showing_time(
    training: subprocess.Popen[bytes], began: float, tell: Callable[[str], None], patience: float
) -> int:
    """Wait for the end and return its exit code, with a sign of life every ten seconds.

    Raises:
        Trouble: it has not used the processor for all the patience. A busy machine makes it slow; that is waited for.
    """
    progressed, worked = began, 0.0
    try:
        while True:
            try:
                return training.wait(timeout=min(10.0, patience))
            except subprocess.TimeoutExpired:
                now, works = time.monotonic(), processor_seconds(training.pid)
                if works - worked >= _WORKED:
                    progressed, worked = now, works
                elif now - progressed > patience:
                    raise Trouble(f"The training has done nothing for {now - progressed:.0f} s.") from None
                tell(f"  … still training, {now - began:.0f} s")
    except BaseException:
        training.kill()
        training.wait()
        raise


def _prune(current: Path) -> None:
    """Keep the current model and the one before it, to go back to."""
    others = sorted(
        (path for path in MODELS.glob("*.tar.gz") if path != current), key=lambda path: path.stat().st_mtime
    )
    for path in others[: max(len(others) - (KEPT_MODELS - 1), 0)]:
        path.unlink(missing_ok=True)
        digest_of(path).unlink(missing_ok=True)
        card_of(path).unlink(missing_ok=True)


def _learned_files(root: Path) -> Iterator[Path]:
    for name in LEARNED_FROM:
        place = root / name
        if place.is_file():
            yield place
        elif place.is_dir():
            yield from sorted(
                path
                for path in place.rglob("*")
                if path.is_file() and "__pycache__" not in path.parts and path.name[0] != "."
            )


@contextmanager
def _one_at_a_time(tell: Callable[[str], None]) -> Iterator[None]:
    """Two trainings at once would take both cores and write one file."""
    with (MODELS / ".training.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            tell("Another training is running; waiting for it …")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def bytecode_allowed() -> dict[str, str]:
    """Our environment without a ban on bytecode: compiling the bot's libraries anew would double every start."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

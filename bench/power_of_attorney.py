"""Wait of three people for a power of attorney: composing, sealing with and without a timestamp, checking.

    .venv/bin/python -m bench.power_of_attorney [--times 20]

Prints a table in milliseconds: the first time, with libraries and fonts to load, then the median and the worst of the
warm ones. The timestamp authority is the sandbox's, started for it as a process of its own.
"""

from __future__ import annotations

import argparse
import dataclasses
import logging
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from backend.authorization.power.model import Lawyer, Power, Principal, Sealing, Signature
from backend.authorization.power.seal.certificate import SealCertificate, SealSettings
from backend.authorization.power.seal.examination import examine
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization.power.seal.sealer import Sealer
from backend.documents.power_paper import PowerPaper
from backend.platforms.timestamp_authority import TimestampAuthority
from cli.loopback import free_port

POWER = Power(
    "s", "p", Principal("陈美䶮", "passport", "GA302922", "CA"), Lawyer("何志远", "广东五邑同心律师事务所", "144072"),
    "陈美䶮诉林㛃民间借贷纠纷", "广东省江门市新会区人民法院", "", "special", ("change", "settle"),
)  # fmt: skip
STROKES = tuple(
    tuple((30.0 + 90 * n + step, 75.0 + (step % 17) * 3, 16 * step) for step in range(90)) for n in range(3)
)
AT = datetime(2026, 11, 24, 1, tzinfo=UTC)
SIGNATURES = (
    Signature("party", STROKES, 340, 160, AT, "America/Vancouver"),
    Signature("lawyer", STROKES, 340, 160, AT, "Asia/Shanghai"),
)
ADDRESS = "https://chat.example.org/verify/abcdefghjkmnpqrstvwx"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    times = parser.parse_args().times
    logging.disable()
    print(f"{'step':44}{'first ms':>10}{'warm ms':>10}{'worst ms':>10}")
    with tempfile.TemporaryDirectory() as folder, sandbox() as url:
        measure(Path(folder), url, times)
    print(f"memory at its highest: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def measure(folder: Path, url: str, times: int) -> None:
    """Print a line for every step."""
    paper, authority = PowerPaper(), TimestampAuthority(url)
    certificate = SealCertificate(SealSettings(folder))
    plain, stamped = Sealer(certificate), Sealer(certificate, authority.stamp)
    sealed = stamped.seal(drawn(paper, certificate, 0), ADDRESS).content
    examiner, roots = Examiner(certificate.roots), certificate.roots()
    row("compose (2 pages as pictures, digest)", times, lambda turn: paper.draft(another(turn)))
    row("draw the signed paper", times, lambda turn: drawn(paper, certificate, turn))
    row("draw and seal, B-B", times, lambda turn: plain.seal(drawn(paper, certificate, turn), ADDRESS))
    row("draw and seal, B-T", times, lambda turn: stamped.seal(drawn(paper, certificate, turn), ADDRESS))
    row("compose, draw and seal, B-T", times, lambda turn: whole(paper, certificate, stamped, turn))
    row("check in this process", times, lambda _: examine(sealed, roots))
    row("check in the bounded process", times, lambda _: examiner.examine(sealed))
    examiner.close()
    authority.close()
    print(f"a sealed paper: {len(sealed) / 1000:.0f} kB")


def whole(paper: PowerPaper, certificate: SealCertificate, sealer: Sealer, turn: int) -> None:
    """All that three people wait for."""
    paper.draft(another(turn))
    sealer.seal(drawn(paper, certificate, turn), ADDRESS)


def drawn(paper: PowerPaper, certificate: SealCertificate, turn: int) -> bytes:
    """The signed paper, each time another one."""
    sealing = Sealing(f"SQ20261124-{turn:04d}", "ABCDE-FGHJK-MNPQR-STVWX", ADDRESS, "区静仪", certificate.name)
    return paper.final(another(turn), SIGNATURES, sealing)


def another(turn: int) -> Power:
    """Nothing is answered from what was set before."""
    return dataclasses.replace(POWER, case=f"{POWER.case}（{turn}）")


def row(name: str, times: int, work: Callable[[int], object]) -> None:
    """Do it and print how long it took."""
    taken = [timed(work, turn) for turn in range(times + 1)]
    print(f"{name:44}{taken[0]:10.0f}{statistics.median(taken[1:]):10.0f}{max(taken[1:]):10.0f}")


def timed(work: Callable[[int], object], turn: int) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work(turn)
    return (time.perf_counter() - began) * 1000


@contextmanager
def sandbox() -> Iterator[str]:
    """The address of a timestamp authority in a process of its own."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "-m", "sandbox", "--port", str(port)])
    try:
        while True:
            try:
                httpx.get(f"http://127.0.0.1:{port}/health", trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}/timestamp_authority"
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()

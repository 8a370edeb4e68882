"""The process that examines strangers' files: bounded in time and memory, queued for, without a secret."""

from __future__ import annotations

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.authorization.power.seal.certificate import SealCertificate
from backend.authorization.power.seal.examination import Examination
from backend.authorization.power.seal.examiner import Examiner
from backend.authorization.power.seal.sealer import Sealer
from backend.documents.power_paper import PowerPaper
from backend.shared.errors import PlatformUnavailable
from tests.authorization.power.powers import a_power, a_sealing, both_signatures

CODE = "abcdefghjkmnpqrstvwx"
NAMED = f"%PDF-1.7 https://chat.example.org/verify/{CODE} %%EOF".encode()
HANGS = (sys.executable, "-c", "import time; time.sleep(600)")
EATS = (sys.executable, "-c", "import resource; resource.setrlimit(resource.RLIMIT_AS, (2**28, 2**28)); b'x' * 2**29")


def test_a_sealed_paper_is_whole_in_the_real_process(certificate: SealCertificate) -> None:
    paper = PowerPaper().final(a_power(), both_signatures(), a_sealing())
    sealed = Sealer(certificate).seal(paper, f"https://chat.example.org/verify/{CODE}")
    examiner = Examiner(certificate.roots)
    try:
        assert examiner.examine(sealed.content) == Examination("whole", (CODE,))
        assert examiner.examine(sealed.content[:-700]).seal != "whole"
    finally:
        examiner.close()


@pytest.mark.parametrize("command", [HANGS, EATS])
def test_a_file_that_hangs_or_eats_the_worker_is_unreadable_and_its_code_still_known(command: tuple[str, ...]) -> None:
    examiner = Examiner(lambda: b"", seconds=0.5, command=command)
    began = time.monotonic()
    assert examiner.examine(NAMED) == Examination("unreadable", (CODE,))
    assert time.monotonic() - began < 20
    examiner.close()


def test_who_waits_too_long_is_told_that_it_is_busy() -> None:
    examiner = Examiner(lambda: b"", seconds=2, queue_seconds=0.1, command=HANGS)
    with ThreadPoolExecutor(2) as people:
        asked = [people.submit(examiner.examine, NAMED) for _ in range(2)]
    assert [type(one.exception()) for one in asked if one.exception()] == [PlatformUnavailable]
    examiner.close()


def test_the_worker_sees_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "YIQIAOTONG_DATA_KEY", "secret")
    seen = tmp_path / "environment"
    script = f"import os; open({str(seen)!r}, 'w').write(repr(os.environ))"
    Examiner(lambda: b"", command=(sys.executable, "-c", script)).examine(NAMED)
    assert "PYTHONPATH" in seen.read_text()
    assert "YIQIAOTONG" not in seen.read_text()

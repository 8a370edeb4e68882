"""What the first question would wait for is loaded behind the start, once, whoever asks meanwhile."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend.legal_map.once import once

FIRST_MINUTE = """
import asyncio, sys, threading
from pathlib import Path
from backend.shared import gazetteer_files

reads = []
read_rows = gazetteer_files.read_rows
gazetteer_files.read_rows = lambda name, *folder: reads.append(name) or read_rows(name, *folder)

from backend.bootstrap import build
from backend.config import load_settings
from backend.legal_map import module
from backend.legal_map.commands import FindInstitutions, LocatePlace
from tests.web.fake_house import PlainBot

loaded = threading.Event()
warm_up = module.warm_up
module.warm_up = lambda find: (warm_up(find), loaded.set())

backend = build(load_settings(data_dir=Path(sys.argv[1]), port=9999), bots=PlainBot())

def question():
    place = backend.bus.handle(LocatePlace("我在多伦多")).place
    return backend.bus.handle(FindInstitutions(place, purpose="consular")).competent.institution.institution_id

async def until(reached):
    while not reached():
        await asyncio.sleep(0.01)

async def minute():
    stop = asyncio.Event()
    serving = asyncio.create_task(backend.run_forever(stop))
    await until(lambda: reads)
    meanwhile = asyncio.create_task(asyncio.to_thread(question)) if "meanwhile" in sys.argv else None
    await until(loaded.is_set)
    stop.set()
    await serving
    before = list(reads)
    answer = await meanwhile if meanwhile else question()
    print(answer, len(before), len(reads), len(set(reads)))

asyncio.run(minute())
backend.close()
"""


def first_minute(folder: Path, *how: str) -> list[str]:
    """What a fresh process answers, and how many files were read before the question, after it, and different ones."""
    command = [sys.executable, "-c", FIRST_MINUTE, str(folder), *how]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout.split()


@pytest.mark.slow
def test_after_warming_up_the_first_question_finds_everything_loaded(tmp_path: Path) -> None:
    answer, before, after, _ = first_minute(tmp_path)
    assert answer == "cn-cg-ca-toronto"
    assert int(before) == int(after) > 0


@pytest.mark.slow
def test_a_question_in_the_midst_of_loading_waits_for_it_and_loads_nothing_twice(tmp_path: Path) -> None:
    quiet = first_minute(tmp_path / "quiet")
    assert first_minute(tmp_path / "asked", "meanwhile") == quiet


def test_whoever_comes_while_it_is_made_waits_for_the_same_thing() -> None:
    begun, may_end, made = threading.Event(), threading.Event(), []

    @once
    def thing() -> object:
        begun.set()
        may_end.wait(10)
        made.append(object())
        return made[-1]

    with ThreadPoolExecutor(4) as pool:
        askers = [pool.submit(thing) for _ in range(4)]
        begun.wait(10)
        may_end.set()
        assert {asker.result(10) for asker in askers} == set(made) and len(made) == 1


def test_what_could_not_be_made_is_tried_again_by_the_next() -> None:
    tries = iter([OSError("no file"), "made"])

    @once
    def thing() -> str:
        found = next(tries)
        if isinstance(found, OSError):
            raise found
        return found

    with pytest.raises(OSError, match="no file"):
        thing()
    assert (thing(), thing()) == ("made", "made")

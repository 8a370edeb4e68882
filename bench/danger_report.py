"""Quality of hearing danger: `python -m bench.danger_report [--wrong]`, in the bot's environment.

Trains the pipeline of config.yml on bot/data and reads the held-out sentences of tests/nlu/danger, of which half only
sound like danger. Prints recall and false alarms by language, how many of each are asked back instead of answered with
an alarm ("are you safe?"), and the milliseconds that signs and the whole reading take.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.held_out import read_held_out, share
from bench.nlu_pipeline import PROJECT, Pipeline, training_data
from bot.nlu.danger.reading import read
from bot.nlu.danger.stages import ASKED_BACK

SENTENCES = PROJECT / "tests" / "nlu" / "danger"
NONE = "none"
LANGUAGES = {
    "s": "Simplified", "t": "Traditional", "c": "Cantonese", "e": "English", "es": "Spanish", "pt": "Portuguese",
    "th": "Thai", "ja": "Japanese", "vi": "Vietnamese", "fr": "French", "it": "Italian", "ko": "Korean",
    "id": "Indonesian", "ms": "Malay", "tl": "Tagalog",
}  # fmt: skip


@dataclass(frozen=True)
class Sentence:
    """Sentence somebody wrote, in which language, and the danger it tells (``none`` for a look-alike)."""

    text: str
    kind: str
    language: str


@dataclass(frozen=True)
class Heard:
    """A sentence with the kind of danger that was heard in it, or ``none``, and whether it is asked back."""

    sentence: Sentence
    kind: str
    asked: bool = False

    @property
    def is_danger(self) -> bool:
        """Return True if it tells danger."""
        return self.sentence.kind != NONE

    @property
    def alarmed(self) -> bool:
        """Return True if danger was heard and believed."""
        return self.kind != NONE and not self.asked


def sentences(path: Path) -> list[Sentence]:
    """Read a file of `## kind` headings followed by lines of language and text."""
    found, kind = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            language, _, text = line.partition(" ")
            found.append(Sentence(text, kind, language))
    return found


def listened(pipeline: Pipeline, said: Iterable[Sentence]) -> list[Heard]:
    """Let the whole pipeline read sentences."""
    heard = []
    for sentence in said:
        entities = pipeline.parse(sentence.text).get("entities") or []
        told = {entity["entity"]: entity["value"] for entity in entities}
        heard.append(Heard(sentence, told.get("danger_kind", NONE), told.get("danger_stage") == ASKED_BACK))
    return heard


def asked_back(heard: Iterable[Heard], danger: bool) -> float:
    """Return the share of dangers, or of look-alikes, that are asked back."""
    return share(one.asked for one in heard if one.is_danger == danger)


def recall(heard: Iterable[Heard]) -> float:
    """Return the share of dangers that were heard."""
    return share(one.alarmed for one in heard if one.is_danger)


def false_alarms(heard: Iterable[Heard]) -> float:
    """Return the share of look-alikes that were taken for danger."""
    return share(one.alarmed for one in heard if not one.is_danger)


def pattern_ms(said: Iterable[Sentence]) -> float:
    """Return the median milliseconds the patterns take for a message."""
    took = []
    for sentence in said:
        start = time.perf_counter()
        read(sentence.text)
        took.append((time.perf_counter() - start) * 1000)
    return statistics.median(took)


def main() -> int:
    """Measure and print; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.danger_report", description=__doc__.split("\n")[0])
    options.add_argument("--wrong", action="store_true", help="list what went wrong (then those sentences are spent)")
    wanted = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pipeline = Pipeline(Path(folder))
        pipeline.train(training_data())
        pipeline.load()
        for path in sorted(SENTENCES.glob("*.txt")):
            _print(path.stem, listened(pipeline, sentences(path)), wanted.wrong)
    ordinary = [Sentence(one.text, NONE, one.slice) for one in read_held_out()]
    print(f"\npatterns, median of {len(ordinary)} ordinary messages: {pattern_ms(ordinary):.2f} ms")
    return 0


def _print(name: str, heard: list[Heard], wrong: bool) -> None:
    print(f"\n{name}: {len(heard)} sentences")
    print(f"  {'':<20}{'dangers':>8}{'recall':>9}{'asked':>8}{'look-alikes':>13}{'false alarms':>14}{'asked':>8}")
    _print_rows(heard, [(title, _by_language(code)) for code, title in LANGUAGES.items()])
    _print_rows(heard, [("all", lambda one: True)])
    right = share(one.kind == one.sentence.kind for one in heard if one.is_danger and one.alarmed)
    print(f"  the kind is right in {right:.1%} of those heard")
    for one in heard if wrong else ():
        if one.is_danger != one.alarmed:
            print(f"    {one.sentence.kind} -> {one.kind}: {one.sentence.text}")


def _by_language(code: str) -> Callable[[Heard], bool]:
    return lambda one: one.sentence.language == code


def _print_rows(heard: list[Heard], rows: Iterable[tuple[str, Callable[[Heard], bool]]]) -> None:
    for title, belongs in rows:
        some = [one for one in heard if belongs(one)]
        dangers = sum(one.is_danger for one in some)
        heard_of = f"{dangers:>8}{recall(some):>9.1%}{asked_back(some, True):>8.1%}"
        taken_for = f"{len(some) - dangers:>13}{false_alarms(some):>14.1%}{asked_back(some, False):>8.1%}"
        print(f"  {title:<20}{heard_of}{taken_for}")


if __name__ == "__main__":
    sys.exit(main())

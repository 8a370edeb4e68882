"""Quality and speed of the bot's understanding: `python -m bench.nlu_report [--stock]`, in the bot's environment.

Trains the pipeline of config.yml on bot/data, asks it the held-out utterances one by one, prints a table and writes
bench/results/nlu.json. `--stock` also trains Rasa's own pipeline (bench/rasa_default) on the same data: minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.held_out import (
    BLIND,
    FALLBACK,
    LANGUAGES,
    LAY_LAW,
    OUT_OF_SCOPE,
    SLICES,
    STRANGERS,
    TROUBLE,
    Judged,
    Utterance,
    accuracy_by_slice,
    read_held_out,
    share,
)
from bench.held_out import strangers_accepted as accepted
from bench.lay_law import GOAL, NoQuestions, heard, read_lay_questions
from bench.nlu_pipeline import PROJECT, Pipeline, memory_mb, training_data

RESULTS = PROJECT / "bench" / "results" / "nlu.json"
TARGETS = {
    "accuracy": 0.95,
    "accuracy_of_worst_slice": 0.92,
    "ours_outright": 0.96,
    "accuracy_of_languages": 0.90,
    "strangers_accepted": 0.10,
    "strangers_acted_on": 0.05,
    "listed_strangers_acted_on": 0.05,
    "lay_heard_outright": GOAL,
    "parse_p50_ms": 6.0,
    "parse_p99_ms": 25.0,
    "train_s": 30.0,
    "load_s": 3.0,
}


def main() -> int:
    """Measures, prints and writes; returns the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.nlu_report", description=__doc__.split("\n")[0])
    options.add_argument("--stock", action="store_true", help="measure Rasa's stock pipeline too")
    options.add_argument(
        "--strangers", type=Path, help="a list of strangers' sentences, tab-separated, the last column"
    )
    options.add_argument("--lay", type=Path, help="a file of lay people's questions of law, see bench/lay_law.py")
    chosen = options.parse_args()
    try:
        lay = read_lay_questions(chosen.lay) if chosen.lay else ()
    except NoQuestions as fault:
        print(fault, file=sys.stderr)
        return 2
    results = {"yiqiaotong": ours(chosen.strangers, lay)}
    if chosen.stock:
        results["rasa_default"] = stock()
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", "utf-8")
    for name, measured in results.items():
        print_table(name, measured)
    print(f"\nWritten to {RESULTS.relative_to(PROJECT)}")
    return 0


def ours(listed: Path | None, lay: Sequence[Utterance] = ()) -> dict[str, Any]:
    """Trains and measures the pipeline of config.yml, also on strangers' sentences and lay questions where given."""
    with tempfile.TemporaryDirectory() as folder:
        data, pipeline = training_data(), Pipeline(Path(folder))
        examples = len(data.intent_examples)
        trained = pipeline.train(data)
        loaded = pipeline.load()
        found = {"examples": examples, "train_s": trained, "load_s": loaded, **measure(pipeline.judge)}
        if listed is not None:
            lines = listed.read_text("utf-8").splitlines()[1:]
            strangers = [Utterance(line.split("\t")[-1], OUT_OF_SCOPE, "") for line in lines]
            found["listed_strangers"] = len(strangers)
            found["listed_strangers_acted_on"] = share(pipeline.judge(one).acted_on for one in strangers)
        return found | heard([pipeline.judge(one) for one in lay]) if lay else found


def stock() -> dict[str, Any]:
    """Trains Rasa's stock pipeline by its own command and measures it through its agent."""
    from rasa.core.agent import Agent

    with tempfile.TemporaryDirectory() as folder:
        command = [str(Path(sys.executable).parent / "rasa"), "train", "nlu", "--nlu", "bot/data", "--out", folder]
        start = time.perf_counter()
        subprocess.run([*command, "--config", "bench/rasa_default/config.yml"], cwd=PROJECT, check=True)
        trained, start = time.perf_counter() - start, time.perf_counter()
        agent = Agent.load(str(next(Path(folder).glob("*.tar.gz"))))
        loaded, loop = time.perf_counter() - start, asyncio.new_event_loop()

        def judge(utterance: Utterance) -> Judged:
            understood = loop.run_until_complete(agent.parse_message(utterance.text))
            ranking = [rival for rival in understood["intent_ranking"] if rival["name"] != FALLBACK]
            return Judged(utterance, understood["intent"]["name"], ranking)

        return {"train_s": trained, "load_s": loaded, **measure(judge)}


def measure(judge: Callable[[Utterance], Judged]) -> dict[str, Any]:
    """Asks every held-out utterance, one message at a time as in a chat."""
    utterances = read_held_out()
    for utterance in utterances[:20]:
        judge(utterance)
    judged, took = [], []
    for utterance in utterances:
        start = time.perf_counter()
        judged.append(judge(utterance))
        took.append((time.perf_counter() - start) * 1000)
    blind = [judge(utterance) for utterance in read_held_out(BLIND)]
    found = {**quality(judged), "blind_utterances": len(blind), "blind_accuracy": share(one.right for one in blind)}
    return {**found, **beyond(judge), **speed(took), "memory_mb": memory_mb()}


def beyond(judge: Callable[[Utterance], Judged]) -> dict[str, Any]:
    """Measures what lies beside the ordinary: strangers' sentences, other languages, trouble told without a wish."""
    spoken = [judge(utterance) for utterance in read_held_out(LANGUAGES)]
    languages = sorted({one.utterance.slice for one in spoken})
    return {
        "strangers_acted_on": share(judge(utterance).acted_on for utterance in read_held_out(STRANGERS)),
        "accuracy_of_languages": share(one.right for one in spoken),
        "accuracy_by_language": {
            language: share(one.right for one in spoken if one.utterance.slice == language) for language in languages
        },
        "accuracy_of_lay_law": share(judge(utterance).right for utterance in read_held_out(LAY_LAW)),
        "trouble_led_to_filing": share(judge(utterance).offered for utterance in read_held_out(TROUBLE)),
    }


def quality(judged: Sequence[Judged]) -> dict[str, Any]:
    """Returns how often the model is right, how often it hesitates, and what it takes for what."""
    answered = [one for one in judged if one.decided not in (FALLBACK, OUT_OF_SCOPE)]
    slices = accuracy_by_slice(judged)
    return {
        "utterances": len(judged),
        "accuracy": share(one.right for one in judged),
        "ours_outright": share(one.outright for one in judged if one.utterance.intent != OUT_OF_SCOPE),
        "accuracy_of_worst_slice": min(slices.values()),
        "accuracy_by_slice": {SLICES[letter]: value for letter, value in slices.items()},
        "among_first_three": share(one.among_three for one in judged),
        "precision_when_answering": share(one.right for one in answered),
        "asked_back": share(one.decided == FALLBACK for one in judged),
        "among_first_three_when_asked_back": share(one.among_three for one in judged if one.decided == FALLBACK),
        "strangers_accepted": accepted(judged),
        "confusions": confusions(judged),
    }


def speed(took: list[float]) -> dict[str, float]:
    """Returns median and 99th percentile of the milliseconds a message takes."""
    return {"parse_p50_ms": statistics.median(took), "parse_p99_ms": statistics.quantiles(took, n=100)[98]}


def confusions(judged: Sequence[Judged]) -> list[str]:
    """Returns what was meant, what was understood and how often, the commonest first."""
    pairs = Counter((one.utterance.intent, one.ranking[0]["name"]) for one in judged if not one.right)
    return [f"{meant} -> {understood}: {times}" for (meant, understood), times in pairs.most_common()]


def print_table(name: str, measured: dict[str, Any]) -> None:
    """Prints one pipeline's measurements, with the target beside each that has one."""
    print(f"\n{name}")
    for key, value in measured.items():
        if isinstance(value, dict):
            print(f"  {key:<36}" + "  ".join(f"{part} {number:.1%}" for part, number in value.items()))
        elif isinstance(value, list):
            print(f"  {key}:\n    " + "\n    ".join(value))
        else:
            shown = f"{value:.2f}" if key.endswith(("_ms", "_s", "_mb")) else str(value)
            shown = f"{value:.1%}" if isinstance(value, float) and not key.endswith(("_ms", "_s", "_mb")) else shown
            print(f"  {key:<36}{shown:>10}{_target(key)}")


def _target(key: str) -> str:
    """Returns the target of a measurement as a note, or nothing."""
    if key not in TARGETS:
        return ""
    bound = "at least" if key.startswith(("accuracy", "ours", "lay")) else "at most"
    target = TARGETS[key]
    return f"   ({bound} {target:g})" if key.endswith(("_ms", "_s")) else f"   ({bound} {target:.0%})"


if __name__ == "__main__":
    sys.exit(main())

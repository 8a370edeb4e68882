"""Dialogue with simulated people: messages to a receipt, facts kept, steps × behaviours, time a turn.

usage: .venv/bin/python -m bench.dialogue_report [--people NAME …] [--walks NAME …] [--only people|walks] [--show]

The real bot, actions, services and partners' stand-ins run on this machine; nothing leaves it. Prints tables and writes
bench/results/dialogue.json. Every duration is in milliseconds, from a message's arrival to its whole answer.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.dialogue.people import read_people
from bench.dialogue.talk import Simulator, Talk
from bench.dialogue.walk import BEHAVIOURS, Step, Walk, read_paths
from tests.stage.house import House, running_house

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "dialogue.json"
MOST_MESSAGES = {"short": 20, "natural": 30}
"""Messages a filing may need to its receipt, without the identity check and what people say of their own accord."""
MOST_FOR_IDENTITY = 5
_GIVEN_UP = "given up"
_HEADINGS = (
    f"\n{'':24}{'speech':9}{'filing':>7}{'identity':>9}{'all':>5}"
    f"{'told':>6}{'kept':>6}{'re-asked':>9}{'lost %':>8}{'wrong':>6}"
)


def main() -> int:
    """Play, print, write; 1 where a goal is not met."""
    options = _options()
    people, talks, steps, durations = read_people(), [], [], []
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house:
        if options.only != "walks":
            talks = [
                _talk(house, person, show=options.show) for person in people if _chosen(person.name, options.people)
            ]
        if options.only != "people":
            for path in read_paths(people):
                if _chosen(path.name, options.walks):
                    found, took = _walk(house, path, show=options.show)
                    steps += found
                    durations += took
    durations += [duration for talk in talks for duration in talk.durations]
    _print_talks(talks)
    _print_steps(steps)
    times = _percentiles(durations)
    print(f"\n{len(durations)} turns: p50 {times['p50']} ms, p95 {times['p95']} ms")
    _write(talks, steps, times)
    return 0 if all(map(_meets, talks)) and not any(step.fault for step in steps) else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", nargs="*", default=[], help="only people whose name holds one of these")
    parser.add_argument("--walks", nargs="*", default=[], help="only walks whose name holds one of these")
    parser.add_argument("--only", choices=("people", "walks"))
    parser.add_argument("--show", action="store_true", help="print every conversation")
    return parser.parse_args()


def _chosen(name: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(part.casefold() in name.casefold() for part in wanted)


def _talk(house: House, person: Any, *, show: bool) -> Talk:
    house.reset()
    talk = Simulator(house, person).play()
    if show:
        print(f"\n{person.name}\n" + "\n".join(talk.record))
    return talk


def _walk(house: House, path: Any, *, show: bool) -> tuple[list[Step], list[float]]:
    walk = Walk(house, path)
    try:
        walk.go()
    except Exception as error:  # one walk that breaks off is a line of the report, not its end
        walk.stopped = f"{type(error).__name__}: {str(error)[:200]}"
    if walk.stopped:
        walk.steps.append(Step(path.name, "", _GIVEN_UP, walk.stopped))
    if show:
        print(f"\n{path.name}\n" + "\n".join(walk.record))
    for step in walk.steps:
        if step.fault:
            print(f"✗ {step.flow} · {step.question} · {step.behaviour}: {step.fault}", flush=True)
    return walk.steps, walk.durations


def _meets(talk: Talk) -> bool:
    filing = talk.needed
    few = filing <= MOST_MESSAGES[talk.person.speech] and talk.messages["identity"] <= MOST_FOR_IDENTITY
    whole = talk.received and talk.question_answered and talk.correction_made
    return few and whole and not (talk.re_asked or talk.lost or talk.wrong or talk.missing or talk.turned_back)


def _print_talks(talks: Sequence[Talk]) -> None:
    if not talks:
        return
    print(_HEADINGS)
    for talk in talks:
        _print_talk(talk)
    total, lost = sum(talk.total for talk in talks), sum(len(talk.lost) for talk in talks)
    share = 100 * lost / max(total, 1)
    print(f"goals met by {sum(map(_meets, talks))} of {len(talks)}; {share:.1f} % of {total} messages not kept")


def _print_talk(talk: Talk) -> None:
    person, told = talk.person, len(talk.person.told)
    filing, identity = talk.needed, talk.messages["identity"]
    print(
        f"{person.name:24}{person.speech:9}{filing:7}{identity:9}{talk.total:5}{told:6}{told - len(talk.missing):6}"
        f"{len(talk.re_asked):9}{100 * len(talk.lost) / max(talk.total, 1):8.1f}{len(talk.wrong):6}"
        + ("" if _meets(talk) else "  ✗")
    )
    for what, lines in _faults(talk).items():
        print(f"    {what}: {'; '.join(lines)}")


def _faults(talk: Talk) -> dict[str, list[str]]:
    faults = {
        "no receipt": [] if talk.received else [talk.stopped or "too many messages"],
        "not answered": [] if talk.question_answered else [talk.person.question.say if talk.person.question else ""],
        "not corrected": [] if talk.correction_made else [talk.person.correction.say if talk.person.correction else ""],
        "told and not kept": talk.missing,
        "asked again": talk.re_asked,
        "not taken": talk.lost,
        "wrong": talk.wrong,
        "step went back": talk.turned_back,
    }
    return {what: lines for what, lines in faults.items() if lines}


def _print_steps(steps: Sequence[Step]) -> None:
    if not steps:
        return
    total, right = Counter(step.behaviour for step in steps), Counter(s.behaviour for s in steps if not s.fault)
    questions = len({(step.flow, step.question) for step in steps})
    print(f"\nsteps × behaviours: {questions} questions, {sum(total.values())} tried")
    for behaviour in (*BEHAVIOURS, _GIVEN_UP):
        _print_share(behaviour, right[behaviour], total[behaviour])
    _print_share("all", sum(right.values()), sum(total.values()))


def _print_share(what: str, right: int, of: int) -> None:
    if of:
        print(f"  {what:26}{right:5} of {of:4}  {100 * right / of:5.1f} %")


def _percentiles(durations: Sequence[float]) -> dict[str, float]:
    ordered = sorted(durations) or [0.0]
    return {"p50": round(ordered[len(ordered) // 2], 1), "p95": round(ordered[int(len(ordered) * 0.95)], 1)}


def _write(talks: Sequence[Talk], steps: Sequence[Step], times: dict[str, float]) -> None:
    found = {
        "people": [
            {
                "name": talk.person.name, "cause": talk.person.cause, "speech": talk.person.speech,
                "messages": dict(talk.messages), "told": len(talk.person.told), "meets": _meets(talk),
                **{what.replace(" ", "_"): lines for what, lines in _faults(talk).items()},
            }
            for talk in talks
        ],
        "steps": [vars(step) for step in steps if step.fault],
        "tried": len(steps),
        "turn_ms": times,
    }  # fmt: skip
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(found, ensure_ascii=False, indent=2), "utf-8")


if __name__ == "__main__":
    raise SystemExit(main())

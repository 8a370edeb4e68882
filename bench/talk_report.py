"""Play talks nobody has mended on: `python -m bench.talk_report`, in the services' environment.

`bench/talks/<area>.txt` holds talks as people have them, written before anybody saw what comes back. A sentence of them
is never made a training example, a test or a pattern: they are for measuring alone. Every message is typed to the real
bot, actions and services on this machine; counted is what can be seen without a judge: not understood, left without a
word (the open question stands again and nothing was kept), an alarm, something kept, or an answer. Whether an answer
is right only a reader can say: each talk is written out in var/talks/<area>.txt.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.dialogue.walk import NOT_UNDERSTOOD
from tests.stage.house import House, running_house
from tests.stage.standing import Speaker, Standing, utters

ROOT: Final = Path(__file__).resolve().parents[1]
TALKS: Final = Path(__file__).parent / "talks"
WRITTEN: Final = ROOT / "var" / "talks"
RESULTS: Final = ROOT / "bench" / "results" / "talks.json"
KINDS: Final = ("answered", "kept", "asked back", "alarm", "not understood", "without a word")
"""Ends a message may come to, the best first."""
_ZONE: Final = "#tz "
_ASKING: Final = ("utter_ask_", "utter_form_review", "utter_form_step")
_ALARM: Final = "utter_emergency"


@dataclass(frozen=True, slots=True)
class Talk:
    """One person's messages.

    Args:
        zone: IANA zone of where they are.
        messages: in the order they are typed, whatever is asked.
    """

    zone: str
    messages: tuple[str, ...]


def read_talks(page: Path) -> Iterator[Talk]:
    """Yield the talks of a page; they are separated by blank lines, and `#tz Zone` may stand on top of one."""
    for block in page.read_text("utf-8").strip().split("\n\n"):
        lines = [line.strip() for line in block.splitlines() if line.strip()]
        zone = next((line.removeprefix(_ZONE).strip() for line in lines if line.startswith(_ZONE)), "America/Toronto")
        messages = tuple(line for line in lines if not line.startswith("#"))
        if messages:
            yield Talk(zone, messages)


def came_to(before: Standing, after: Standing, heard: Sequence[str]) -> str:
    """Return what a message came to, one of `KINDS`; pure.

    Args:
        before, after: where the form in hand stood.
        heard: the utterances of the reply.
    """
    if any(name.startswith(_ALARM) for name in heard):
        return "alarm"
    if any(name in NOT_UNDERSTOOD for name in heard):
        return "not understood"
    if (before.draft_id, dict(before.answers)) != (after.draft_id, dict(after.answers)):
        return "kept"
    if all(name.startswith(_ASKING) for name in heard):
        opened = bool(heard) and not before.service
        return "asked back" if opened else "without a word"
    return "answered"


def play(house: House, talk: Talk, written: list[str]) -> list[str]:
    """Type one talk, write it down, and return what each message came to."""
    speaker, found = Speaker(house, talk.zone), []
    for message in talk.messages:
        before = speaker.standing()
        replies: Sequence[Mapping[str, Any]] = speaker.say(message)
        found.append(came_to(before, speaker.standing(), utters(replies)))
        words = "\n".join(f"    {reply['text']}".replace("\n", "\n    ") for reply in replies)
        written.append(f">>> {message}    [{found[-1]}]\n{words}\n")
    written.append("=" * 40)
    return found


def main() -> int:
    """Play, print, write; return 0: a count that no reader has judged is no goal."""
    options = argparse.ArgumentParser(prog="python -m bench.talk_report", description=__doc__.split("\n")[0])
    options.add_argument("areas", nargs="*", help="only these areas")
    given = options.parse_args()
    pages = [page for page in sorted(TALKS.glob("*.txt")) if not given.areas or page.stem in given.areas]
    WRITTEN.mkdir(parents=True, exist_ok=True)
    counted: dict[str, Counter[str]] = {}
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house:
        for page in pages:
            written: list[str] = []
            counted[page.stem] = Counter(kind for talk in read_talks(page) for kind in play(house, talk, written))
            (WRITTEN / page.name).write_text("\n".join(written) + "\n", "utf-8")
    _print(counted)
    if not given.areas:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(counted, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _print(counted: Mapping[str, Counter[str]]) -> None:
    print(f"{'area':10}{'messages':>10}" + "".join(f"{kind:>16}" for kind in KINDS))
    whole: Counter[str] = sum(counted.values(), Counter())
    for area, found in (*counted.items(), ("all", whole)):
        print(f"{area:10}{found.total():>10}" + "".join(f"{found[kind]:>16}" for kind in KINDS))
    print(f"What was said stands in {WRITTEN.relative_to(ROOT)}/.")


if __name__ == "__main__":
    sys.exit(main())

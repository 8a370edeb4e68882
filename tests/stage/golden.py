"""Records what every conversation of the tests hears, to see what a change of the dialogue changes.

usage: python -m tests.stage.golden record FILE.jsonl [NAME …]    plays the conversations (of these folders) and writes
                                                                 one line a turn: what was said, and what came back
       python -m tests.stage.golden compare BEFORE AFTER         prints the turns that differ

A turn that goes wrong is written down like any other and the conversation goes on, unlike in the tests.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backend.shared.yaml_pages import read_yaml
from tests.stage.house import House, running_house
from tests.stage.player import Player, read_conversations

ROOT = Path(__file__).resolve().parents[2]
_BY_CHANCE = re.compile(r"\b(?:[A-Z]{1,4}-?)?\d{6,}\b|/files/\S+|\b[0-9a-f]{12,}\b|\b[A-Z0-9]{8,}\b")
"""Numbers and links that are new at every run."""


class _Recorder(Player):
    """A player that writes down what comes instead of holding it against what must come."""

    heard: list[dict[str, Any]]

    def _check(self, number: int, turn: dict[str, Any], replies: list[dict[str, Any]]) -> None:
        said = next((str(turn[key]) for key in ("say", "press", "upload", "locate") if key in turn), "")
        self.heard.append(
            {
                "turn": number,
                "said": said,
                "utters": [reply["utter"] for reply in replies],
                "texts": [_BY_CHANCE.sub("…", reply["text"]) for reply in replies],
                "buttons": [button["title"] for reply in replies for button in reply["buttons"]],
            }
        )
        super()._check(number, turn | {"hear": [], "see": [], "not": []}, replies)

    def _speaker(self, name: str | None) -> Player:
        speaker = super()._speaker(name)
        if isinstance(speaker, Player) and not isinstance(speaker, _Recorder):
            speaker.__class__ = _Recorder
        speaker.heard = self.heard  # type: ignore[attr-defined]
        return speaker


def record(file: Path, folders: list[str]) -> None:
    """Play and write."""
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house, file.open("w") as out:
        for path in sorted((ROOT / "tests").glob("*/*conversations.yml")):
            if folders and path.parent.name not in folders:
                continue
            for line in _played(house, path):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _played(house: House, path: Path) -> Iterator[dict[str, Any]]:
    preludes = path.with_name("preludes.yml")
    before: dict[str, list[dict[str, Any]]] = read_yaml(preludes) if preludes.is_file() else {}
    for conversation in read_conversations(path):
        turns = [turn for name in conversation.get("after", []) for turn in before[name]] + conversation["turns"]
        house.reset()
        recorder = _Recorder(house, conversation.get("timezone", "Asia/Shanghai"))
        recorder.heard = []
        failed = ""
        try:
            recorder.play(turns)
        except Exception as error:  # a conversation that breaks off is a line of the record, too
            failed = f"{type(error).__name__}: {str(error)[:200]}"
        for line in recorder.heard:
            yield {"file": path.parent.name, "conversation": conversation["name"], **line}
        if failed:
            yield {"file": path.parent.name, "conversation": conversation["name"], "turn": 0, "failed": failed}


def compare(before: Path, after: Path) -> int:
    """Print what differs; return how many turns do."""
    old, new = _lines(before), _lines(after)
    differing = [key for key in dict.fromkeys([*old, *new]) if old.get(key) != new.get(key)]
    for key in differing:
        print(f"\n{' / '.join(map(str, key))}")
        for sign, line in (("-", old.get(key)), ("+", new.get(key))):
            print(f"  {sign} {json.dumps(line, ensure_ascii=False)[:1500]}")
    print(f"\n{len(differing)} of {len(old)} turns differ")
    return len(differing)


def _lines(file: Path) -> dict[tuple[str, str, int], dict[str, Any]]:
    lines = map(json.loads, file.read_text("utf-8").splitlines())
    return {(line["file"], line["conversation"], line["turn"]): line for line in lines}


def main() -> int:
    """Record or compare."""
    if len(sys.argv) > 2 and sys.argv[1] == "record":
        record(Path(sys.argv[2]), sys.argv[3:])
        return 0
    if len(sys.argv) == 4 and sys.argv[1] == "compare":
        return min(compare(Path(sys.argv[2]), Path(sys.argv[3])), 1)
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main())

"""Play lay questions of law to the whole house: `python -m bench.law_talk_report`, in the services' environment.

Each line of `bench/law/talk.txt` is typed by a person of its own, at the door or inside an open form, to the real bot,
actions, services and library on this machine. Counted is what a person gets: the right answer as certain, under its own
question, or among a few; something wrong as certain; "I ask somebody"; or something else that opens. Beside it stands
what the library alone makes of the same words. With `--show` every message that got no right answer is printed.
Writes bench/results/law_talk.json. The exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from actions.dialogue.buttons import payload_of
from actions.script import simplified
from backend.protection.library_pages import law_library
from backend.protection.model import LawEntry
from backend.protection.retrieval.law_search import LawSearch, refusals
from bench.dialogue.walk import NOT_UNDERSTOOD
from tests.stage.house import House, running_house
from tests.stage.standing import Speaker, utters

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = Path(__file__).parent / "law" / "talk.txt"
RESULTS: Final = ROOT / "bench" / "results" / "law_talk.json"
OPENINGS: Final[Mapping[str, Sequence[str]]] = {
    "door": (),
    "filing": ("我要立案",),
    "told": ("我要起诉我朋友吴国安，2022年5月1日他借了我五万块，一直不还",),
    "notarization": ("我想预约公证",),
    "defence": ("我被人告了，要答辩",),
}
"""Messages said before, by place."""
RIGHT: Final = ("told", "likely", "offered", "house", "refused rightly", "said unknown")
"""Outcomes with which a question is served."""
WRONG: Final = ("told wrong",)
GOALS: Final = {"served": 0.80, "told wrong": 0.02, "others answered": 0.02}
"""Shares: at least the first, at most the others."""
_CERTAIN: Final = frozenset({"utter_law_answer", "utter_law_answer_in_form", "utter_law_rule", "utter_law_further"})
_LIKELY: Final = "utter_law_likely"
_CANDIDATES: Final = "utter_law_candidates"
_UNKNOWN: Final = "utter_law_unknown"
_REFUSED: Final = "utter_law_refused_"
_OTHER: Final = "other"
_ASKING: Final = ("utter_ask_", "utter_form_review")


@dataclass(frozen=True, slots=True)
class Case:
    """A message with what it ought to come to.

    Args:
        place: key of `OPENINGS`.
        wanted: for each question of the message the names any of which serves it.
        said: what is typed; the last is judged.
    """

    place: str
    wanted: tuple[frozenset[str], ...]
    said: tuple[str, ...]

    @property
    def is_other(self) -> bool:
        """Return True if it asks for no rule of law."""
        return self.wanted == (frozenset({_OTHER}),)

    @property
    def is_answerable(self) -> bool:
        """Return True if an entry, or an answer of the house, serves it."""
        plain = {name for names in self.wanted for name in names}
        return not self.is_other and not any(name == "unknown" or name.startswith("refused ") for name in plain)


@dataclass(slots=True)
class Judged:
    """Message that was played, with what it came to.

    Args:
        outcome: in one or two words.
        alone: the same of the library alone.
        again: whether the form's question stood again; None where no form is open.
        heard: the utterances.
        replies: the words.
    """

    case: Case
    outcome: str
    alone: str
    again: bool | None = None
    heard: Sequence[str] = field(default_factory=tuple)
    replies: str = ""


def read_page(page: Path = PAGE) -> Iterator[Case]:
    """Yield the cases of a page.

    Raises:
        ValueError: a place or a name is none.
    """
    library = law_library()
    for line in page.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        place, wanted, text = (part.strip() for part in line.split("|", 2))
        names = tuple(frozenset(one.strip() for one in group.split(",")) for group in wanted.split(" + "))
        odd = [name for group in names for name in group if not (name in library or _is_name(name))]
        if place not in OPENINGS or odd:
            raise ValueError(f"{page.name}: {place} {odd}: {text}")
        yield Case(place, names, tuple(part.strip() for part in text.split(" >> ")))


def _is_name(name: str) -> bool:
    return name in ("unknown", _OTHER) or name.startswith(("refused ", "utter_"))


class Ear:
    """Recognition of the entries of the library in replies, by the buttons under them or by their words."""

    def __init__(self, library: Mapping[str, LawEntry]) -> None:
        self._answers = {
            words: entry.entry_id for entry in library.values() for words in (entry.answer.zh, entry.answer.en)
        }
        self._payloads = {payload_of("ask_law", law_entry=name): name for name in library}
        self._rules = {payload_of("ask_law", law_entry=name, law_part="rule"): name for name in library}

    def told(self, reply: Mapping[str, Any]) -> str:
        """Return the entry a reply tells, or nothing."""
        for button in reply["buttons"]:
            if name := self._rules.get(button["payload"], ""):
                return name
        text = simplified(str(reply["text"]))
        return next((name for words, name in self._answers.items() if simplified(words) in text), "")

    def offered(self, reply: Mapping[str, Any]) -> list[str]:
        """Return the entries a reply has buttons for."""
        found = (self._payloads.get(button["payload"]) for button in reply["buttons"])
        return [name for name in found if name]


def outcome(case: Case, replies: Sequence[Mapping[str, Any]], ear: Ear) -> str:
    """Return what a message came to, in one or two words; pure."""
    certain = [ear.told(one) for one in replies if one["utter"] != _LIKELY]
    told = [name for name in certain if name]
    likely = [ear.told(one) for one in replies if one["utter"] == _LIKELY]
    offered = [name for one in replies for name in ear.offered(one)]
    heard = utters(replies)
    if case.is_other:
        return "others answered" if told else "left alone"
    if not case.is_answerable:
        return _unanswerable(case, heard, told, [*likely, *offered])
    meant = frozenset().union(*case.wanted)
    if any(name not in meant for name in told):
        return "told wrong"
    served = [_served(names, told, likely, offered, heard) for names in case.wanted]
    if all(served):
        return max(served, key=("told", "house", "likely", "offered").index)
    if any(served):
        return "in part"
    return _missed(heard, likely, offered)


def _served(
    names: frozenset[str], told: Sequence[str], likely: Sequence[str], offered: Sequence[str], heard: Sequence[str]
) -> str:
    """Name the way one question of a message is served, or nothing."""
    if names & set(told):
        return "told"
    if any(fnmatch(one, name) for name in names for one in heard if name.startswith("utter_")):
        return "house"
    if names & set(likely):
        return "likely"
    return "offered" if names & set(offered) else ""


def _unanswerable(case: Case, heard: Sequence[str], told: Sequence[str], shown: Sequence[str]) -> str:
    if told:
        return "told wrong"
    refused = [one for one in heard if one.startswith(_REFUSED)]
    wanted = {f"{_REFUSED}{name.removeprefix('refused ')}" for names in case.wanted for name in names}
    if refused:
        return "refused rightly" if wanted & set(refused) else "refused otherwise"
    if _UNKNOWN in heard:
        return "said unknown"
    return "shown something" if shown else _missed(heard, (), ())


def _missed(heard: Sequence[str], likely: Sequence[str], offered: Sequence[str]) -> str:
    if likely:
        return "likely wrong"
    if offered:
        return "offered others"
    if _UNKNOWN in heard:
        return "asks somebody"
    if any(one.startswith(_REFUSED) for one in heard):
        return "refused"
    if not heard or any(one in NOT_UNDERSTOOD for one in heard):
        return "not understood"
    return "something else"


def play(house: House, case: Case, ear: Ear, search: LawSearch) -> Judged:
    """Type one case in a conversation of its own."""
    speaker = Speaker(house, "America/Toronto")
    for words in (*OPENINGS[case.place], *case.said[:-1]):
        speaker.say(words)
    before = speaker.standing()
    replies = speaker.say(case.said[-1])
    after = speaker.standing()
    found = outcome(case, replies, ear)
    changed = dict(before.answers) != dict(after.answers)
    again = None
    if before.service:
        again = not changed and after.draft_id == before.draft_id and after.question == before.question
        again = again and any(one.startswith(_ASKING) for one in utters(replies))
        if changed and not case.is_other and found == "something else":
            found = "taken as value"
    elif after.service and found == "something else":
        found = f"opens {after.service}"
    words = " ¶ ".join(str(one["text"])[:160].replace("\n", " ") for one in replies)
    return Judged(case, found, _alone(case, search), again, utters(replies), words)


def _alone(case: Case, search: LawSearch) -> str:
    """Name the outcome of the words at the library without the house."""
    finding = search.find(case.said[-1])
    meant = frozenset().union(*case.wanted)
    if finding.entry is not None:
        return "told" if finding.entry.entry_id in meant else "told wrong"
    if finding.refusal is not None:
        return f"refused {finding.refusal}"
    shown = {one.entry_id for one in finding.candidates}
    return "" if not shown else ("offered" if shown & meant else "offered others")


def measure(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the shares that have goals, and those beside them."""
    ours = [one for one in judged if one.case.is_answerable]
    none = [one for one in judged if not one.case.is_answerable and not one.case.is_other]
    others = [one for one in judged if one.case.is_other]
    inside = [one for one in judged if one.again is not None and not one.case.is_other]
    law = [*ours, *none]
    return {
        "messages": len(judged),
        "answerable": len(ours),
        "told": _share(ours, "told"),
        "served": _share(ours, *RIGHT),
        "told wrong": _share(law, *WRONG),
        "asks somebody": _share(ours, "asks somebody"),
        "served by the library alone": sum(one.alone in RIGHT for one in ours) / max(len(ours), 1),
        "unanswerable refused or unknown": _share(none, "refused rightly", "refused otherwise", "said unknown"),
        "others answered": _share(others, "others answered"),
        "form's question stands again": sum(bool(one.again) for one in inside) / max(len(inside), 1),
    }


def _share(judged: Sequence[Judged], *outcomes: str) -> float:
    return sum(one.outcome in outcomes for one in judged) / max(len(judged), 1)


def _shown(one: Judged) -> str:
    wanted = " + ".join(", ".join(sorted(names)) for names in one.case.wanted)
    head = f"{one.outcome:16} alone {one.alone or '-':14} again {one.again}  [{one.case.place}]"
    return f"{head} {' >> '.join(one.case.said)}\n{'':16} {wanted} heard {list(one.heard)}\n{'':16} {one.replies[:500]}"


def missed(found: Mapping[str, float]) -> list[str]:
    """Return the goals that figures miss."""
    return [name for name, goal in GOALS.items() if (found[name] < goal if name == "served" else found[name] > goal)]


def main() -> int:
    """Play, print and write; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m bench.law_talk_report", description=__doc__.split("\n")[0])
    options.add_argument("--show", action="store_true", help="print every message that got no right answer")
    options.add_argument("--page", type=Path, default=PAGE, help="another page of the same kind")
    options.add_argument("--only", nargs="*", default=[], help="only messages with one of these words")
    given = options.parse_args()
    cases = [one for one in read_page(given.page) if not given.only or any(word in one.said[-1] for word in given.only)]
    ear, search = Ear(law_library()), LawSearch(law_library(), refusals(), ROOT / "models")
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house:
        judged = [play(house, case, ear, search) for case in cases]
    found = measure(judged)
    for name, value in found.items():
        goal = f"   goal {'≥' if name == 'served' else '≤'} {GOALS[name]:.0%}" if name in GOALS else ""
        print(f"  {name:34}{value:8.3f}{goal}" if value <= 1 else f"  {name:34}{value:8.0f}")
    for place in OPENINGS:
        counted = Counter(one.outcome for one in judged if one.case.place == place)
        print(f"  {place:14}", ", ".join(f"{name} {many}" for name, many in counted.most_common()))
    for one in judged if given.show else ():
        if one.outcome not in (*RIGHT, "left alone") or one.again is False:
            print(_shown(one))
    if given.page == PAGE and not given.only:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(
            json.dumps({name: round(value, 4) for name, value in found.items()}, indent=1) + "\n", "utf-8"
        )
    if short := missed(found):
        print(f"missed: {', '.join(short)}")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

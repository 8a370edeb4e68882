"""The held-out utterances, and how good a ranking of intents is on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HELD_OUT = Path(__file__).resolve().parents[1] / "tests" / "nlu" / "held_out.txt"
BLIND = HELD_OUT.with_name("held_out_blind.txt")
"""Utterances that nothing was ever chosen by; who looks at one that went wrong must write a new one."""
STRANGERS = HELD_OUT.with_name("held_out_strangers.txt")
"""Sentences about objects of which training has none."""
LANGUAGES = HELD_OUT.with_name("held_out_languages.txt")
"""Utterances in languages of which training has next to nothing; the slice is the language."""
TROUBLE = HELD_OUT.with_name("held_out_trouble.txt")
"""Trouble told without a wish."""
LAY_LAW = HELD_OUT.with_name("held_out_law.txt")
"""Questions about the law as lay people put them."""
OUT_OF_SCOPE = "out_of_scope"
FALLBACK = "nlu_fallback"
HARMLESS = frozenset({OUT_OF_SCOPE, FALLBACK, "greet", "goodbye", "thank", "affirm", "deny"})
"""Intents allowed for a stranger's sentence: to refuse, to ask back, or to be polite."""
SLICES = {"s": "Simplified", "t": "Traditional", "c": "Cantonese", "e": "English", "m": "mixed", "y": "typos"}


@dataclass(frozen=True)
class Utterance:
    """Message somebody wrote and what was meant."""

    text: str
    intent: str
    slice: str


@dataclass(frozen=True)
class Judged:
    """An utterance with what the model said about it."""

    utterance: Utterance
    decided: str
    """The intent that the bot acts on: a real one, `nlu_fallback` or `out_of_scope`."""
    ranking: Sequence[Mapping[str, float]]
    """Real intents with their confidence, the likeliest first."""

    @property
    def right(self) -> bool:
        """Return True if the likeliest intent is the one that was meant."""
        return self.ranking[0]["name"] == self.utterance.intent

    @property
    def outright(self) -> bool:
        """Return True if the bot acts at once, and on the intent that was meant."""
        return self.decided == self.utterance.intent

    @property
    def acted_on(self) -> bool:
        """Return True if the bot would do something of ours at once, whatever was meant."""
        return self.decided not in HARMLESS

    @property
    def offered(self) -> bool:
        """Return True if the bot acts on what was meant, or asks back with that among the three."""
        return self.outright or (self.decided == FALLBACK and self.among_three)

    @property
    def among_three(self) -> bool:
        """Return True if the intent that was meant would be among the three buttons."""
        return self.utterance.intent in [rival["name"] for rival in self.ranking[:3]]


def read_held_out(path: Path = HELD_OUT) -> list[Utterance]:
    """Reads the file of `## intent` headings followed by lines of slice letter and text."""
    utterances, intent = [], ""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("## "):
            intent = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            written_in, text = line.split(maxsplit=1)
            utterances.append(Utterance(text, intent, written_in))
    return utterances


def share(judged: Iterable[bool]) -> float:
    """Returns the share of true values, 0 where there is none."""
    values = list(judged)
    return sum(values) / len(values) if values else 0.0


def accuracy_by_slice(judged: Sequence[Judged]) -> dict[str, float]:
    """Returns accuracy on what the bot is there for, by the letter of the slice."""
    return {
        letter: share(one.right for one in judged if one.utterance.slice == letter and _in_scope(one))
        for letter in SLICES
    }


def strangers_accepted(judged: Sequence[Judged], in_scope_accepted: float = 0.95) -> float:
    """Returns how many out-of-scope utterances would be let in where this share of the others is.

    The measure of acceptance is the confidence that the utterance is not out of scope.
    """
    ours = sorted(_belief(one) for one in judged if _in_scope(one))
    bar = ours[int(len(ours) * (1 - in_scope_accepted))]
    return share(_belief(one) >= bar for one in judged if not _in_scope(one))


def _in_scope(one: Judged) -> bool:
    """Tells whether the utterance is about something the bot does."""
    return one.utterance.intent != OUT_OF_SCOPE


def _belief(one: Judged) -> float:
    """Returns the confidence that the utterance is one for us."""
    return 1 - next((rival["confidence"] for rival in one.ranking if rival["name"] == OUT_OF_SCOPE), 0.0)

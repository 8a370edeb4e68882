"""Weigh the signals of the law search and calibrate its belief: `python -m bench.law_calibration`.

Every way of asking is asked as if the library did not hold it (leave one out, in closed form), beside sentences that
ask for no law at all (the bot's training sentences of other intents).
Each language has a calibration of its own: the encoder finds English questions less alike than Chinese ones.
Writes backend/protection/retrieval/calibration.yml. Runs in the services' environment.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize

from backend.protection.library_pages import law_library
from backend.protection.retrieval.law_search import LANGUAGES, SIGNALS, LawSearch, features, language_of, refusals
from backend.protection.retrieval.meaning import RIDGE, kernel

ROOT = Path(__file__).resolve().parents[1]
CALIBRATION = ROOT / "backend" / "protection" / "retrieval" / "calibration.yml"
STRANGE_INTENTS = re.compile(
    r"^(?:start_(?!protection|enquiry)|find_|out_of_scope|greet|thank|goodbye|change_|cancel|resume|restart|ask_appointment|"
    r"ask_progress|ask_case_progress|ask_institution|ask_human|ask_help|link_|unlink_|inform|complain|tell_worry)"
)
"""Intents whose sentences ask for no rule of law."""
WRONG_OF_TOLD = 0.008
"""Share of what is told outright to the questions for tuning that may be wrong: less than half the goal, since they are
written by whoever writes the entries, and are easier than a stranger's."""
WORTH_OFFERING = 0.2
"""Belief from which the first three are offered."""
STRANGERS_OUTRIGHT = 0.01
"""Share of sentences that ask for no law which may be answered as if they did."""
LEVELS = tuple(float(level) for level in np.arange(0.4, 0.99, 0.01))
"""Beliefs that are tried."""
TUNING = ROOT / "bench" / "law" / "tuning.txt"
TRUSTED = {"left out": 0.2, "tuning": 5.0, "strange": 0.3}
"""Weight of a sentence of each kind: people ask as in the page for tuning, not as a way that was left out."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Questions in one language with their signals.

    Args:
        meant: places of the right entries, or None where no entry is meant.
        trust: how much each counts.
        is_tuning: which are questions for tuning.
    """

    texts: Sequence[str]
    signals: Mapping[str, np.ndarray]
    meant: Sequence[set[int]]
    trust: np.ndarray
    is_tuning: np.ndarray

    def of(self, language: str) -> Sample:
        """Return the part in one language."""
        rows = [row for row, text in enumerate(self.texts) if language_of(text) == language]
        signals = {name: values[rows] for name, values in self.signals.items()}
        texts, meant = [self.texts[row] for row in rows], [self.meant[row] for row in rows]
        return Sample(texts, signals, meant, self.trust[rows], self.is_tuning[rows])


def main() -> int:
    """Calibrate each language, print and write."""
    search = LawSearch(law_library(), refusals(), ROOT / "models")
    known, strange = _known(search), _strange(search)
    print(f"{len(search.library)} entries, {len(search.texts)} ways of asking, {known.is_tuning.sum():.0f} for tuning")
    page = {}
    for language in LANGUAGES:
        print(language)
        page[language] = _calibrated(known.of(language), strange.of(language))
    CALIBRATION.write_text(
        "# Written by `python -m bench.law_calibration`; do not edit by hand.\n" + yaml.safe_dump(page), "utf-8"
    )
    return 0


def _known(search: LawSearch) -> Sample:
    """The ways of asking, each as if it were not known, and the questions for tuning."""
    places = {name: place for place, name in enumerate(search.names)}
    questions = list(_tuning())
    left_out, asked = _left_out(search), _signals(search, [text for _, text in questions])
    owners = [{int(owner)} for owner in search.owners]
    many = len(owners)
    return Sample(
        [*search.texts, *(text for _, text in questions)],
        {name: np.concatenate([left_out[name], asked[name]]) for name in SIGNALS},
        [*owners, *({places[name] for name in names} for names, _ in questions)],
        np.array([TRUSTED["left out"]] * many + [TRUSTED["tuning"]] * len(questions)),
        np.arange(many + len(questions)) >= many,
    )


def _strange(search: LawSearch) -> Sample:
    """Sentences that ask for no law."""
    texts = sorted(set(_other_sentences()))[::4]
    many = len(texts)
    trust = np.full(many, TRUSTED["strange"])
    return Sample(texts, _signals(search, texts), [set()] * many, trust, np.zeros(many, dtype=bool))


def _calibrated(known: Sample, strange: Sample) -> dict[str, Any]:
    """Write for one language what is calibrated; printed with what it comes to."""
    weights, tuned = _weights(known), known.is_tuning
    table, right, three = _judged(known, weights)
    strangers, _, _ = _judged(strange, weights)
    for name, rows in (("left out", ~tuned), ("tuning", tuned)):
        print(f"  {name}: first {right[rows].mean():.3f}, in three {three[rows].mean():.3f}")
    every, fits = np.concatenate([table, strangers]), np.concatenate([right, np.zeros(len(strangers))])
    belief, slope = _belief(every, fits, np.concatenate([known.trust, strange.trust]))
    chance, strange_chance = _chance(belief, slope, table[tuned]), _chance(belief, slope, strangers)
    wrong = ~right[tuned].astype(bool)
    outright = outright_level(chance, wrong)
    beside = next(level for level in LEVELS if (strange_chance >= level).mean() <= STRANGERS_OUTRIGHT)
    for name, level in (("outright", outright), ("beside", beside), ("offered", WORTH_OFFERING)):
        told, met = chance >= level, (strange_chance >= level).mean()
        share = (told & wrong).sum() / max(told.sum(), 1)
        print(f"  {name} from {level:.2f}: {told.mean():.3f}, of which {share:.3f} wrong; strangers {met:.4f}")
    return {
        "weights": {name: round(value, 4) for name, value in weights.items()},
        "belief": [round(float(belief), 4), *(round(float(one), 4) for one in slope)],
        "outright": round(outright, 2),
        "beside": round(max(outright, beside), 2),
        "candidates": WORTH_OFFERING,
    }


def outright_level(chance: np.ndarray, wrong: np.ndarray) -> float:
    """Return the lowest belief from which little of what is told is wrong.

    Args:
        chance: of each question for tuning, that its first entry is right.
        wrong: whether it is not.
    """
    return next(
        (at for at in LEVELS if ((chance >= at) & wrong).sum() <= WRONG_OF_TOLD * (chance >= at).sum()), LEVELS[-1]
    )


def _judged(sample: Sample, weights: Mapping[str, float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The features of each question, whether its first entry is right, and whether one of three is."""
    signals, meant = sample.signals, sample.meant
    scores = sum(weights[name] * signals[name] for name in SIGNALS)
    order = np.argsort(-scores, axis=1)
    rows = range(len(order))
    found = [
        features(scores[row][order[row]], {name: signals[name][row] for name in SIGNALS}, int(order[row, 0]))
        for row in rows
    ]
    right = np.array([float(order[row, 0] in meant[row]) for row in rows])
    three = np.array([float(bool(meant[row] & set(order[row, :3]))) for row in rows])
    return np.array(found), right, three


def _tuning() -> Iterator[tuple[list[str], str]]:
    for line in TUNING.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names, text = line.split("|", 1)
            yield [name.strip() for name in names.split(",")], text.strip()


def _signals(search: LawSearch, texts: list[str]) -> dict[str, np.ndarray]:
    rows = [search.signals(text) for text in texts]
    return {name: np.stack([row[name] for row in rows]) for name in SIGNALS}


def _left_out(search: LawSearch) -> dict[str, np.ndarray]:
    """The signals of every way of asking for every entry, as if that way were not known."""
    near = kernel(search.vectors @ search.vectors.T).astype(np.float64)
    near[np.diag_indices_from(near)] += RIDGE
    inverse = cho_solve(cho_factor(near), np.eye(len(near)))
    wanted = np.zeros((len(near), len(search.names)))
    wanted[np.arange(len(near)), search.owners] = 1
    meaning = wanted - (inverse @ wanted) / np.diag(inverse)[:, None]
    found: dict[str, list[np.ndarray]] = {name: [] for name in SIGNALS}
    for place, text in enumerate(search.texts):
        words = search._words.likeness(text)
        words[place] = 0
        told = search.signals_of(meaning[place].astype(np.float32), words, search.vectors[place], text)
        for name in SIGNALS:
            found[name].append(told[name])
    return {name: np.stack(rows) for name, rows in found.items()}


def _weights(known: Sample) -> dict[str, float]:
    """The weights that make a right entry likeliest, none below nothing."""
    signals = known.signals
    spread = {name: float(signals[name].std()) for name in SIGNALS}
    table = np.stack([signals[name] / spread[name] for name in SIGNALS], axis=-1)
    wanted = np.zeros(table.shape[:2], dtype=bool)
    for row, places in enumerate(known.meant):
        wanted[row, list(places)] = True
    trust = known.trust / known.trust.sum()

    def surprise(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        right = (shares * wanted).sum(axis=1) + 1e-12
        among = shares * wanted / right[:, None]
        slope = -np.einsum("q,qe,qes->s", trust, among - shares, table) + 2e-3 * weights
        return float(-trust @ np.log(right) + 1e-3 * weights @ weights), slope

    # What was written to differ shares few words with its like; a person's words often do: so words count a little.
    bounds = [(0.1 if name == "words" else 0.0, None) for name in SIGNALS]
    found = minimize(surprise, np.ones(len(SIGNALS)), jac=True, method="L-BFGS-B", bounds=bounds).x
    print(" ", {name: round(float(weight), 2) for name, weight in zip(SIGNALS, found, strict=True)})
    return {name: float(weight / spread[name]) for name, weight in zip(SIGNALS, found, strict=True)}


def _belief(table: np.ndarray, right: np.ndarray, trust: np.ndarray) -> tuple[float, np.ndarray]:
    """Intercept and slope of a weighted logistic regression."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    plain_table, trust = (table - middle) / spread, trust / trust.sum()

    def surprise(parameters: np.ndarray) -> float:
        sums = parameters[0] + plain_table @ parameters[1:]
        return float(trust @ (np.logaddexp(0, sums) - right * sums) + 1e-3 * parameters[1:] @ parameters[1:])

    found = minimize(surprise, np.zeros(table.shape[1] + 1), method="L-BFGS-B").x
    slope = found[1:] / spread
    return float(found[0] - slope @ middle), slope


def _chance(intercept: float, slope: np.ndarray, table: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(intercept + table @ slope, -30, 30)))


def _other_sentences() -> Iterator[str]:
    for path in sorted((ROOT / "bot" / "data").glob("*/nlu*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8")).get("nlu", []):
            if STRANGE_INTENTS.match(block.get("intent", "")):
                yield from (line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- "))


if __name__ == "__main__":
    sys.exit(main())

"""Weigh the signals of the law search and calibrate its belief: `python -m bench.law_calibration`.

Every way of asking is asked as if the library did not hold it (leave one out, in closed form), beside sentences that
ask for no law at all (the bot's training sentences of other intents).
Writes backend/protection/retrieval/calibration.yml. Runs in the services' environment.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize

from backend.protection.library_pages import law_library
from backend.protection.retrieval.folding import plain
from backend.protection.retrieval.law_search import SIGNALS, LawSearch, features, refusals
from backend.protection.retrieval.meaning import RIDGE, encode, kernel

ROOT = Path(__file__).resolve().parents[1]
CALIBRATION = ROOT / "backend" / "protection" / "retrieval" / "calibration.yml"
STRANGE_INTENTS = re.compile(
    r"^(?:start_(?!protection|enquiry)|find_|out_of_scope|greet|thank|goodbye|change_|cancel|resume|restart|ask_appointment|"
    r"ask_progress|ask_case_progress|ask_institution|ask_human|ask_help|link_|unlink_|inform|complain|tell_worry)"
)
"""Intents whose sentences ask for no rule of law."""
SURE_ENOUGH = 0.94
"""Share of right answers among those told outright, on questions the library has never seen."""
WORTH_OFFERING = 0.35
"""Belief from which the first three are offered."""
STRANGERS_OUTRIGHT = 0.01


def main() -> int:
    """Calibrate, print and write."""
    search = LawSearch(law_library(), refusals(), ROOT / "models")
    left_out, owners = _left_out(search), search.owners
    spread = {name: float(left_out[name].std()) for name in SIGNALS}
    weights = _weights({name: left_out[name] / spread[name] for name in SIGNALS}, owners)
    weighed = {name: float(weight / spread[name]) for name, weight in zip(SIGNALS, weights, strict=True)}
    scores = sum(weighed[name] * left_out[name] for name in SIGNALS)
    order = np.argsort(-scores, axis=1)
    rows = np.arange(len(owners))
    right = order[:, 0] == owners
    print(f"{len(search.library)} entries, {len(owners)} ways of asking; left out: first {right.mean():.3f}, "
          f"in three {(order[:, :3] == owners[:, None]).any(axis=1).mean():.3f}")  # fmt: skip
    print({name: round(float(weight), 2) for name, weight in zip(SIGNALS, weights, strict=True)})
    known = [
        features(scores[row][order[row]], {name: left_out[name][row] for name in SIGNALS}, int(order[row, 0]))
        for row in rows
    ]
    strange, fits = _strangers(search, weighed), right.astype(float)
    belief, slope = _belief(np.array([*known, *strange]), np.array([*fits, *np.zeros(len(strange))]))
    chance = _chance(belief, slope, np.array(known))
    strange_chance = _chance(belief, slope, np.array(strange))
    outright = next(
        float(level)
        for level in np.arange(0.5, 0.99, 0.01)
        if right[chance >= level].mean() >= SURE_ENOUGH and (strange_chance >= level).mean() <= STRANGERS_OUTRIGHT
    )
    told, offered = chance >= outright, strange_chance >= WORTH_OFFERING
    print(f"outright from {outright:.2f}: {told.mean():.3f} of questions, right {right[told].mean():.3f}")
    print(f"strangers outright {(strange_chance >= outright).mean():.4f}, offered {offered.mean():.3f}")
    page = {
        "weights": {name: round(value, 4) for name, value in weighed.items()},
        "belief": [round(float(belief), 4), *(round(float(one), 4) for one in slope)],
        "outright": round(outright, 2),
        "candidates": WORTH_OFFERING,
    }
    CALIBRATION.write_text(
        "# Written by `python -m bench.law_calibration`; do not edit by hand.\n" + yaml.safe_dump(page), "utf-8"
    )
    return 0


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


def _weights(signals: dict[str, np.ndarray], owners: np.ndarray) -> np.ndarray:
    """The weights that make the right entry likeliest, none below nothing."""
    table, rows = np.stack([signals[name] for name in SIGNALS], axis=-1), np.arange(len(owners))

    def surprise(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(axis=1, keepdims=True)
        loss = -np.log(shares[rows, owners] + 1e-12).mean() + 1e-3 * weights @ weights
        slope = -(table[rows, owners] - np.einsum("qe,qes->qs", shares, table)).mean(axis=0) + 2e-3 * weights
        return float(loss), slope

    start = np.ones(len(SIGNALS))
    # What was written to differ shares few words with its like; a person's words often do: so words count a little.
    bounds = [(0.15 if name == "words" else 0.0, None) for name in SIGNALS]
    return minimize(surprise, start, jac=True, method="L-BFGS-B", bounds=bounds).x


def _belief(table: np.ndarray, right: np.ndarray) -> tuple[float, np.ndarray]:
    """Intercept and slope of a logistic regression."""
    middle, spread = table.mean(axis=0), table.std(axis=0) + 1e-9
    plain_table = (table - middle) / spread

    def surprise(parameters: np.ndarray) -> float:
        sums = parameters[0] + plain_table @ parameters[1:]
        return float(np.mean(np.logaddexp(0, sums) - right * sums) + 1e-3 * parameters[1:] @ parameters[1:])

    found = minimize(surprise, np.zeros(table.shape[1] + 1), method="L-BFGS-B").x
    slope = found[1:] / spread
    return float(found[0] - slope @ middle), slope


def _chance(intercept: float, slope: np.ndarray, table: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(intercept + table @ slope, -30, 30)))


def _strangers(search: LawSearch, weights: dict[str, float]) -> list[tuple[float, ...]]:
    """The features of sentences that ask for no law; no entry is right for them."""
    texts = sorted(set(_other_sentences()))[::4]
    vectors = np.concatenate([encode([plain(text) for text in texts[at : at + 64]]) for at in range(0, len(texts), 64)])
    found = []
    for text, vector in zip(texts, vectors, strict=True):
        meaning = kernel(search.vectors @ vector) @ search.shares
        signals = search.signals_of(meaning, search._words.likeness(text), vector, text)
        scores = sum(weights[name] * signals[name] for name in SIGNALS)
        order = np.argsort(-scores)
        found.append(features(scores[order], signals, int(order[0])))
    return found


def _other_sentences() -> Iterator[str]:
    for path in sorted((ROOT / "bot" / "data").glob("*/nlu*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8")).get("nlu", []):
            if STRANGE_INTENTS.match(block.get("intent", "")):
                yield from (line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- "))


if __name__ == "__main__":
    sys.exit(main())

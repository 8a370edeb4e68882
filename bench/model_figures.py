"""Figures of the held-out report for a trained model, put on its card: `python -m bench.model_figures MODEL`.

Runs in the bot's environment and trains nothing. Ends with status 1 where a figure is below the floor: that model is
neither released nor served.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.nlu_pipeline import Pipeline
from bench.nlu_report import measure
from bot.model_card import add_figures
from bot.model_digest import read_digest

AT_LEAST = {
    "accuracy": 0.95,
    "accuracy_of_worst_slice": 0.90,
    "blind_accuracy": 0.95,
    "ours_outright": 0.90,
    "accuracy_of_languages": 0.85,
    "trouble_led_to_filing": 0.80,
}
AT_MOST = {"strangers_accepted": 0.10, "strangers_acted_on": 0.08}
"""The floor: below it people are understood noticeably worse than ever (the goals are in `nlu_report`)."""
OF_THE_MACHINE = ("parse_p50_ms", "parse_p99_ms", "memory_mb")
"""Figures that say more of the machine than of the model."""


def main(model: Path) -> int:
    """Measure a model, write its card, print what is below the floor, and return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        measured = measure(Pipeline.of(model, Path(folder)).judge)
    figures = {name: value for name, value in measured.items() if name not in OF_THE_MACHINE}
    below = below_the_floor(figures)
    add_figures(model, read_digest(model), figures, below)
    for one in below:
        print(one, file=sys.stderr)
    return 1 if below else 0


def below_the_floor(figures: Mapping[str, Any]) -> list[str]:
    """Return each figure that is worse than the floor allows, or missing, as a sentence's piece."""
    bad = [f"{name} {_shown(figures, name)}, at least {least:.1%}" for name, least in AT_LEAST.items()
           if figures.get(name, -1.0) < least]  # fmt: skip
    return bad + [f"{name} {_shown(figures, name)}, at most {most:.1%}" for name, most in AT_MOST.items()
                  if figures.get(name, 2.0) > most]  # fmt: skip


def _shown(figures: Mapping[str, Any], name: str) -> str:
    return f"{figures[name]:.1%}" if name in figures else "not measured"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

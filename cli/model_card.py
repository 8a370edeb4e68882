"""The cards of the models in `models/`, as training and `bench/model_figures.py` write them, for people to read.

A model without a card is an older one; a model without figures has not been measured here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ARCHIVE = ".tar.gz"


@dataclass(frozen=True)
class Card:
    """Facts about one model.

    Args:
        trained_at: ISO 8601, UTC; "" where nobody wrote it down.
        versions: of what it was trained with.
        figures: of the held-out report; None while it was not measured.
        below: what of them is below the floor. A bot does not start with such a model.
    """

    trained_at: str = ""
    versions: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Any] | None = None
    below: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Return True if the held-out report was made of it."""
        return self.figures is not None


def card_of(model: Path) -> Path:
    """Return where the card of an archive lies."""
    return model.with_name(f"{model.name.removesuffix(_ARCHIVE)}.json")


def read_card(model: Path) -> Card:
    """Return the card of exactly this archive; an empty one where there is none, or only that of an earlier archive."""
    try:
        told = json.loads(card_of(model).read_text("utf-8"))
        digest = model.with_name(f"{model.name}.sha256").read_text("ascii").strip()
    except (OSError, ValueError):
        return Card()
    if not isinstance(told, dict) or told.get("archive") != f"sha256:{digest}":
        return Card()
    return Card(
        told.get("trained_at") or "",
        dict(told.get("versions") or {}),
        told.get("figures"),
        tuple(told.get("below") or ()),
    )


def as_text(model: Path) -> str:
    """Return one model as an operator reads it."""
    card = read_card(model)
    name = model.name.removesuffix(_ARCHIVE)
    when = f"trained {card.trained_at}" if card.trained_at else "trained at a time nobody wrote down"
    with_what = ", ".join(f"{package} {version}" for package, version in card.versions.items())
    lines = [f"models/{name}  {when}" + (f"  ({with_what})" if with_what else "")]
    if card.figures is None:
        return "\n".join([*lines, "  not measured: yiqiaotong train"])
    shown = [f"{key} {value:.1%}" for key, value in card.figures.items() if isinstance(value, float)]
    lines.append("  held out: " + ", ".join(shown))
    lines += [f"  BELOW THE FLOOR: {one}; no bot starts with it" for one in card.below]
    return "\n".join(lines)


def archives(models: Path) -> list[Path]:
    """Return the whole models of a folder, the newest first."""
    whole = [path for path in models.glob(f"*{_ARCHIVE}") if "-" not in path.name and not path.is_symlink()]
    return sorted(whole, key=lambda path: path.stat().st_mtime, reverse=True)

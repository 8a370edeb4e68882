"""The one version of Rasa that this bot overrides (docs/decisions/0042): with another it does not start.

Classes, private methods and module attributes of Rasa are replaced here by name (`turn_processor`, `speedups`, `rules`,
`importer`, `without_tensorflow`). Another version may have renamed one of them; Rasa would then go its own way without
a word, and swallow the person's message whose action has failed.
"""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

OVERRIDDEN = "3.6.21"
"""The version every override was written and tested against; `bot/pyproject.toml` pins the same."""


def installed() -> str | None:
    """Return the version of Rasa that an import would find, without importing it; None where there is none."""
    try:
        return version("rasa")
    except PackageNotFoundError:
        return None


def mismatch() -> str | None:
    """Return in one sentence why the bot must not run with what is installed; None where it may."""
    found = installed()
    if found == OVERRIDDEN:
        return None
    there = f"Rasa {found} is installed" if found else "Rasa is not installed"
    return (
        f"{there}, but this bot overrides parts of Rasa {OVERRIDDEN} and runs with no other; "
        "lay its environment from bot/uv.lock again: make install"
    )

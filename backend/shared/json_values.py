"""Values of a service as JSON and the texts in them, for what is sealed in a row. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any


def as_json_values(value: Any) -> Any:
    """Return a value in what JSON knows.

    Args:
        value: of dictionaries, lists and tuples at any depth; amounts become exact text, days and moments ISO 8601.
    """
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # a moment is one, too
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: as_json_values(one) for name, one in value.items()}
    return [as_json_values(one) for one in value] if isinstance(value, list | tuple) else value


def every_text(value: Any, change: Callable[[str], str]) -> Any:
    """Return JSON values with every text in them changed.

    Args:
        value: JSON values at any depth; names of fields stay.
        change: makes the new text: how tokens of the vault are opened all at once, say.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: every_text(one, change) for name, one in value.items()}
    return [every_text(one, change) for one in value] if isinstance(value, list | tuple) else value

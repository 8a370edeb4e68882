"""Parties we talk with: the person behind one or more channel addresses."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_LANGUAGE = "zh-Hans"
DEFAULT_TIMEZONE = "Asia/Shanghai"


@dataclass(frozen=True, slots=True)
class Person:
    """One person, known by an opaque id.

    Args:
        person_id: ``p_`` and 16 hex digits.
        language: ``zh-Hans``, ``zh-Hant`` or ``en``; what we answer in.
        language_chosen: True once the person has asked for a language, which is then kept whatever they type.
        city: where they say they are, or None.
        timezone: IANA zone for showing times; Beijing's until it is known.
    """

    person_id: str
    language: str = DEFAULT_LANGUAGE
    language_chosen: bool = False
    city: str | None = None
    timezone: str = DEFAULT_TIMEZONE

"""Servers an operator may name that deal with language: one that puts speech into words, one that translates.

Neither is needed: without them people type, and read what was written as it was written.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_settings import BaseSettings


class LanguageServers(BaseSettings):
    """The part of `Settings` that names them."""

    transcription_url: str = ""
    transcription_key: str = ""
    transcription_model: str = "whisper-1"
    translation_url: str = ""
    translation_kind: Literal["libretranslate", "openai"] = "libretranslate"
    translation_key: str = ""
    translation_model: str = ""
    translation_timeout: float = Field(default=8.0, gt=0, le=20)
    translation_longest: int = Field(default=4000, ge=100, le=20_000)

    @model_validator(mode="after")
    def _model_of_translation(self) -> Self:
        if self.translation_url and self.translation_kind == "openai" and not self.translation_model:
            raise ValueError("YIQIAOTONG_TRANSLATION_KIND=openai needs YIQIAOTONG_TRANSLATION_MODEL")
        return self

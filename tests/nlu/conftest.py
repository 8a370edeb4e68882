"""The pipeline of the model that the house runs, loaded once for all that is understood."""

from __future__ import annotations

from functools import cache

import pytest

from bench.held_out import Judged, read_held_out
from bench.nlu_pipeline import Pipeline
from cli.train import ensure_model


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """The pipeline as the bot runs it, of the model for today's data: trained only where there is none yet."""
    loaded = Pipeline.of(ensure_model(print), tmp_path_factory.mktemp("nlu"))
    loaded.parse = cache(loaded.parse)  # type: ignore[method-assign]  # many tests look at the same sentences
    return loaded


@pytest.fixture(scope="session")
def judged(pipeline: Pipeline) -> list[Judged]:
    """Every held-out utterance with what the pipeline said about it."""
    return [pipeline.judge(utterance) for utterance in read_held_out()]

"""The pipeline of config.yml, trained once for the intent tests."""

from __future__ import annotations

import pytest

from bench.held_out import Judged, read_held_out
from bench.nlu_pipeline import Pipeline, training_data


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    """The pipeline after training, storing and loading, as the bot runs it."""
    trained = Pipeline(tmp_path_factory.mktemp("nlu"))
    trained.train(training_data())
    trained.load()
    return trained


@pytest.fixture(scope="session")
def judged(pipeline: Pipeline) -> list[Judged]:
    """Every held-out utterance with what the pipeline said about it."""
    return [pipeline.judge(utterance) for utterance in read_held_out()]

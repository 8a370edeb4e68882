"""Trains or loads the components of config.yml without the rest of Rasa, so that only understanding is measured."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.jieba_tokenizer import JiebaTokenizer
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import class_from_module_path

from bench.held_out import Judged, Utterance
from bot.importer import ServiceFolders

PROJECT = Path(__file__).resolve().parents[1]


def training_data() -> TrainingData:
    """Reads every example that `rasa train` learns from."""
    return ServiceFolders(str(PROJECT / "config.yml")).get_nlu_data("zh")


class Pipeline:
    """The pipeline of config.yml, trained into a folder and loaded from it."""

    def __init__(self, folder: Path) -> None:
        """Keeps the folder in which the trained components are stored."""
        folder.mkdir(parents=True, exist_ok=True)
        self._storage: ModelStorage = LocalModelStorage(folder)
        self._resources = [Resource(f"{place}") for place, _ in enumerate(_steps())]
        self._components: list[Any] = []

    @classmethod
    def of(cls, model: Path, folder: Path) -> Pipeline:
        """Returns the pipeline of a model that the bot's training has made, unpacked into a folder and loaded."""
        trained = cls(folder)
        trained._storage, _ = LocalModelStorage.from_model_archive(folder, model)
        trained._resources = [Resource(f"train_{step['name']}{place}") for place, step in enumerate(_steps())]
        trained.load()
        return trained

    def train(self, data: TrainingData) -> float:
        """Trains the components in their order and returns the seconds that took."""
        start = time.perf_counter()
        for place, (component, settings) in enumerate(_configured()):
            created = component.create(settings, self._storage, self._resources[place], _context(place))
            if hasattr(created, "train"):
                created.train(data)
            if hasattr(created, "process_training_data"):
                created.process_training_data(data)
        return time.perf_counter() - start

    def load(self) -> float:
        """Loads the trained components and returns the seconds that took."""
        start = time.perf_counter()
        self._components = [
            component.load(settings, self._storage, self._resources[place], _context(place))
            for place, (component, settings) in enumerate(_configured())
        ]
        return time.perf_counter() - start

    def parse(self, text: str) -> Message:
        """Understands one message."""
        message = Message({"text": text})
        for component in self._components:
            component.process([message])
        return message

    def judge(self, utterance: Utterance) -> Judged:
        """Understands a held-out utterance."""
        message = self.parse(utterance.text)
        return Judged(utterance, message.get("intent")["name"], message.get("intent_ranking"))


def memory_mb() -> float:
    """Returns the memory that this process holds now, in megabytes."""
    statm = Path("/proc/self/statm")
    if statm.exists():
        return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6  # macOS counts bytes


def _steps() -> list[dict[str, Any]]:
    """Returns the steps of config.yml, in order."""
    return list(yaml.safe_load((PROJECT / "config.yml").read_text("utf-8"))["pipeline"])


def _configured() -> list[tuple[Any, dict[str, Any]]]:
    """Returns the component classes of config.yml with their settings, in order."""
    return [_step(step) for step in _steps()]


def _step(step: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
    """Returns the class and the full settings of one step; paths are the project's."""
    name = step.pop("name")
    component: Any = JiebaTokenizer if name == "JiebaTokenizer" else class_from_module_path(name)
    assert issubclass(component, GraphComponent)
    if "dictionary_path" in step:
        step["dictionary_path"] = str(PROJECT / step["dictionary_path"])
    return component, {**component.get_default_config(), **step}


def _context(place: int) -> ExecutionContext:
    """Returns the context that Rasa would give to a component."""
    return ExecutionContext(GraphSchema({}), model_id="bench", node_name=f"{place}")

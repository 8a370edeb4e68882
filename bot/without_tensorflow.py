"""Keeps TensorFlow out of the serving process: 300 MB and several seconds that none of our components needs.

Nobody asks for it: spaCy's `thinc` imports it if it can, Rasa's extractors import two modules that train neural
networks, and a loaded model names the steps of its training, among them a check that imports DIET and TED. All three
are satisfied here, before anything else is imported. Nothing stays blocked: a model that really has a neural component
still loads, TensorFlow included, it only takes longer.
"""

from __future__ import annotations

import importlib
import sys
import types
from typing import Any

# Modules that define subclasses of TensorFlow classes, with the names that rasa.utils.train_utils imports from them.
_ONLY_FOR_TRAINING = {
    "rasa.utils.tensorflow.callback": ("RasaTrainingLogger", "RasaModelCheckpoint"),
    "rasa.utils.tensorflow.data_generator": ("RasaBatchDataGenerator",),
}


def keep_out() -> None:
    """Satisfy whoever would import TensorFlow without using it; does nothing if it is already there."""
    if "tensorflow" in sys.modules:
        return
    _import_without_it()
    _skip_training_steps()


def _import_without_it() -> None:
    placeholders: dict[str, Any] = {name: _placeholder(name, names) for name, names in _ONLY_FOR_TRAINING.items()}
    placeholders["tensorflow"] = None  # how Python marks a module that must not be found
    sys.modules.update(placeholders)
    try:
        importlib.import_module("thinc.compat")
        importlib.import_module("rasa.utils.train_utils")
    finally:
        for name in placeholders:
            del sys.modules[name]


def _skip_training_steps() -> None:
    """Read a model's metadata without the schema of its training, which serving never runs."""
    from rasa.engine.storage.storage import ModelMetadata

    read = ModelMetadata.from_dict

    def read_for_serving(serialized: dict[str, Any]) -> ModelMetadata:
        return read({**serialized, "train_schema": {"nodes": {}}})

    ModelMetadata.from_dict = staticmethod(read_for_serving)


def _placeholder(module_name: str, class_names: tuple[str, ...]) -> types.ModuleType:
    module = types.ModuleType(module_name)
    for name in class_names:
        setattr(module, name, type(name, (), {"__init__": _refuse}))
    return module


def _refuse(self: Any, *args: Any, **kwargs: Any) -> None:
    raise RuntimeError(f"{type(self).__name__} trains neural networks; train with `rasa train`, not in the serving bot")

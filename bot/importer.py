"""Reads the dialogue's data from one folder a service, so that `rasa train` needs no flags.

Rasa takes one domain path and one data path. Here every service keeps its own domain, examples and rules together in
`bot/data/<service>/` (what it says, once there is much of it, in `responses*.yml` beside the domain), and what all of
them share is in the root `domain.yml`. Named in config.yml under `importers`.

Rasa reads every file several times with a slow parser to learn what it holds and copies the examples at each step, half
a minute for ten thousand of them. Here the name says what a file holds (`nlu*.yml`, `rules.yml`, `stories*.yml`), and
the examples are read once; the result is the same (tests/nlu/test_importer.py holds it beside Rasa's).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import cached_method

from bot.domain_pages import joined

SERVICES = Path("bot", "data")
DOMAIN = "domain.yml"
RESPONSES = "*/responses*.yml"
BULLET = "- "
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Example(Message):
    """A training example without annotations: quick to compare and to copy, which Rasa does with all of them often."""

    def __hash__(self) -> int:
        """Equal examples have the same text and intent; Rasa would digest everything that is known about them."""
        return hash((self.get(TEXT), self.get(INTENT)))

    def __eq__(self, other: object) -> bool:
        """Compares as Rasa does."""
        return super().__eq__(other)

    def __deepcopy__(self, memo: dict[int, Any]) -> Example:
        """Copies an example; what it holds is replaced by the components, never changed in place."""
        copied = Example(self.data, set(self.output_properties), self.time, list(self.features))
        copied._cached_fingerprint = self._cached_fingerprint
        return copied


class ServiceFolders(RasaFileImporter):
    """The root domain joined with each service's, and all examples, rules and stories of the services."""

    def __init__(
        self,
        config_file: str | None = None,
        domain_path: str | None = None,
        training_data_paths: list[str] | str | None = None,
        **kwargs: Any,
    ) -> None:
        """Finds the folders beside the configuration; what the command line names as domain and data is not needed.

        Args:
            config_file: Path of config.yml; its folder is the project's.
            domain_path: Ignored, except that Rasa passes it.
            training_data_paths: Ignored likewise.
        """
        self._project = Path(config_file).parent if config_file else Path()
        super().__init__(config_file, str(self._project / DOMAIN), [])
        self._nlu_files = self._files("nlu*.yml")
        self._story_files = self._files("rules*.yml") + self._files("stories*.yml")

    def _files(self, pattern: str) -> list[str]:
        """Returns the services' files of this name, in their order."""
        return [str(path) for path in sorted((self._project / SERVICES).rglob(pattern))]

    @cached_method
    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Returns the examples; a file with more than plain examples is left to Rasa's own reader."""
        examples: list[Message] = []
        others = []
        for path in self._nlu_files:
            found = plain_examples(Path(path))
            if found is None:
                others.append(path)
            else:
                examples += found
        data = TrainingData(examples)
        return data.merge(training_data_from_paths(others, language)) if others else data

    @cached_method
    def get_domain(self) -> Domain:
        """Returns the joined domain.

        Raises:
            RasaException: If two files define the same utterance, one of which Rasa would silently lose.
        """
        services = self._project / SERVICES
        return joined([self._project / DOMAIN, *sorted([*services.glob(f"*/{DOMAIN}"), *services.glob(RESPONSES)])])


def plain_examples(path: Path) -> list[Message] | None:
    """Returns the examples of a file, or None if it holds anything but intents with lists of unannotated texts."""
    content = yaml.load(path.read_text("utf-8"), LOADER)
    if not isinstance(content, dict) or not content.keys() <= {"version", "nlu"}:
        return None
    if not all(_is_plain(block) for block in content.get("nlu") or []):
        return None
    return [
        Example({TEXT: line.removeprefix(BULLET).strip(), INTENT: block[INTENT]})
        for block in content.get("nlu") or []
        for line in block["examples"].splitlines()
    ]


def _is_plain(block: Any) -> bool:
    """Tells whether a block is an intent with a list of texts, none of which marks an entity or retrieves a reply."""
    if not isinstance(block, dict) or block.keys() != {"intent", "examples"} or not isinstance(block["examples"], str):
        return False
    listed = all(line.startswith(BULLET) for line in block["examples"].splitlines())
    return listed and "[" not in block["examples"] and "/" not in block["intent"]

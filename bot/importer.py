"""Reads the dialogue's data from one folder a service, so that `rasa train` needs no flags.

Rasa takes one domain path and one data path. Here every service keeps its own domain, examples and rules together in
`bot/data/<service>/`, and what all of them share is in the root `domain.yml`. Named in config.yml under `importers`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.utils.common import cached_method

SERVICES = Path("bot", "data")
DOMAIN = "domain.yml"


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
        super().__init__(config_file, str(self._project / DOMAIN), [str(self._project / SERVICES)])
        # A domain with responses also looks like training examples to Rasa.
        self._nlu_files = [path for path in self._nlu_files if Path(path).name != DOMAIN]

    @cached_method
    def get_domain(self) -> Domain:
        """Returns the joined domain.

        Raises:
            RasaException: If two files define the same utterance, one of which Rasa would silently lose.
        """
        joined = Domain.load(str(self._project / DOMAIN))
        for path in sorted((self._project / SERVICES).glob(f"*/{DOMAIN}")):
            domain = Domain.load(str(path))
            twice = joined.responses.keys() & domain.responses.keys()
            if twice:
                raise RasaException(f"{path} defines again: {', '.join(sorted(twice))}")
            joined = joined.merge(domain)
        return joined

"""ruamel.yaml, with which Rasa reads every page, tells the type of a plain scalar at the same cost each time.

Its own `VersionedResolver.resolve` adds the patterns for any first letter to the list for one letter, in place, each
time it is asked: after thousands of scalars it tries thousands of patterns for each that begins with a digit or an "n".
To load a model, which reads its domain three times, tried 80 million of them, half of a bot's start; training and
`rasa data validate` read the same pages. What is resolved stays as it was (tests/bot/test_yaml_resolving.py holds it
beside the original). Installed by the package, so that it is there whoever reads: training, checking or serving.
"""

from __future__ import annotations

from typing import Any

from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

_resolve = VersionedResolver.resolve


def install() -> None:
    """Put the cure in place of the original; may be called any number of times."""
    VersionedResolver.resolve = resolve


def resolve(resolver: VersionedResolver, kind: Any, value: Any, implicit: Any) -> Any:
    """Return the tag of a node, as the original does.

    Args:
        resolver: knows the patterns of the YAML version that is read.
        kind: the class of the node.
        value: a scalar's text, None for other nodes.
        implicit: of a scalar, whether its tag may be guessed if it is plain and if it is quoted.
    """
    if kind is ScalarNode and implicit[0]:
        patterns = resolver.versioned_resolver
        for tag, pattern in (*patterns.get(value[:1], ()), *patterns.get(None, ())):
            if pattern.match(value):
                return tag
        implicit = (False, implicit[1])
    return _resolve(resolver, kind, value, implicit)

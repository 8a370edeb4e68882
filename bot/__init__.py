"""The bot: Rasa, and what of it is ours."""

from bot import yaml_resolving

yaml_resolving.install()

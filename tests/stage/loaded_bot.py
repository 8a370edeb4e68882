"""A bot whose model is loaded once, in the process from which every start of it is forked.

What is forked does what `python -m bot` does, but finds the model read already: whom it serves, its store and its
actions are its own. That it also comes that far from nothing, however often, is seen by tests/bot.
"""

import os
import shlex

from bot import __main__ as process
from bot import without_tensorflow

MODEL = "LOADED_MODEL"
"""The variable with the model's archive."""
ARGUMENTS = "LOADED_BOT"
"""The variable with the command line of `python -m bot`."""


def load():
    """Import what `python -m bot` needs, and read the model."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    without_tensorflow.keep_out()
    from rasa.core.processor import MessageProcessor

    import bot.channel  # noqa: F401

    archive, read = os.environ[MODEL], MessageProcessor._load_model
    loaded = read(archive)
    MessageProcessor._load_model = staticmethod(lambda path: loaded if str(path) == archive else read(path))


def main():
    """Take the port and serve."""
    options = process._options(shlex.split(os.environ[ARGUMENTS]))
    process._set_up_logging(options.log_level)
    process._check(options)
    process.serve(process._load(options), process._bind(options.host, options.port))

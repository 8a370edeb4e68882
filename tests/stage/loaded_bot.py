"""A bot whose model is loaded once, in the process from which every start of it is forked.

What is forked is what `python -m bot` is at the moment when it begins to serve: an agent that has heard nobody. That it
also comes that far from nothing, however often, is seen by tests/bot.
"""

import os
import shlex

from bot import __main__ as process
from bot import without_tensorflow

ARGUMENTS = "LOADED_BOT"
"""The variable with the command line of `python -m bot`."""
_loaded = {}


def load():
    """Do all that `python -m bot` does before it takes its port."""
    options = process._options(shlex.split(os.environ[ARGUMENTS]))
    process._set_up_logging(options.log_level)
    process._check(options)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    without_tensorflow.keep_out()
    _loaded["options"], _loaded["agent"] = options, process._load(options)


def main():
    """Take the port and serve."""
    options = _loaded["options"]
    process.serve(_loaded["agent"], process._bind(options.host, options.port))

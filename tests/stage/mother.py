"""Imports what its arguments name, then forks for each order that comes: a JSON object a line; answers with the number.

It is run as a file, by the services' Python as by the bot's, and imports nothing of ours by itself.
"""

import importlib
import json
import os
import signal
import sys
import traceback


def main():
    """Fork until nobody gives orders any more."""
    del sys.path[0]  # this folder is no place to import from
    sys.stdout = sys.stderr  # whatever is printed by what is imported is no answer
    for name in sys.argv[1:]:
        module, _, function = name.partition(":")
        imported = importlib.import_module(module)
        if function:
            getattr(imported, function)()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who ends is gone at once
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _become(json.loads(line))
        print(pid, file=sys.__stdout__, flush=True)


def _become(order):
    """Be the process that was ordered, to its end."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _write_to(order["log"])
        os.environ.clear()
        os.environ.update(order["environment"])
        sys.argv = [order["module"], *order["arguments"]]
        code = importlib.import_module(order["module"]).main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _write_to(log):
    """Let everything that is written go to the end of a file, and nothing be read."""
    sys.stdout = sys.stderr
    end = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(end, 1)
    os.dup2(end, 2)


if __name__ == "__main__":
    main()

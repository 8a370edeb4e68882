"""Imports what its arguments name, then forks for each order, a line of JSON, and answers with the number.

An order names the module, the variables that its process has (all of them) and the file its output goes to.

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
            _become(**json.loads(line))
        print(pid, file=sys.__stdout__, flush=True)


def _become(module, environment, log):
    """Be the process that runs this module, to its end."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _answer_nobody(log)
        os.environ.clear()
        os.environ.update(environment)
        sys.argv = [module]
        code = importlib.import_module(module).main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _answer_nobody(log):
    """Read no orders, and write into the process's own log."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)


if __name__ == "__main__":
    main()

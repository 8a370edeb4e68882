"""Imports what its arguments name, then forks for each module that is named on a line, and answers with the number.

It is run as a file, by the services' Python as by the bot's, and imports nothing of ours by itself.
"""

import importlib
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
            _become(line.strip())
        print(pid, file=sys.__stdout__, flush=True)


def _become(module):
    """Be the process that runs this module, to its end."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _answer_nobody()
        sys.argv = [module]
        code = importlib.import_module(module).main()
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def _answer_nobody():
    """Read no orders, and write what is printed where the errors go."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)


if __name__ == "__main__":
    main()

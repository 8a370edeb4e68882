"""The command `yiqiaotong`: one file a subcommand; each is imported only when it is asked for."""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys

COMMANDS = {
    "run": "start everything and print one address; Ctrl-C stops it",
    "demo": "start everything with made-up people in it and print six things to try",
    "chat": "talk to the bot in this terminal, or from a script",
    "nlu": "show what the bot understands, one utterance a line",
    "model": "say how good the models here are, and which answered how many messages",
    "train": "train the model if what it learns from has changed",
    "reviews": "show the identities to be checked by hand; accept or reject one",
    "desk": "show who works at the staff desk; add an officer, or give one new access",
    "map": "bring institutions onto the legal map, or write them out",
    "laws": "import statutes and list them; check the articles a paper cites",
    "arbitration": "take SCIA's published fee tables in; say what an amount costs by them",
    "witness": "show the witness rooms of today; print a link, take out a recording",
    "channels": "show the messenger channels; register one at its platform",
    "jobs": "list work that was given up; try a job again",
    "backup": "back up databases and files while the house runs, the keys of persons apart",
    "verify": "check that a backup is whole, and that it opens with the keys at hand",
    "restore": "bring a backup back; nothing goes out before it is released",
    "release": "say what is held back after a restore; drop it or let it go",
    "audit": "check that nobody has changed the record of who did what",
    "erase": "erase a person everywhere, and say what has to stay",
    "export": "write out a person's own copy of what is known of them",
    "migrate": "bring the database to this version, as a step before the services start",
    "keys": "seal everything at rest again after the key was exchanged",
    "truth": "say what every fact the house tells rests on, what is overdue, what is from memory",
    "doctor": "check the installation and say what to do",
}


def build_parser(names: list[str]) -> argparse.ArgumentParser:
    """The command line; options are declared by the modules of the commands in `names` only."""
    parser = argparse.ArgumentParser(
        prog="yiqiaotong", description="邑侨通: litigation in Jiangmen for overseas Chinese, by chatting"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        subparser = commands.add_parser(name, help=summary, description=summary[0].upper() + summary[1:] + ".")
        if name in names:
            importlib.import_module(f"cli.{name}").add_arguments(subparser)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command; what goes wrong is said in one clear sentence and ends with exit code 1."""
    from cli.install import Trouble

    given = sys.argv[1:] if arguments is None else arguments
    options = build_parser(given[:1]).parse_args(given)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        # All mean Ctrl-C, also where a shell has switched SIGINT off: what was started is stopped first.
        signal.signal(number, signal.default_int_handler)
    try:
        return int(importlib.import_module(f"cli.{options.command}").command(options))
    except Trouble as trouble:
        print(f"yiqiaotong: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader (`| head`) has seen enough; Python must not complain once more while it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())

"""`yiqiaotong demo`: the house with made-up people in it, and six things to try, each with a link or a sign-in."""

from __future__ import annotations

from cli.demo.command import add_arguments, command

__all__ = ["add_arguments", "command"]

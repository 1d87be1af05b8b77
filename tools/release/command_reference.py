"""Reference of the command line, made of its parsers: the man page and the shell's completion."""

from __future__ import annotations

import argparse
import re

import shtab
from argparse_manpage.manpage import Manpage

from desktop.cli import window_parser
from emolens.commands.command_line import add_commands
from emolens.commands.main import COMMANDS
from tools.release.program_facts import ProgramFacts

_USAGE = "emolens [--model FILE] [PATH | COMMAND ...]"
_COMMAND_BY_CHANCE = re.compile(r"^(?='|\.(?!(?:[A-Z]{1,2}|[a-z]{2})\b))", re.MULTILINE)
"""Where a line of text would be taken for a command of troff, since it begins as these do."""
_EXIT_CODES = """
.SH EXIT STATUS
0 when all was done, 2 when something must be mended, 130 when interrupted.
"""


def reference_parser() -> argparse.ArgumentParser:
    """Return a parser that knows the window's options, and every command with its own."""
    window = window_parser()
    parser = argparse.ArgumentParser(prog="emolens", description=window.description)
    for action in window._actions:  # argparse has no public way to list them
        if action.option_strings and action.dest != "help":
            parser._add_action(action)
    add_commands(parser, "emolens.commands", COMMANDS, loaded=COMMANDS)
    parser._positionals.title = "commands"
    parser.usage = _USAGE  # now, for what the commands are called by is made of it
    return parser


def man_page(facts: ProgramFacts) -> str:
    """Return the page of the manual in section 1, in troff."""
    data = {
        "project_name": f"Emolens {facts.version}",
        "manual_title": "Emolens",
        "manual_section": "1",
        "date": facts.date,
        "description": "read facial expressions in pictures, videos and before the camera",
    }
    page = f"{Manpage(reference_parser(), _data=data)}{_EXIT_CODES}"
    return _COMMAND_BY_CHANCE.sub(r"\&", page)


def bash_completion() -> str:
    """Return the completion for bash; what it does not know, bash completes with files."""
    script: str = shtab.complete(reference_parser(), shell="bash")
    return script.replace("complete -o", "complete -o default -o")

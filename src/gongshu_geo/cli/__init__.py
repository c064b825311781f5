"""The command line: ``gongshu-geo COMMAND``."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from types import ModuleType
from typing import NoReturn

from gongshu_geo.cli._arguments import in_both_languages
from gongshu_geo.errors import GongshuError
from gongshu_geo.version import VERSION

USER_ERROR = 2
"""Exit status where something has to be mended before the command can do its work."""
INTERRUPTED = 130
BUG = 70
"""Exit status of a mistake in the program itself (EX_SOFTWARE of sysexits.h)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every error becomes a message and an exit status.

    Returns
    -------
    status
        0: done. 1: done, but with what the command calls unsuccessful (an unknown location).
        2: the input has to be mended; nothing was written. 70: a mistake in the program.
    """
    parser = make_parser()
    args = parser.parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except GongshuError as error:
        print("\n\n".join(str(finding) for finding in error.findings), file=sys.stderr)
        return USER_ERROR
    except KeyboardInterrupt:
        print("已中断。 Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last fence: a bug is told, never shown raw
        _tell_bug(error)
        return BUG
    return status


def commands() -> tuple[ModuleType, ...]:
    """The modules of the commands, in the order of the help."""
    # Imported here: `convert` should not wait for what `build` needs.
    from gongshu_geo.cli import (  # noqa: PLC0415
        build,
        convert,
        export,
        gazetteer,
        init,
        locate,
        quality,
        register,
        reverse,
        review,
        screenshot,
        status,
        store,
    )

    return (
        build,
        register,
        status,
        store,
        quality,
        review,
        locate,
        reverse,
        export,
        screenshot,
        gazetteer,
        convert,
        init,
    )


def make_parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    parser = _Parser(
        prog="gongshu-geo",
        description="登记表进,定位、着色、分层的地图出。"
        "Registers in, located and coloured maps out.",
    )
    parser.add_argument("--version", action="version", version=f"gongshu-geo {VERSION}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    for command in commands():
        subparser = subparsers.add_parser(
            command.NAME, help=str(command.HELP), description=str(command.HELP)
        )
        command.configure(subparser)
        subparser.set_defaults(run=command.run)
    return parser


class _Parser(argparse.ArgumentParser):
    """Mistakes in the arguments in both languages."""

    def error(self, message: str) -> NoReturn:
        """Print what is wrong with the arguments and where help is, and exit with status 2."""
        told = in_both_languages(message)
        print(
            f"命令有误:{told.zh}。用 {self.prog} --help 查看用法。\n"
            f"The command is not right: {told.en}. See {self.prog} --help.",
            file=sys.stderr,
        )
        sys.exit(USER_ERROR)


def _tell_bug(error: Exception) -> None:
    """Tell of a mistake in the program; the traceback only where it is asked for."""
    if os.environ.get("GONGSHU_GEO_DEBUG"):
        traceback.print_exception(error)
    print(
        f"程序自身出错:{type(error).__name__}: {error}。"
        "设 GONGSHU_GEO_DEBUG=1 重试,并把输出报告给开发者。\n"
        f"A mistake in the program itself: {type(error).__name__}: {error}. "
        "Run again with GONGSHU_GEO_DEBUG=1 and report what it prints.",
        file=sys.stderr,
    )

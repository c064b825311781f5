"""How far a command has come: a moving bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from gongshu_geo.errors import Bilingual


class Steps:
    """The steps of one run, told as they begin."""

    def __init__(self, total: int, stream: TextIO) -> None:
        self._total, self._done = total, 0
        self._stream = stream
        self._progress: Progress | None = None
        if stream.isatty():
            self._progress = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(),
                TimeElapsedColumn(),
                console=Console(file=stream),
                transient=True,
            )
            self._task = self._progress.add_task("", total=total)

    def step(self, name: Bilingual) -> None:
        """Tell that the step ``name`` begins."""
        self._done += 1
        if self._progress is None:
            print(f"[{self._done}/{self._total}] {name}", file=self._stream, flush=True)
        else:
            self._progress.update(self._task, completed=self._done - 1, description=str(name))

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the display while the block runs."""
        if self._progress is None:
            yield
        else:
            with self._progress:
                yield


@contextmanager
def steps(total: int, stream: TextIO | None = None) -> Iterator[Steps]:
    """Steps told on standard error while the block runs."""
    display = Steps(total, stream or sys.stderr)
    with display.shown():
        yield display


@contextmanager
def rows_told(stream: TextIO | None = None) -> Iterator[Callable[[int], None]]:
    """A function to call with the rows done, which a terminal then shows; elsewhere silent."""
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda _: None
        return
    with Progress(
        SpinnerColumn(),
        TextColumn("已处理 {task.completed:,} 行 rows done"),
        TimeElapsedColumn(),
        console=Console(file=stream),
        transient=True,
    ) as progress:
        task = progress.add_task("", total=None)
        yield lambda rows: progress.update(task, completed=rows)

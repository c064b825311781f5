"""Memory while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """While it lasts, nothing looks for garbage in circles.

    The cells of a large sheet, or the answers to many texts, stay, and would be looked through anew
    each time that some more are there: a sixth of the time that reading a sheet takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

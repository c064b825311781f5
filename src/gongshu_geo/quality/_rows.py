"""Rows of tables one by one, for what is put into words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd


def each(table: pd.DataFrame) -> Iterator[Any]:
    """Every row with its columns as attributes; only what becomes words is worth a loop."""
    return table.itertuples(index=False)

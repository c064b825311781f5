"""Outcomes counted: hits by kind, reliability by method."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from gongshu_geo.accuracy.measure import Outcome

NINE_IN_TEN = 0.9
"""What an accuracy promises: the truth lies within it nine times in ten."""


def hits(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Hits by kind of text (the index): a row each, in the order of the cases.

    Columns: ``asked``, ``found``, ``right`` (counts); ``within`` (share of the answers that hold
    the truth within stated accuracy and tolerance), ``median_m``, ``p90_m`` (error of those found).
    NaN where nothing was found or the kind has no place.
    """
    table = _frame(outcomes)
    rows = {}
    for kind, group in table.groupby("kind", sort=False):
        answered = group[group["error_m"].notna() & group["found"]]
        rows[kind] = {
            "asked": len(group),
            "found": int(group["found"].sum()),
            "right": int(group["right"].sum()),
            "within": answered["within"].mean(),
            "median_m": answered["error_m"].median(),
            "p90_m": answered["error_m"].quantile(NINE_IN_TEN),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("kind")


def reliability(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """Stated accuracy beside the observed, by method (the index), from independent cases alone.

    Columns: ``answers``; ``stated_m`` (median of the accuracies stated); ``within`` and ``alone``
    (share of the answers that hold the truth within accuracy and the truth's own tolerance, and
    within accuracy alone: what is true lies between them); ``median_m``, ``p90_m`` (error);
    ``factor`` (by which accuracies would have to be multiplied to hold nine in ten, tolerances
    granted: far below 1 they are needlessly wide, above 1 they flatter).
    """
    table = _frame(outcome for outcome in outcomes if outcome.case.independent)
    table = table[table["error_m"].notna()]
    rows = {}
    for method, group in table.groupby("method"):
        beyond = (group["error_m"] - group["tolerance_m"]).clip(lower=0.0)
        rows[method] = {
            "answers": len(group),
            "stated_m": group["accuracy_m"].median(),
            "within": group["within"].mean(),
            "alone": (group["error_m"] <= group["accuracy_m"]).mean(),
            "median_m": group["error_m"].median(),
            "p90_m": group["error_m"].quantile(NINE_IN_TEN),
            "factor": (beyond / group["accuracy_m"]).quantile(NINE_IN_TEN),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("method")


def _frame(outcomes: Iterable[Outcome]) -> pd.DataFrame:
    """One row an outcome."""
    return pd.DataFrame(
        [
            {
                "kind": outcome.case.kind,
                "method": outcome.location.method,
                "found": outcome.found,
                "right": outcome.right,
                "within": outcome.within,
                "error_m": outcome.error_m,
                "accuracy_m": np.nan
                if outcome.location.accuracy_m is None
                else outcome.location.accuracy_m,
                "tolerance_m": outcome.case.tolerance_m,
            }
            for outcome in outcomes
        ],
        columns=_COLUMNS,
    )


_COLUMNS = ["kind", "method", "found", "right", "within", "error_m", "accuracy_m", "tolerance_m"]
_SHARES = {"within", "alone"}


def markdown(table: pd.DataFrame) -> str:
    """A table in Markdown: shares in per cent, metres whole, a dash where there is nothing."""
    heads = [str(table.index.name), *map(str, table.columns)]
    lines = [
        "| " + " | ".join(heads) + " |",
        "|---|" + "---:|" * len(table.columns),
    ]
    for name, row in table.iterrows():
        cells = [_cell(column, value) for column, value in row.items()]
        lines.append("| " + " | ".join([str(name), *cells]) + " |")
    return "\n".join(lines)


def _cell(column: object, value: float) -> str:
    if pd.isna(value):
        return "—"
    if column in _SHARES:
        return f"{value:.0%}"
    return f"{value:.2f}" if column == "factor" else f"{value:.0f}"

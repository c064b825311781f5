"""Numbers in the shape that came, as arrays in between."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
Pair = tuple[FloatArray, FloatArray]

BLOCK = 12_288
"""Points worked on at once, so that intermediate arrays stay in a core's cache: measured 1.4 to 2
times as fast as a million in one piece."""


def paired(x: object, y: object) -> Pair:
    """``x`` and ``y`` as float arrays of one shape.

    Raises
    ------
    ValueError
        The shapes cannot be brought together.
    """
    first, second = np.broadcast_arrays(_floats(x), _floats(y))
    return first, second


def _floats(values: object) -> FloatArray:
    """``values`` as floats; ``None`` and the missing values of pandas become NaN."""
    if hasattr(values, "to_numpy"):
        values = values.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(values, dtype=float)


def in_blocks(
    function: Callable[[FloatArray, FloatArray], Pair], x: FloatArray, y: FloatArray
) -> Pair:
    """``function`` of ``x`` and ``y``, block by block, in their shape."""
    flat_x, flat_y = x.ravel(), y.ravel()
    out_x, out_y = np.empty_like(flat_x), np.empty_like(flat_y)
    for start in range(0, flat_x.size, BLOCK):
        block = slice(start, start + BLOCK)
        out_x[block], out_y[block] = function(flat_x[block], flat_y[block])
    return out_x.reshape(x.shape), out_y.reshape(y.shape)

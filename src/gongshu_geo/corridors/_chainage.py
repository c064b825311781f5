"""Chainages as roads write them: ``K1+200``."""

from __future__ import annotations

import math

from gongshu_geo.errors import Bilingual, Finding, GongshuError


class ChainageError(GongshuError):
    """A chainage that no road has."""


def chainage_text(chainage_m: float) -> str:
    """Write a chainage in kilometres and metres.

    Parameters
    ----------
    chainage_m
        Metres from K0+000, rounded to whole ones.

    Returns
    -------
    text
        Such as ``"K1+200"``; ``""`` where the chainage is missing.

    Raises
    ------
    ChainageError
        The chainage is negative or infinite.

    Examples
    --------
    >>> chainage_text(1200.4)
    'K1+200'
    >>> chainage_text(float("nan"))
    ''
    """
    if math.isnan(chainage_m):
        return ""
    if math.isinf(chainage_m) or round(chainage_m) < 0:
        raise ChainageError(
            Finding(
                code="no_chainage",
                what=Bilingual("不是桩号", "is no chainage"),
                found=f"{chainage_m:g}",
                expected=Bilingual("不小于 0 的米数", "metres of at least 0"),
            )
        )
    kilometres, metres = divmod(round(chainage_m), 1000)
    return f"K{kilometres}+{metres:03d}"


def chainage_range_text(from_m: float, to_m: float) -> str:
    """Write a range of chainages, or one chainage where both are the same.

    Parameters
    ----------
    from_m, to_m
        Metres from K0+000.

    Returns
    -------
    text
        Such as ``"K1+200~K2+400"`` or ``"K1+200"``; ``""`` where either is missing.

    Raises
    ------
    ChainageError
        A chainage is negative or infinite.

    Examples
    --------
    >>> chainage_range_text(1200, 2400)
    'K1+200~K2+400'
    """
    start, end = chainage_text(from_m), chainage_text(to_m)
    if not start or not end:
        return ""
    return start if start == end else f"{start}~{end}"

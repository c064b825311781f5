"""The table of located sites, from registers, gazetteer, decisions, corridors and events."""

from gongshu_geo.store._corrected import OLD_ANSWER
from gongshu_geo.store._fitness import fit_corrections, region
from gongshu_geo.store._positions import COARSE, is_quarrel, locate_sites
from gongshu_geo.store.corrections import (
    Correction,
    CorrectionError,
    Corrections,
    Standing,
    read_corrections,
    standing,
)
from gongshu_geo.store.sites import SITE_COLUMNS, site_table

__all__ = [
    "COARSE",
    "OLD_ANSWER",
    "SITE_COLUMNS",
    "Correction",
    "CorrectionError",
    "Corrections",
    "Standing",
    "fit_corrections",
    "is_quarrel",
    "locate_sites",
    "read_corrections",
    "region",
    "site_table",
    "standing",
]

"""All checks of a project's source data, in one call."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

from gongshu_geo.errors import Finding
from gongshu_geo.fence._coordinates import check_coordinates
from gongshu_geo.fence._distances import check_distances
from gongshu_geo.fence._duplicates import check_duplicates
from gongshu_geo.fence._names import check_names
from gongshu_geo.fence._records import read_records
from gongshu_geo.fence._references import check_references
from gongshu_geo.fence._sums import check_sums

CHECKS = (
    check_sums,
    check_names,
    check_references,
    check_duplicates,
    check_coordinates,
    check_distances,
)


def check_sources(project_dir: Path) -> tuple[Finding, ...]:
    """What is wrong, or looks wrong, in the folder gis/ of a project.

    Parameters
    ----------
    project_dir
        The project's folder, which holds gis/.

    Returns
    -------
    findings
        Files that cannot be read are errors; all else is a warning, since it is used as it
        stands. Registers are looked at only for what ties their rows to others: their cells are
        the business of their reader.
    """
    records = read_records(project_dir)
    return (*records.findings, *chain.from_iterable(check(records) for check in CHECKS))

"""The check of the source data that runs on every build."""

from __future__ import annotations

from gongshu_geo.fence._sites import check_sites
from gongshu_geo.fence._sources import check_sources

__all__ = ["check_sites", "check_sources"]

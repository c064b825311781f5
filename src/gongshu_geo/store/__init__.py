"""The table of located sites, from registers, gazetteer, corridors and events."""

from gongshu_geo.store._positions import locate_sites
from gongshu_geo.store.sites import SITE_COLUMNS, site_table

__all__ = ["SITE_COLUMNS", "locate_sites", "site_table"]

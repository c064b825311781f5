"""Web pages that show a project's sites on a map, each one self-contained HTML file."""

from gongshu_geo.maps._shell import asset
from gongshu_geo.maps.context import MapContext
from gongshu_geo.maps.page import draw_map, page_data

__all__ = ["MapContext", "asset", "draw_map", "page_data"]

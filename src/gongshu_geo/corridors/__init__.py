"""Which sites lie along a corridor, and where along it."""

from gongshu_geo.corridors._assign import assign_corridors
from gongshu_geo.corridors._axes import Axis, Gap, corridor_axes
from gongshu_geo.corridors._chainage import ChainageError, chainage_range_text, chainage_text
from gongshu_geo.corridors._config import Corridor, CorridorConfig, load_corridors
from gongshu_geo.corridors._stations import Stations, stations
from gongshu_geo.corridors._tables import corridor_lines, strips

__all__ = [
    "Axis",
    "ChainageError",
    "Corridor",
    "CorridorConfig",
    "Gap",
    "Stations",
    "assign_corridors",
    "chainage_range_text",
    "chainage_text",
    "corridor_axes",
    "corridor_lines",
    "load_corridors",
    "stations",
    "strips",
]

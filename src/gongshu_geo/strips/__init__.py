"""Corridors straightened: chainage along the paper, sites on their side of the road."""

from gongshu_geo.strips.draw import Tables, draw_strip

__all__ = ["Tables", "draw_strip"]

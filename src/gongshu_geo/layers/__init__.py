"""Layers and maps of a project, written in TOML, and what each layer shows."""

from gongshu_geo.layers._fields import PopupField, load_fields
from gongshu_geo.layers._fill import LayerTable, fill_layer
from gongshu_geo.layers._filter import Filter
from gongshu_geo.layers._layer import GROUP_TITLES, Geometry, Group, Layer, LayerStyle
from gongshu_geo.layers._load import load_layers
from gongshu_geo.layers._maps import MapKind, MapSpec, OnlineBase, load_maps
from gongshu_geo.layers._matching import matching
from gongshu_geo.layers._parser import parse_filter

__all__ = [
    "GROUP_TITLES",
    "Filter",
    "Geometry",
    "Group",
    "Layer",
    "LayerStyle",
    "LayerTable",
    "MapKind",
    "MapSpec",
    "OnlineBase",
    "PopupField",
    "fill_layer",
    "load_fields",
    "load_layers",
    "load_maps",
    "matching",
    "parse_filter",
]

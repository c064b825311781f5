"""Importers: OpenStreetMap extracts and vector files into the gazetteer of a project."""

from __future__ import annotations

from gongshu_geo.importers._changes import Action, Change
from gongshu_geo.importers._mapping import FIELDS, LayerMapping, read_mapping
from gongshu_geo.importers.plan import ImportPlan
from gongshu_geo.importers.run import ImportRequest, prepare_import

__all__ = [
    "FIELDS",
    "Action",
    "Change",
    "ImportPlan",
    "ImportRequest",
    "LayerMapping",
    "prepare_import",
    "read_mapping",
]

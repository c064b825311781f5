"""Files that any GIS reads: GeoJSON, one a layer, and GeoPackage with all layers in one."""

from gongshu_geo.exports._content import ExportContent
from gongshu_geo.exports._geojson import export_geojson, plan_geojson
from gongshu_geo.exports._gpkg import export_gpkg
from gongshu_geo.exports._plan import PlannedFile

__all__ = ["ExportContent", "PlannedFile", "export_geojson", "export_gpkg", "plan_geojson"]

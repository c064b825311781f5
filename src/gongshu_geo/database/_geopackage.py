"""What makes an SQLite file a GeoPackage that QGIS opens."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

APPLICATION_ID = 0x47504B47
"""``GPKG`` in ASCII (GeoPackage 1.3, requirement 2)."""
USER_VERSION = 10300
"""GeoPackage 1.3.0."""

_SYSTEM_TABLES = (
    """CREATE TABLE gpkg_spatial_ref_sys (
        srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
        organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)""",
    """CREATE TABLE gpkg_contents (
        table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
        description TEXT DEFAULT '',
        last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
        min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
        CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id))""",
    """CREATE TABLE gpkg_geometry_columns (
        table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
        srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
        CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
        CONSTRAINT uk_gc_table_name UNIQUE (table_name),
        CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
        CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))""",
    """CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, f_table_catalog TEXT, f_table_schema TEXT,
        f_table_name TEXT, f_geometry_column TEXT, styleName TEXT, styleQML TEXT, styleSLD TEXT,
        useAsDefault BOOLEAN, description TEXT, owner TEXT, ui TEXT,
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')))""",
)
"""GeoPackage 1.3, annex C; ``layer_styles`` as QGIS reads it."""

_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'
)
_REFERENCES = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined"),
    ("WGS 84 geodetic", 4326, "EPSG", 4326, _WGS84),
)
"""Coordinate systems that every GeoPackage lists (requirement 11)."""


def make_geopackage(connection: sa.Connection) -> None:
    """Turn an empty SQLite file into a GeoPackage without contents."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {USER_VERSION}")
    for statement in _SYSTEM_TABLES:
        connection.exec_driver_sql(statement)
    connection.execute(
        sa.text(
            "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, "
            "organization_coordsys_id, definition) VALUES (:name, :id, :org, :code, :wkt)"
        ),
        [
            {"name": name, "id": number, "org": organisation, "code": code, "wkt": definition}
            for name, number, organisation, code, definition in _REFERENCES
        ],
    )


def list_table(connection: sa.Connection, table: str, *, now: dt.datetime) -> None:
    """Enter a table of attributes into the contents, so that other programs show it."""
    connection.execute(
        sa.text(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES (:table, 'attributes', :table, :now)"
        ),
        {"table": table, "now": f"{now:%Y-%m-%dT%H:%M:%S}.000Z"},
    )


def list_layer(connection: sa.Connection, table: str, geometry: str, *, now: dt.datetime) -> None:
    """Enter a table with the geometry column ``geom`` into the contents."""
    connection.execute(
        sa.text(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change, srs_id) "
            "VALUES (:table, 'features', :table, :now, 4326)"
        ),
        {"table": table, "now": f"{now:%Y-%m-%dT%H:%M:%S}.000Z"},
    )
    connection.execute(
        sa.text(
            "INSERT INTO gpkg_geometry_columns "
            "(table_name, column_name, geometry_type_name, srs_id, z, m) "
            "VALUES (:table, 'geom', :geometry, 4326, 0, 0)"
        ),
        {"table": table, "geometry": geometry},
    )


def set_extent(
    connection: sa.Connection, table: str, extent: tuple[float, float, float, float] | None
) -> None:
    """Enter the extent of a layer: west, south, east, north; nothing where it is empty."""
    west, south, east, north = extent or (None, None, None, None)
    connection.execute(
        sa.text(
            "UPDATE gpkg_contents SET min_x = :west, min_y = :south, max_x = :east, "
            "max_y = :north WHERE table_name = :table"
        ),
        {"west": west, "south": south, "east": east, "north": north, "table": table},
    )


def set_style(connection: sa.Connection, table: str, qml: str) -> None:
    """Make a QGIS style the default of a layer, in place of the one before."""
    values = {"table": table, "qml": qml}
    connection.execute(sa.text("DELETE FROM layer_styles WHERE f_table_name = :table"), values)
    connection.execute(
        sa.text(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
            "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, owner) "
            "VALUES ('', '', :table, 'geom', :table, :qml, '', 1, 'gongshu-geo', '')"
        ),
        values,
    )

"""What a register's sheet says: its headings, its columns, its rows, whatever its form."""

from gongshu_geo.register.understand.mapping import (
    ColumnMapping,
    mapping_text,
    read_mapping,
    write_mapping,
)
from gongshu_geo.register.understand.schema import (
    DATE_FIELDS,
    NUMBER_FIELDS,
    ROW_FIELDS,
    ColumnReading,
    DateColumn,
    PassedRow,
    Tables,
    Understood,
)
from gongshu_geo.register.understand.understanding import understand
from gongshu_geo.register.understand.vocabulary import HeadingTable, load_headings

__all__ = [
    "DATE_FIELDS",
    "NUMBER_FIELDS",
    "ROW_FIELDS",
    "ColumnMapping",
    "ColumnReading",
    "DateColumn",
    "HeadingTable",
    "PassedRow",
    "Tables",
    "Understood",
    "load_headings",
    "mapping_text",
    "read_mapping",
    "understand",
    "write_mapping",
]

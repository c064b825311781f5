"""How much of a file is read before it is refused."""

MOST_BYTES = 256 << 20
"""Bytes of a file, and of all that a zip holds when unpacked: ten times the largest register that
Excel makes of 100,000 rows."""

MOST_TEXT_BYTES = 64 << 20
"""Bytes of a text file, which takes up to ten times its size while it is read."""

MOST_COLUMNS = 1024
"""Columns that hold something; a register has some dozens."""

MOST_CELLS = 4_000_000
"""Cells that hold something, in all sheets of a file: half a gigabyte of Python objects."""

MOST_AREA = 16_000_000
"""Cells of the rectangle around what a sheet holds, empty ones included, at 8 bytes each."""

LONGEST_CELL = 1 << 20
"""Characters; a longer cell comes from an unclosed quote, not from a register."""

"""How much of a file is read before it is refused.

Together the limits keep the reading of any file below 1 GB of memory and 30 seconds.
"""

MOST_BYTES = 192 << 20
"""Bytes of a file, and of all that a zip holds when unpacked; Excel makes 45 MiB of 100,000 rows
with 12 columns."""

MOST_TEXT_BYTES = 64 << 20
"""Bytes of a file of text, which takes up to ten times its size while it is read."""

MOST_PAGE_BYTES = 32 << 20
"""Bytes of an HTML page, whose tags are looked at one by one."""

MOST_MEMBERS = 4096
"""Files in a zip; a workbook has some dozens, and one for each picture."""

MOST_COLUMNS = 1024
"""Columns that hold something; a register has some dozens."""

MOST_CELLS = 2_500_000
"""Cells that hold something, in all sheets of a file: a third of a gigabyte of Python objects."""

MOST_AREA = 8_000_000
"""Cells of the rectangles around what the sheets hold, empty ones included."""

MOST_SHARED = 192 << 20
"""Bytes of text that several cells of a workbook share, counted once for each cell."""

MOST_MERGED = 100_000
"""Merged ranges of a sheet."""

MOST_SHEETS = 4096
"""Sheets of a workbook, and a multiple of what anybody can find a sheet among."""

MOST_RECORDS = 5_000_000
"""Records of an XLS workbook that are looked at."""

MOST_ODDITIES = 100_000
"""Cells of one sheet without a usable value that are counted."""

MOST_LIST_BYTES = 8 << 20
"""Bytes of the part of a workbook that lists its sheets."""

LONGEST_CELL = 1 << 20
"""Characters; a longer cell comes from an unclosed quote, not from a register."""

MOST_FINDINGS = 200
"""Cells of one sheet that are named one by one; the rest are counted."""

"""A large workbook read, beside pandas in the same run: CPU time and the most memory held.

Run ``python bench/bench_register.py`` in an environment with the test dependencies. The workbook
is synthetic: 100,000 rows with the 12 columns of a usual register. Each reading has a process of
its own, so that its memory can be told; the best of several runs counts. What pandas does is less:
it unpacks without bounds and knows nothing of hidden rows, merged cells and formulas without value.
"""

import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

import pandas as pd
import xlsxwriter

from gongshu_geo.register import read_book
from gongshu_geo.register.understand import Tables, load_headings, understand
from gongshu_geo.status import load_categories, load_statuses

ROWS = 100_000
RUNS = 3
HEADINGS = (
    "序号", "项目编号", "项目名称", "建设地点", "建设内容", "项目状态", "开工时间", "竣工时间",
    "总投资(万元)", "年度计划投资(万元)", "用地面积(平方米)", "备注",
)  # fmt: skip
STATUSES = ("前期", "在建", "竣工")


def make_workbook(path: Path) -> None:
    """A synthetic register in XLSX."""
    with xlsxwriter.Workbook(path, {"constant_memory": False}) as workbook:
        sheet = workbook.add_worksheet("项目")
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, ROWS + 1):
            sheet.write_row(row, 0, (row, f"S{row:06}", f"合成道路{row}整治工程"))
            sheet.write_row(row, 3, (f"莫干山路{row % 2000}号", f"道路长{row % 900}米"))
            sheet.write_string(row, 5, STATUSES[row % 3])
            sheet.write_datetime(row, 6, dt.datetime(2021, 1 + row % 12, 1), day)  # noqa: DTZ001
            sheet.write_row(row, 7, ("2022年底", row % 10_000 + 0.5, row % 1000, row % 50_000))
            if row % 3 == 0:
                sheet.write_string(row, 11, "滞后")


def read_grid(path: Path) -> int:
    return len(read_book(path, file=path.name).grids[0].cells)


def read_whole(path: Path) -> int:
    """Headings, columns, rows, values and problems: what the others leave to the reader."""
    tables = Tables(
        statuses=load_statuses(), categories=load_categories(), headings=load_headings()
    )
    return len(understand(read_book(path, file=path.name), tables=tables).table)


def read_pandas_calamine(path: Path) -> int:
    return len(pd.read_excel(path, engine="calamine", header=None))


def read_pandas_openpyxl(path: Path) -> int:
    return len(pd.read_excel(path, engine="openpyxl", header=None))


def measured(read: Callable[[Path], int], path: Path) -> tuple[float, float, int]:
    """CPU seconds, the process's most memory in MB, and the rows read."""
    start = time.process_time()
    rows = read(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return time.process_time() - start, peak / (1 << (20 if sys.platform == "darwin" else 10)), rows


def tell(name: str, read: Callable[[Path], int], path: Path, runs: int = RUNS) -> None:
    """One line of figures; each run in a process of its own."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        best = min(pool.apply(measured, (read, path)) for _ in range(runs))
    print(f"  {name:36}{best[0]:8.2f} s CPU{best[1]:8.0f} MB{best[2]:10,} rows")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "synthetic.xlsx"
        make_workbook(path)
        print(f"{ROWS:,} rows × {len(HEADINGS)} columns, {path.stat().st_size / 1e6:.1f} MB")
        tell("gongshu-geo, to a grid", read_grid, path)
        tell("gongshu-geo, understood", read_whole, path)
        calamine = f"python-calamine {version('python-calamine')}"
        tell(f"pandas {pd.__version__}, {calamine}", read_pandas_calamine, path)
        openpyxl = f"openpyxl {version('openpyxl')}"
        tell(f"pandas {pd.__version__}, {openpyxl}", read_pandas_openpyxl, path, runs=1)


if __name__ == "__main__":
    main()

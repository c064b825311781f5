"""A small project of its own, with one register, and rows for its file of corrections."""

import csv
import io
import shutil

from gongshu_geo.project import Project

REGISTERS = """
[[register]]
file = "a.csv"
title_zh = "登记表"
title_en = "A register"
crs = "wgs84"
"""
PLACED = "莫干山路与石祥路交叉口"
NOWHERE = "乌有乡"
POINT = '{"type": "Point", "coordinates": [120.15, 30.33]}'
OTHER_POINT = '{"type": "Point", "coordinates": [120.16, 30.34]}'
LINE = '{"type": "LineString", "coordinates": [[120.15, 30.33], [120.16, 30.33]]}'
POLYGON = (
    '{"type": "Polygon", "coordinates": [[[120.15, 30.33], [120.16, 30.33], [120.16, 30.34],'
    " [120.15, 30.33]]]}"
)
BOW_TIE = (
    '{"type": "Polygon", "coordinates": [[[120.15, 30.33], [120.16, 30.34], [120.16, 30.33],'
    " [120.15, 30.34], [120.15, 30.33]]]}"
)
COLUMNS = ("id", "text", "geometry", "accuracy_m", "who", "when", "why", "kind")


def row(site="A1", text=NOWHERE, geometry=POINT, accuracy="50", **more):
    """Cells of one correction."""
    cells = {
        "id": site,
        "text": text,
        "geometry": geometry,
        "accuracy_m": accuracy,
        "who": "王工",
        "when": "2026-07-01T09:30:00+08:00",
        "why": "现场核对",
        "kind": "point",
    }
    return cells | more


def table(*rows, columns=COLUMNS):
    """Corrections as CSV text."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def make_project(folder, gis, sites, corrections=""):
    """A project whose register has ``sites`` (id: text or (name, text)) and whose gis/ is ours."""
    shutil.copytree(gis, folder / "gis", dirs_exist_ok=True)
    registers = folder / "gis" / "registers"
    shutil.rmtree(registers)
    registers.mkdir()
    (folder / "gis" / "registers.toml").write_text(REGISTERS, encoding="utf-8")
    (folder / "gis" / "corrections.csv").unlink(missing_ok=True)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("项目编号", "项目名称", "建设地点", "实际开工时间"))
    for site, said in sites.items():
        name, place = said if isinstance(said, tuple) else ("甲", said)
        writer.writerow((site, name, place, "2020年"))
    (registers / "a.csv").write_text(text.getvalue(), encoding="utf-8")
    if corrections:
        (folder / "gis" / "corrections.csv").write_text(corrections, encoding="utf-8")
    for name in ("layers", "maps"):
        shutil.copytree(gis.parent / name, folder / name, dirs_exist_ok=True)
    return Project.open(folder)


def site(project, site_id="A1"):
    """One row of the table of sites."""
    return project.sites.set_index("site_id").loc[site_id]

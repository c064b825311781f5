"""Small synthetic register files for the tests of reading, as bytes."""

import io
import zipfile

import openpyxl
import xlwt

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

HEADINGS = ("项目名称", "投资", "状态")
ROWS = (HEADINGS, ("合成路", 12.5, "在建"), ("合成桥", 3, "竣工"))


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """A zip of parts by name."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def unzipped(content):
    """Parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xlsx(rows=ROWS, change=None):
    """A workbook that openpyxl makes; ``change`` gets it before it is saved."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "项目"
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(workbook, sheet)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def xls(rows=ROWS, change=None):
    """A workbook of Excel 97 that xlwt makes; ``change`` gets it before it is saved."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("项目", cell_overwrite_ok=True)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    if change is not None:
        change(workbook, sheet)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def handmade(
    rows="",
    *,
    sheet=None,
    texts="",
    styles="",
    properties="",
    main=MAIN,
    office=OFFICE,
    before="",
    after="",
    **parts,
):
    """A workbook of one sheet whose XML is written by hand."""
    if sheet is None:
        sheet = (
            f'<worksheet xmlns="{main}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        )
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>'
            '<sheet name="项目" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="rId3" Type="{office}/styles" Target="styles.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": sheet,
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{texts}</sst>',
            "xl/styles.xml": f'<styleSheet xmlns="{main}">{styles}</styleSheet>',
            **parts,
        }
    )

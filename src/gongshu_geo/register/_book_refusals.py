"""Why a file is not read, in words that say what to do instead."""

from __future__ import annotations

from gongshu_geo.errors import Bilingual, Finding, RegisterError
from gongshu_geo.register._book_limits import MOST_AREA, MOST_BYTES, MOST_CELLS, MOST_COLUMNS

SAVE_AS_XLSX = Bilingual(
    "在 Excel 或 WPS 中打开,另存为“Excel 工作簿(*.xlsx)”",
    "open it in Excel or WPS and save it as an Excel workbook (*.xlsx)",
)

READABLE = Bilingual(
    "XLSX、XLS、CSV/TSV、GeoJSON、GPKG 或 SHP",
    "XLSX, XLS, CSV/TSV, GeoJSON, GPKG or SHP",
)


def unreadable(file: str, found: str) -> RegisterError:
    """The file cannot be opened, or is damaged."""
    return RegisterError(
        Finding(
            code="unreadable_register",
            what=Bilingual("登记表无法读取", "the register cannot be read"),
            file=file,
            found=found,
            expected=Bilingual("完整可读的文件", "a whole, readable file"),
            remedy=Bilingual(
                "检查文件与权限;在原软件中重新保存",
                "check the file and its permissions; save it again where it was made",
            ),
        )
    )


def macros(file: str) -> RegisterError:
    """The workbook holds programs."""
    return RegisterError(
        Finding(
            code="macros",
            what=Bilingual("工作簿含有宏", "the workbook holds macros"),
            file=file,
            expected=Bilingual("不含宏的工作簿", "a workbook without macros"),
            remedy=Bilingual(
                "另存为“Excel 工作簿(*.xlsx)”,宏即被去掉",
                "save it as an Excel workbook (*.xlsx), which leaves the macros out",
            ),
        )
    )


def encrypted(file: str) -> RegisterError:
    """The file opens with a password only."""
    return RegisterError(
        Finding(
            code="encrypted",
            what=Bilingual("文件有密码保护", "the file is protected by a password"),
            file=file,
            expected=Bilingual("未加密的文件", "a file without a password"),
            remedy=Bilingual(
                "打开后在“文件—信息—保护工作簿”中取消密码,再保存",
                "open it, take the password off under File, Info, Protect Workbook, and save it",
            ),
        )
    )


def bomb(file: str, found: str) -> RegisterError:
    """The file would grow beyond measure when unpacked."""
    return RegisterError(
        Finding(
            code="zip_bomb",
            what=Bilingual("文件展开后过大", "the file grows too large when unpacked"),
            file=file,
            found=found,
            expected=Bilingual(
                f"展开后不超过 {MOST_BYTES >> 20} MiB", f"at most {MOST_BYTES >> 20} MiB unpacked"
            ),
            remedy=Bilingual(
                "核对文件来源;删去图片与无关工作表后重新保存",
                "check where the file comes from; delete pictures and other sheets, save it again",
            ),
        )
    )


def other_form(file: str, zh: str, en: str, remedy: Bilingual = SAVE_AS_XLSX) -> RegisterError:
    """The file is of a form that is not read."""
    return RegisterError(
        Finding(
            code="unknown_form",
            what=Bilingual("不支持这种文件", "files of this form are not read"),
            file=file,
            found=zh if zh == en else f"{zh} ({en})",
            expected=READABLE,
            remedy=remedy,
        )
    )


def other_content(file: str, suffix: str, found: str) -> RegisterError:
    """The content is not what the name says."""
    return RegisterError(
        Finding(
            code="wrong_suffix",
            what=Bilingual(
                f"文件内容与扩展名 {suffix} 不符", f"the content is not what {suffix} stands for"
            ),
            file=file,
            found=found,
            expected=Bilingual(f"{suffix} 文件", f"a {suffix} file"),
            remedy=Bilingual(
                "改正扩展名,或在原软件中重新导出",
                "mend the suffix, or export it again where it was made",
            ),
        )
    )


def lock_file(file: str) -> RegisterError:
    """The note that Excel leaves beside an open workbook."""
    return RegisterError(
        Finding(
            code="lock_file",
            what=Bilingual(
                "这是 Excel 打开文件时留下的临时文件", "this is Excel's note that a file is open"
            ),
            file=file,
            expected=Bilingual("登记表本身", "the register itself"),
            remedy=Bilingual(
                "关闭 Excel 后改用不带 ~$ 的文件", "close Excel and take the file without ~$"
            ),
        )
    )


def companion_missing(file: str, found: str) -> RegisterError:
    """A shapefile without one of its parts."""
    return RegisterError(
        Finding(
            code="missing_part",
            what=Bilingual("SHP 文件不全", "the shapefile is not whole"),
            file=file,
            found=found,
            expected=Bilingual(
                ".shp、.shx、.dbf(及 .prj)同在", ".shp, .shx, .dbf (and .prj) together"
            ),
            remedy=Bilingual(
                "把同名的几个文件放在一起,或压成一个 .zip",
                "put the files of that name together, or into one .zip",
            ),
        )
    )


def too_large(file: str, size: int, most: int = MOST_BYTES) -> RegisterError:
    """The file, or what it unpacks to, is larger than any register."""
    return RegisterError(
        Finding(
            code="too_large",
            what=Bilingual("文件过大", "the file is too large"),
            file=file,
            found=f"{size / (1 << 20):.0f} MiB",
            expected=Bilingual(f"不超过 {most >> 20} MiB", f"at most {most >> 20} MiB"),
            remedy=Bilingual(
                "删去图片与无关工作表,或分成几个文件",
                "delete pictures and sheets of other matters, or split the file",
            ),
        )
    )


def too_many_columns(file: str, sheet: str, columns: int) -> RegisterError:
    """More columns than any register has."""
    return RegisterError(
        Finding(
            code="too_many_columns",
            what=_of_sheet(sheet, "列数过多", "has too many columns"),
            file=file,
            found=str(columns),
            expected=Bilingual(f"不超过 {MOST_COLUMNS} 列", f"at most {MOST_COLUMNS} columns"),
            remedy=Bilingual(
                "删去表格右侧的无关内容", "delete what stands to the right of the table"
            ),
        )
    )


def too_many_cells(file: str, sheet: str, cells: int, most: int = MOST_AREA) -> RegisterError:
    """More cells than are read."""
    return RegisterError(
        Finding(
            code="too_many_cells",
            what=_of_sheet(sheet, "单元格过多", "has too many cells"),
            file=file,
            found=str(cells),
            expected=Bilingual(f"不超过 {most} 个单元格", f"at most {most} cells"),
            remedy=Bilingual(
                "删去表格外的零散内容,或分成几个文件",
                "delete what stands far from the table, or split the file",
            ),
        )
    )


def too_many_values(file: str, sheet: str, cells: int) -> RegisterError:
    """More filled cells than are read."""
    return too_many_cells(file, sheet, cells, MOST_CELLS)


def no_table(file: str) -> RegisterError:
    """Nothing stands in the file."""
    return RegisterError(
        Finding(
            code="empty_register",
            what=Bilingual("文件里没有任何内容", "the file holds nothing"),
            file=file,
            expected=Bilingual("表头与至少一行数据", "headings and at least one row"),
            remedy=Bilingual("补充内容,或移走此文件", "fill it in, or take the file away"),
        )
    )


def unknown_encoding(file: str, content: bytes) -> RegisterError:
    """Bytes that are no text of the field."""
    return RegisterError(
        Finding(
            code="unknown_encoding",
            what=Bilingual("文字编码无法识别", "the text encoding is not known"),
            file=file,
            found=f"0x{content[:4].hex()}…",
            expected=Bilingual(
                "UTF-8、UTF-16 或 GB18030(GBK)编码的文本", "text in UTF-8, UTF-16 or GB18030 (GBK)"
            ),
            remedy=Bilingual(
                "在 Excel 中另存为“CSV UTF-8(逗号分隔)”", "save it from Excel as CSV UTF-8"
            ),
        )
    )


def unclosed_quote(file: str, row: int, opened: str) -> RegisterError:
    """A quote without its partner: every row after it would be lost in one cell."""
    return RegisterError(
        Finding(
            code="unclosed_quote",
            what=Bilingual("引号没有闭合", "a quote is never closed"),
            file=file,
            row=row,
            found=opened,
            expected=Bilingual("成对的英文双引号", "double quotes in pairs"),
            remedy=Bilingual(
                "补上或删去该格的引号:其后各行都被它吞进一格",
                "close or remove the quote of that cell: it swallows every row below",
            ),
        )
    )


def _of_sheet(sheet: str, zh: str, en: str) -> Bilingual:
    """A matter, with the sheet that it is about where there are several."""
    if not sheet:
        return Bilingual(zh, f"the table {en}")
    return Bilingual(f"工作表“{sheet}”{zh}", f'the sheet "{sheet}" {en}')

"""Workbooks of a few cells, written by hand."""

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/>'
    '<xf numFmtId="20"/></cellXfs></styleSheet>'
)
DAY, MOMENT, TIME = 1, 2, 3


def write_xlsx(
    path: Path, *sheets: Sequence[Sequence[object]], hidden: frozenset[int] = frozenset()
) -> Path:
    """Write *sheets*: a cell is text, a number, True or False, or (number, style) for a date."""
    with ZipFile(path, "w") as book:
        entries, links = "", ""
        for number, rows in enumerate(sheets):
            state = ' state="hidden"' if number in hidden else ""
            entries += f'<sheet name="S{number}" sheetId="{number + 1}"{state} r:id="r{number}"/>'
            part = f"worksheets/s{number}.xml"
            links += f'<Relationship Id="r{number}" Type="{_LINKS}/worksheet" Target="{part}"/>'
            book.writestr(f"xl/worksheets/s{number}.xml", _sheet(rows))
        links += f'<Relationship Id="st" Type="{_LINKS}/styles" Target="styles.xml"/>'
        book.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{entries}</sheets></workbook>',
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>',
        )
        book.writestr("xl/styles.xml", _STYLES)
        book.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="b" '
            f'Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        )
    return path


def write_ods(path: Path, rows: Sequence[Sequence[str]], *, locked: bool = False) -> Path:
    """Write an OpenDocument sheet of texts, or one that says it is under a password."""
    space = "urn:oasis:names:tc:opendocument:xmlns"
    body = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string">'
            f"<text:p>{escape(cell)}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    with ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}:manifest:1.0">'
            + ("<manifest:encryption-data/>" if locked else "")
            + "</manifest:manifest>",
        )
        book.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{space}:office:1.0" '
            f'xmlns:table="{space}:table:1.0" xmlns:text="{space}:text:1.0">'
            '<office:body><office:spreadsheet><table:table table:name="L">'
            f"{body}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


def _sheet(rows: Sequence[Sequence[object]]) -> str:
    lines = ""
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(f"{chr(65 + place)}{number}", cell) for place, cell in enumerate(row))
        lines += f'<row r="{number}">{cells}</row>'
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _cell(place: str, cell: object) -> str:
    match cell:
        case bool():
            return f'<c r="{place}" t="b"><v>{int(cell)}</v></c>'
        case int() | float():
            return f'<c r="{place}"><v>{cell}</v></c>'
        case (number, style):
            return f'<c r="{place}" s="{style}"><v>{number}</v></c>'
        case "":
            return ""
        case _:
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>'

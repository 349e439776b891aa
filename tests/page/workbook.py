"""Prints the sheets of an .xlsx file as JSON: [{"name": ..., "cells": [[text, ...], ...]}, ...].
Every part must be well-formed XML, and no cell may hold a formula."""
import json
import sys
import zipfile
import xml.etree.ElementTree as ET

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def text_of(cell, shared):
    if cell.find(MAIN + "f") is not None:
        raise SystemExit("a cell holds a formula")
    value = cell.find(MAIN + "v")
    if value is None:
        return ""
    return shared[int(value.text)] if cell.get("t") == "s" else value.text


def main():
    with zipfile.ZipFile(sys.argv[1]) as book:
        parts = {name: ET.fromstring(book.read(name)) for name in book.namelist()
                 if name.endswith((".xml", ".rels"))}
    shared = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
              for item in parts["xl/sharedStrings.xml"]]
    names = [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(MAIN + "sheet")]
    sheets = []
    for number, name in enumerate(names, 1):
        rows = parts[f"xl/worksheets/sheet{number}.xml"].iter(MAIN + "row")
        cells = [[text_of(cell, shared) for cell in row] for row in rows]
        sheets.append({"name": name, "cells": cells})
    json.dump(sheets, sys.stdout)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""roster.xlsx as another program reads it. Usage: spreadsheet.py QUESTION FILE.xlsx …; exit code 0 = yes, a message = no."""
import csv
import datetime
import sys
import zipfile

import openpyxl

HEADS = 6  # rows of the first sheet above the dates
DAYS = 3  # columns before its places


def read(path):
    return openpyxl.load_workbook(path)


def compare(rows, roster, language):
    """Every row of roster.csv is a box of the grid, and every box is a row: date, times, doctor."""
    locum = {"nb": "VIKAR", "en": "LOCUM"}[language]
    with open(roster, encoding="utf-8", newline="") as file:
        wanted = [(row["date"], f'{row["start"][11:16]}–{row["end"][11:16]}', row["doctor"] or locum) for row in csv.DictReader(file)]
    found = []
    for row in rows[HEADS:]:
        for column, box in enumerate(row[DAYS:], DAYS):
            if box not in (None, ""):
                found.append((str(row[0]), rows[4][column], box))
    assert len(found) == len(wanted) > 0, f"{len(found)} boxes, {len(wanted)} rows"
    for date, times, who in wanted:  # a column whose duties have different times names several
        fits = [box for box in found if box[0] == date and box[2] == who and (times in box[1] or "…" in box[1])]
        assert fits, f"{date} {times} {who} is not in the grid"
        found.remove(fits[0])


def grid_is_roster(path, roster, language):
    rows = [list(row) for row in read(path).worksheets[0].iter_rows(values_only=True)]
    for row in rows[HEADS:]:
        assert isinstance(row[0], datetime.datetime), f"{row[0]!r} is no date"
        row[0] = row[0].date()
    compare(rows, roster, language)


def table_is_roster(path, roster, language):
    """The same of the first sheet after a spreadsheet program has written it as CSV."""
    with open(path, encoding="utf-8", newline="") as file:
        compare(list(csv.reader(file)), roster, language)


def doctors_have_roster(path, roster):
    """The sheets between the first and the last two tell each doctor's duties of roster.csv, and no others."""
    with open(roster, encoding="utf-8", newline="") as file:
        wanted = sorted((row["date"], row["doctor"], f'{row["start"][11:16]}–{row["end"][11:16]}') for row in csv.DictReader(file) if row["doctor"])
    found = set()
    for sheet in read(path).worksheets[1:-2]:
        rows = list(sheet.iter_rows(values_only=True))
        for row in rows[5:]:
            for column, box in enumerate(row[DAYS:], DAYS):
                lines = (box or "").split("\n")
                for times in lines[1::2]:
                    found.add((str(row[0].date()), rows[3][column], times))
    assert sorted(found) == sorted(set(wanted)), sorted(found ^ set(wanted))[:5]


def no_formulas(path):
    for sheet in read(path).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{sheet.title} {cell.coordinate}: {cell.value}"
    with zipfile.ZipFile(path) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert names
        for name in names:
            text = parts.read(name).decode("utf-8")
            assert "<f>" not in text and "<f " not in text and "<hyperlink" not in text, name


def no_clock(path, date):
    book = read(path)
    assert str(book.properties.created) == f"{date} 12:00:00", book.properties.created
    with zipfile.ZipFile(path) as parts:
        for part in parts.infolist():
            assert part.date_time == (1980, 1, 1, 0, 0, 0), (part.filename, part.date_time)


def sheets(path, *names):
    assert tuple(read(path).sheetnames) == names, read(path).sheetnames


def fairness(path, audit):
    """Numbers that are numbers: share, target, load and deviation as in audit.json, with a chart for each category."""
    import json

    with open(audit, encoding="utf-8") as file:
        wanted = json.load(file)["fairness"]
    sheet = read(path).worksheets[-2]
    rows = list(sheet.iter_rows(values_only=True))
    heads = [i for i, row in enumerate(rows) if row[1] in ("Stilling %", "Post %")]
    assert len(heads) == len(wanted), (len(heads), len(wanted))
    compared = 0
    for head, category in zip(heads, wanted):
        told = {row[0]: row for row in rows[head + 1 : head + 1 + len(category["doctors"])]}
        for doctor in category["doctors"]:
            row = told[doctor["doctor"]]
            figures = (doctor["share"], doctor["brought_over"], doctor["target"], doctor["load"], doctor["deviation"])
            for figure, box in zip(figures, row[2:7]):
                assert isinstance(box, (int, float)) and abs(figure - box) < 0.01, (doctor, row)
                compared += 1
    assert compared > 0
    with zipfile.ZipFile(path) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == len(wanted), charts
        for name in charts:
            text = parts.read(name).decode("utf-8")
            assert "pattFill" in text and "solidFill" in text, f"{name}: bars that look alike in grey"


def municipalities(path, audit, title):
    """The sheet `title` has a table for each category that is compared, with the figures of audit.json, parts that add up to 100, and a chart each."""
    import json

    with open(audit, encoding="utf-8") as file:
        wanted = json.load(file)["municipalities"]["categories"]
    sheet = read(path)[title]
    rows = list(sheet.iter_rows(values_only=True))
    heads = [i for i, row in enumerate(rows) if row[1] in ("Del %", "Part %")]
    assert len(heads) == len(wanted) > 0, (len(heads), len(wanted))
    for head, category in zip(heads, wanted):
        told = rows[head + 1 : head + 1 + len(category["municipalities"])]
        assert abs(sum(row[1] for row in told) - 100) < 1e-6, told
        for one, row in zip(category["municipalities"], told):
            figures = (one["share"], one["brought_over"], one["target"], one["load"], one["deviation"], one["points"])
            for figure, box in zip(figures, row[2:8]):
                assert isinstance(box, (int, float)) and abs(figure - box) < 0.01, (one, row)
    assert len(sheet._charts) == len(wanted), len(sheet._charts)


def silent(path, *words):
    """None of the words stands in any part of the file."""
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode("utf-8")
            for word in words:
                assert word not in text, (name, word)


def axes(path, *least):
    """Where each chart's figures begin: 0, or `auto`, which shows those below zero too."""
    with zipfile.ZipFile(path) as parts:
        charts = sorted(name for name in parts.namelist() if name.startswith("xl/charts/chart"))
        found = ["0" if '<c:min val="0"/>' in parts.read(name).decode("utf-8") else "auto" for name in charts]
    assert found == list(least), found


def frozen(path):
    book = read(path)
    assert book.worksheets[0].freeze_panes == "D7", book.worksheets[0].freeze_panes
    for sheet in book.worksheets[:-2]:
        assert sheet.page_setup.orientation == "landscape" and int(sheet.page_setup.paperSize) == 9, sheet.title
        assert sheet.print_title_rows and sheet.print_title_cols == "$A:$C", (sheet.title, sheet.print_title_rows)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and not sheet.page_setup.fitToHeight, sheet.title
        assert sheet.cell(sheet.max_row, 1).number_format.replace("\\", "") == "yyyy-mm-dd", sheet.title


def holds(path, words):
    for sheet in read(path).worksheets:
        for row in sheet.iter_rows(values_only=True):
            if words in map(str, row):
                return
    raise AssertionError(f"nowhere: {words!r}")


def hatched(path, words, pattern):
    """Every box with `words` in it has that pattern, and there is one."""
    found = 0
    sheet = read(path).worksheets[0]
    for row in sheet.iter_rows(min_row=HEADS + 1):
        for cell in row:
            assert (cell.value == words) == (cell.fill.patternType == pattern and cell.font.b is True), cell.coordinate
            found += cell.value == words
    assert found > 0


def shaded(path):
    """A weekend or a public holiday is said in words and shaded, and nothing else is."""
    marked = 0
    for row in read(path).worksheets[0].iter_rows(min_row=HEADS + 1):
        words = row[2].value or ""
        free = words.startswith(("★", "helg", "weekend"))
        assert free == (row[0].value.weekday() >= 5 or words.startswith("★")), row[0].value
        for cell in row[:3]:
            assert (cell.fill.patternType == "solid") == free, (row[0].value, cell.coordinate)
        marked += free
    assert marked > 0


if __name__ == "__main__":
    try:
        globals()[sys.argv[1]](*sys.argv[2:])
    except AssertionError as wrong:
        sys.exit(f"{sys.argv[1]}: {wrong}")

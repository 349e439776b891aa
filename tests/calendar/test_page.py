"""calendar.html and calendar.xlsx of a season with hostile names and with shortfalls: the page is well
formed, every link leads somewhere, no name becomes markup, and page and workbook say what calendar.json
says. Usage: test_page.py PROGRAM"""
import html.parser
import json
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

from ics_files import need, run

HOSTILE = '<script>alert("1")</script> & \'É\' =1+2'
VOID = {"meta", "link", "input", "br", "ellipse", "path"}

SEASON = {
    "format": 1,
    "organisation": {"name": HOSTILE, "language": "nl"},
    "season": {"name": "2026-2027", "from": "2026-09-01", "to": "2026-12-31", "holidays": "midden"},
    "programmes": {"duo": {"lesson": 60, "roles": ["violin", "cello"], "captain": False}},
    "schools": [{"id": "linde", "name": HOSTILE, "at": [51.8, 4.66],
                 "closed": ["2026-10-07", {"on": "2026-11-04", "why": "trip", "name": HOSTILE}],
                 "hours": {"mon-fri": {"open": "08:30-14:30"}},
                 "rooms": [{"id": "aula", "name": HOSTILE, "seats": 60}, {"id": "b", "seats": 30}],
                 "groups": [{"id": "g5", "year": 5, "pupils": 20}]}],
    "orchestras": [{"id": "linde-5", "school": "linde", "groups": ["g5"], "programme": "duo",
                    "name": HOSTILE, "lessons": 40}],
    "teachers": [{"id": "anna", "name": HOSTILE, "skills": ["violin"], "home": [51.81, 4.67],
                  "contract": {"kind": "freelance", "call-out": "3h", "rate": 58.00},
                  "available": {"wed": "08:30-09:30", "thu": "all"}},
                 {"id": "bram", "skills": ["cello"], "contract": {"kind": "employee"},
                  "available": {"wed": "08:30-09:30", "thu": "08:30-12:00"}}],
    "money": {"paid": ["lessons", "changeover", "travel", "call-out"], "kilometre": 0.23},
}
TIMETABLE = {
    "format": 1, "season": "2026-2027",
    "lessons": [{"orchestra": "linde-5", "day": "wed", "start": "08:30", "end": "09:30",
                 "sections": {"violin": {"teacher": "anna", "room": "linde/aula"},
                              "cello": {"teacher": "bram", "room": "linde/b"}}}],
}


class Page(html.parser.HTMLParser):
    """Ids, links, texts; complains about tags that do not match."""

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.scripts, self.text = [], [], [], 0, ""

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.scripts += tag == "script"
        if "id" in values:
            self.ids.append(values["id"])
        if values.get("href", "").startswith("#"):
            self.links.append(values["href"][1:])
        need(not any(name.startswith("on") for name in values), tag, values)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        need(self.open and self.open[-1] == tag, "closed", tag, "within", self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data


def check_page(folder, data):
    text = (folder / "calendar.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    page.close()
    need(page.open == [], "still open:", page.open)
    need(len(set(page.ids)) == len(page.ids), "an id stands twice")
    for link in page.links:
        need(link in page.ids or link == "", "no part", link)
    need(page.scripts == 1 and "<script>alert" not in text, "a name became markup")
    need(HOSTILE in page.text, "the name is not in the page")
    need(not re.search(r"(src|href)=.?(https?:)?//|@import|url\(.?http", text), "the page loads something")
    row = data["ledger"][0]
    need(row["reason"] in page.text, "no reason")
    for anchor in ("month-2026-10", "school-linde", "teacher-anna", "ledger", "hours", "money"):
        need(anchor in page.ids, "no part", anchor)


def sheets(folder):
    """The cells of each sheet as text or number, row by row."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(folder / "calendar.xlsx") as book:
        strings = ["".join(t.text or "" for t in item.iter("{%s}t" % space["m"]))
                   for item in tree.fromstring(book.read("xl/sharedStrings.xml"))]
        names = [s.get("name") for s in
                 tree.fromstring(book.read("xl/workbook.xml")).find("m:sheets", space)]
        out = {}
        for i, name in enumerate(names):
            root = tree.fromstring(book.read(f"xl/worksheets/sheet{i + 1}.xml"))
            need(not list(root.iter("{%s}f" % space["m"])), "a formula in", name)
            rows = []
            for row in root.find("m:sheetData", space):
                cells = []
                for cell in row:
                    value = cell.find("m:v", space)
                    if value is not None:
                        cells.append(strings[int(value.text)] if cell.get("t") == "s"
                                     else float(value.text))
                rows.append(cells)
            out[name] = rows[2:]
        return out


def check_book(folder, data):
    book = sheets(folder)
    need(len(book) == 7, "sheets", list(book))
    dates, ledger, lost, hours, months, weeks, money = book.values()
    need(len(dates) == len(data["lessons"]), len(dates), "dates")
    need(len(lost) == len(data["lost"]), len(lost), "lost dates")
    row = data["ledger"][0]
    need(ledger[0][2:8] == [row["promised"], row["given"], row["lost"], row["caught_up"],
                            row["shortfall"], row["tuttis"]], ledger[0])
    anna = data["teachers"][0]
    need(len(hours) == len(data["teachers"]), hours)
    need(abs(hours[0][4] * 1440 - anna["teaching_min"]) < 1e-6, hours[0])
    for rows, key in ((months, "months"), (weeks, "weeks")):
        need(len(rows) == sum(len(t[key]) for t in data["teachers"]), key)
        mine = rows[:len(anna[key])]
        need(abs(sum(r[4] for r in mine) * 1440 - anna["teaching_min"]) < 1e-6, key)
        need(abs(sum(r[11] for r in mine) - anna["pay"]) < 0.05, key, "pay")
    need(abs(money[0][4] - data["schools"][0]["price"]) < 1e-9, money[0])
    need(abs(data["schools"][0]["price"] - anna["pay"] - anna["kilometre_pay"]) < 0.02, "price")
    need(data["schools"][0]["unpriced"] == len(data["lessons"]), "Bram has no rate")


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        (work / "s.yaml").write_text(json.dumps(SEASON), encoding="utf-8")
        (work / "t.yaml").write_text(json.dumps(TIMETABLE), encoding="utf-8")
        for language in ("nl", "en"):
            out = work / language
            run(program, "calendar", work / "s.yaml", work / "t.yaml", "-o", out, "--lang", language)
            data = json.loads((out / "calendar.json").read_text(encoding="utf-8"))
            row = data["ledger"][0]
            need(row["promised"] == row["given"] + row["caught_up"] + row["shortfall"], row)
            need(row["caught_up"] > 5 and row["shortfall"] > 0 and row["reason"], row)
            check_page(out, data)
            check_book(out, data)


main()

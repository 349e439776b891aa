"""Hostile names in every kind of output, read back by parsers that share nothing with the program: the
names arrive as they are (or as documented), and apart from them each file is that of the same season
with harmless names. Usage: test_output.py PROGRAM [--no-limits]"""
import csv
import html.parser
import io
import json
import pathlib
import random
import re
import shlex
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import icalendar

from trying import OBEYED, Trying, count, need, scale, write

SEASON = """format: 1
organisation: {name: %(organisation)s, language: en}
season: {name: %(season)s, from: 2026-10-01, to: 2026-11-30, holidays: midden}
programmes:
  duo: {name: %(programme)s, lesson: 60, roles: [violin, cello], captain: no, lessons: 9}
schools:
  - id: linde
    name: %(linde)s
    town: %(town)s
    at: [51.80, 4.66]
    hours: {mon-fri: {open: 08:30-14:30, breaks: [10:30-10:45]}}
    rooms: [{id: aula, name: %(aula)s, seats: 60}, {id: lokaal, name: %(lokaal)s, seats: 30}]
    groups: [{id: g5, name: %(g5)s, year: 5, pupils: 20}, {id: g6, name: %(g6)s, year: 6, pupils: 20}]
  - id: eik
    name: %(eik)s
    at: [51.81, 4.67]
    hours: {mon-fri: {open: 08:30-14:30}}
    rooms: [{id: aula, seats: 60}, {id: lokaal, seats: 30}]
    groups: [{id: g7, year: 7, pupils: 20}]
orchestras:
  - {id: linde-5, name: %(o5)s, school: linde, groups: [linde/g5], programme: duo}
  - {id: linde-6, name: %(o6)s, school: linde, groups: [linde/g6], programme: duo, lessons: 4}
  - {id: eik-7, school: eik, groups: [eik/g7], programme: duo}
teachers:
  - {id: anna, name: %(anna)s, skills: [violin], available: {wed thu: all}, home: [51.82, 4.66],
     travels: car, hours: {wish: 3}, contract: {kind: freelance, call-out: 3h, rate: 60.00}}
  - {id: bram, name: %(bram)s, skills: [cello], available: {wed thu: all}}
  - {id: cato, name: %(cato)s, skills: [violin, cello], available: {thu: 08:00-11:00}}
occasions:
  - {id: feest, name: %(feest)s, kind: concert, dates: [2026-11-19], time: 09:00-10:00,
     orchestras: [linde-5, eik-7], place: %(place)s, at: [51.8, 4.68]}
money: {paid: [lessons, changeover, call-out], kilometre: 0.23}
"""
CANDIDATES = """schools:
  - id: wilg
    name: %(wilg)s
    at: [51.82, 4.66]
    hours: {thu: {open: 08:30-14:30}}
    rooms: [{id: aula, seats: 60}, {id: lokaal, seats: 30}]
    groups: [{id: w5, year: 5, pupils: 12}]
orchestras:
  - {id: wilg-5, name: %(o7)s, school: wilg, groups: [wilg/w5], programme: duo}
hires:
  - {id: dirk, name: %(dirk)s, skills: [violin, cello], available: {thu: all}}
"""
KEYS = re.findall(r"%\((\w+)\)s", SEASON + CANDIDATES)
PIECES = list("<>&\"'`=+-@;,:|\\/%#{}[]()!$*?~^_. \n\t\u0085\u2028\u00a0\u200d\u0301\u00e9\u00df\u0130"
              "\u4e2d\U0001f600\u200f\u05d0aZ09") + [
    "<script>window.broken=1</script>", "</script>", "</title>", "</style>", "]]>", "-->", "<!--", "<?x?>",
    "<![CDATA[", "' onload='window.broken=2", '" onfocus="window.broken=3" autofocus="', "<img src=x>",
    "javascript:window.broken=4", "=HYPERLINK(\"http://x\")", "=1+1", "@SUM(A1)", "+31", "-2", "\r\n",
    "END:VEVENT", "\nBEGIN:VALARM\n", "\\n", "\\", "%s%n%d", "%(x)s", "{{7*7}}", "${x}", "$(id)", "`id`",
    "; rm -rf x", "&amp;", "&#0;", "&lt;", "'; DROP TABLE", "\\u003c", "../../x", "null", "~", "no", "08:30",
    "ATTENDEE:mailto:x", "x" * 80, "\u4e2d" * 40, "[h]:mm", "'", '"', "\"\"", "A1", "_x0041_"]
BREAKS = "\t\n\r\u0085\u2028\u2029"


def hostile_name(rng):
    while True:
        name = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 7)))
        if folded(name).strip():
            return name


def folded(name):
    """What a name is: line ends and tabs in it, with the blanks around them, count as one blank."""
    return re.sub(" *[%s][ %s]*" % (BREAKS, BREAKS), "\n", name).strip("\n").replace("\n", " ")


def quoted(name):
    """Between double quotes, for YAML."""
    text = json.dumps(name, ensure_ascii=False)
    for c in "\x85\u2028\u2029":
        text = text.replace(c, "\\u%04X" % ord(c))
    return text


class Skeleton(html.parser.HTMLParser):
    """The elements of a page with the names of their attributes, and all its text."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.texts = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.texts += [value or "" for _, value in attrs]

    def handle_endtag(self, tag):
        self.tags.append(("/" + tag, ()))

    def handle_data(self, data):
        self.texts.append(data)

    def handle_comment(self, data):
        self.tags.append(("comment", ()))

    def handle_decl(self, decl):
        self.tags.append((decl, ()))

    def unknown_decl(self, data):
        self.tags.append(("unknown " + data, ()))

    def handle_pi(self, data):
        self.tags.append(("instruction " + data, ()))


# Every reader gives what is the same whatever the names are, and all texts.
def read_html(data):
    page = Skeleton(data.decode("utf-8"))
    need(not [a for _, names in page.tags for a in names if a.startswith("on")], "an event in a page")
    return page.tags, page.texts


def read_csv(data):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    need(all(len(row) == len(rows[0]) for row in rows), "rows of different lengths")
    texts = [cell for row in rows for cell in row]
    for cell in texts:
        need(cell == "" or cell[0] not in "=+-@\t\r\n" or re.fullmatch(r"-?\d+(\.\d+)?", cell),
             "a formula:", cell)
    return [len(row) for row in rows], [t[1:] if t[:1] == "'" else t for t in texts] + texts


def flat(node):
    return [node.tag, sorted(node.attrib)] + [flat(child) for child in node]


def read_xml(data):
    root = ET.fromstring(data)
    return flat(root), [t for e in root.iter() for t in [e.text or "", *e.attrib.values()]]


def read_xlsx(data):
    book, shape, texts = zipfile.ZipFile(io.BytesIO(data)), [], []
    for name in sorted(book.namelist()):
        root = ET.fromstring(book.read(name))
        need(not [e for e in root.iter() if e.tag.endswith("}f")], "a formula in", name)
        for e in root.iter():
            need(e.tag.split("}")[-1] not in ("hyperlink", "externalReference"), e.tag, "in", name)
        shape.append((name, name.startswith("xl/worksheets/sheet")
                      and [len(row) for row in root.iter("{%s}row" % root.tag[1:].split("}")[0])]))
        if name == "xl/workbook.xml":
            sheets = [e.get("name") for e in root.iter() if e.tag.endswith("}sheet")]
            need(len({s.lower() for s in sheets}) == len(sheets), "sheets of one name:", sheets)
            for sheet in sheets:
                units = len(sheet.encode("utf-16-le")) // 2
                need(1 <= units <= 31 and not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", sheet), sheet)
        if name == "xl/sharedStrings.xml":
            texts = ["".join(t.text or "" for t in item.iter() if t.tag.endswith("}t")) for item in root]
            texts += [re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), t) for t in texts]
    return shape, texts


def keys_of(value):
    if isinstance(value, dict):
        return [(key, keys_of(item)) for key, item in value.items()]
    return [keys_of(item) for item in value] if isinstance(value, list) else type(value).__name__


def texts_of(value):
    if isinstance(value, dict):
        value = list(value.keys()) + list(value.values())
    if isinstance(value, list):
        return [text for item in value for text in texts_of(item)]
    return [value] if isinstance(value, str) else []


def read_json(data):
    value = json.loads(data.decode("utf-8"))
    return keys_of(value), texts_of(value)


def read_ics(data):
    for line in data.split(b"\r\n"):
        need(len(line) <= 75, "a line of", len(line), "octets")
        need(all(c >= 32 for c in line), "a control character in", line)
    calendar = icalendar.Calendar.from_ical(data)
    return ([(part.name, sorted(part.keys())) for part in calendar.walk()],
            [str(value) for part in calendar.walk() for value in part.values()])


def read_mps(data):
    need(re.fullmatch(rb"[ -~\n]*", data), "other characters in the program")
    return [len(line.split()) for line in data.splitlines()], []


def read_yaml(data):
    import yaml
    value = yaml.safe_load(data.decode("utf-8"))
    return keys_of(value), texts_of(value)


READERS = {".html": read_html, ".csv": read_csv, ".xlsx": read_xlsx, ".json": read_json, ".ics": read_ics,
           ".fet": read_xml, ".xml": read_xml, ".mps": read_mps, ".yaml": read_yaml}


def make_all(t, folder, names, set_name):
    """Every file that the program writes, for one season; what it says goes to a terminal."""
    write(folder / "season.yaml", SEASON % {key: quoted(name) for key, name in names.items()})
    write(folder / "candidates.yaml", CANDIDATES % {key: quoted(name) for key, name in names.items()})
    write(folder / "scenario.yaml", "format: 1\nbase: season.yaml\nscenario: {name: %s}\n"
          "changes: [{set: weights.idle, to: 3}]\n" % quoted(set_name))
    limits = ["--work", "20", "--threads", "1"]
    runs = [
        ["validate", "season.yaml"],
        ["solve", "season.yaml", "-o", "out", *limits],
        ["solve", "scenario.yaml", "-o", "scenario", *limits],
        ["check", "season.yaml", "out/timetable.yaml"],
        ["calendar", "season.yaml", "out/timetable.yaml", "-o", "calendar"],
        ["rerun", "season.yaml", "--from", "out/timetable.yaml", "--set", "teachers.cato.available=thu: all",
         "-o", "rerun", "--curve", *limits],
        ["compare", "out", "scenario", "-o", "compare"],
        ["sweep", "season.yaml", "--absent", "each", "--vary", "weights.idle=1,2", "-o", "sweep", *limits],
        ["sweep", "season.yaml", "--growth", "1", "--add-school", "candidates.yaml", "-o", "growth", *limits],
        ["why-not", "season.yaml", "out/timetable.yaml", "--pin", "orchestra=eik-7 day=thu", "-o", "why",
         *limits],
        ["explain", "season.yaml", *limits],
        ["substitute", "season.yaml", "out/timetable.yaml", "--teacher", "anna", "--date", "2026-11-04"],
        ["export", "season.yaml", "--format", "mps", "-o", "a.mps"],
        ["export", "season.yaml", "out/timetable.yaml", "--format", "fet", "-o", "a.fet"],
        ["export", "season.yaml", "out/timetable.yaml", "--format", "csv", "-o", "a.csv"],
        ["export", "season.yaml", "out/timetable.yaml", "--format", "csv", "--table", "lessons", "-o", "lessons.csv"],
        ["export", "season.yaml", "out/timetable.yaml", "--format", "csv", "--table", "teachers", "-o",
         "teachers.csv"],
        ["export", "season.yaml", "--format", "season", "-o", "again"],
        ["export", "season.yaml", "out/timetable.yaml", "--anonymise", "--seed", "1", "--key", "key.csv", "-o",
         "given"],
        ["substitute", "season.yaml", "out/timetable.yaml", "--teacher", "bram", "--date", "2026-11-05", "-o",
         "calendar"],
    ]
    for words in runs:
        code, out, said = t.run(*words, cwd=folder)
        need(code in (0, 1), words, "ended with", code, said)
        need(OBEYED.search(out.decode("utf-8")) is None, words, "prints", out)
        yield words[0], out


def look(t, folder, names, harmless):
    """Every file is whole, has the shape of the harmless one, and the names where it has them."""
    texts, n = {}, 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix not in READERS or path.parent == folder and \
                path.name in ("season.yaml", "scenario.yaml", "candidates.yaml"):
            continue
        place = path.relative_to(folder)
        other = harmless / place
        need(other.exists(), place, "is made for hostile names alone")
        read = READERS[path.suffix]
        try:
            shape, texts[str(place)] = read(path.read_bytes())
            usual, _ = read(other.read_bytes())
        except Exception as error:
            raise type(error)("%s: %s" % (place, error)) from error
        if shape != usual and path.suffix == ".html":
            for i, (a, b) in enumerate(zip(shape, usual)):
                need(a == b, place, "differs at element", i, shape[i - 3:i + 3], usual[i - 3:i + 3])
        need(shape == usual, place, "has another shape:", shape, usual)
        n += 1
    need({p.relative_to(harmless) for p in harmless.rglob("*")} ==
         {p.relative_to(folder) for p in folder.rglob("*")}, "not the same files")
    for place, keys in WANTED.items():
        for key in keys:
            name = folded(names[key])
            need(any(name in text for text in texts[place]) or
                 any(spaced(name) in spaced(text) for text in texts[place]), place, "lacks", key, repr(name))
    return n


def spaced(text):
    return " ".join(text.split())


WANTED = {
    "out/index.html": ["organisation", "season", "linde", "eik", "aula", "anna", "bram", "o5", "o6"],
    "out/timetable.csv": ["linde", "eik", "aula", "anna", "bram", "programme"],
    "out/timetable.xlsx": ["linde", "eik", "aula", "anna", "bram"],
    "out/report.json": ["season"],
    "calendar/calendar.html": ["linde", "eik", "feest", "place", "anna"],
    "calendar/calendar.csv": ["linde", "eik", "o5"],
    "calendar/calendar.xlsx": ["linde", "eik", "anna"],
    "calendar/all.ics": ["linde", "feest", "place"],
    "calendar/schools/linde.ics": ["linde"],
    "calendar/teachers/anna.ics": ["anna"],
    "compare/compare.html": ["linde", "anna"],
    "growth/index.html": ["wilg"],
    "growth/sweep.json": ["wilg"],
    "lessons.csv": ["o5"],
    "teachers.csv": ["anna", "bram"],
    "sweep/index.html": ["anna", "bram"],
    "sweep/sweep.csv": ["anna", "bram"],
    "sweep/sweep.json": ["anna", "bram"],
}


def try_once(t, folder, rng, harmless):
    names = {key: hostile_name(rng) for key in KEYS}
    outs = dict(make_all(t, folder, names, hostile_name(rng)))
    need(folded(names["season"]).encode() in outs["validate"], "validate does not say the name")
    n = look(t, folder, names, harmless)
    strange = "out of $(id) `x` 'y' \"z\" & ; \\ #"
    _, out, _ = t.run("sweep", "season.yaml", "--vary", "weights.idle=1,2", "-o", strange, "--list", "--work",
                      "5", cwd=folder)
    for line in out.decode().splitlines():
        need(shlex.split(line)[-1] == strange, "as words of a shell:", line)
    return n


def main(program, *flags):
    t = Trying(program, "--no-limits" not in flags)
    seed = random.randrange(1 << 32) if scale(1) > 1 else 1
    n = 0
    with tempfile.TemporaryDirectory() as folder:
        harmless = pathlib.Path(folder) / "harmless"
        harmless.mkdir()
        for _ in make_all(t, harmless, {key: "naam " + key for key in KEYS}, "andere"):
            pass
        for i in range(scale(2)):
            print("seed", seed + i, flush=True)
            there = pathlib.Path(folder) / str(i)
            there.mkdir()
            n += try_once(t, there, random.Random(seed + i), harmless)
    need(n > 0, "nothing was read")
    print(t.n, "runs,", n, "files")
    count("hostile-outputs", n)


main(*sys.argv[1:])

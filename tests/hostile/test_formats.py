"""Hostile names in archives of high-school timetabling, in seasons to be given away, and in loans: each
is read back by another parser. An archive whose ids and names are written as characters, as named and as
numeric references is the same archive three times. Usage: test_formats.py PROGRAM ROOT [--no-limits]"""
import csv
import io
import json
import pathlib
import random
import re
import sys
import tempfile
import xml.etree.ElementTree as ET

import yaml

from trying import Trying, count, need, scale, write

PIECES = list("<>&\"'=+-@;,:|\\/%#{}[]()!$*?~^_. \u00e9\u00df\u4e2d\U0001f600aZ09") + [
    "<script>window.broken=1</script>", "]]>", "-->", "&amp;", "&#65;", "&lt;", "../../x", "%s%n", "null", "no"]
NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&apos;"}


def hostile(rng):
    return rng.choice("aBz9\u00e9<&\"'") + "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 6))) + "x"


def named(text):
    return "".join(NAMED.get(c, c) for c in text)


def numeric(text):
    return "".join("&#%d;" % ord(c) if i % 2 else "&#x%X;" % ord(c) for i, c in enumerate(text))



def written(node, escape):
    attributes = "".join(' %s="%s"' % (k, escape(v)) for k, v in node.attrib.items())
    return "<%s%s>%s%s</%s>" % (node.tag, attributes, escape(node.text or ""),
                                "".join(written(child, escape) for child in node), node.tag)


def renamed(root, rng):
    """Other ids and names for the events, groups and resources of an archive."""
    new = {}
    for node in root.iter():
        if node.tag in ("Resource", "Event", "Course") and "Id" in node.attrib:
            new[node.get("Id")] = "%s %d" % (hostile(rng), len(new))
            node.find("Name").text = hostile(rng)
    for node in root.iter():
        for key, value in node.attrib.items():
            node.set(key, new.get(value, value))
    return new


def shape(node):
    return [node.tag, node.attrib, (node.text or "").strip(), [shape(child) for child in node]]


def try_archive(t, folder, small, rng):
    root = ET.parse(small).getroot()
    ids = renamed(root, rng)
    seasons = set()
    for name, escape in (("characters", lambda x: x.replace("&", "&amp;").replace("<", "&lt;")
                          .replace('"', "&quot;").replace("]]>", "]]&gt;")),
                         ("named", named), ("numeric", numeric)):
        write(folder / (name + ".xml"), '<?xml version="1.0" encoding="UTF-8"?>\n' + written(root, escape))
        need(shape(ET.parse(folder / (name + ".xml")).getroot()) == shape(root), name, "is another archive")
        code, _, said = t.run("import", name + ".xml", "--format", "xhstt", "-o", name, cwd=folder)
        need(code == 0, "import of", name, "ended with", code, said)
        seasons.add((folder / name / "season.yaml").read_bytes())
    need(len(seasons) == 1, "references make another season")
    names = json.dumps(yaml.safe_load(seasons.pop()), ensure_ascii=False)
    for node in root.iter("Event"):
        if node.get("Id"):
            text = " ".join(node.find("Name").text.split())
            need(json.dumps(text, ensure_ascii=False)[1:-1] in names, "the season lacks", repr(text))
    code, _, said = t.run("solve", "numeric", "-o", "out", "--work", "2000", "--threads", "1", cwd=folder)
    need(code == 0, "solve ended with", code, said)
    code, _, said = t.run("export", "numeric", "out/timetable.yaml", "--format", "xhstt", "-o", "again.xml",
                          cwd=folder)
    need(code == 0, "export ended with", code, said)
    again = ET.parse(folder / "again.xml").getroot()
    need(shape(again.find("Instances/Instance")) == shape(root.find("Instances/Instance")),
         "the instance came back otherwise")
    used = {e.get("Reference") for e in again.findall(".//Solution/Events/Event")}
    need(used == {e.get("Id") for e in root.find("Instances/Instance/Events").findall("Event")}, used, ids)
    code, _, said = t.run("import", "again.xml", "--format", "xhstt", "-o", "again", cwd=folder)
    need(code == 0 and (folder / "again/season.yaml").read_bytes() ==
         (folder / "numeric/season.yaml").read_bytes(), "what was exported is imported otherwise", said)


def rows_of(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))


def try_depots(t, folder, example, rng):
    """Loans with hostile names, and the season without them."""
    text, new = example.read_text(encoding="utf-8"), {}

    def another(match):
        new[match.group(2)] = hostile(rng) + str(len(new))
        return match.group(1) + json.dumps(new[match.group(2)], ensure_ascii=False)

    text = re.sub(r"((?:name|town): )([A-Z][A-Za-z ]+)", another, text)
    text = text.replace("  standing: depots-standing/loans.yaml\n", "")
    need(len(new) > 10, "the example has other names")
    write(folder / "season.yaml", text)
    code, _, said = t.run("solve", "season.yaml", "-o", "out", "--work", "200", "--threads", "1", cwd=folder)
    need(code == 0, "solve ended with", code, said)
    rows = rows_of(folder / "out/instruments.csv")
    need(len(rows) > 3 and all(len(row) == len(rows[0]) for row in rows), "rows of different lengths")
    for cell in (cell for row in rows for cell in row):
        need(cell == "" or cell[0] not in "=+-@\t\r" or re.fullmatch(r"-?\d+([.,]\d+)?", cell), "a formula:", cell)
    need(yaml.safe_load((folder / "out/loans.yaml").read_text(encoding="utf-8"))["loans"], "no loans")
    code, _, said = t.run("check", "season.yaml", "out/timetable.yaml", "--loans", "out/loans.yaml", cwd=folder)
    need(code == 0, "check --loans ended with", code, said)
    code, _, said = t.run("export", "season.yaml", "out/timetable.yaml", "--anonymise", "--seed", "1", "-o",
                          "given", cwd=folder)
    need(code == 0, "export --anonymise ended with", code, said)
    for path in sorted((folder / "given").rglob("*")):
        said = path.read_text(encoding="utf-8")
        for word in [*new.values(), *re.findall(r"id: ([a-z]{4,}[a-z0-9-]*)", text)]:
            need(not re.search(r"(?<![\w-])%s(?![\w-])" % re.escape(word), said), path.name, "still says", word)
    need(t.run("check", "given", "given/timetable.yaml", cwd=folder)[0] == 0, "what is given is not sound")


def main(program, root, *flags):
    t = Trying(program, "--no-limits" not in flags)
    seed = random.randrange(1 << 32) if scale(1) > 1 else 1
    root = pathlib.Path(root)
    for i in range(scale(3)):
        print("seed", seed + i, flush=True)
        with tempfile.TemporaryDirectory() as work:
            rng = random.Random(seed + i)
            for name in ("archive", "depots"):
                (pathlib.Path(work) / name).mkdir()
            try_archive(t, pathlib.Path(work) / "archive", root / "tests/xhstt/small.xml", rng)
            try_depots(t, pathlib.Path(work) / "depots", root / "examples/features/depots.yaml", rng)
    print(t.n, "runs")
    count("hostile-outputs", t.n)


main(*sys.argv[1:])

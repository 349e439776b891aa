"""The program as a planner runs it, and seasons written where it can read them."""
import json
import os
import pathlib
import subprocess
import sys

PROGRAM = "orkestrooster"
MOST_WORK = 30000  # the few seasons that need more are not proven


def fail(*what):
    sys.exit("not so: " + " ".join(str(w) for w in what))


def scale(n):
    """n in the ordinary tests, ORK_SCALE times that in tests/soak.sh."""
    return int(n * float(os.environ.get("ORK_SCALE", "1")))


def count(what, n):
    """Add to the counts of tests/RELIABILITY.md, where they are wanted."""
    with open(os.environ.get("ORK_COUNTS", os.devnull), "a", encoding="utf-8") as file:
        file.write(f"{what} {n}\n")


def write(folder, tree, csv=None, last=None, more=None):
    """A season of one file or several, with what it names beside it; returns the path."""
    folder = pathlib.Path(folder)
    (folder / "last").mkdir(parents=True, exist_ok=True)
    for name, text in (csv or {}).items():
        (folder / name).write_text(text, encoding="utf-8")
    if last is not None:
        (folder / "last" / "timetable.yaml").write_text(text_of(last), encoding="utf-8")
    (folder / "season.yaml").write_text(text_of(tree), encoding="utf-8")
    for name, part in (more or {}).items():
        (folder / name).write_text(text_of(part), encoding="utf-8")
    return folder if more else folder / "season.yaml"


def text_of(tree):
    """YAML that is JSON: every text in quotes, so that 08:30 is no number."""
    return json.dumps(tree, indent=1, ensure_ascii=False)


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


def is_valid(season):
    return run("validate", season, "-q").returncode == 0


def solve(season, out, *options):
    """The report of a solve on one core, or None when the season is not accepted."""
    done = run("solve", season, "-o", out, "--threads", 1, "--in-process", "--json", "-q",
               *(options or ("--work", MOST_WORK)))
    if done.returncode == 3:
        return None
    if done.returncode not in (0, 1):
        fail("solve", season, "ends with", done.returncode, done.stderr[:400])
    return json.loads(done.stdout)


def check(season, timetable, *options):
    done = run("check", season, timetable, "--json", "-q", *options)
    if done.returncode not in (0, 1):
        fail("check", season, timetable, "ends with", done.returncode, done.stderr[:400])
    return json.loads(done.stdout)

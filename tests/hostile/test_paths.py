"""Names of files and ids that try to lead out of the output folder, arguments that are not texts, and
outputs in places that are not folders. Nothing is written but below the folder that was asked for.
Usage: test_paths.py PROGRAM [--no-limits]"""
import json
import os
import pathlib
import re
import sys
import tempfile

from trying import OBEYED, SMALL, Trying, count, need, paths_below, scale, write

LIMITS = ["--work", "5", "--threads", "1", "--quiet"]
# Names of folders, of seasons and of scenarios: whatever a file system takes.
NAMES = [b"\xff\xfe", b"new\nline", b"tab\tulation", b"\x1b[31mred", b"-o", b"--help", b"a b 'c' \"d\"", b"$(id)",
         b"%s%n", b"*", b"con", b"nul.yaml", b"<script>", b"\xe2\x80\xaetxt", b"x" * 200, b"caf\xc3\xa9",
         b"cafe\xcc\x81", b"UPPER", b"upper", b"=1+1", b"#", b"~", b"a;b", b"\xed\xa0\x80"]


def unchanged(t, folder, inside, *words, codes=(0,), **how):
    """A run that writes below `inside` alone."""
    before = paths_below(folder)
    code, out, said = t.run(*words, cwd=folder, **how)
    need(code in codes, words, "ended with", code, said[:1000])
    inside = os.path.join(os.fsencode(folder), os.fsencode(inside))
    after = paths_below(folder)
    for path in set(before) | set(after):
        if path != inside and not path.startswith(inside + b"/"):
            need(before.get(path) == after.get(path), words, "changed", path)
    return out, said


def is_text(name):
    """A path that is no UTF-8 cannot be kept in JSON, so what needs it again refuses it; and so does a
    sweep with what a terminal obeys."""
    try:
        return OBEYED.search(name.decode("utf-8")) is None
    except UnicodeDecodeError:
        return False


def try_names(t, folder):
    """Every name as that of the season, of a scenario and of the folder that is written."""
    for name in NAMES if scale(1) > 1 else NAMES[:6] + NAMES[17:18]:
        own = os.path.join(os.fsencode(folder), name)
        os.mkdir(own)
        season, scenario = os.path.join(own, name + b".yaml"), os.path.join(own, b"s" + name[:150] + b".yaml")
        for path, text in (season, SMALL), (scenario, "format: 1\nbase: %s\nchanges: [{set: weights.idle, to: 2}]\n"
                                            % json.dumps("../season.yaml")):
            with open(path, "wb") as file:
                file.write(text.encode())
        write(folder / "season.yaml", SMALL)
        out = b"out-" + name
        short = out + b"/x"
        for path in season, scenario:
            unchanged(t, folder, out, "solve", path, "-o", out, *LIMITS)
            need(os.path.exists(os.path.join(os.fsencode(folder), out, b"index.html")), out, "has no page")
            data = pathlib.Path(os.fsdecode(os.path.join(os.fsencode(folder), out, b"report.json"))).read_bytes()
            json.loads(data.decode("utf-8"))
        unchanged(t, folder, out, "validate", season, "--json")
        unchanged(t, folder, short, "calendar", season, out + b"/timetable.yaml", "-o", short, "--quiet")
        unchanged(t, folder, short + b"1", "compare", out, out, "-o", short + b"1", codes=(2, 3))
        text, _ = unchanged(t, folder, short + b"2", "compare", season, scenario, "-o", short + b"2", *LIMITS,
                            codes=(0,) if is_text(name) else (0, 3, 5))
        unchanged(t, folder, short + b"3", "sweep", season, "--vary", "weights.idle=1,2", "-o", short + b"3", *LIMITS,
                  codes=(0,) if is_text(name) else (0, 2, 3, 5))
        unchanged(t, folder, short + b"4", "rerun", season, "--from", out + b"/timetable.yaml", "-o", short + b"4",
                  *LIMITS)
        unchanged(t, folder, short + b"5", "init", short + b"5")
        need(text is not None, "no text")


def try_arguments(t, folder):
    """Words that no command can do anything with: exit 2 or 3, nothing written, nothing obeyed."""
    write(folder / "season.yaml", SMALL)
    write(folder / "timetable.yaml", "{format: 1, season: klein, lessons: [{orchestra: linde-5, unplaced: true}]}")
    words = [b"\xff", b"\x1b[2J", b"a\nb: c", b"\xe2\x80\xae", b"", b" ", b"%n%s", b"x" * 100000, b"../../etc/passwd",
             b"*a", b"!!python/object:os.system x", b"[" * 100000, b"'", b'"', b"--", b"-", b"1e999", b"9" * 400]
    if scale(1) == 1:
        words = words[:3] + words[4:5] + words[7:8] + words[10:13]
    for word in words:
        for args in (["validate", b"season.yaml", b"--set", b"weights.idle=" + word],
                     ["validate", b"season.yaml", b"--set", word],
                     ["validate", b"season.yaml", b"--set", b"teachers." + word + b"=1"],
                     ["why-not", b"season.yaml", b"timetable.yaml", b"--pin", word],
                     ["why-not", b"season.yaml", b"timetable.yaml", b"--pin", b"orchestra=" + word],
                     ["explain", b"season.yaml", b"--lesson", word],
                     ["substitute", b"season.yaml", b"timetable.yaml", b"--teacher", word, b"--date", b"2026-09-07"],
                     ["substitute", b"season.yaml", b"timetable.yaml", b"--teacher", b"anna", b"--date", word],
                     ["rerun", b"season.yaml", b"--from", b"timetable.yaml", b"-o", b"out", b"--keep", word],
                     ["sweep", b"season.yaml", b"-o", b"out", b"--list", b"--vary", word],
                     ["sweep", b"season.yaml", b"-o", b"out", b"--list", b"--vary", b"weights.idle=1," + word + b",1"],
                     ["sweep", b"season.yaml", b"-o", b"out", b"--list", b"--absent", word],
                     ["sweep", b"season.yaml", b"-o", b"out", b"--list", b"--lesson", word],
                     ["solve", b"season.yaml", b"-o", b"out", b"--time-limit", word],
                     ["solve", b"season.yaml", b"-o", b"out", b"--seed", word],
                     ["export", b"season.yaml", b"--format", word],
                     [word, b"season.yaml"], [b"solve", b"--" + word], [b"solve", b"-" + word[:1000]]):
            unchanged(t, folder, b"out", *args, codes=(0, 1, 2, 3, 5), wall_s=100)


def try_folders(t, folder):
    """Outputs that cannot be, and links in the place of files: what they lead to stays as it is."""
    write(folder / "season.yaml", SMALL)
    write(folder / "precious.html", "mine")
    write(folder / "out" / "old", "x")
    os.symlink("../precious.html", folder / "out" / "index.html")
    unchanged(t, folder, "out", "solve", "season.yaml", "-o", "out", *LIMITS)
    need((folder / "precious.html").read_text() == "mine", "a link was followed")
    need(not (folder / "out" / "index.html").is_symlink(), "the link is still there")
    os.symlink("loop", folder / "loop")
    os.mkfifo(folder / "pipe")
    for place in ("season.yaml", "season.yaml/out", "/dev/null", "/dev/null/x", "loop", "loop/x", "pipe", "/proc/x",
                  "", "x" * 300, "y/" * 3000, "/proc/self/mem"):
        for words in (["solve", "season.yaml", "-o", place, *LIMITS], ["init", place],
                      ["calendar", "season.yaml", "out/timetable.yaml", "-o", place],
                      ["sweep", "season.yaml", "--vary", "weights.idle=1,2", "-o", place, *LIMITS],
                      ["compare", "out", "out", "-o", place], ["export", "season.yaml", "--format", "season", "-o", place],
                      ["generate", "--schools", "2", "--orchestras", "2", "--teachers", "2", "-o", place]):
            if words[0] == "init" and place == "":
                continue
            unchanged(t, folder, "nothing", *words, codes=(2, 3, 5))


def try_plans(t, folder):
    """A plan of a sweep that was changed by hand, and events that lead out of a calendar's folder."""
    write(folder / "season.yaml", SMALL)
    unchanged(t, folder, "sweep", "sweep", "season.yaml", "--vary", "weights.idle=1,2", "-o", "sweep", *LIMITS)
    plan = json.loads((folder / "sweep" / "plan.json").read_text())
    for change in ("../evil", "/tmp/evil", ".", "..", "", "a/b", "-x", "a b", "$(id)", "a\n", "x" * 10000, "\u202ex"):
        plan["scenarios"][1]["id"] = change
        write(folder / "sweep" / "plan.json", json.dumps(plan))
        unchanged(t, folder, "sweep", "sweep", "--resume", "-o", "sweep", *LIMITS, codes=(3, 0, 5))
        need(not (folder / "evil").exists() and not os.path.exists("/tmp/evil"), "an id led out of the folder")
    unchanged(t, folder, "out", "solve", "season.yaml", "-o", "out", *LIMITS)
    unchanged(t, folder, "cal", "calendar", "season.yaml", "out/timetable.yaml", "-o", "cal", "--quiet")
    text = (folder / "cal" / "calendar.json").read_text()
    for feed in ("../evil", "schools/../../evil", "/etc/evil", "schools/", "teachers/\\n", "rooms/a/b/c/../../..",
                 "schools/" + "x" * 300, "schools/.", "teachers/\\u0000", "rooms/con"):
        data = json.loads(text)
        for lesson in data["lessons"]:
            lesson["former"] = [feed]
        for lesson in data["lessons"][:1]:
            lesson["sections"][0]["teacher"] = feed
        write(folder / "cal" / "calendar.json", json.dumps(data))
        unchanged(t, folder, "cal", "calendar", "season.yaml", "out/timetable.yaml", "-o", "cal", "--quiet",
                  codes=(0, 3, 5))
        for path in (folder / "cal").rglob("*"):
            need(path.is_dir() or re.fullmatch(r"(calendar|all|index)\.\w+|(schools|teachers|rooms)/[^/]+\.ics",
                                               str(path.relative_to(folder / "cal"))), "strange file", path)


def main(program, *flags):
    t = Trying(program, "--no-limits" not in flags)
    for part in (try_names, try_arguments, try_folders, try_plans):
        with tempfile.TemporaryDirectory() as folder:
            part(t, pathlib.Path(folder))
    print(t.n, "runs")
    count("hostile-inputs", t.n)


main(*sys.argv[1:])

"""The iCalendar files of a small season with hostile names, over both changes of the clock and
Christmas, and those of an example. Usage: test_ics.py PROGRAM REPOSITORY"""
import datetime
import json
import pathlib
import sys
import tempfile

from ics_files import check_folder, need, read, run

HOSTILE = 'De; Linde, \\x "x"\nEND:VEVENT\n' + "é" * 60 + "🎻" * 20
ROOM = "A;B,C\\D: lokaal " + "ü" * 40

SEASON = {
    "format": 1,
    "organisation": {"name": 'Orkest; "De, Kring"', "language": "nl"},
    "season": {"name": "2026-2027", "from": "2026-09-01", "to": "2027-04-30", "holidays": "midden"},
    "programmes": {"duo": {"lesson": 60, "roles": ["violin", "cello"], "captain": False}},
    "schools": [{"id": "linde", "name": HOSTILE, "at": [51.8, 4.66], "closed": ["2027-02-03"],
                 "hours": {"mon-fri": {"open": "08:30-14:30"}},
                 "rooms": [{"id": "aula", "name": ROOM, "seats": 60},
                           {"id": "lokaal", "seats": 30}],
                 "groups": [{"id": "g5", "year": 5, "pupils": 20}]}],
    "orchestras": [{"id": "linde-5", "school": "linde", "groups": ["g5"], "programme": "duo",
                    "name": "Orkest, 5;\nBEGIN:VALARM"}],
    "teachers": [{"id": "anna", "name": "Anna;,\\: de Wit", "skills": ["violin"],
                  "available": {"wed": "08:30-09:30"}},
                 {"id": "bram", "skills": ["cello"], "available": {"wed": "all"}}],
}
TIMETABLE = {
    "format": 1, "season": "2026-2027",
    "lessons": [{"orchestra": "linde-5", "day": "wed", "start": "08:30", "end": "09:30",
                 "sections": {"violin": {"teacher": "anna", "room": "linde/aula"},
                              "cello": {"teacher": "bram", "room": "linde/lokaal"}}}],
}


def write(folder, name, data):
    path = pathlib.Path(folder) / name
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def on_one_line(name):
    """Line ends in names count as a blank."""
    return name.replace("\n", " ")


def test_small(program, work):
    season, timetable = write(work, "s.yaml", SEASON), write(work, "t.yaml", TIMETABLE)
    out = pathlib.Path(work) / "small"
    run(program, "calendar", season, timetable, "-o", out)
    on, _ = check_folder(out)
    utc = {e["DTSTART"].dt.astimezone(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M")
           for e in on["all"].values()}
    for moment in ("2026-10-14 06:30", "2026-10-28 07:30", "2027-03-24 07:30", "2027-03-31 06:30"):
        need(moment in utc, "no lesson at", moment, "UTC")
    days = {moment[:10] for moment in utc}
    for closed in ("2026-10-21", "2026-12-23", "2026-12-30", "2027-02-03", "2027-02-24"):
        need(closed not in days, "a lesson on", closed)
    need("2026-12-16" in days and "2027-01-06" in days, "no lessons around Christmas")
    need(set(on) == {"all", "schools/linde", "teachers/anna", "teachers/bram", "rooms/linde-aula",
                     "rooms/linde-lokaal"}, "files", set(on))
    for event in on["teachers/anna"].values():
        text = str(event["SUMMARY"])
        names = HOSTILE + ", " + SEASON["orchestras"][0]["name"] + " (viool)"
        need(text == on_one_line(names), repr(text))
        need(str(event["LOCATION"]) == on_one_line(ROOM + ", " + HOSTILE), event["LOCATION"])
        need("viool: Anna;,\\: de Wit (" + ROOM + ")" in str(event["DESCRIPTION"]), "description")
        need(abs(event["GEO"].latitude - 51.8) < 1e-5, "latitude")
    calendar, _ = read(out / "teachers/anna.ics")
    need(str(calendar["NAME"]) == "Leerorkest: Anna;,\\: de Wit", calendar["NAME"])
    return season, timetable


def test_repeatable(program, work, season, timetable):
    one, two = pathlib.Path(work) / "one", pathlib.Path(work) / "two"
    run(program, "calendar", season, timetable, "-o", one)
    run(program, "calendar", season, timetable, "-o", two)
    for path in one.rglob("*"):
        need(path.is_dir() or path.read_bytes() == (two / path.relative_to(one)).read_bytes(),
             path, "is not repeatable")


def test_all_or_nothing(program, work, season, timetable):
    """A file that cannot be written: nothing is."""
    out = pathlib.Path(work) / "blocked"
    out.mkdir()
    (out / "teachers").write_text("in the way")
    message = run(program, "calendar", season, timetable, "-o", out, code=5)
    need("teachers" in message, message)
    need([p.name for p in out.iterdir() if p.is_file()] == ["teachers"], "files were written")
    need(not [p for p in out.rglob("*") if p.is_file() and p.name != "teachers"], "files are left")


def test_example(program, work, repository):
    season = pathlib.Path(repository) / "examples/drechtsteden"
    solved, out = pathlib.Path(work) / "solved", pathlib.Path(work) / "example"
    run(program, "solve", season, "-o", solved, "--work", "1000", "--threads", "1")
    run(program, "calendar", season, solved / "timetable.yaml", "-o", out)
    on, _ = check_folder(out)
    need(len(on["all"]) > 1000, "only", len(on["all"]), "lessons")
    for event in on["all"].values():
        day = event["DTSTART"].dt.strftime("%Y-%m-%d")
        need(not "2026-12-19" <= day <= "2027-01-03", "a lesson at Christmas:", day)


def main():
    program, repository = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        season, timetable = test_small(program, work)
        test_repeatable(program, work, season, timetable)
        test_all_or_nothing(program, work, season, timetable)
        test_example(program, work, repository)


main()

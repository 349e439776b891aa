"""Runs `calendar` again and again into one folder: only what changed is told, what is gone is
cancelled, and an earlier file that is not whole is refused. Usage: test_rerun.py PROGRAM"""
import copy
import json
import pathlib
import shutil
import sys
import tempfile

from ics_files import check_folder, need, run, stamp, try_all

BUSY = ["mon 08:30-14:30"]
SEASON = {
    "format": 1,
    "organisation": {"name": "Kring", "language": "en"},
    "season": {"name": "2026-2027", "from": "2026-09-01", "to": "2027-02-28", "holidays": "midden"},
    "programmes": {"duo": {"lesson": 60, "roles": ["violin", "cello"], "captain": False}},
    "schools": [{"id": "linde", "name": "De Linde",
                 "hours": {"mon-fri": {"open": "08:30-14:30"}}, "closed": ["2026-10-07"],
                 "rooms": [{"id": "aula", "seats": 60}, {"id": "lokaal", "seats": 30}],
                 # so busy that a lost lesson is not caught up: its event would be another one
                 "groups": [{"id": "g5", "year": 5, "pupils": 20, "busy": BUSY + ["wed 09:30-14:30"]},
                            {"id": "g6", "year": 6, "pupils": 20, "busy": BUSY + ["wed 11:35-14:30"]}]}],
    "orchestras": [{"id": "linde-5", "school": "linde", "groups": ["g5"], "programme": "duo"},
                   {"id": "linde-6", "school": "linde", "groups": ["g6"], "programme": "duo"}],
    "teachers": [{"id": name, "skills": ["violin", "cello"],
                  "available": {"mon": "all", "wed": "all"}} for name in ("anna", "bram", "cas")],
}


def lesson(orchestra, start, end, violin="anna", cello="bram", room="linde/aula"):
    return {"orchestra": orchestra, "day": "wed", "start": start, "end": end,
            "sections": {"violin": {"teacher": violin, "room": room},
                         "cello": {"teacher": cello, "room": "linde/lokaal"}}}


TIMETABLE = {"format": 1, "season": "2026-2027",
             "lessons": [lesson("linde-5", "08:30", "09:30"), lesson("linde-6", "09:35", "10:35")]}


class Folder:
    """The folder of the calendar and the moment of the run."""

    def __init__(self, program, work):
        self.program, self.work = program, pathlib.Path(work)
        self.out, self.epoch = self.work / "out", 1760000000

    def write(self, name, data):
        path = self.work / name
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return path

    def run(self, season=SEASON, timetable=TIMETABLE, code=0, how=()):
        self.epoch += 86400
        return run(self.program, "calendar", self.write("s.yaml", season),
                   self.write("t.yaml", timetable), "-o", self.out, *how, epoch=self.epoch,
                   code=code)

    def clear(self):
        """The next run is a first one."""
        shutil.rmtree(self.out, ignore_errors=True)

    def events(self):
        return check_folder(self.out)

    def bytes(self):
        return {p: p.read_bytes() for p in self.out.rglob("*") if p.is_file()}


def counts(events):
    return {uid: int(e["SEQUENCE"]) for uid, e in events.items()}


def find(events, start):
    """The uid that starts with these words."""
    found = [uid for uid in events if uid.startswith(start)]
    need(len(found) == 1, start, "names", len(found), "events")
    return found[0]


def test_nothing_changed(folder):
    folder.run()
    first = folder.bytes()
    on, off = folder.events()
    need(set(counts(on["all"]).values()) == {0} and not off["all"], "a first run counts from 0")
    folder.run()
    for path, data in folder.bytes().items():
        need(path.suffix != ".ics" or data == first[path], path, "changed, and nothing was")


def test_one_date(folder):
    """A study day in January, and back."""
    season = copy.deepcopy(SEASON)
    season["schools"][0]["closed"].append("2027-01-13")
    before, _ = folder.events()
    folder.run(season)
    on, off = folder.events()
    gone = {find(before["all"], "linde-5.2027-w02"), find(before["all"], "linde-6.2027-w02")}
    for feed in set(before) - {"teachers/cas"}:
        need(set(before[feed]) - set(on[feed]) == gone == set(off[feed]), feed, off[feed])
        need(set(counts(off[feed]).values()) == {1}, "cancelled at another count than 1")
        need(set(counts(on[feed]).values()) == {0}, "a lesson that stayed was changed")
    folder.run(season)
    _, again = folder.events()
    need(counts(again["all"]) == counts(off["all"]), "cancelled twice")
    need(all(stamp(again["all"][u], "LAST-MODIFIED") == stamp(off["all"][u], "LAST-MODIFIED")
             for u in gone), "cancelled anew")
    folder.run()
    on, off = folder.events()
    need(not off["all"], "still cancelled")
    for uid, count in counts(on["all"]).items():
        need(count == (2 if uid in gone else 0), uid, "has count", count)


def test_other_time(folder):
    """One orchestra begins later: the same events at another time."""
    before, _ = folder.events()
    timetable = copy.deepcopy(TIMETABLE)
    timetable["lessons"][1] = lesson("linde-6", "10:35", "11:35")
    folder.run(timetable=timetable)
    on, off = folder.events()
    need(set(on["all"]) == set(before["all"]) and not off["all"], "events came or went")
    was = counts(before["all"])
    for uid, count in counts(on["all"]).items():
        need(count == was[uid] + uid.startswith("linde-6"), uid, "has count", count)
    folder.run()


def test_other_teacher(folder):
    """Cas teaches one orchestra instead of Anna, then she is not of the season any more."""
    timetable = copy.deepcopy(TIMETABLE)
    timetable["lessons"][0] = lesson("linde-5", "08:30", "09:30", violin="cas", room=None)
    before, _ = folder.events()
    folder.run(timetable=timetable)
    on, off = folder.events()
    moved = {uid for uid in before["all"] if uid.startswith("linde-5")}
    need(set(off["teachers/anna"]) == moved == set(on["teachers/cas"]), "Anna and Cas")
    need(set(off["rooms/linde-aula"]) == moved, "the room that was left")
    need(not off["all"] and not off["teachers/bram"] and not off["schools/linde"], "others")
    was = counts(before["all"])
    for uid, count in counts(on["all"]).items():
        need(count == was[uid] + (uid in moved), uid, "has count", count)
    need({u: c for u, c in counts(on["all"]).items() if u in moved} ==
         counts(off["teachers/anna"]), "the counts of one event differ")
    season = copy.deepcopy(SEASON)
    season["teachers"] = season["teachers"][1:]
    timetable["lessons"][1] = lesson("linde-6", "09:35", "10:35", violin="cas")
    folder.run(season, timetable)
    on, off = folder.events()
    need(not on["teachers/anna"] and set(off["teachers/anna"]) == set(before["all"]),
         "Anna's telephone keeps her lessons")


def test_substitute(folder):
    """Somebody stands in for Bram on one date: that date changes, in the files concerned."""
    folder.run()
    before, _ = folder.events()
    folder.epoch += 86400
    run(folder.program, "substitute", folder.work / "s.yaml", folder.work / "t.yaml", "--teacher",
        "bram", "--date", "2026-11-25", "-o", folder.out, epoch=folder.epoch)
    on, off = folder.events()
    moved = {uid for uid, e in before["teachers/bram"].items()
             if e["DTSTART"].dt.strftime("%Y-%m-%d") == "2026-11-25"}
    need(len(moved) == 2 and moved <= set(off["teachers/bram"]), "Bram's lessons of the date")
    need(moved <= set(on["teachers/cas"]), "Cas stands in")
    was = counts(before["all"])
    for uid, count in counts(on["all"]).items():
        need(count == was[uid] + (uid in moved), uid, "has count", count)
    folder.run()
    again, _ = folder.events()
    need(counts(again["all"]) == counts(on["all"]) and moved <= set(again["teachers/cas"]),
         "a rerun forgets who stands in")
    timetable = copy.deepcopy(TIMETABLE)
    timetable["lessons"][0] = lesson("linde-5", "08:30", "09:30", cello="cas")
    folder.run(timetable=timetable)
    on, _ = folder.events()
    need(not [u for u in moved if u in on["teachers/bram"]], "Bram is back where he could not come")
    timetable["lessons"][1] = lesson("linde-6", "12:35", "13:35")
    folder.run(timetable=timetable)
    on, _ = folder.events()
    need(len(moved & set(on["teachers/bram"])) == 1, "a lesson at another time is Bram's again")


def test_occasion(folder):
    """A concert comes, gets another place and goes again."""
    folder.run()
    season = copy.deepcopy(SEASON)
    season["occasions"] = [{"id": "kerst", "name": "Kerst", "kind": "concert", "school": "linde",
                            "dates": ["2026-12-17"], "time": "13:00-14:00",
                            "orchestras": ["linde-5"], "suspends": "orchestras"}]
    folder.run(season)
    on, off = folder.events()
    uid = find(on["all"], "occasion.kerst")
    need({f for f in on if uid in on[f]} ==
         {"all", "schools/linde", "teachers/anna", "teachers/bram"}, "who comes to the concert")
    need(int(on["all"][uid]["SEQUENCE"]) == 0, "the concert is new")
    season["occasions"][0]["name"] = "Kerstconcert"
    folder.run(season)
    folder.run(season)
    on, _ = folder.events()
    need(int(on["all"][uid]["SEQUENCE"]) == 1, "one change")
    need(str(on["all"][uid]["SUMMARY"]) == "Kerstconcert", "the name")
    folder.run()
    on, off = folder.events()
    need(uid not in on["all"] and int(off["teachers/anna"][uid]["SEQUENCE"]) == 2, "it is off")


def test_renamed(folder):
    """Another name of the school is a change of all; of the organisation of none."""
    before, _ = folder.events()
    season = copy.deepcopy(SEASON)
    season["organisation"]["name"] = "Stichting"
    timetable = {"format": 1, "season": "2026-2027", "lessons": [
        lesson("linde-5", "08:30", "09:30", violin="cas", room=None),
        lesson("linde-6", "09:35", "10:35", violin="cas")]}
    folder.run(season, timetable)
    on, _ = folder.events()
    need(counts(on["all"]) == counts(before["all"]), "the organisation's name counts")
    season["schools"][0]["name"] = "De Lindeboom"
    folder.run(season, timetable)
    on, _ = folder.events()
    was = counts(before["all"])
    need(all(c == was[u] + 1 for u, c in counts(on["all"]).items()), "the school's name does not")


def test_hostile_names(folder):
    """Characters that end a line in YAML, quotes, slashes, other scripts: all come back as they
    were, so that a second run changes nothing."""
    season, timetable = copy.deepcopy(SEASON), copy.deepcopy(TIMETABLE)
    hard = 'a\u0085b\u2028c\u2029d "e" \\ \t\' \u00a0\u200f \u6f22 \U0001f3bb {x}: - #'
    season["season"]["name"] = timetable["season"] = hard
    season["organisation"]["name"] = season["schools"][0]["name"] = hard
    season["schools"][0]["groups"][0]["name"] = season["teachers"][0]["name"] = hard
    season["schools"][0]["rooms"][0]["name"] = season["orchestras"][0]["name"] = hard
    hostile = Folder(folder.program, folder.work / "hostile")
    hostile.work.mkdir()
    source, table = hostile.write("s.json", season), hostile.write("t.json", timetable)
    for name in ("s.json", "t.json"):  # as escapes: YAML would fold the characters themselves
        path = hostile.work / name
        text = path.read_text(encoding="utf-8")
        for end in "\u0085", "\u2028", "\u2029":
            text = text.replace(end, f"\\u{ord(end):04x}")
        path.write_text(text, encoding="utf-8")
    first = None
    for epoch in 1760000000, 1760086400:
        run(hostile.program, "calendar", source, table, "-o", hostile.out, epoch=epoch)
        now = {p: d for p, d in hostile.bytes().items() if p.suffix == ".ics"}
        need(first is None or now == first, "a second run changed what it wrote")
        first = now
    events, _ = hostile.events()
    need(events["all"], "no events")


def test_refused(folder):
    """An earlier file that is not whole, or of another season: nothing is written."""
    path = folder.out / "calendar.json"
    whole = path.read_text()
    broken = {"cut off": whole[:len(whole) // 2], "empty": "", "a list": "[]",
              "no names": whole.replace('"uid"', '"name"'),
              "of another season": whole.replace('"2026-2027"', '"2025-2026"'),
              "out of the folder": whole.replace('"rooms/linde/aula"', '"linde/aula"')}
    for what, text in broken.items():
        need(text != whole, what, "is not broken")
        path.write_text(text)
        before = folder.bytes()
        message = folder.run(code=3)
        need("calendar.json" in message and "error[OR" in message, what, message)
        need(folder.bytes() == before, what, "was overwritten")
    path.unlink()
    path.mkdir()
    folder.run(code=5)
    path.rmdir()


def main():
    with tempfile.TemporaryDirectory() as work:
        folder = Folder(sys.argv[1], work)
        try_all((test_nothing_changed, test_one_date, test_other_time, test_other_teacher, test_renamed,
                 test_hostile_names, test_refused, test_substitute, test_occasion), folder)


if __name__ == "__main__":
    main()

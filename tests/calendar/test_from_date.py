"""A timetable that holds from a later day on: until then the calendar is the one that was made
before, from then on it is the new one's, and the promise is counted over both. Usage:
test_from_date.py PROGRAM"""
import copy
import json
import sys
import tempfile

from ics_files import need, run, try_all
from test_rerun import SEASON, TIMETABLE, Folder, counts, lesson

FROM = "2026-12-01"


def new_timetable():
    """Both orchestras at another time, one with another violinist."""
    timetable = copy.deepcopy(TIMETABLE)
    timetable["valid-from"] = FROM
    timetable["lessons"] = [lesson("linde-5", "08:30", "09:30", violin="cas"),
                            lesson("linde-6", "10:35", "11:35")]
    return timetable


def calendar_of(folder):
    return json.loads((folder.out / "calendar.json").read_text(encoding="utf-8"))


def facts(entry):
    return {k: entry[k] for k in ("uid", "sequence", "modified", "date", "start", "end", "sections",
                                  "kind", "state", "digest")}


def judge(folder, *more, code=0):
    return run(folder.program, "check", folder.work / "s.yaml", folder.work / "t.yaml",
               "--calendar", folder.out / "calendar.json", *more, code=code)


def test_both(folder):
    season = copy.deepcopy(SEASON)
    season["programmes"]["duo"].update(
        tutti={"every": "4 weeks", "first-after": 2, "conductor": False})
    season["occasions"] = [{"id": "kerst", "kind": "concert", "school": "linde",
                            "dates": ["2026-11-18"], "time": "12:00-13:00", "conductor": False,
                            "orchestras": ["linde-5"]}]
    text = folder.run(season, new_timetable(), code=3)
    need("valid-from" in text and "same folder" in text, text)
    folder.run(season)
    old, before = calendar_of(folder), folder.events()[0]
    folder.run(season, new_timetable())
    new = calendar_of(folder)
    past = [facts(e) for e in old["lessons"] if e["date"] < FROM]
    need(past and past == [facts(e) for e in new["lessons"] if e["date"] < FROM],
         "the lessons until then are others")
    need([e for e in old["lost"] if e["date"] < FROM] == [e for e in new["lost"]
                                                         if e["date"] < FROM], "lost dates")
    need([(o["date"], o["sequence"]) for o in old["occasions"]] ==
         [(o["date"], o["sequence"]) for o in new["occasions"]], "the concert that was")
    later = [e for e in new["lessons"] if e["date"] >= FROM]
    need({(e["orchestra"], e["start"]) for e in later} ==
         {("linde-5", "08:30"), ("linde-6", "10:35")}, "the new times")
    need({e["sections"][0]["teacher"] for e in later if e["orchestra"] == "linde-5"} == {"cas"},
         "the new teacher")
    need(any(e["kind"] == "tutti" for e in later), "no more rehearsals")
    need([(r["promised"], r["given"]) for r in old["ledger"]] ==
         [(r["promised"], r["given"]) for r in new["ledger"]], "the promise changed")
    on, _ = folder.events()
    was = counts(before["all"])
    for uid, count in counts(on["all"]).items():
        day = on["all"][uid]["DTSTART"].dt.strftime("%Y-%m-%d")
        need(day >= FROM or count == was[uid], uid, "was told again")
        need(day < FROM or uid not in was or count == was[uid] + 1, uid, "was not told")
    need("No rule is broken" in judge(folder), "a rule is broken")
    first = folder.bytes()
    folder.run(season, new_timetable())
    for path, data in folder.bytes().items():
        need(path.suffix != ".ics" or data == first[path], path, "changed, and nothing was")


def test_who_left(folder):
    """Anna leaves on that day: her lessons until then stay, in her file, too."""
    folder.clear()
    folder.run()
    before, _ = folder.events()
    season, timetable = copy.deepcopy(SEASON), new_timetable()
    season["teachers"] = season["teachers"][1:]
    timetable["lessons"] = [lesson("linde-5", "08:30", "09:30", violin="cas"),
                            lesson("linde-6", "09:35", "10:35", violin="cas")]
    folder.run(season, timetable)
    on, off = folder.events()
    for uid, event in before["all"].items():
        is_past = event["DTSTART"].dt.strftime("%Y-%m-%d") < FROM
        need(uid in on["all"], uid, "is gone")
        need(int(on["all"][uid]["SEQUENCE"]) == int(event["SEQUENCE"]) + (not is_past), uid)
        need((uid in off["teachers/anna"]) != is_past, uid, "in the file of who left")
    need("No rule is broken" in judge(folder), "a rule is broken")


def test_orchestra_that_left(folder):
    """Linde-6 is no more from that day on: what it had until then stands, also for who left with
    it, over further runs; the rest is cancelled once."""
    folder.clear()
    folder.run()
    before, _ = folder.events()
    season, timetable = copy.deepcopy(SEASON), new_timetable()
    season["orchestras"] = [o for o in season["orchestras"] if o["id"] != "linde-6"]
    timetable["lessons"] = timetable["lessons"][:1]
    for _ in range(2):
        folder.run(season, timetable)
        on, off = folder.events()
        mine = [uid for uid in before["all"] if uid.startswith("linde-6")]
        need(len(mine) > 10, mine)
        for uid in mine:
            event = before["all"][uid]
            is_past = event["DTSTART"].dt.strftime("%Y-%m-%d") < FROM
            for feed in before:
                if uid in before[feed]:
                    need((uid in on[feed]) == is_past, uid, feed)
                    need((uid in off[feed]) != is_past, uid, feed)
            count = int((on if is_past else off)["all"][uid]["SEQUENCE"])
            need(count == int(event["SEQUENCE"]) + (not is_past), uid, count)
        need("No rule is broken" in judge(folder), "a rule is broken")


def main():
    with tempfile.TemporaryDirectory() as work:
        folder = Folder(sys.argv[1], work)
        try_all((test_both, test_who_left, test_orchestra_that_left), folder)


main()

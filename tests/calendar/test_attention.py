"""What a calendar lacks is told: on the terminal, in the page, in calendar.json, and by the exit
code of --strict; what the season itself contradicts is an error with its place. Usage:
test_attention.py PROGRAM"""
import copy
import html
import json
import sys
import tempfile

from ics_files import need, run, try_all
from test_rerun import SEASON as WITH_STUDY_DAY
from test_rerun import TIMETABLE, Folder

SEASON = copy.deepcopy(WITH_STUDY_DAY)
SEASON["schools"][0].update(closed=[], at=[51.79, 4.66])

DATE = "2026-11-11"


def told(folder, season, timetable, kinds, words, code=0):
    """Runs, and sees the same things told everywhere."""
    text = folder.run(season, timetable, code=code, how=["--strict"] if code else [])
    calendar = json.loads((folder.out / "calendar.json").read_text(encoding="utf-8"))
    page = html.unescape((folder.out / "calendar.html").read_text(encoding="utf-8"))
    found = [a for a in calendar["attention"] if a["kind"] != "shortfall"]
    need([a["kind"] for a in found] == kinds, "attention", found)
    for item in found:
        need(item["what"] in text and item["advice"] in text, item, "is not in", text)
        need(item["advice"] in page, item, "is not in the page")
    for word in words:
        need(word in text, word, "is not in", text)
    check = [folder.program, "check", folder.work / "s.yaml", folder.work / "t.yaml",
             "--calendar", folder.out / "calendar.json"]
    need("No rule is broken" in run(*check), "a rule is broken")
    run(*check, "--strict", code=1 if calendar["attention"] else 0)
    return calendar


def section(calendar, orchestra, role):
    lessons = [e for e in calendar["lessons"]
               if e["date"] == DATE and e["orchestra"] == orchestra]
    need(len(lessons) == 1, orchestra, "has", len(lessons), "lessons on", DATE)
    return next(x for x in lessons[0]["sections"] if x["role"] == role)


def test_nothing(folder):
    folder.run(SEASON, how=["--strict"], code=0)
    told(folder, SEASON, TIMETABLE, [], ["Calendar:"])


def test_stand_in_cannot_come(folder):
    """Cas stands in for Anna on one date; then he cannot."""
    def change(what):
        season, timetable = copy.deepcopy(SEASON), copy.deepcopy(TIMETABLE)
        cas = season["teachers"][2]
        if what == "skill":
            cas["skills"] = ["cello"]
        elif what == "time":
            cas["available"] = {"mon": "all"}
        elif what == "declined":
            cas["not-at"] = ["linde"]
        elif what == "gone":
            del season["teachers"][2]
        elif what == "lesson":  # the week gives him one at the same time
            season["schools"].append({"id": "olm", "at": [51.80, 4.67],
                                      "hours": {"mon-fri": {"open": "08:30-14:30"}},
                                      "rooms": [{"id": "zaal", "seats": 60}],
                                      "groups": [{"id": "o5", "year": 5, "pupils": 20}]})
            season["programmes"]["solo"] = {"lesson": 60, "roles": ["violin"], "captain": False}
            season["orchestras"].append({"id": "olm-5", "school": "olm", "groups": ["o5"],
                                         "programme": "solo"})
            timetable["lessons"].append({
                "orchestra": "olm-5", "day": "wed", "start": "08:45", "end": "09:45",
                "sections": {"violin": {"teacher": "cas", "room": "olm/zaal"}}})
        return season, timetable

    words = {"skill": "has not the skill", "time": "is not available then", "gone": "not in the season",
             "declined": "has declined", "lesson": "is needed elsewhere"}
    for what, why in words.items():
        folder.clear()
        folder.run(SEASON)
        run(folder.program, "substitute", folder.work / "s.yaml", folder.work / "t.yaml",
            "--teacher", "anna", "--date", DATE, "-o", folder.out)
        season, timetable = change("nothing")
        kept = told(folder, season, timetable, [], [])
        need(section(kept, "linde-5", "violin")["teacher"] == "cas", "Cas is not kept")
        season, timetable = change(what)
        now = told(folder, season, timetable, ["open-section"] * 2,
                   [why, f"substitute --teacher anna --date {DATE}"])
        need(section(now, "linde-5", "violin")["teacher"] is None, what, "is not open")
        need(section(now, "linde-5", "violin")["instead_of"] == "anna", what)
        told(folder, season, timetable, ["open-section"] * 2,
             ["Nobody stands in."], code=1)


def with_tutti(conductor=True, seats=60):
    season = copy.deepcopy(SEASON)
    season["programmes"]["duo"]["tutti"] = {"every": "4 weeks", "first-after": 2}
    season["schools"][0]["rooms"][0].update(seats=seats, fits=["tutti", "violin", "cello"])
    season["schools"][0]["rooms"][1]["fits"] = ["violin", "cello"]
    if conductor:
        season["teachers"].append({"id": "dirk", "skills": ["conductor"],
                                   "available": {"wed": "all"}})
    return season


def test_rehearsals(folder):
    folder.clear()
    season = with_tutti()
    told(folder, season, TIMETABLE, [], ["rehearsals of whole orchestras"])
    why = {"nobody conducts": (with_tutti(conductor=False), "Nobody in the season conducts."),
           "not then": (with_tutti(), "No conductor is available"),
           "no room": (with_tutti(seats=19), "No room of the school fits")}
    why["not then"][0]["teachers"][3]["available"] = {"mon": "all"}
    for what, (season, reason) in why.items():
        folder.clear()
        timetable = copy.deepcopy(TIMETABLE)
        calendar = told(folder, season, timetable, ["rehearsals"], [reason], code=1)
        need(all(row["tuttis"] == 0 < row["tuttis_wanted"] for row in calendar["ledger"]), what)


def occasion(name, dates, time="10:00-11:00", **more):
    return {"id": name, "name": name.title(), "kind": "concert", "school": "linde", "dates": dates,
            "time": time, "orchestras": ["linde-5"], "conductor": False, **more}


def test_occasions(folder):
    folder.clear()
    season = copy.deepcopy(SEASON)
    season["occasions"] = [occasion("een", ["2026-12-02"]),
                           occasion("twee", ["2026-12-02", "2026-12-07"], "10:30-11:30"),
                           occasion("drie", ["2026-12-02"], "12:00-13:00")]
    folder.run(season)
    calendar = json.loads((folder.out / "calendar.json").read_text())
    need([o["date"] for o in calendar["occasions"]] == ["2026-12-02", "2026-12-07", "2026-12-02"],
         "not at once", calendar["occasions"])
    calendar["occasions"][1]["date"] = "2026-12-02"
    (folder.work / "moved.json").write_text(json.dumps(calendar))
    text = run(folder.program, "check", folder.work / "s.yaml", folder.work / "t.yaml",
               "--calendar", folder.work / "moved.json", code=1)
    need("occasion-once" in text, "two at once are not noticed:", text)
    folder.clear()
    season["occasions"] = [occasion("een", ["2026-12-02", "2026-12-03"]),
                           occasion("twee", ["2026-12-02", "2026-12-03"]),
                           occasion("drie", ["2026-12-02", "2026-12-03"])]
    told(folder, season, TIMETABLE, ["occasion"],
         ["has no date", "stands in the way"], code=1)
    folder.clear()
    season["occasions"] = [occasion("een", ["2026-12-02"])]
    season["occasions"][0]["conductor"] = True
    told(folder, season, TIMETABLE, ["occasion-conductor"], ["has no conductor"], code=1)


def test_contradictions(folder):
    """The season cannot be meant so: an error at its line."""
    folder.clear()
    season = copy.deepcopy(SEASON)
    season["occasions"] = [occasion("een", ["2026-12-02"]),
                           occasion("twee", ["2026-12-02"], "10:30-11:30")]
    text = folder.run(season, code=3)
    need("s.yaml:1:" in text and "at the same time on 2026-12-02" in text, text)
    for day in "2026-11-17", "2026-12-02", "2026-12-09":
        season["occasions"] = [occasion("een", ["2026-12-02"]),
                               occasion("generale", [day], "12:00-13:00", of="een",
                                        kind="dress-rehearsal")]
        text = folder.run(season, code=3)
        need("s.yaml:1:" in text and "cannot be before its concert" in text, day, text)
    need(not folder.out.exists() or not list(folder.out.iterdir()), "something was written")
    season["occasions"][1]["dates"] = ["2026-11-18"]
    folder.run(season)


def test_period_without_its_weekday(folder):
    """Two days without the Wednesday on which the lesson is."""
    folder.clear()
    season = copy.deepcopy(SEASON)
    season["orchestras"][0].update({"from": "2026-11-12", "to": "2026-11-13"})
    calendar = told(folder, season, TIMETABLE, ["nothing"], ["no date of the weekday"], code=1)
    need(calendar["ledger"][0]["promised"] == 0, "promised")


def test_other_years(folder):
    """National days of any year; a region whose holidays are not known says what to write."""
    folder.clear()
    season, timetable = copy.deepcopy(SEASON), copy.deepcopy(TIMETABLE)
    season["season"].update(name="2030-2031", **{"from": "2030-09-02", "to": "2031-07-11"})
    timetable["season"] = "2030-2031"
    text = folder.run(season, timetable, code=3)
    need("autumn: 2028-10-14 to 2028-10-22" in text, text)
    season["season"]["holidays"] = {"autumn": "2030-10-19 to 2030-10-27",
                                    "christmas": "2030-12-21 to 2031-01-05"}
    for entry in timetable["lessons"]:
        entry["day"] = "mon"
    season["schools"][0]["groups"] = [{"id": g, "year": 5, "pupils": 20} for g in ("g5", "g6")]
    folder.run(season, timetable)
    calendar = json.loads((folder.out / "calendar.json").read_text())
    lost = {e["date"]: e["why"] for e in calendar["lost"]}
    need({d for d, why in lost.items() if why == "national-day"} ==
         {"2031-04-14", "2031-05-05", "2031-06-02"}, lost)


def test_what_the_file_tells(folder):
    """The sums of calendar.json are counted again; events must have their names and counts."""
    folder.clear()
    folder.run(WITH_STUDY_DAY)
    whole = json.loads((folder.out / "calendar.json").read_text())
    check = ["check", folder.work / "s.yaml", folder.work / "t.yaml", "--calendar",
             folder.work / "changed.json"]

    def changed(change, code, word):
        calendar = copy.deepcopy(whole)
        change(calendar)
        (folder.work / "changed.json").write_text(json.dumps(calendar))
        text = run(folder.program, *check, code=code)
        need(word in text, word, "is not in", text)

    changed(lambda c: None, 0, "No rule is broken")
    for key in "given", "caught_up", "shortfall":
        changed(lambda c, k=key: c["ledger"][0].update({k: c["ledger"][0][k] + 1}), 1,
                "dated-promise")
    changed(lambda c: c["ledger"][0].update(promised=c["ledger"][0]["promised"] + 1), 1,
            "dated-promise")
    for key in "lessons", "teaching_min":
        changed(lambda c, k=key: c["teachers"][0].update({k: c["teachers"][0][k] + 1}), 1,
                "dated-hours")
    changed(lambda c: c["lessons"][1].update(uid=c["lessons"][0]["uid"]), 1, "dated-event")
    changed(lambda c: c["lessons"][1].pop("uid"), 3, "uid")
    changed(lambda c: c["lessons"][1].update(sequence=-1), 3, "error[OR")
    changed(lambda c: c["lessons"][1].update(sequence="often"), 3, "error[OR")


def test_folder_in_the_way(folder):
    """A file's place is a folder: nothing of the run before is replaced."""
    folder.clear()
    folder.run(SEASON)
    (folder.out / "all.ics").unlink()
    (folder.out / "all.ics").mkdir()
    before = folder.bytes()
    text = folder.run(WITH_STUDY_DAY, code=5)
    need("all.ics" in text, text)
    need(folder.bytes() == before, "something was replaced")
    (folder.out / "all.ics").rmdir()
    folder.run(WITH_STUDY_DAY)


def main():
    with tempfile.TemporaryDirectory() as work:
        folder = Folder(sys.argv[1], work)
        try_all((test_nothing, test_stand_in_cannot_come, test_rehearsals, test_occasions, test_contradictions,
                 test_period_without_its_weekday, test_other_years, test_what_the_file_tells,
                 test_folder_in_the_way), folder)


main()

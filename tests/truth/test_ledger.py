"""calendar.json against a second ledger: test_ledger.py PROGRAM FIRST SEASONS

Seasons of draw.py with dates, closures, promises and money. Which lessons are given and lost, what is promised and
short, and each teacher's minutes, kilometres and euros of the season, its months and weeks are counted again.
"""
import collections
import json
import pathlib
import random
import sys
import tempfile

import draw
import program
from judge import read_timetable
from ledger import NOT_COUNTED, Ledger, date, paid_minutes
from season import clock, read

HOLIDAYS = {"autumn": "2026-10-17 to 2026-10-25", "christmas": "2026-12-19 to 2027-01-03",
            "spring": "2027-02-13 to 2027-02-21", "may": "2027-04-24 to 2027-05-09"}
PAID = ["lessons", "changeover", "idle", "travel", "call-out"]
FIGURES = ["days", "lessons", "teaching_min", "changeover_min", "idle_min", "travel_min", "pack_min", "call_out_min"]


def dated(seed):
    """A season of draw.py with dates."""
    tree, csv, last = draw.draw(seed)
    r = random.Random(seed)
    tree["season"].update({"from": "2026-08-31", "to": r.choice(["2026-12-18", "2027-02-12", "2027-07-16"])})
    tree["season"]["holidays"] = {k: v for k, v in HOLIDAYS.items() if v[14:] <= tree["season"]["to"]}
    if r.random() < 0.5:
        tree["season"]["closed"] = ["2026-11-11", "2026-11-23 to 2026-11-25 from 11:00"]
    for s in tree["schools"]:
        s["closed"] = r.sample(["2026-10-02", "2026-09-14 to 2026-09-16", "2026-11-03 from 12:00", "2026-12-04 until 11:00",
                                {"on": "2026-10-05 to 2026-10-09", "why": "trip"}], r.randint(0, 3))
        for g in s["groups"]:
            g["closed"] = [{"on": "2026-09-22 to 2026-09-25", "why": "trip"}] if r.random() < 0.3 else []
    for o in tree["orchestras"]:
        for key, value in (("lessons", r.choice([5, 12, 60])), ("weeks", r.choice(["odd", "even"])),
                           ("from", "2026-09-10"), ("to", "2026-12-10")):
            if r.random() < 0.25:
                o[key] = value
    tree["money"] = {"paid": r.sample(PAID, 3), "kilometre": 0.23}
    for t in tree["teachers"]:
        if r.random() < 0.7:
            t.setdefault("contract", {"kind": "employee"})["rate"] = r.choice([58, 41.5, 60.25])
    return tree, csv, last


class Books:
    def __init__(self):
        self.n_courses = self.n_hours = self.n_lost = self.n_caught_up = 0
        self.failures = []

    def expect(self, mine, theirs, *what):
        if mine != theirs:
            self.failures.append((*what, "mine", mine, "theirs", theirs))

    def season(self, seed, path, out):
        season = read([path])
        ledger = Ledger(season, read_timetable(out / "timetable.yaml", season))
        told = json.loads((out / "calendar.json").read_text(encoding="utf-8"))
        self.courses(seed, season, ledger, told)
        by_teacher = collections.defaultdict(list)
        for x in told["lessons"]:
            for role in x["sections"]:
                if role["teacher"]:
                    by_teacher[role["teacher"]].append((x["date"], (x["orchestra"], x.get("meeting", 0)), clock(x["start"])))
        for t in told["teachers"]:
            lessons = sorted(set(by_teacher[t["id"]]))
            self.hours(seed, ledger, t["id"], lessons, t)
            for month in t["months"]:
                self.hours(seed, ledger, t["id"], [x for x in lessons if x[0].startswith(month["month"])], month)
            for week in t["weeks"]:
                self.hours(seed, ledger, t["id"], [x for x in lessons if date(x[0]).strftime("%G-W%V") == week["week"]],
                           week)

    def courses(self, seed, season, ledger, told):
        for o in season.tree["orchestras"]:
            promised, given, lost = ledger.course(o)
            line = next(x for x in told["ledger"] if x["orchestra"] == o["id"])
            dated = collections.defaultdict(list)
            for x in told["lessons"]:
                if x["orchestra"] == o["id"]:
                    dated[x["state"]].append((date(x["date"]), x.get("meeting", 0)))
            caught_up = len(dated["caught-up"])
            self.expect(promised, line["promised"], seed, o["id"], "promised")
            self.expect(sorted(given), sorted(dated["given"]), seed, o["id"], "given")
            self.expect((len(given), caught_up, promised - len(given) - caught_up),
                        (line["given"], line["caught_up"], line["shortfall"]), seed, o["id"], "ledger")
            theirs = [x for x in told["lost"] if x["orchestra"] == o["id"]]
            self.expect(sorted((d, k) for d, k in lost), sorted((date(x["date"]), x.get("meeting", 0)) for x in theirs),
                        seed, o["id"], "lost")
            for x in theirs:
                why = lost.get((date(x["date"]), x.get("meeting", 0)), set())
                if not why & NOT_COUNTED or why <= NOT_COUNTED:  # one kind of reasons
                    self.expect(not why & NOT_COUNTED, x["counts"], seed, o["id"], "counts", x["date"], why)
            self.n_courses, self.n_lost = self.n_courses + 1, self.n_lost + len(theirs)
            self.n_caught_up += caught_up

    def hours(self, seed, ledger, who, lessons, told):
        mine = ledger.hours(who, lessons)
        where = (seed, who, told.get("month", told.get("week", "season")))
        self.expect([mine[key] for key in FIGURES], [told[key] for key in FIGURES], *where)
        tree = next(t for t in ledger.s.tree["teachers"] if t["id"] == who)
        money, rate = ledger.s.tree["money"], tree.get("contract", {}).get("rate")
        self.expect(True, abs(mine["metres"] / 1000 - told["km"]) < 0.051, *where, "km", mine["metres"], told["km"])
        if rate is not None:  # without one nothing is paid, kilometres neither
            pay = paid_minutes(mine, money["paid"]) * float(rate) / 60
            self.expect(True, abs(pay - told["pay"]) <= 0.005 * mine["days"] + 0.006, *where, "pay", pay, told["pay"])
            by_km = mine["metres"] / 1000 * float(money["kilometre"])
            self.expect(True, abs(by_km - told["kilometre_pay"]) <= 0.005 * mine["days"] + 0.006, *where,
                        "kilometre pay", by_km, told["kilometre_pay"])
        else:
            self.expect((None, None), (told["pay"], told["kilometre_pay"]), *where, "pay without a rate")
        self.n_hours += 1


def main():
    program.PROGRAM, first, n = sys.argv[1], int(sys.argv[2]), program.scale(int(sys.argv[3]))
    books = Books()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + n):
            here = pathlib.Path(folder) / str(seed)
            path = program.write(here, *dated(seed))
            if program.solve(path, here / "out") is None:
                continue
            done = program.run("calendar", path, here / "out" / "timetable.yaml", "-o", here / "out", "-q",
                               "--time-limit", 20)
            if done.returncode != 0:
                program.fail("calendar", seed, "ends with", done.returncode, done.stderr[:600])
            books.season(seed, path, here / "out")
    for failure in books.failures[:20]:
        print("seed", *failure)
    print(f"{books.n_courses} courses ({books.n_lost} dates lost, {books.n_caught_up} lessons caught up), {books.n_hours} sums of "
          f"hours, {len(books.failures)} differ")
    program.count("checks-second", books.n_courses + books.n_hours)
    return 1 if books.failures or not books.n_lost or not books.n_caught_up else 0


if __name__ == "__main__":
    sys.exit(main())

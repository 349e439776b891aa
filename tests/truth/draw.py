"""Random small seasons as trees of YAML, with every key that the week looks at.

Sizes are such that the solver proves most answers at once: 1-3 schools, 1-4 orchestras, 2-4 teachers.
Hindrances are drawn so that every rule stands in the way of something in some of the seasons.
"""
import random

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ROLES = ["violin", "cello", "percussion", "strings", "koper"]
SKILLS = ["violin", "cello", "percussion", "trumpet", "trombone", "conductor", "viola"]


def hhmm(minutes):
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def span(a, b):
    return f"{hhmm(a)}-{hhmm(b)}"


class Draw:
    def __init__(self, seed, most_groups):
        self.r = random.Random(seed)
        self.most_groups = most_groups
        self.roomy = seed % 3 != 0  # fewer hindrances: nearly all is placed
        self.csv = {}
        first = 5 if self.chance(8) else self.r.randint(0, 2)
        self.days = DAYS[first:first + self.r.choice([1, 2, 2, 2, 3])]

    def chance(self, percent):
        return self.r.random() * 100 < percent

    def hindrance(self, percent):
        return self.chance(percent / 3 if self.roomy else percent)

    def some_days(self):
        days = [d for d in self.days if self.chance(65)]
        return days or [self.r.choice(self.days)]

    def season(self):
        tree = {"format": 1, "season": {"name": "random"}, "programmes": {}, "schools": [], "orchestras": [],
                "teachers": []}
        tree["roles"] = {"koper": self.r.choice([["trumpet", "trombone"], {"name": "Koper", "skills": ["trumpet"]}])}
        if self.chance(30):
            tree["roles"]["strings"] = ["violin", "viola"]
        if self.chance(30):
            tree["skills"] = {"marimba": {"family": "percussion", "nl": "marimba"}, "fluitje": {"en": "whistle"}}
        self.tree = tree
        for name in ["leerorkest", "talent"][:self.r.randint(1, 2)]:
            tree["programmes"][name] = self.programme(name)
        self.schools()
        self.orchestras()
        self.teachers()
        self.travel()
        self.sets_and_pins()
        self.numbers()
        self.last_season()
        return tree

    def programme(self, name):
        p = {"lesson": self.r.choice([45, "40 min", "1h", 55]), "roles": self.r.sample(ROLES, self.r.choice([1, 1, 2, 2, 3]))}
        if self.chance(60):
            p["changeover"] = self.r.randint(0, 3) * 5
        if self.chance(15 if name == "leerorkest" else 50):
            p["when"] = "after-school"
            if self.chance(50):
                p["until"] = hhmm(60 * self.r.randint(16, 20) + 30)
        if self.chance(12) and len(p["roles"]) < 3:
            p["conductor"] = "weekly"
        if self.chance(50):
            p["captain"] = self.r.choice(["yes", "no"])
        return p

    def hours(self):
        begin = 505 + 5 * self.r.randint(0, 3)
        noon = 720 - 15 * self.r.randint(0, 2)
        pause = begin + 95 + 10 * self.r.randint(0, 2)
        kind = self.r.choice(["short", "two", "two", "years", "whole"])
        opens = {"short": span(begin, noon), "two": [span(begin, noon), span(noon + 45, noon + 150)],
                 "years": [span(begin, noon), {"at": span(noon + 45, noon + 150), "years": "6-8"},
                           {"at": span(noon + 45, noon + 105), "years": ["2-4", "5"]}],
                 "whole": span(begin, noon + 150)}[kind]
        out = {"open": opens}
        if self.chance(35):
            out["breaks"] = [{"at": span(pause, pause + 15), "years": "2-5"},
                             {"at": span(pause + 15, pause + 30), "years": ["6", "7-8"]}]
        elif self.chance(60):
            out["breaks"] = self.r.choice([span(pause, pause + 15), [span(pause, pause + 15)]])
        return out

    def room(self, k):
        room = {"id": f"r{k}", "seats": 6 if self.hindrance(8) else 40}
        names = [*ROLES, "conductor"]
        if self.chance(45):
            room["fits"] = ["tutti"] + [n for n in names if not self.hindrance(25)]
            if self.chance(20):
                room["fits"].remove("tutti")
                room["fits"] = room["fits"] or ["violin"]
        if self.chance(45):
            room["best"] = self.r.sample([n for n in [*names, "brass", "tutti"] if n in room.get("fits", names)]
                                         or ["brass"], 1)
        closed = [f"{d} {span(f, f + 90)}" for d in self.days if self.hindrance(15)
                  for f in [60 * self.r.randint(8, 13)]]
        if self.hindrance(4):
            closed.append(self.days[0])
            closed = [c for c in closed if c == self.days[0] or not c.startswith(self.days[0])]
        if closed:
            room["closed"] = closed if len(closed) > 1 else closed[0]
        return room

    def schools(self):
        n = self.r.choice([1, 2, 2, 2, 3])
        has_house = n > 1 and self.chance(35)
        if has_house:
            self.tree["buildings"] = [{"id": "huis", "at": self.spot(), "rooms": [self.room(9)]}]
        for k in range(n):
            s = {"id": f"s{k}"}
            if has_house and k < 2:
                s["building"] = "huis"
                if self.chance(25):
                    s["at"] = self.spot()
            else:
                s["at"] = self.spot()
            if self.chance(40):
                s["hours"] = {" ".join(self.days): self.hours()}
            else:
                s["hours"] = {day: self.hours() for day in self.days}
            if self.chance(30):
                s["days"] = {"allowed": self.some_days()}
            if self.chance(35):
                s.setdefault("days", {})["prefer"] = " ".join(self.some_days())
            if self.chance(35):
                s["times"] = {"prefer": span(510, 630 + 30 * self.r.randint(0, 3))}
            if self.chance(25):
                s["starts"] = self.r.choice([hhmm(600 + 10 * self.r.randint(0, 30)), "every 45 min",
                                             [hhmm(540), hhmm(787)]])
            rooms = 0 if self.hindrance(2) else self.r.randint(2, 4) + self.roomy
            if rooms:
                s["rooms"] = [self.room(i) for i in range(rooms)]
            if self.chance(40):
                s["stock"] = {skill: self.r.randint(7, 25) for skill in self.r.sample(SKILLS[:3], 1)}
            if self.chance(35):
                s["split"] = self.r.choice([["days"], ["teams"], ["days", "teams"]])
            s["groups"] = []
            self.tree["schools"].append(s)

    def spot(self):
        return [round(51.8 + self.r.random() * 0.03, 4), round(4.66 + self.r.random() * 0.05, 4)]

    def group(self, k):
        g = {"id": f"g{k}", "year": self.r.randint(3, 8), "pupils": self.r.randint(10, 28)}
        busy = [f"{d} {span(f, f + 15 * self.r.randint(2, 4))}" for d in self.days if self.hindrance(18)
                for f in [510 + 30 * self.r.randint(0, 13)]]
        if busy:
            g["busy"] = busy
        if self.chance(15):
            g["teacher-days"] = " ".join(self.some_days())
        return g

    def orchestras(self):
        groups = []
        for k in range(1 if self.hindrance(8) else self.r.randint(2, self.most_groups)):
            school = self.r.choice(self.tree["schools"])
            school["groups"].append(self.group(k))
            groups.append((school["id"], f"g{k}"))
        lessons = 0
        for k, (school, group) in enumerate(groups):
            o = {"id": f"o{k}", "school": school, "groups": [group],
                 "programme": self.r.choice(list(self.tree["programmes"]))}
            p = self.tree["programmes"][o["programme"]]
            if self.hindrance(10):
                o["school"] = self.r.choice(self.tree["schools"])["id"]
                o["groups"] = [f"{school}/{group}"]
            other = self.r.choice(groups)
            if other[1] != group and (self.chance(55) if p.get("when") else self.hindrance(20)):
                o["groups"].append("/".join(other))
            self.sections(o, p)
            if self.chance(20):
                o["lesson"] = 40
            if self.chance(25):
                o["days"] = self.some_days()
            if self.chance(12):
                o["block"] = self.r.choice(["samen", "talent"])
            lessons += 1
            if lessons <= 3 and "block" not in o and self.chance(30):
                lessons += self.meetings(o)
            self.tree["orchestras"].append(o)

    def sections(self, o, p):
        roles = list(p["roles"])
        if p.get("conductor"):
            roles.append("conductor")
        if self.chance(12):
            roles.append("viola")
        if self.chance(45):
            o["sections"] = {role: 0 if role == "conductor" else self.r.randint(3, 14) for role in roles}
        elif "viola" in roles:
            o["sections"] = roles

    def meetings(self, o):
        n = 2
        one = len(o.get("sections", self.tree["programmes"][o["programme"]]["roles"])) == 1 \
            and "conductor" not in self.tree["programmes"][o["programme"]]
        if not one or self.chance(30):
            o["meetings"] = n
            return n - 1
        o["meetings"] = {"a-week": n}
        if self.chance(70):
            o["meetings"]["a-day"] = 2
            if self.chance(70):
                o["meetings"]["doubles"] = 1
            if self.chance(40):
                o["meetings"]["double-starts"] = [hhmm(510 + 15 * self.r.randint(0, 3)), hhmm(630)]
        return n - 1

    def teachers(self):
        for k in range(self.r.choice([2, 3, 4, 4])):
            t = {"id": f"t{k}", "captain": "yes" if self.chance(80) else "no"}
            skills = [x for x in SKILLS if self.chance(75 if self.roomy else 50)] or ["violin"]
            t["skills"] = skills if self.chance(40) else {x: self.r.choice(["first", "first", "second"]) for x in skills}
            if self.chance(5):
                t["substitute"] = "yes"
            if self.chance(85):
                t["home"] = self.spot()
            if self.chance(60):
                t["travels"] = self.r.choice(["bike", "car", "transit", "walk", "step"])
            self.week(t)
            self.wishes(t)
            self.tree["teachers"].append(t)

    def week(self, t):
        t["available"] = {}
        for day in self.days:
            if not self.hindrance(12):
                a, b = 540 if self.hindrance(20) else 480, 750 if self.hindrance(25) else 1200
                t["available"][day] = self.r.choice(["all", span(a, b), [span(a, b)]])
                if b == 750 and self.chance(50):
                    t["available"][day] = [span(a, b), span(780, 1080)]
        t["available"] = t["available"] or {self.days[0]: "all"}
        if self.chance(35):
            t["prefers"] = {self.r.choice(self.days) + self.r.choice(["", " am", " pm"]): self.r.choice(["high", "low"])}
            if self.chance(30):
                t["prefers"] = {self.days[-1] + " am": "low", self.days[-1] + " pm": self.r.choice(["high", "low"])}

    def wishes(self, t):
        wanted, days, schools = {}, {}, {}
        if self.chance(20):
            wanted["min"] = self.r.choice(["0.5", "1h30", 2])
        if self.chance(40):
            wanted["wish"] = self.r.choice(["1-2", "2", "0.75", "1h30-3"])
        if self.hindrance(20):
            wanted["max"] = self.r.choice(["2.25", 3, 4])
            wanted.pop("min", None)
            wanted.pop("wish", None)
        if self.hindrance(20):
            wanted["max-day"] = self.r.choice(["1h30", 2])
        if self.hindrance(20):
            days["max"] = 1
        elif self.chance(30):
            days["wish"] = 1
        if self.hindrance(20):
            schools["max"] = 1
        if self.chance(15):
            schools["max-day"] = 1
        for key, what in (("hours", wanted), ("days", days), ("schools", schools)):
            if what:
                t[key] = what
        if self.chance(60):
            t["contract"] = self.r.choice([{}, {"kind": "employee"}, {"call-out": "1h30"}, {"rate": 50, "call-out": 210}])
        if self.hindrance(12):
            t["not-at"] = [self.r.choice(self.tree["schools"])["id"]]

    def travel(self):
        travel = {"modes": {"step": {"speed": 17.5, "detour": 1.25, "fixed": 3}}}
        if self.chance(40):
            travel["pack"] = self.r.randint(0, 2) * 5
        if self.chance(40):
            travel["set-up"] = self.r.randint(0, 3) * 5
        if self.chance(30):
            travel["pupils"] = {"speed": 4.5, "detour": 1.2, "fixed": 1}
        ends = [s["id"] for s in self.tree["schools"] if "building" not in s]
        if self.chance(40) and ends:
            sign = self.r.choice([",", ";"])
            rows, done = [["from", "to", "mode", "minutes"]], set()
            for _ in range(self.r.randint(1, 3)):
                a = self.r.choice([s["id"] for s in self.tree["schools"]] + [t["id"] for t in self.tree["teachers"]])
                b = self.r.choice(ends)
                mode = self.r.choice(["", "bike", "car"] if a.startswith("t") else ["", "bike", "pupils"])
                for way in [(a, b, mode), (b, a, mode), (a, b, "")]:
                    if a != b and way not in done and (way == (a, b, mode) or self.chance(35)):
                        rows.append([*way, str(self.r.randint(2, 40))])
                        done.add(way)
            self.csv["travel.csv"] = "".join(sign.join(row) + "\n" for row in rows)
            if len(rows) > 1:
                travel["pairs"] = "travel.csv"
        self.tree["travel"] = travel

    def sets_and_pins(self):
        schools = [s["id"] for s in self.tree["schools"]]
        if len(schools) > 1 and self.chance(40):
            skill = self.r.choice(["violin", "cello", "trumpet"])
            self.tree["shared-sets"] = [{"id": "set", "skill": skill, "schools": self.r.sample(schools, 2)}]
        pins = []
        for _ in range(self.r.randint(1, 2) if self.hindrance(40) else 0):
            o = self.r.choice(self.tree["orchestras"])
            pins.append(self.pin(o))
        if pins:
            self.tree["pins"] = pins[:1] if pins[-1] is None else [p for p in pins if p]
            if self.tree["pins"] == [None]:
                del self.tree["pins"]

    def pin(self, o):
        p = self.tree["programmes"][o["programme"]]
        what = {"orchestra": o["id"]}
        school = next(s for s in self.tree["schools"] if s["id"] == o["school"])
        if self.chance(30) and "meetings" not in o and "split" not in school:
            what = {"block": f"{o['school']}/{o.get('block', o['programme'])}"}
        kind = "teacher" if "meetings" in o else self.r.choice(["day", "start", "both", "teacher", "room"])
        if kind in ("day", "both"):
            what["day"] = self.r.choice(self.days)
        if kind in ("start", "both"):
            what["start"] = hhmm(self.r.choice([510, 515, 555, 570, 630, 660, 780, 787, 840, 900]))
        if kind == "teacher":
            what["teacher"] = self.r.choice(self.tree["teachers"])["id"]
        if kind == "room":
            if "rooms" not in school:
                return None
            what["room"] = self.r.choice(school["rooms"])["id"]
        if kind in ("teacher", "room"):
            what["role"] = self.r.choice(list(o.get("sections", p["roles"])))
        return what

    def numbers(self):
        limits = {}
        for key, percent, values in (("day-teaching", 15, [90, "2h30"]), ("break-after", 30, [120, "2h30", 200]),
                                     ("break", 40, [20, 30]), ("break-part", 40, [10, 15]),
                                     ("day-schools", 35, [1, 3]), ("rest", 40, ["18h", 1150, "20h"]),
                                     ("noon", 30, ["12:00", "11:45"])):
            if self.chance(percent):
                limits[key] = self.r.choice(values)
        if limits:
            self.tree["limits"] = limits
        if self.chance(45):
            names = ["unplaced", "unstaffed", "travel", "idle", "call-out", "teacher-day", "continuity",
                     "second-choice", "wished-hours", "extra-day", "double", "fairness", "school-wish",
                     "youngest-first", "room-best"]
            self.tree["weights"] = {name: self.r.choice([0, 1, 0.37, 2.5, 7, 40, 133.33])
                                    for name in self.r.sample(names[2:], 4)}
            if self.chance(40):
                self.tree["weights"]["unstaffed"] = self.r.choice([60, 200, 333.3])
            if self.chance(25):
                self.tree["weights"]["unplaced"] = self.r.choice([300, 1200.5])

    def last_season(self):
        """Who taught what: a timetable of last season, with ids that are gone among them."""
        self.last = None
        if not self.chance(60):
            return
        lessons, teachers = [], [t["id"] for t in self.tree["teachers"]] + ["weg"]
        for o in self.tree["orchestras"]:
            if "meetings" in o or self.chance(20):
                continue
            was = o["id"]
            if self.chance(20):
                was = o["was"] = "oud-" + o["id"]
            roles = list(o.get("sections", self.tree["programmes"][o["programme"]]["roles"]))
            sections = {role: {"teacher": self.r.choice([*teachers, None]), "room": None} for role in roles}
            lessons.append({"orchestra": was, "day": "mon", "start": "09:00", "end": "10:00", "sections": sections})
        if lessons:
            self.tree["last-season"] = "last/timetable.yaml"
            self.last = {"format": 1, "season": "vorig", "lessons": lessons}


def draw(seed, most_groups=4):
    """(tree, {file: CSV text}, last season's timetable or None)"""
    d = Draw(seed, most_groups)
    tree = d.season()
    return tree, d.csv, d.last

"""A season as src/doc/season.md reads it: the second opinion's own reader.

read(paths) takes files or folders of YAML and gives a Season of plain values: minutes since midnight,
weekdays by their words, ids as they are written. Every scalar is read as a text (08:30 is no number, no
is no truth value). It is written from the documents alone, shares nothing with the program, and takes
for granted that the program accepts the season.
"""
import csv
import math
import pathlib
import re
from dataclasses import dataclass, field

import yaml

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
FAMILIES = {"strings": "violin viola cello double-bass harp guitar ukulele",
            "woodwind": "recorder flute oboe clarinet bassoon saxophone",
            "brass": "horn trumpet cornet trombone baritone euphonium tuba", "percussion": "percussion",
            "": "keyboard piano singing theory orientation conductor"}
MODES = {"bike": {"speed": "14", "detour": "1.3", "fixed": "5"}, "car": {"speed": "30", "detour": "1.3", "fixed": "5"},
         "transit": {"speed": "20", "detour": "1.3", "fixed": "12"},
         "walk": {"speed": "5", "detour": "1.3", "fixed": "0"}}
PUPILS = {"speed": "4", "detour": "1.3", "fixed": "0"}
LIMITS = {"day-teaching": "315", "break-after": "330", "break": "30", "break-part": "15", "day-schools": "2",
          "rest": "11h", "noon": "12:30"}
WEIGHTS = {"unplaced": 500000, "unstaffed": 100000, "travel": 100, "idle": 100, "call-out": 50, "teacher-day": 3000,
           "continuity": 6000, "second-choice": 3000, "wished-hours": 50, "extra-day": 6000, "double": 3000,
           "fairness": 25, "school-wish": 6000, "youngest-first": 1000, "room-best": 500}
ENDLESS = 10 ** 9


@dataclass
class Group:
    school: str
    year: int
    pupils: int
    busy: dict
    teacher_days: set


@dataclass
class Room:
    seats: int
    fits: set  # roles
    best: set
    closed: dict


@dataclass
class School:
    building: str
    at: tuple
    hours: dict   # day -> [(from, to, years)]
    breaks: dict
    allowed: set
    prefers: set
    prefers_time: tuple
    starts: list
    rooms: list   # names "school/room" of all rooms that it may use
    stock: dict
    split: set


@dataclass
class Lesson:
    """One meeting of one orchestra."""
    name: tuple   # (orchestra, meeting), meeting 0 of an orchestra that meets once
    school: str
    groups: list
    programme: str
    length: int
    changeover: int
    after_school: bool
    until: int
    days: set
    sections: dict  # role -> pupils
    block: "Block" = None
    last: dict = field(default_factory=dict)  # role -> last season's teacher


@dataclass
class Block:
    id: str
    lessons: list
    team: str
    day: str
    split_apart: int = 1  # so many lessons were split apart together
    series: dict = None
    captain: bool = False


@dataclass
class Teacher:
    skills: dict   # skill -> first or second
    captain: bool
    substitute: bool
    home: tuple
    mode: str
    available: dict
    dislikes: dict  # (day, am or pm) -> 0, 1, 2
    hours_min: int
    wish: tuple
    max_week: int
    max_day: int
    wish_days: int
    max_days: int
    max_schools: int
    max_day_schools: int
    call_out: int
    declined: set


@dataclass
class Season:
    name: str = ""
    tree: dict = None
    schools: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    rooms: dict = field(default_factory=dict)
    lessons: dict = field(default_factory=dict)
    blocks: list = field(default_factory=list)
    series: list = field(default_factory=list)
    teachers: dict = field(default_factory=dict)
    roles: dict = field(default_factory=dict)
    modes: dict = field(default_factory=dict)
    pupils: dict = None
    ways: dict = field(default_factory=dict)  # (from, to, mode) -> minutes
    pack: int = 5
    set_up: int = 10
    sets: list = field(default_factory=list)
    pins: list = field(default_factory=list)
    limits: dict = field(default_factory=dict)
    weights: dict = field(default_factory=dict)

    def way(self, a, b, mode):
        """Minutes between two schools by a mode of travel ("pupils": on foot)."""
        if self.address(a) == self.address(b):
            return 0
        return self.minutes(a, b, self.schools[a].at, self.schools[b].at, mode)

    def way_home(self, teacher, school, outward):
        """Minutes from home to a school, or back."""
        who = self.teachers[teacher]
        ends = (teacher, school) if outward else (school, teacher)
        return self.minutes(*ends, who.home, self.schools[school].at, who.mode)

    def minutes(self, a, b, at_a, at_b, mode):
        every = [] if mode == "pupils" else [""]
        for key in ((a, b, m) if out else (b, a, m) for out in (True, False) for m in (mode, *every)):
            if key in self.ways:
                return self.ways[key]
        if at_a is None:
            return 0  # a teacher without a home
        how = self.pupils if mode == "pupils" else self.modes[mode]
        return math.ceil(distance(at_a, at_b) * float(how.get("detour", "1.3")) / float(how["speed"]) * 60
                         + length(how.get("fixed", "0")))

    def address(self, school):
        """Schools of one building are at one address unless their coordinates differ."""
        s = self.schools[school]
        return (s.building, s.at) if s.building else school


def clock(text):
    hours, minutes = text.strip().split(":")
    return int(hours) * 60 + int(minutes)


def span(text):
    if text == "all":
        return (0, 1440)
    begin, end = text.split("-")
    return (clock(begin), clock(end))


def length(text):
    """A length of time in minutes: 45, 45 min, 3h, 1h30."""
    found = re.fullmatch(r"(\d+) ?h(\d\d)?", text)
    if found:
        return int(found[1]) * 60 + int(found[2] or 0)
    return int(text.replace("min", ""))


def hours(text):
    """Hours in minutes: 6, 4.5, 1h30."""
    return length(text) if "h" in text else round(float(text) * 60)


def weekdays(text):
    days = []
    for part in " ".join(listed(text)).split():
        ends = [DAYS.index(day) for day in part.split("-")]
        days += DAYS[ends[0]:ends[-1] + 1]
    return days


def years(value):
    out = set()
    for text in listed(value):
        ends = [int(x) for x in text.split("-")]
        out |= set(range(ends[0], ends[-1] + 1))
    return out


def listed(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def yes(value, default):
    return default if value is None else value in ("yes", "true")


def times_of(value):
    """Busy or closed times: day -> [(from, to)]."""
    out = {day: [] for day in DAYS}
    for text in listed(value):
        days, _, rest = text.strip().rpartition(" ")
        if ":" not in rest:
            days, rest = text, "all"
        for day in weekdays(days):
            out[day].append(span(rest))
    return out


def place(value):
    return None if value is None else (float(value[0]), float(value[1]))


def distance(a, b):
    """Great-circle distance in km (haversine)."""
    lat_a, lon_a, lat_b, lon_b = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(h))


def load(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def merged(a, b):
    if isinstance(a, dict):
        return {**a, **{key: merged(a[key], value) if key in a else value for key, value in b.items()}}
    return a + b


def read(paths):
    """The season of these files and folders."""
    files = []
    for path in map(pathlib.Path, paths):
        files += [p for p in sorted(path.glob("*.yaml")) if p.name != "timetable.yaml"] if path.is_dir() else [path]
    tree = {}
    for file in files:
        part = load(file)
        if "last-season" in part:
            part["last-season"] = str(file.parent / part["last-season"])
        travel = part.get("travel", {})
        if "pairs" in travel:
            travel["pairs"] = [str(file.parent / name) for name in listed(travel["pairs"])]
        part.pop("format", None)
        tree = merged(tree, part)
    return of_tree(tree)


def of_tree(tree):
    s = Season(tree["season"]["name"], tree)
    s.limits = {**LIMITS, **tree.get("limits", {})}
    s.weights = {**WEIGHTS, **{k: round(float(v) * 100) for k, v in tree.get("weights", {}).items()}}
    s.roles = roles_of(tree)
    for school in tree["schools"]:
        add_school(s, school)
    rooms_of(s)
    for teacher in tree["teachers"]:
        s.teachers[teacher["id"]] = teacher_of(s, teacher)
    travel_of(s, tree.get("travel", {}))
    lessons_of(s)
    blocks_of(s)
    s.sets = [(x["skill"], x["schools"]) for x in tree.get("shared-sets", [])]
    s.pins = [pin_of(s, pin) for pin in tree.get("pins", [])]
    last_season(s)
    return s


def roles_of(tree):
    """Every role with the skills that it means."""
    families = {family: text.split() for family, text in FAMILIES.items()}
    for skill, what in tree.get("skills", {}).items():
        families[what.get("family", "")].append(skill)
    roles = {skill: {skill} for skills in families.values() for skill in skills}
    roles.update({family: set(skills) for family, skills in families.items() if family})
    for role, what in tree.get("roles", {}).items():
        roles[role] = set(what["skills"] if isinstance(what, dict) else what)
    return roles


def bells(value):
    out = []
    for bell in listed(value):
        what = {"at": bell} if isinstance(bell, str) else bell
        out.append((*span(what["at"]), years(what["years"]) if "years" in what else set(range(1, 9))))
    return out


def add_school(s, t):
    name, building = t["id"], t.get("building", "")
    houses = {b["id"]: b for b in s.tree.get("buildings", [])}
    at = t.get("at", houses.get(building, {}).get("at"))
    opens, breaks = {day: [] for day in DAYS}, {day: [] for day in DAYS}
    for days, what in t["hours"].items():
        for day in weekdays(days):
            opens[day], breaks[day] = bells(what["open"]), bells(what.get("breaks"))
    days = t.get("days", {})
    allowed = set(weekdays(days["allowed"])) if "allowed" in days else {d for d in DAYS if opens[d]}
    rooms = [f"{name}/{r['id']}" for r in t.get("rooms", [])]
    rooms += [f"{building}/{r['id']}" for r in houses.get(building, {}).get("rooms", [])]
    prefers_time = span(t["times"]["prefer"]) if "times" in t else None
    s.schools[name] = School(building, place(at), opens, breaks, allowed, set(weekdays(days.get("prefer"))),
                             prefers_time, starts_of(t, opens), rooms,
                             {k: int(v) for k, v in t.get("stock", {}).items()}, set(listed(t.get("split"))))
    for g in t.get("groups", []):
        teacher_days = set(weekdays(g["teacher-days"])) if "teacher-days" in g else set(DAYS)
        s.groups[f"{name}/{g['id']}"] = Group(name, int(g["year"]), int(g["pupils"]), times_of(g.get("busy")),
                                              teacher_days)


def starts_of(t, opens):
    starts = []
    for text in listed(t.get("starts")):
        if text.startswith("every"):
            first = min(bell[0] for day in opens.values() for bell in day)
            starts += range(first, 21 * 60 + 1, int(text.split()[1]))
        else:
            starts.append(clock(text))
    return starts


def rooms_of(s):
    """The rooms, what they fit, and for which roles they are the best."""
    houses = [*s.tree["schools"], *s.tree.get("buildings", [])]
    trees = {f"{house['id']}/{r['id']}": r for house in houses for r in house.get("rooms", [])}

    def held(names):
        skills = set().union(*(s.roles[n] for n in names if n != "tutti"), {"conductor"} if "tutti" in names else set())
        return {role for role, needed in s.roles.items() if role in names or needed <= skills}

    named = {name: held(r["best"]) if "best" in r else set() for name, r in trees.items()}
    for name, r in trees.items():
        fits = held(r["fits"]) if "fits" in r else set(s.roles)
        users = [school for school in s.schools.values() if name in school.rooms]
        others = set().union(*(named[room] for school in users for room in school.rooms))
        best = named[name] if "best" in r else fits - others
        s.rooms[name] = Room(int(r["seats"]), fits, best, times_of(r.get("closed")))


def teacher_of(s, t):
    skills = t["skills"] if isinstance(t["skills"], dict) else {skill: "first" for skill in t["skills"]}
    available = {day: [] for day in DAYS}
    for days, spans in t["available"].items():
        for day in weekdays(days):
            available[day] = [span(x) for x in listed(spans)]
    wanted, days, schools = t.get("hours", {}), t.get("days", {}), t.get("schools", {})
    wish = [hours(x) for x in wanted["wish"].split("-")] if "wish" in wanted else None
    day_most = length(s.limits["day-teaching"])
    contract, call_out = t.get("contract"), 0
    if contract is not None:
        usual = "3h" if contract.get("kind", "freelance") == "freelance" else "0"
        call_out = length(contract.get("call-out", usual))
    return Teacher(
        skills, yes(t.get("captain"), False), yes(t.get("substitute"), False), place(t.get("home")),
        t.get("travels", "bike"), available, dislikes_of(t.get("prefers", {})), hours(wanted.get("min", "0")),
        (wish[0], wish[-1]) if wish else None, hours(wanted["max"]) if "max" in wanted else ENDLESS,
        min(hours(wanted["max-day"]), day_most) if "max-day" in wanted else day_most,
        int(days.get("wish", ENDLESS)), int(days.get("max", ENDLESS)), int(schools.get("max", ENDLESS)),
        min(int(schools.get("max-day", ENDLESS)), int(s.limits["day-schools"])), call_out,
        set(t.get("not-at", [])))


def dislikes_of(prefers):
    marks = {}
    for text, mark in sorted(prefers.items(), key=lambda item: item[0].endswith("m")):  # half days last
        halves = [text[-2:]] if text.endswith("m") else ["am", "pm"]
        for day in weekdays(text[:-3] if text.endswith("m") else text):
            for half in halves:
                marks[day, half] = mark
    usual = 1 if "high" in marks.values() else 0
    marked = {day for day, _ in marks}
    return {(day, half): {"low": 2, "high": 0}[marks[day, half]] if (day, half) in marks
            else 0 if day in marked else usual for day in DAYS for half in ("am", "pm")}


def travel_of(s, t):
    s.modes = {**MODES, **t.get("modes", {})}
    s.pupils = t.get("pupils", PUPILS)
    s.pack, s.set_up = length(t.get("pack", "5")), length(t.get("set-up", "10"))
    for name in t.get("pairs", []):
        with open(name, encoding="utf-8", newline="") as file:
            text = file.read()
        for row in csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ","):
            s.ways[row["from"], row["to"], row["mode"] or ""] = int(row["minutes"])


def sections_of(s, o, programme):
    groups = [full_name(s, o["school"], g) for g in o["groups"]]
    roles = list(programme["roles"])
    if programme.get("conductor") == "weekly" and "conductor" not in roles:
        roles.append("conductor")
    given = o.get("sections", roles)
    if isinstance(given, dict):
        return {role: int(n) for role, n in given.items()}
    shared = sum(role != "conductor" for role in given)
    pupils = sum(s.groups[g].pupils for g in groups)
    return {role: 0 if role == "conductor" else -(-pupils // shared) for role in given}


def full_name(s, school, group):
    if "/" in group:
        return group
    if f"{school}/{group}" in s.groups:
        return f"{school}/{group}"
    return next(name for name in s.groups if name.endswith("/" + group))


def meetings_of(o):
    """(how many a week, the wishes of the series)."""
    value = o.get("meetings", "1")
    what = {"a-week": value} if isinstance(value, str) else value
    doubles = int(what.get("doubles", 0))
    return int(what["a-week"]), {"a-day": int(what.get("a-day", 2 if doubles else 1)), "doubles": doubles,
                                 "starts": [clock(x) for x in what.get("double-starts", [])]}


def lessons_of(s):
    for o in s.tree["orchestras"]:
        p = s.tree["programmes"][o["programme"]]
        school, after = s.schools[o["school"]], p.get("when") == "after-school"
        usual = set(DAYS[:5]) if after else school.allowed
        days = set(weekdays(o["days"])) if "days" in o else usual
        n, _ = meetings_of(o)
        for k in range(n):
            name = (o["id"], k + 1 if n > 1 else 0)
            s.lessons[name] = Lesson(
                name, o["school"], [full_name(s, o["school"], g) for g in o["groups"]], o["programme"],
                length(o.get("lesson", p["lesson"])), length(p.get("changeover", "5")), after,
                clock(p.get("until", "18:00")), days, sections_of(s, o, p))


def blocks_of(s):
    together, named = {}, set()  # block word -> lessons; which words stand with an orchestra
    for o in s.tree["orchestras"]:
        n, wishes = meetings_of(o)
        lessons = [lesson for name, lesson in s.lessons.items() if name[0] == o["id"]]
        if n == 1:
            key = (o["school"], o.get("block", o["programme"]))
            together.setdefault(key, []).extend(lessons)
            named |= {key} if "block" in o else set()
            continue
        series = {"lessons": lessons, **wishes}
        s.series.append(series)
        block_id = f"{o['school']}/{o['programme']}/{o['id']}"
        if len(lessons[0].sections) == 1:
            s.blocks.append(Block(block_id, lessons, block_id, block_id, series=series))
        else:
            s.blocks += [Block(f"{block_id}#{k + 1}", [lesson], block_id, f"{block_id}#{k + 1}")
                         for k, lesson in enumerate(lessons)]
    for (school, word), lessons in together.items():
        split, whole = s.schools[school].split, f"{school}/{word}"
        split = set() if (school, word) in named or len(lessons) == 1 else split
        if not split:
            s.blocks.append(Block(whole, lessons, whole, whole))
        for lesson in lessons if split else []:
            own = f"{whole}/{lesson.name[0]}"
            s.blocks.append(Block(own, [lesson], own if "teams" in split else whole, own if "days" in split else whole,
                                  len(lessons)))
    for block in s.blocks:
        for lesson in block.lessons:
            lesson.block = block
            p = s.tree["programmes"][lesson.programme]
            roles = {*p["roles"], *(["conductor"] if p.get("conductor") == "weekly" else [])}
            block.captain |= yes(p.get("captain"), len(roles) >= 2)


def pin_of(s, pin):
    """The lessons that a pin is about, of its orchestra or its block, and what it says."""
    what = {"orchestra": None, "block": None, "team": None, "day": pin.get("day"), "role": pin.get("role"),
            "start": clock(pin["start"]) if "start" in pin else None, "teacher": pin.get("teacher"),
            "room": pin.get("room")}
    if "orchestra" in pin:
        what["orchestra"] = pin["orchestra"]
        lesson = next(lesson for name, lesson in s.lessons.items() if name[0] == pin["orchestra"])
        what["team"], school = lesson.block.team, lesson.school
    else:
        block = next(b for b in s.blocks if b.id == pin["block"] or
                     ("/" not in pin["block"] and b.id.startswith(pin["block"] + "/")))
        what["block"], what["team"], school = block.id, block.team, block.lessons[0].school
    if what["room"] and "/" not in what["room"]:
        what["room"] = f"{school}/{what['room']}"
    return what


def last_season(s):
    if "last-season" not in s.tree:
        return
    was = {o["id"]: o.get("was", o["id"]) for o in s.tree["orchestras"]}
    old = {}
    for t in load(s.tree["last-season"])["lessons"]:
        for role, who in t.get("sections", {}).items():
            old.setdefault((t["orchestra"], role), who["teacher"])
    for lesson in s.lessons.values():
        for role in lesson.sections:
            teacher = old.get((was[lesson.name[0]], role))
            if teacher in s.teachers:
                lesson.last[role] = teacher

"""Every rule and cost of a timetable, counted by src/doc/rules.md: the second opinion.

judge(season, timetable) gives the breaches (rule -> list of what is wrong) and the amounts and points of
each cost. A timetable is lesson name -> None or Place.
"""
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise

from season import DAYS, WEIGHTS, clock, length, load


@dataclass
class Place:
    day: str
    start: int
    teachers: dict  # role -> teacher or None
    rooms: dict     # role -> room or None


def read_timetable(path, season):
    """timetable.yaml as lesson name -> Place or None."""
    out = {}
    for t in load(path)["lessons"]:
        name = (t["orchestra"], int(t.get("meeting", 0)))
        sections = t.get("sections", {})
        out[name] = None if "day" not in t else Place(
            t["day"], clock(t["start"]), {r: nothing(x["teacher"]) for r, x in sections.items()},
            {r: nothing(x["room"]) for r, x in sections.items()})
    return {name: out[name] for name in season.lessons}


def nothing(text):
    return None if text in ("null", "~", "") else text


def overlap(a, b, c, d):
    return a < d and c < b


def round_up_to_5(minutes):
    return -(-minutes // 5) * 5


class Judge:
    """One season and one timetable; the methods are the rows of the page of rules."""

    def __init__(self, season, timetable):
        self.s, self.t = season, timetable
        self.broken = defaultdict(list)
        self.amounts = dict.fromkeys(WEIGHTS, 0)
        self.points = dict.fromkeys(WEIGHTS, 0)
        self.placed = [x for x in season.lessons.values() if timetable[x.name] is not None]

    def breach(self, rule, holds, *what):
        if not holds:
            self.broken[rule].append(what)

    def pay(self, rule, n, weight=None):
        weight = self.s.weights[rule] if weight is None else weight
        self.amounts[rule] += n
        self.points[rule] += (n * weight + 50) // 100

    def day(self, lesson):
        return self.t[lesson.name].day

    def start(self, lesson):
        return self.t[lesson.name].start

    def end(self, lesson):
        return self.start(lesson) + lesson.length

    def overlapping(self, a, b):
        return self.day(a) == self.day(b) and overlap(self.start(a), self.end(a), self.start(b), self.end(b))

    # One lesson

    def school_day(self, group, day):
        """(open spans, breaks) that hold for the group that day."""
        school = self.s.schools[group.school]
        return ([(a, b) for a, b, years in school.hours[day] if group.year in years],
                [(a, b) for a, b, years in school.breaks[day] if group.year in years])

    def lesson_rules(self, lesson):
        day, start, end = self.day(lesson), self.start(lesson), self.end(lesson)
        self.breach("school-day", day in lesson.days, lesson.name)
        self.breach("natural-start", start in self.natural_starts(lesson), lesson.name)
        if lesson.after_school:
            self.breach("after-school", end <= lesson.until, lesson.name)
        for name in lesson.groups:
            group = self.s.groups[name]
            way = self.s.way(group.school, lesson.school, "pupils")
            spans, breaks = self.school_day(group, day)
            leave, back = start - way, end + (0 if lesson.after_school else way)
            self.breach("group-free", not any(overlap(leave, back, a, b) for a, b in group.busy[day]), lesson.name)
            if lesson.after_school:
                self.breach("after-school", not spans or start >= max(b for _, b in spans) + way, lesson.name)
                continue
            self.breach("school-hours", any(a <= leave and back <= b for a, b in spans), lesson.name)
            self.breach("break-crossed", not any(overlap(leave, back, a, b) for a, b in breaks), lesson.name)
            self.breach("group-teacher", day in group.teacher_days, lesson.name)

    def moments(self, lesson):
        day, out = self.day(lesson), set(self.s.schools[lesson.school].starts)
        for name in lesson.groups:
            group = self.s.groups[name]
            way = self.s.way(group.school, lesson.school, "pupils")
            spans, breaks = self.school_day(group, day)
            if lesson.after_school:
                free = [max(b for _, b in spans)] if spans else []
            else:
                free = [a for a, _ in spans] + [b for _, b in breaks]
            free += [b for _, b in group.busy[day]]
            out |= {round_up_to_5(m + way) if way > 0 else m for m in free}
        return out | {pin["start"] for pin in self.s.pins if pin["start"] is not None and
                      (pin["orchestra"] == lesson.name[0] or pin["block"] == lesson.block.id)}

    def natural_starts(self, lesson):
        out = self.moments(lesson)
        step = lesson.length + lesson.changeover
        out |= {m + k * step for m in out for k in range(1, lesson.block.split_apart)}
        before = [x for x in lesson.block.lessons if x is not lesson and self.t[x.name] is not None
                  and self.day(x) == self.day(lesson) and self.start(x) < self.start(lesson)]
        if before:
            last = max(before, key=self.start)
            out.add(self.end(last) + last.changeover)
        return out

    # Rooms and instruments

    def room_rules(self):
        uses = []  # (lesson, role, room)
        for lesson in self.placed:
            for role, pupils in lesson.sections.items():
                name = self.t[lesson.name].rooms[role]
                self.breach("section-room", name in self.s.schools[lesson.school].rooms, lesson.name, role)
                if name is None:
                    continue
                room = self.s.rooms[name]
                uses.append((lesson, role, name))
                closed = room.closed[self.day(lesson)]
                self.breach("room-open", not any(overlap(self.start(lesson), self.end(lesson), a, b)
                                                 for a, b in closed), lesson.name, role)
                self.breach("room-size", room.seats >= pupils, lesson.name, role)
                self.breach("room-fit", role in room.fits, lesson.name, role)
                self.pay("room-best", 0 if role in room.best else 1)
        for (a, _, room), (b, _, other) in combinations(uses, 2):
            self.breach("room-once", room != other or not self.overlapping(a, b), a.name, b.name)

    def stock_rules(self):
        for school, what in self.s.schools.items():
            here = [x for x in self.placed if x.school == school]
            for skill, stock in what.stock.items():
                for at in here:  # the most are there when some lesson begins
                    going_on = [x for x in here if self.day(x) == self.day(at)
                                and self.start(x) <= self.start(at) < self.end(x)]
                    self.breach("stock", sum(x.sections.get(skill, 0) for x in going_on) <= stock, school, skill)

    def pair_rules(self):
        for a, b in combinations(self.placed, 2):
            if self.day(a) != self.day(b):
                continue
            if set(a.groups) & set(b.groups):
                first, then = sorted((a, b), key=self.start)
                way = self.s.way(first.school, then.school, "pupils")
                self.breach("group-once", self.start(then) >= self.end(first) + way, a.name, b.name)
            for skill, schools in self.s.sets:
                both = all(x.school in schools and any(skill in self.s.roles[r] for r in x.sections) for x in (a, b))
                apart = self.s.address(a.school) != self.s.address(b.school)
                self.breach("shared-set", not (both and apart), a.name, b.name)

    # Blocks and teams

    def block_rules(self, block):
        lessons = [x for x in block.lessons if self.t[x.name] is not None]
        if not lessons:
            return
        lessons.sort(key=self.start)
        if block.series is None:
            for a, b in pairwise(lessons):
                self.breach("block-order", self.start(b) >= self.end(a) + a.changeover, a.name, b.name)
        teachers = {who for x in lessons for who in self.t[x.name].teachers.values() if who}
        self.breach("captain", not block.captain or any(self.s.teachers[who].captain for who in teachers), block.id)
        units = [[x] for x in lessons] if block.series else [lessons]
        for unit in units:
            self.school_wishes(unit)
        youngest = min(self.youngest(x) for x in block.lessons)
        self.pay("youngest-first", int(self.youngest(lessons[0]) > youngest))

    def youngest(self, lesson):
        return min(self.s.groups[g].year for g in lesson.groups)

    def school_wishes(self, lessons):
        if any(x.after_school for x in lessons):
            return
        school = self.s.schools[lessons[0].school]
        self.pay("school-wish", int(bool(school.prefers) and self.day(lessons[0]) not in school.prefers))
        if school.prefers_time:
            begin, end = school.prefers_time
            self.pay("school-wish", int(any(self.start(x) < begin or self.end(x) > end for x in lessons)))

    def together_rules(self):
        for of in ("team", "day"):
            for one in sorted({getattr(b, of) for b in self.s.blocks}):
                blocks = [b for b in self.s.blocks if getattr(b, of) == one and b.series is None]
                lessons = [x for b in blocks for x in b.lessons]
                there = [x for x in lessons if self.t[x.name] is not None]
                self.breach("block-whole", len(there) in (0, len(lessons)), one)
                if of == "day":
                    self.breach("block-one-day", len({self.day(x) for x in there}) <= 1, one)
                if of == "team":
                    self.team_rules(one)

    def team_rules(self, team):
        lessons = [x for x in self.placed if x.block.team == team]
        roles, has = defaultdict(set), defaultdict(set)
        for x in lessons:
            for role, who in self.t[x.name].teachers.items():
                roles[role].add(who)
                if who:
                    has[who].add(role)
        self.breach("block-one-team", all(len(who) == 1 for who in roles.values()), team, "a role")
        self.breach("block-one-team", all(len(r) == 1 for r in has.values()), team, "two roles")

    def series_rules(self, series):
        doubles = 0
        for day in DAYS:
            there = sorted((x for x in series["lessons"] if self.t[x.name] is not None and self.day(x) == day),
                           key=self.start)
            self.breach("series-day", len(there) <= series["a-day"], there and there[0].name)
            doubles += len(there) >= 2
            if len(there) == 2:
                first, then = there
                holds = self.start(then) == self.end(first) + first.changeover
                holds &= not series["starts"] or self.start(first) in series["starts"]
                self.breach("series-day", holds, first.name)
        self.pay("double", max(0, series["doubles"] - doubles))

    def pin_rules(self):
        for pin in self.s.pins:
            lessons = [x for x in self.placed if x.name[0] == pin["orchestra"] or x.block.id == pin["block"]]
            if pin["day"]:
                self.breach("pin", all(self.day(x) == pin["day"] for x in lessons), "day")
            if pin["start"] is not None and lessons:
                starts = [self.start(x) for x in lessons]
                wanted = {min(starts)} if pin["block"] else set(starts)
                self.breach("pin", wanted == {pin["start"]}, "start")
            if pin["room"]:
                rooms = {self.t[x.name].rooms.get(pin["role"], pin["room"]) for x in lessons}
                self.breach("pin", rooms <= {pin["room"], None}, "room")
            if pin["teacher"]:
                team = [x for x in self.placed if x.block.team == pin["team"]]
                who = {self.t[x.name].teachers.get(pin["role"]) for x in team}
                self.breach("pin", who <= {pin["teacher"], None}, "teacher")

    # Teachers

    def section_rules(self, lesson):
        here = self.t[lesson.name]
        for role in lesson.sections:
            who = here.teachers[role]
            self.pay("unstaffed", int(who is None))
            if who is None:
                continue
            teacher = self.s.teachers[who]
            levels = {teacher.skills[skill] for skill in self.s.roles[role] if skill in teacher.skills}
            free = not teacher.substitute and any(a <= here.start and self.end(lesson) <= b
                                                  for a, b in teacher.available[here.day])
            self.breach("teacher-skilled", levels, lesson.name, role, who)
            self.breach("teacher-available", free, lesson.name, role, who)
            self.breach("declined", lesson.school not in teacher.declined, lesson.name, role, who)
            if role in lesson.last:
                self.pay("continuity", int(lesson.last[role] != who))
            self.pay("second-choice", int(levels == {"second"}))

    def need(self, a, b, mode):
        if self.s.address(a.school) == self.s.address(b.school):
            return a.changeover
        return self.s.pack + self.s.way(a.school, b.school, mode) + self.s.set_up

    def teacher_rules(self, who):
        """The rules of her days and her week; returns her minutes of travel and of waiting."""
        teacher = self.s.teachers[who]
        mine = [x for x in self.placed if who in self.t[x.name].teachers.values()]
        days = {day: sorted((x for x in mine if self.day(x) == day), key=lambda x: (self.start(x), self.end(x)))
                for day in DAYS}
        days = {day: lessons for day, lessons in days.items() if lessons}
        taught = sum(x.length for x in mine)
        self.breach("week-teaching", taught <= teacher.max_week, who)
        self.breach("week-days", len(days) <= teacher.max_days, who)
        self.breach("week-schools", len({x.school for x in mine}) <= teacher.max_schools, who)
        burden = sum(self.day_rules(who, day, lessons) for day, lessons in days.items())
        for day, after in pairwise(DAYS):
            if day in days and after in days:
                last = max(self.end(x) for x in days[day])
                rest = 1440 - last + self.start(days[after][0])
                self.breach("rest", rest >= length(self.s.limits["rest"]), who, day)
        if not teacher.substitute:
            beside = max(0, teacher.wish[0] - taught, taught - teacher.wish[1]) if teacher.wish else 0
            self.pay("wished-hours", beside + max(0, teacher.hours_min - taught))
            self.pay("extra-day", max(0, len(days) - teacher.wish_days))
        return burden

    def day_rules(self, who, day, lessons):
        teacher, limits = self.s.teachers[who], self.s.limits
        for a, b in combinations(lessons, 2):
            self.breach("teacher-once", not self.overlapping(a, b), who, day)
        blocks = [x.block.id for x in lessons]
        runs = [b for i, b in enumerate(blocks) if i == 0 or blocks[i - 1] != b]
        self.breach("teacher-once", len(runs) == len(set(runs)), who, day, "leaves and comes back")
        free = [self.start(b) - self.end(a) - self.need(a, b, teacher.mode) for a, b in pairwise(lessons)]
        for (a, b), minutes in zip(pairwise(lessons), free):
            self.breach("travel-fits", minutes >= 0 or self.overlapping(a, b), who, day)
        present = max(self.end(x) for x in lessons) - self.start(lessons[0])
        if present > length(limits["break-after"]):
            parts = sum(m for m in free if m >= length(limits["break-part"]))
            self.breach("work-break", parts >= length(limits["break"]), who, day)
        self.breach("day-teaching", sum(x.length for x in lessons) <= teacher.max_day, who, day)
        self.breach("day-schools", len({self.s.address(x.school) for x in lessons}) <= teacher.max_day_schools,
                    who, day)
        travel = self.s.way_home(who, lessons[0].school, True) + self.s.way_home(who, lessons[-1].school, False) \
            + sum(self.s.way(a.school, b.school, teacher.mode) for a, b in pairwise(lessons))
        idle = sum(max(0, m) for m in free)
        self.pay("travel", travel)
        self.pay("idle", idle)
        self.pay("call-out", max(0, teacher.call_out - present))
        self.dislike(teacher, day, lessons)
        return travel + idle

    def dislike(self, teacher, day, lessons):
        noon = clock(self.s.limits["noon"])
        halves = {"am" for x in lessons if overlap(self.start(x), self.end(x), 0, noon)} \
            | {"pm" for x in lessons if overlap(self.start(x), self.end(x), noon, 1440)}
        k = max(teacher.dislikes[day, half] for half in halves)
        self.amounts["teacher-day"] += k
        self.points["teacher-day"] += (k * self.s.weights["teacher-day"] + 100) // 200

    def all(self):
        for lesson in self.s.lessons.values():
            self.pay("unplaced", int(self.t[lesson.name] is None))
        for lesson in self.placed:
            self.lesson_rules(lesson)
            self.section_rules(lesson)
        self.room_rules()
        self.stock_rules()
        self.pair_rules()
        for block in self.s.blocks:
            self.block_rules(block)
        self.together_rules()
        for series in self.s.series:
            self.series_rules(series)
        self.pin_rules()
        self.pay("fairness", max(self.teacher_rules(who) for who in self.s.teachers))
        return self


def judge(season, timetable):
    return Judge(season, timetable).all()

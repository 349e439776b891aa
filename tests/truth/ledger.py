"""The dated season by src/doc/calendar.md: which lessons are given and lost, hours, kilometres and euros.

Of seasons without occasions, rehearsals, regions and periods of travel: Ledger(season, timetable) has for each course what is
promised, given and lost; hours(lessons) recounts a teacher's dated lessons.
"""
import datetime
from itertools import pairwise

from season import DAYS, clock, distance, span

ONE_DAY = datetime.timedelta(days=1)
NOT_COUNTED = {"holiday", "national-day", "season"}


def date(text):
    return datetime.date.fromisoformat(text)


def period(text):
    begin, _, end = text.partition(" to ")
    return date(begin), date(end or begin)


def easter(year):
    """Gauss, in the form of Meeus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    x = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * x) // 451
    n = h + x - 7 * m + 114
    return datetime.date(year, n // 31, n % 31 + 1)


def national_days(year):
    sunday = easter(year)
    king = datetime.date(year, 4, 27)
    return {datetime.date(year, 1, 1), sunday, sunday + ONE_DAY, king - ONE_DAY if king.weekday() == 6 else king,
            datetime.date(year, 5, 5), sunday + 39 * ONE_DAY, sunday + 49 * ONE_DAY, sunday + 50 * ONE_DAY,
            datetime.date(year, 12, 25), datetime.date(year, 12, 26)}


def closures_of(value, usual):
    """[(first, last, from, to, reason)] of a list `closed`."""
    out = []
    for item in value or []:
        what = item if isinstance(item, dict) else {"on": item}
        words = what["on"].split()
        days = " ".join(words[:3]) if "to" in words else words[0]
        rest = words[3:] if "to" in words else words[1:]
        hours = (0, 1440)
        if rest and rest[0] == "from":
            hours = (clock(rest[1]), 1440)
        elif rest and rest[0] == "until":
            hours = (0, clock(rest[1]))
        elif rest:
            hours = span(rest[0])
        out.append((*period(days), *hours, usual))
    return out


class Ledger:
    def __init__(self, season, timetable):
        self.s, self.t, tree = season, timetable, season.tree
        self.first, self.last = date(tree["season"]["from"]), date(tree["season"]["to"])
        self.common = [(*period(text), 0, 1440, "holiday") for name, text in tree["season"].get("holidays", {}).items()]
        self.common += [(day, day, 0, 1440, "national-day") for year in range(self.first.year, self.last.year + 1)
                        for day in national_days(year)]
        self.common += closures_of(tree["season"].get("closed"), "season")
        self.schools = {s["id"]: self.common + closures_of(s.get("closed"), "study-day") for s in tree["schools"]}
        self.groups = {f"{s['id']}/{g['id']}": self.schools[s["id"]] + closures_of(g.get("closed"), "other")
                       for s in tree["schools"] for g in s["groups"]}
        self.weeks = {school: self.teaching_weeks(school) for school in self.schools}

    def all_days(self, first, last):
        return [first + k * ONE_DAY for k in range((last - first).days + 1)]

    def teaching_weeks(self, school):
        """The Mondays of the weeks in which the school is open for some minutes."""
        mondays = []
        for day in self.all_days(self.first, self.last):
            monday = day - day.weekday() * ONE_DAY
            if monday in mondays:
                continue
            closed = [(a, b) for f, l, a, b, _ in self.schools[school] if f <= day <= l]
            spans = [(a, b) for a, b, _ in self.s.schools[school].hours[DAYS[day.weekday()]]]
            if any(not any(a <= m < b for a, b in closed) for x, y in spans for m in range(x, y, 5)):
                mondays.append(monday)
        return mondays

    def reasons(self, lesson, day):
        """Why a lesson is not given on a date; none: it is open."""
        start = self.t[lesson.name].start

        def closed(closures):
            return {why for f, l, a, b, why in closures if f <= day <= l and start < b and a < start + lesson.length}

        of_groups = [closed(self.groups[g]) for g in lesson.groups]
        here = closed(self.schools[lesson.school])
        if lesson.after_school:
            return here | (set().union(*of_groups) if all(of_groups) else set())
        own = any(self.s.groups[g].school == lesson.school for g in lesson.groups)
        return set().union(*of_groups) | (set() if own else here)

    def dates(self, o, lesson):
        place = self.t[lesson.name]
        if place is None:
            return []
        programme = self.s.tree["programmes"][o["programme"]]
        first = max([self.first, *(date(x["from"]) for x in (o, programme) if "from" in x)])
        last = min([self.last, *(date(x["to"]) for x in (o, programme) if "to" in x)])
        days = [d for d in self.all_days(first, last) if DAYS[d.weekday()] == place.day]
        if o.get("weeks", "every") == "every":
            return days
        wanted, weeks = {"odd": 1, "even": 0}[o["weeks"]], self.weeks[lesson.school]
        return [d for d in days if d - d.weekday() * ONE_DAY in weeks
                and (weeks.index(d - d.weekday() * ONE_DAY) + 1) % 2 == wanted]

    def course(self, o):
        """(promised, [(date, meeting) given], {(date, meeting): reasons} lost)."""
        lessons = [x for name, x in self.s.lessons.items() if name[0] == o["id"]]
        dates = sorted(((d, self.t[x.name].start, x) for x in lessons for d in self.dates(o, x)),
                       key=lambda item: item[:2])
        reasons = [(d, x.name[1], self.reasons(x, d)) for d, _, x in dates]
        usual = sum(not (why & NOT_COUNTED) for _, _, why in reasons)
        promised = int(o.get("lessons", self.s.tree["programmes"][o["programme"]].get("lessons", usual)))
        given = [(d, k) for d, k, why in reasons if not why][:promised]
        whole = len(given) == promised
        lost = {(d, k): why for d, k, why in reasons if why and (not whole or given and d < given[-1][0])}
        return promised, given, lost

    def hours(self, who, lessons):
        """A teacher's hours over (date, lesson, start): the figures of calendar.json, kilometres and euros as fractions."""
        out = dict.fromkeys(["days", "lessons", "teaching_min", "changeover_min", "idle_min", "travel_min", "pack_min",
                             "call_out_min", "metres"], 0)
        for day in {d for d, _, _ in lessons}:
            self.add_day(out, who, sorted((start, lesson) for d, lesson, start in lessons if d == day))
        return out

    def add_day(self, out, who, lessons):
        s, teacher = self.s, self.s.teachers[who]
        names = [s.lessons[name] for _, name in lessons]
        ends = [start + lesson.length for (start, _), lesson in zip(lessons, names)]
        out["days"] += 1
        out["lessons"] += len(names)
        out["teaching_min"] += sum(x.length for x in names)
        out["call_out_min"] += max(0, teacher.call_out - (max(ends) - lessons[0][0]))
        out["travel_min"] += s.way_home(who, names[0].school, True) + s.way_home(who, names[-1].school, False)
        detour = float(s.modes[teacher.mode].get("detour", "1.3"))
        if teacher.home is not None:
            out["metres"] += sum(round(distance(teacher.home, s.schools[x.school].at) * detour * 1000)
                                 for x in (names[0], names[-1]))
        for k, (a, b) in enumerate(pairwise(names)):
            between = lessons[k + 1][0] - ends[k]
            if s.address(a.school) == s.address(b.school):
                need = a.changeover
                out["changeover_min"] += need
            else:
                way = s.way(a.school, b.school, teacher.mode)
                need = s.pack + way + s.set_up
                out["travel_min"] += way
                out["pack_min"] += s.pack + s.set_up
                out["metres"] += round(distance(s.schools[a.school].at, s.schools[b.school].at) * detour * 1000)
            out["idle_min"] += max(0, between - need)


def paid_minutes(hours, paid):
    """Minutes at the teacher's rate."""
    parts = {"lessons": hours["teaching_min"], "changeover": hours["changeover_min"], "idle": hours["idle_min"],
             "travel": hours["travel_min"] + hours["pack_min"], "call-out": hours["call_out_min"]}
    return sum(parts[word] for word in paid)

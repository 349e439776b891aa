"""Timetables of a season that nobody would make: drawn at random, or a good one with some things changed."""
import copy

from draw import hhmm
from judge import Place
from season import DAYS


def random_timetable(r, season):
    """Every lesson anywhere near where it could be, or nowhere."""
    out = {}
    for name, lesson in season.lessons.items():
        out[name] = None if r.random() < 0.15 else place_near(r, season, lesson)
    return out


def place_near(r, season, lesson):
    day = r.choice(sorted(lesson.days) or DAYS)
    starts = [a for a, _, _ in season.schools[lesson.school].hours[day]] \
        + [b for _, b, _ in season.schools[lesson.school].breaks[day]] + list(season.schools[lesson.school].starts)
    start = r.choice(starts) if starts and r.random() < 0.6 else 5 * r.randint(100, 250)
    return Place(day, start, {role: some_teacher(r, season, role) for role in lesson.sections},
                 {role: some_room(r, season, lesson) for role in lesson.sections})


def some_teacher(r, season, role):
    able = [name for name, t in season.teachers.items() if set(t.skills) & season.roles[role]]
    return r.choice([*able, None] if r.random() < 0.85 else list(season.teachers))


def some_room(r, season, lesson):
    rooms = season.schools[lesson.school].rooms if r.random() < 0.93 else list(season.rooms)
    return r.choice(rooms) if rooms and r.random() < 0.97 else None


def spoilt(r, season, timetable, n):
    """A copy with n things changed."""
    out = copy.deepcopy(timetable)
    for _ in range(n):
        spoil_once(r, season, out)
    return out


def spoil_once(r, season, timetable):
    name = r.choice(list(timetable))
    lesson, here = season.lessons[name], timetable[name]
    if here is None or r.random() < 0.08:
        timetable[name] = place_near(r, season, lesson) if here is None else None
        return
    role = r.choice(list(lesson.sections))
    kind = r.choice(["day", "shift", "shift", "other", "teacher", "team", "team", "room", "swap"])
    if kind == "day":
        here.day = r.choice(DAYS if r.random() < 0.3 else sorted(lesson.days) or DAYS)
    elif kind == "shift":
        step = r.choice([1, 5, 5])  # a minute is what a limit is missed by
        here.start = min(1440 - lesson.length - 1, max(0, here.start + step * r.randint(-12 // step, 12)))
    elif kind == "other":
        there = timetable[r.choice(list(timetable))]
        if there is not None:
            here.day, here.start = there.day, there.start
    elif kind == "teacher":
        here.teachers[role] = some_teacher(r, season, role)
    elif kind == "team":
        who = some_teacher(r, season, role)
        for other in season.lessons.values():
            if other.block.team == lesson.block.team and timetable[other.name] and role in other.sections:
                timetable[other.name].teachers[role] = who
    elif kind == "room":
        here.rooms[role] = some_room(r, season, lesson)
    else:
        other = r.choice(list(lesson.sections))
        here.rooms[role], here.rooms[other] = here.rooms[other], here.rooms[role]


def tree_of(season, timetable):
    """The timetable as timetable.yaml has it."""
    lessons = []
    for name, here in timetable.items():
        line = {"orchestra": name[0]}
        if name[1]:
            line["meeting"] = name[1]
        if here is None:
            line["unplaced"] = True
        else:
            line.update({"day": here.day, "start": hhmm(here.start),
                         "end": hhmm(here.start + season.lessons[name].length),
                         "sections": {role: {"teacher": here.teachers[role], "room": here.rooms[role]}
                                      for role in season.lessons[name].sections}})
        lessons.append(line)
    return {"format": 1, "season": season.name, "lessons": lessons}

#!/usr/bin/env python3
"""Seasons that are impossible for a planted reason, each a small change of a possible one.

planted_seasons() yields (name, text, expected): `expected` are the words of the facts that were
planted. Each line that takes part in the reason ends in "# planted". Everything is drawn from a seed,
so that the seasons are the same on every machine.
"""
import copy
import random

DAYS = ["mon", "tue", "wed", "thu", "fri"]
ROLES = ["violin", "cello", "flute", "trumpet"]
SPOTS = ["[51.80, 4.66]", "[51.84, 4.70]", "[51.76, 4.62]", "[51.88, 4.58]", "[51.72, 4.74]",
         "[51.92, 4.78]"]


def base(rng, n_schools, n_orchestras=2):
    """A season with room to spare: every section has two teachers who can always come."""
    schools = []
    for k in range(n_schools):
        schools.append({
            "id": f"school-{k + 1}", "at": SPOTS[k], "hours": {"mon-fri": "{open: 08:30-14:30}"},
            "extra": {}, "groups": [{"id": f"g{5 + i}", "year": 5 + i, "pupils": 24, "extra": ""}
                                    for i in range(n_orchestras)],
            "rooms": [{"id": f"room-{i + 1}", "seats": 40, "extra": ""} for i in range(4)]})
    teachers = []
    for role in ROLES:
        for i in range(2 * n_schools):
            teachers.append({"id": f"{role}-{i + 1}", "skills": f"[{role}]", "captain": "yes",
                             "available": {d: "08:00-17:00" for d in DAYS}, "extra": {}})
    rng.shuffle(teachers)
    return {"schools": schools, "teachers": teachers, "pins": [], "sets": [], "limits": "",
            "programme": {"lesson": "60", "captain": "no", "extra": ""},
            "orchestras": [{"id": f"{s['id']}-{g['id']}", "school": s["id"], "group": g["id"],
                            "extra": ""} for s in schools for g in s["groups"]]}


def text_of(season):
    p = season["programme"]
    out = ["format: 1", "season: {name: planted}", "programmes:", "  leerorkest:",
           f"    lesson: {p['lesson']}", f"    roles: [{', '.join(ROLES)}]",
           f"    captain: {p['captain']}"]
    if p["extra"]:
        out.append(f"    {p['extra']}")
    if season["limits"]:
        out += ["limits:", f"  {season['limits']}"]
    out.append("schools:")
    for s in season["schools"]:
        out += [f"  - id: {s['id']}", f"    at: {s['at']}", "    hours:"]
        out += [f"      {days}: {hours}" for days, hours in s["hours"].items()]
        out += [f"    {key}: {value}" for key, value in s["extra"].items()]
        out.append("    groups:")
        out += [f"      - {{id: {g['id']}, year: {g['year']}, pupils: {g['pupils']}"
                + (f", {g['extra']}}}  # planted" if g["extra"] else "}") for g in s["groups"]]
        out.append("    rooms:")
        out += [f"      - {{id: {r['id']}, seats: {r['seats']}"
                + (f", {r['extra']}}}  # planted" if r["extra"] else "}") for r in s["rooms"]]
    out.append("orchestras:")
    out += [f"  - {{id: {o['id']}, school: {o['school']}, groups: [{o['group']}], "
            f"programme: leerorkest" + (f", {o['extra']}}}  # planted" if o["extra"] else "}")
            for o in season["orchestras"]]
    out.append("teachers:")
    for t in season["teachers"]:
        out += [f"  - id: {t['id']}", f"    skills: {t['skills']}", f"    captain: {t['captain']}",
                "    available:"]
        out += [f"      {day}: {span}" for day, span in t["available"].items()]
        out += [f"    {key}: {value}" for key, value in t["extra"].items()]
    for name, rows in (("shared-sets", season["sets"]), ("pins", season["pins"])):
        if rows:
            out.append(f"{name}:")
            out += [f"  - {row}" for row in rows]
    return "\n".join(out) + "\n"


def able(season, role):
    return [t for t in season["teachers"] if t["skills"].startswith(f"[{role}]")]


def keep(season, role, n):
    """Only n teachers of the role are left."""
    gone = able(season, role)[n:]
    season["teachers"] = [t for t in season["teachers"] if t not in gone]
    return able(season, role)


def plant_nobody(season, rng, role):
    keep(season, role, 0)
    return ["skills"]


def plant_available(season, rng, role):
    """One school on one day, on which nobody with the role comes."""
    day = rng.choice(DAYS)
    season["schools"][0]["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    for t in keep(season, role, 2):
        del t["available"][day]
    return ["available", "days"]


def plant_tuesday(season, rng, role):
    """More schools on one day than teachers who can come (one address a day)."""
    day = rng.choice(DAYS)
    n = len(season["schools"])
    for s in season["schools"]:
        s["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    for t in keep(season, role, n - 1):
        t["extra"]["schools"] = "{max-day: 1}  # planted"
    return ["days", "day-schools"]


def plant_week(season, rng, role):
    """All lessons together are more than the hours of the only two who can give them."""
    n = len(season["orchestras"])
    for t in keep(season, role, 2):
        t["extra"]["hours"] = f"{{max: {(n - 1) / 2:g}}}  # planted"
    return ["max-week"]


def plant_days(season, rng, role):
    """One teacher for schools on different days, who comes on fewer days."""
    for k, s in enumerate(season["schools"]):
        s["extra"]["days"] = f"{{allowed: [{DAYS[k]}]}}  # planted"
    for t in keep(season, role, 1):
        t["extra"]["days"] = f"{{max: {len(season['schools']) - 1}}}  # planted"
    return ["max-days", "days"]


def plant_schools(season, rng, role):
    for t in keep(season, role, 1):
        t["extra"]["schools"] = f"{{max: {len(season['schools']) - 1}}}  # planted"
    return ["max-schools"]


def plant_declined(season, rng, role):
    school = season["schools"][rng.randrange(len(season["schools"]))]["id"]
    for t in keep(season, role, 2):
        t["extra"]["not-at"] = f"[{school}]  # planted"
    return ["not-at"]


def plant_seats(season, rng, role):
    """A room each for all sections but one that nobody fits into."""
    season["schools"][0]["rooms"][0]["seats"] = 4
    season["schools"][0]["rooms"][0]["extra"] = "name: Kast"
    return ["seats"]


def plant_fits(season, rng, role):
    for r in season["schools"][0]["rooms"]:
        r["extra"] = f"fits: [{', '.join(x for x in ROLES if x != role)}]"
    return ["fits"]


def plant_rooms(season, rng, role):
    season["schools"][0]["rooms"] = season["schools"][0]["rooms"][:3]
    return ["rooms"]


def plant_closed(season, rng, role):
    day = rng.choice(DAYS)
    season["schools"][0]["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    season["schools"][0]["rooms"][1]["extra"] = f"closed: [{day}]"
    return ["room-closed", "days"]


def plant_stock(season, rng, role):
    season["schools"][0]["extra"]["stock"] = f"{{{role}: 3}}  # planted"
    return ["stock"]


def plant_busy(season, rng, role):
    """A group that is free on no day long enough."""
    season["schools"][0]["groups"][0]["extra"] = (
        "busy: [" + ", ".join(f"{d} 09:15-14:00" for d in DAYS) + "]")
    return ["busy"]


def plant_class_days(season, rng, role):
    a, b = rng.sample(DAYS, 2)
    season["schools"][0]["extra"]["days"] = f"{{allowed: [{a}]}}  # planted"
    season["schools"][0]["groups"][0]["extra"] = f"teacher-days: [{b}]"
    return ["teacher-days", "days"]


def plant_block(season, rng, role):
    """Too many lessons for one day; they may not be split."""
    season["schools"][0]["hours"] = {"mon-fri": "{open: 08:30-10:00}  # planted"}
    return ["block", "hours"]


def plant_hours(season, rng, role):
    season["schools"][0]["hours"] = {"mon-fri": "{open: 08:30-09:15}  # planted"}
    return ["hours"]


def plant_breaks(season, rng, role):
    season["schools"][0]["hours"] = {
        "mon-fri": "{open: 08:30-11:15, breaks: [09:20-09:30, 10:20-10:25]}  # planted"}
    return ["breaks"]


def plant_pin(season, rng, role):
    a, b = rng.sample(DAYS, 2)
    first, second = [o["id"] for o in season["orchestras"][:2]]
    season["pins"] = [f"{{orchestra: {first}, day: {a}}}  # planted",
                      f"{{orchestra: {second}, day: {b}}}  # planted"]
    return ["pin"]


def plant_pinned_teacher(season, rng, role):
    """A pinned teacher at two schools on one day at the same time."""
    who = able(season, role)[0]["id"]
    day = rng.choice(DAYS)
    for s in season["schools"][:2]:
        season["pins"].append(
            f"{{orchestra: {s['id']}-g5, day: {day}, start: '08:30'}}  # planted")
        season["pins"].append(
            f"{{orchestra: {s['id']}-g5, role: {role}, teacher: {who}}}  # planted")
    return ["pin"]


def plant_captain(season, rng, role):
    season["programme"]["captain"] = "yes  # planted"
    for t in season["teachers"]:
        t["captain"] = "no"
    return ["captain"]


def plant_captain_day(season, rng, role):
    """The only captain is not there on the school's day."""
    season["programme"]["captain"] = "yes  # planted"
    for t in season["teachers"]:
        t["captain"] = "no"
    season["teachers"][0]["captain"] = "yes"
    day = rng.choice(DAYS)
    season["schools"][0]["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    del season["teachers"][0]["available"][day]
    return ["captain", "available"]


def plant_set(season, rng, role):
    day = rng.choice(DAYS)
    ids = [s["id"] for s in season["schools"][:2]]
    for s in season["schools"][:2]:
        s["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    season["sets"] = [f"{{id: rare, skill: {role}, schools: [{', '.join(ids)}]}}  # planted"]
    return ["shared-set", "days"]


def plant_substitute(season, rng, role):
    for t in keep(season, role, 2):
        t["extra"]["substitute"] = "yes  # planted"
    return ["substitute"]


def plant_way(season, rng, role):
    """One teacher, two schools on one morning, too far apart to do both."""
    day = rng.choice(DAYS)
    season["schools"][1]["at"] = "[53.20, 6.57]"
    for s in season["schools"][:2]:
        s["extra"]["days"] = f"{{allowed: [{day}]}}  # planted"
    keep(season, role, 1)
    return ["days", "travel"]


def plant_day_hours(season, rng, role):
    """More lessons a day than anybody may teach."""
    for t in keep(season, role, 3):
        t["extra"]["hours"] = "{max-day: 1.5}  # planted"
    return ["max-day"]


PLANTS = [(plant_nobody, 1), (plant_available, 2), (plant_tuesday, 3), (plant_tuesday, 4),
          (plant_week, 2), (plant_week, 3), (plant_days, 2), (plant_days, 3), (plant_schools, 2),
          (plant_schools, 3), (plant_declined, 2), (plant_seats, 2), (plant_fits, 1),
          (plant_rooms, 2), (plant_closed, 2), (plant_stock, 2), (plant_busy, 2),
          (plant_class_days, 2), (plant_block, 2), (plant_hours, 1), (plant_breaks, 2),
          (plant_pin, 2), (plant_pinned_teacher, 2), (plant_captain, 1), (plant_captain_day, 2),
          (plant_set, 2), (plant_substitute, 2), (plant_way, 2), (plant_day_hours, 1)]


def planted_seasons(n=40):
    for i in range(n):
        plant, n_schools = PLANTS[i % len(PLANTS)]
        rng = random.Random(1000 + i)
        season = base(rng, n_schools + (i // len(PLANTS)))
        expected = plant(season, rng, rng.choice(ROLES))
        yield f"{i + 1:02d}-{plant.__name__[6:].replace('_', '-')}", text_of(season), expected


def possible_season(n_schools):
    return text_of(base(random.Random(1), n_schools))

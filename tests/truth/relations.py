"""Changes of a season after which the optimum is known from what it was.

RELATIONS maps a name to (before, change, relation). `before` makes a Case that the relation can be said of;
`change` takes that and a random stream and gives the changed Case, or None where it makes no sense. The
relation says what the new optimum is beside the old one: "=", "<=", ">=", or "2=" for twice as much.
"""
import copy
import json
import re
from dataclasses import dataclass, field

from draw import hhmm

DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
LATER_MIN = 10
MODES = ["bike", "car", "transit", "walk", "step"]
SPOT = [51.8, 4.7]


@dataclass
class Case:
    tree: dict
    csv: dict = field(default_factory=dict)
    last: dict = None
    more: dict = field(default_factory=dict)  # further season files, by name
    drops: set = field(default_factory=set)   # keys of the main file that stand in the others


def copied(case):
    return copy.deepcopy(case)


def ids_of(tree):
    """Every id that the season gives, by the kind of thing it belongs to."""
    return {"school": [s["id"] for s in tree["schools"]], "group": [g["id"] for s in tree["schools"] for g in s["groups"]],
            "building": [b["id"] for b in tree.get("buildings", [])],
            "room": sorted({r["id"] for s in [*tree["schools"], *tree.get("buildings", [])] for r in s.get("rooms", [])}),
            "orchestra": [o["id"] for o in tree["orchestras"]], "teacher": [t["id"] for t in tree["teachers"]],
            "programme": list(tree["programmes"])}


def renamed(case, names):
    """Every id replaced, wherever it stands; ids are words that mean nothing else in these seasons."""
    pattern = re.compile(r"(?<![a-z0-9-])(" + "|".join(sorted(map(re.escape, names), key=len, reverse=True))
                         + r")(?![a-z0-9-])")

    def text(s):
        return pattern.sub(lambda found: names[found[1]], s)

    def all_of(value):
        if isinstance(value, dict):
            return {text(key): all_of(v) for key, v in value.items()}
        if isinstance(value, list):
            return [all_of(v) for v in value]
        return text(value) if isinstance(value, str) else value

    out = copied(case)
    paths = {key: out.tree.pop(key) for key in ("season", "last-season") if key in out.tree}
    out.tree = {**all_of(out.tree), **paths}
    pairs = out.tree.get("travel", {}).get("pairs")
    out.csv = {pairs: text(csv) for csv in out.csv.values()} if pairs else {}
    out.last = all_of(out.last)
    return out


def new_names(case, r, keeps_order):
    ids = [x for kind in ids_of(case.tree).values() for x in kind]
    words = [f"n{k:03d}" for k in range(len(ids))]
    if not keeps_order:
        r.shuffle(words)
    return dict(zip(sorted(ids), words))


def rename_in_order(case, r):
    return renamed(case, new_names(case, r, True))


def rename_any(case, r):
    return renamed(case, new_names(case, r, False))


def reorder(case, r):
    """Lists of things and keys of maps in another order; rows of CSV files, too."""
    def shuffled(value, key=""):
        if isinstance(value, dict):
            items = list(value.items())
            r.shuffle(items)
            return {k: shuffled(v, k) for k, v in items}
        if isinstance(value, list):
            out = [shuffled(v) for v in value]
            if key not in ("at", "home"):
                r.shuffle(out)
            return out
        return value

    out = copied(case)
    out.tree = shuffled(out.tree)
    for name, text in out.csv.items():
        head, *rows = text.splitlines()
        r.shuffle(rows)
        out.csv[name] = "\n".join([head, *rows]) + "\n"
    return out


def later(case, r):
    """Every clock time ten minutes later; those that have a default are written out before."""
    out = copied(case)
    out.tree.setdefault("limits", {}).setdefault("noon", "12:30")
    for p in out.tree["programmes"].values():
        if p.get("when"):
            p.setdefault("until", "18:00")
    text = re.sub(r"\b([012]\d):([0-5]\d)\b",
                  lambda found: hhmm(int(found[1]) * 60 + int(found[2]) + LATER_MIN), json.dumps(out.tree))
    out.tree = json.loads(text)
    return out


def useless_teacher(case, r):
    """One more, who has no skill that anybody needs, or is never there, and has no wishes."""
    out = copied(case)
    t = {"id": "useless", "skills": ["theory"], "captain": "yes", "available": {" ".join(DAYS): "all"},
         "contract": {"call-out": "3h"}}
    if r.random() < 0.5:
        t.update(skills=["violin", "cello", "percussion", "trumpet", "conductor"], substitute="yes")
    out.tree["teachers"].insert(r.randint(0, len(out.tree["teachers"])), t)
    return out


def drop_pins(case, r):
    pins = case.tree.get("pins")
    if not pins or any("start" in p for p in pins):
        return None  # a pinned start is a natural start, too: without the pin it is none
    out = copied(case)
    del out.tree["pins"]
    return out


def drop_key(*paths):
    """Without these keys: rules that are only there because of them."""
    def change(case, r):
        out = copied(case)
        found = [drop_path(out.tree, path) for path in paths]
        return out if any(found) else None
    return change


def drop_path(value, path):
    if not path:
        return False
    if path[0] == "*":
        return any([drop_path(v, path[1:]) for v in (value.values() if isinstance(value, dict) else value)])
    if path[0] not in value:
        return False
    if len(path) > 1:
        return drop_path(value[path[0]], path[1:])
    del value[path[0]]
    return True


def looser_limits(case, r):
    out = copied(case)
    if "limits" not in out.tree:
        return None
    noon = out.tree["limits"].get("noon", "12:30")
    out.tree["limits"] = {"day-teaching": "24h", "break-after": "24h", "day-schools": 20, "rest": 0, "noon": noon}
    return out


def no_captains(case, r):
    out = copied(case)
    for p in out.tree["programmes"].values():
        p["captain"] = "no"
    return out


def larger_rooms(case, r):
    out = copied(case)
    for house in [*out.tree["schools"], *out.tree.get("buildings", [])]:
        for room in house.get("rooms", []):
            room["seats"] = 500
            room.pop("closed", None)
    return out


def add_pin(case, r):
    """A pinned day forbids the others and nothing else."""
    out = copied(case)
    o = r.choice([x for x in out.tree["orchestras"] if "meetings" not in x] or [None])
    if o is None:
        return None
    days = sorted({d for s in out.tree["schools"] for days in s["hours"] for d in days.split()})
    out.tree.setdefault("pins", []).append({"orchestra": o["id"], "day": r.choice(days)})
    return out


def add_declined(case, r):
    out = copied(case)
    t, s = r.choice(out.tree["teachers"]), r.choice(out.tree["schools"])
    t["not-at"] = sorted({*t.get("not-at", []), s["id"]})
    return out


def fewer_days(case, r):
    """Somebody is there on one day less."""
    out = copied(case)
    t = r.choice(out.tree["teachers"])
    if len(t["available"]) < 2:
        return None
    t["available"].pop(r.choice(list(t["available"])))
    return out


def tighter_limits(case, r):
    out = copied(case)
    limits = out.tree.setdefault("limits", {})
    limits.update({"day-schools": 1, "day-teaching": 90})
    return out


WEIGHTS = {"unplaced": 5000, "unstaffed": 1000, "travel": 1, "idle": 1, "call-out": 0.5, "teacher-day": 30,
           "continuity": 60, "second-choice": 30, "wished-hours": 0.5, "extra-day": 60, "double": 30, "fairness": 0.25,
           "school-wish": 60, "youngest-first": 10, "room-best": 5}


def even_weights(case, factor):
    """Weights in whole, even points: no rounding anywhere; times a factor."""
    out = copied(case)
    weights = {**WEIGHTS, **out.tree.get("weights", {})}
    out.tree["weights"] = {key: -(-value // 2) * 2 * factor for key, value in weights.items()}
    return out


def with_even_weights(case):
    return even_weights(case, 1)


def doubled(case, r):
    return even_weights(case, 2)


def several_files(case, r):
    """The season in a folder of three files: lists parted anywhere, keys anywhere."""
    out = copied(case)
    parts = [{}, {}]
    for key in [k for k in out.tree if k not in ("format", "season", "travel", "last-season")]:
        value, part = out.tree[key], r.choice(parts)
        out.drops.add(key)
        if isinstance(value, list) and len(value) > 1:
            at = r.randint(1, len(value) - 1)
            parts[0][key], parts[1][key] = value[:at], value[at:]
        elif isinstance(value, dict) and len(value) > 1:
            items = list(value.items())
            parts[0][key], parts[1][key] = dict(items[:1]), dict(items[1:])
        else:
            part[key] = value
    out.more = {"a.yaml": parts[0], "z.yaml": parts[1]}
    return out


def swapped_teachers(case, r):
    """Two teachers give each other all that they are, but for the id; so do those who name them."""
    teachers = case.tree["teachers"]
    a, b = r.sample(range(len(teachers)), 2)
    ids = (teachers[a]["id"], teachers[b]["id"])
    out = renamed(case, {ids[0]: ids[1], ids[1]: ids[0]})
    listed = out.tree["teachers"]
    listed[a], listed[b] = listed[b], listed[a]
    return out


def waiting_is_free(case):
    """Less travel is more waiting, so that is left out on both sides."""
    out = copied(case)
    out.tree.setdefault("weights", {}).update(idle=0, fairness=0)
    return out


def no_travel(case, r):
    """All at one place, and nothing to pack."""
    if any("/" in g for o in case.tree["orchestras"] for g in o["groups"]):
        return None  # the way of pupils moves natural starts
    if any("at" in s for s in case.tree["schools"] if "building" in s):
        return None  # two addresses would become one, with its changeover
    out = copied(case)
    travel = out.tree["travel"]
    travel.pop("pairs", None)
    travel.update({"pack": 0, "set-up": 0})
    travel["modes"] = {mode: {"speed": 200, "detour": 1, "fixed": 0} for mode in MODES}
    for thing in [*out.tree["schools"], *out.tree.get("buildings", [])]:
        if "building" not in thing:
            thing["at"] = SPOT
    for t in out.tree["teachers"]:
        t["home"] = SPOT
    return out


def idle_school(case, r):
    out = copied(case)
    school = {"id": "leeg", "at": [51.9, 4.9], "hours": {" ".join(DAYS[:5]): {"open": "08:30-14:30"}},
              "rooms": [{"id": "zaal", "seats": 99}], "groups": [{"id": "leeg-5", "year": 5, "pupils": 20}]}
    out.tree["schools"].insert(r.randint(0, len(out.tree["schools"])), school)
    return out


def east(case, r):
    """Everything moved along its parallel: no distance changes."""
    by = r.choice([-2, 3, 17.5])

    def moved(value):
        if isinstance(value, dict):
            return {k: [v[0], round(v[1] + by, 4)] if k in ("at", "home") and isinstance(v[0], float) else moved(v)
                    for k, v in value.items()}
        return [moved(v) for v in value] if isinstance(value, list) else value

    out = copied(case)
    out.tree = moved(out.tree)
    return out


def other_weekdays(case, r):
    """The weekdays change places. The rest between two days is of neighbours, so it is left out on both sides."""
    days = DAYS[:]
    r.shuffle(days)
    names = dict(zip(DAYS, days))
    out = copied(case)
    for p, o in ((out.tree["programmes"][o["programme"]], o) for o in out.tree["orchestras"]):
        if p.get("when") and "days" not in o:
            o["days"] = DAYS[:5]
    swap = re.compile(r"\b(" + "|".join(DAYS) + r")\b")
    out.tree = json.loads(swap.sub(lambda found: names[found[1]], json.dumps(out.tree)))
    return out


def without_rest(case):
    out = copied(case)
    out.tree.setdefault("limits", {})["rest"] = 0
    return out


def same(case):
    return case


RELATIONS = {
    "ids renamed, in the same order": (same, rename_in_order, "="),
    "ids renamed, in any order": (same, rename_any, "="),
    "lists, keys and rows reordered": (same, reorder, "="),
    "all times later": (same, later, "="),
    "a useless teacher": (same, useless_teacher, "="),
    "several files": (same, several_files, "="),
    "two teachers swapped": (same, swapped_teachers, "="),
    "a school without orchestras": (same, idle_school, "="),
    "the map moved east": (same, east, "="),
    "other weekdays": (without_rest, other_weekdays, "="),
    "weights doubled": (with_even_weights, doubled, "2="),
    "no travel": (waiting_is_free, no_travel, "<="),
    "without pins": (same, drop_pins, "<="),
    "without class teachers' days": (same, drop_key(("schools", "*", "groups", "*", "teacher-days")), "<="),
    "without stock and shared sets": (same, drop_key(("schools", "*", "stock"), ("shared-sets",)), "<="),
    "without declined offers": (same, drop_key(("teachers", "*", "not-at")), "<="),
    "without maxima of teachers": (same, drop_key(("teachers", "*", "days", "max"), ("teachers", "*", "hours", "max"),
                                                  ("teachers", "*", "hours", "max-day"), ("teachers", "*", "schools")),
                                   "<="),
    "looser limits": (same, looser_limits, "<="),
    "no captains needed": (same, no_captains, "<="),
    "larger rooms, never closed": (same, larger_rooms, "<="),
    "one more pin": (same, add_pin, ">="),
    "one more declined offer": (same, add_declined, ">="),
    "somebody has a day less": (same, fewer_days, ">="),
    "tighter limits": (same, tighter_limits, ">="),
}

"""What the tests of archives share: running the program, and timetables drawn at random."""
import json
import os
import random
import re
import subprocess
import sys

SKIP = 77


def run(*arguments):
    """Exit code, standard output and standard error of the program ($ORK_PROGRAM)."""
    done = subprocess.run([os.environ["ORK_PROGRAM"], *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def run_well(*arguments):
    code, out, error = run(*arguments)
    if code != 0:
        sys.exit("%s: code %d\n%s" % (" ".join(arguments), code, error))
    return out


def public_archives():
    """The archives in $ORK_XHSTT_DIR; without them the test is skipped."""
    folder = os.environ.get("ORK_XHSTT_DIR", "")
    if folder == "":
        print("SKIP: ORK_XHSTT_DIR names no folder with public instances")
        sys.exit(SKIP)
    paths = sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".xml"))
    if not paths:
        sys.exit("%s holds no archive" % folder)
    return paths


def clock(minutes):
    return "%02d:%02d" % (minutes // 60, minutes % 60)


def minutes(text):
    hours, rest = text.split(":")
    return 60 * int(hours) + int(rest)


class Season:
    """The season that import wrote, read from its text: it has one line for each orchestra."""

    def __init__(self, folder):
        with open(os.path.join(folder, "season.yaml"), encoding="utf-8") as file:
            text = file.read()
        self.name = re.search(r"^season: \{name: (.*)\}$", text, re.M).group(1)
        self.lesson = int(re.search(r"\{lesson: (\d+), changeover: 0", text).group(1))
        self.open = {}
        for days, span in re.findall(r"^      ([a-z ]+): \{open: ([0-9:-]+)\}$", text, re.M):
            for day in days.split():
                self.open[day] = [minutes(t) for t in span.split("-")]
        self.rooms = re.findall(r"\{id: (room-\d+)", text)
        self.teacher = {}
        self.fixed = {}
        for pin in re.findall(r"^  - \{orchestra: (.*)\}$", text, re.M):
            parts = [p.split(": ") for p in ("orchestra: " + pin).split(", ")]
            pin = dict((k, v.strip('"')) for k, v in parts)
            self.teacher[pin["orchestra"]] = pin["teacher"]
            if "day" in pin:
                self.fixed[pin["orchestra"]] = (pin["day"], minutes(pin["start"]))
        self.orchestras = []
        for line in re.findall(r"^  - (\{id: .*programme: course.*)$", text, re.M):
            self.orchestras.append(self.read(line))

    def read(self, line):
        n = re.search(r"meetings: (?:\{a-week: )?(\d+)", line)
        days = re.search(r", days: \[(.*?)\]", line)
        starts = re.search(r"double-starts: \[(.*?)\]", line)
        return {
            "id": re.search(r'id: "?([a-z0-9-]+)', line).group(1),
            "n": 1 if n is None else int(n.group(1)),
            "double": "a-day: 2" in line,
            "days": list(self.open) if days is None else days.group(1).split(", "),
            "starts": None if starts is None else [minutes(t) for t in starts.group(1).split(", ")],
        }

    def slots(self, day):
        return list(range(self.open[day][0], self.open[day][1] - self.lesson + 1, self.lesson))

    def draw_places(self, orchestra, draw):
        """Days and starts that keep the rules of its meetings, or None when the draw goes wrong."""
        if orchestra["id"] in self.fixed:
            return [self.fixed[orchestra["id"]]]
        days = [d for d in self.open if d in orchestra["days"]]
        least = max(0, orchestra["n"] - len(days))
        most = orchestra["n"] // 2 if orchestra["double"] else 0
        if least > most:
            return None
        n_doubles = draw.randint(least, most)
        draw.shuffle(days)
        places = []
        for i, day in enumerate(days[:orchestra["n"] - n_doubles]):
            slots = self.slots(day)
            if i < n_doubles:
                slots = [s for s in slots[:-1] if orchestra["starts"] is None or s in orchestra["starts"]]
            if not slots:
                return None
            start = draw.choice(slots)
            places.append((day, start))
            if i < n_doubles:
                places.append((day, start + self.lesson))
        return places

    def draw_timetable(self, seed):
        """A timetable.yaml with every lesson placed at random; clashes are likely."""
        draw = random.Random(seed)
        lines = ["format: 1", "season: " + self.name, "lessons:"]
        in_use = {}
        for o in self.orchestras:
            places = None
            for _ in range(100):
                places = places or self.draw_places(o, draw)
            if places is None:
                return None
            for k, (day, start) in enumerate(places):
                room = in_use.setdefault((day, start), 0)
                in_use[(day, start)] += 1
                meeting = ", meeting: %d" % (k + 1) if o["n"] > 1 else ""
                lines.append(
                    '  - {orchestra: "%s"%s, day: %s, start: "%s", end: "%s", sections: {lesson: '
                    '{teacher: "%s", room: school/%s}}}'
                    % (o["id"], meeting, day, clock(start), clock(start + self.lesson),
                       self.teacher[o["id"]], self.rooms[room % len(self.rooms)]))
        return "\n".join(lines) + "\n"


def check(folder, timetable):
    """Cost and breaches of a timetable, without those of rooms: an archive has none."""
    code, out, error = run("check", folder, timetable, "--json")
    if code not in (0, 1):
        sys.exit("check: code %d\n%s" % (code, error))
    verdict = json.loads(out)
    breaches = [b["rule"] for b in verdict["breaches"] if not b["rule"].startswith("room-")]
    return verdict["cost"], breaches

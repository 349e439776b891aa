#!/usr/bin/python3
"""Single changes of a season: what a rerun keeps, proves and takes; beside it FET making the week anew.

For each change of bench/reruns.txt the season's folder is changed, rerun against the old timetable, the
answer checked, and a row written. Rows that are there are kept. What moved is counted by one function
from two timetables, whoever made the new one.
"""
import argparse
import csv
import json
import os
import re
import statistics
import subprocess
import sys
import time

import peer_fet
import peer_process
import rerun_changes

PROGRAM = "build/release/bin/orkestrooster"
FIELDS = ("season", "number", "change", "seconds", "load", "lost", "lost_bound", "changes", "changes_bound", "cost",
          "cost_bound", "lessons_moved", "lessons", "people_touched", "people", "valid_before", "check", "fet_moved",
          "fet_note")
GRACE_S = 20


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def read_timetable(path):
    """{orchestra: (day, start, {role: teacher})}"""
    lessons = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            found = re.match(r'  - \{orchestra: ([^,]+), day: (\w+), start: "(\d\d:\d\d)"', line)
            if found:
                lessons[found[1]] = (found[2], found[3], dict(re.findall(r"([\w-]+): \{teacher: ([^,}]+)", line)))
    return lessons


def compare(old, new):
    """(lessons of both that are at another day or time, lessons of both, people of the old timetable whose
    own week is another one, people of the old timetable)"""
    both = old.keys() & new.keys()
    moved = sum(old[o][:2] != new[o][:2] for o in both)

    def weeks(lessons):
        week = {}
        for orchestra, (day, start, team) in lessons.items():
            for role, teacher in team.items():
                week.setdefault(teacher, set()).add((orchestra, role, day, start))
        return week

    before, after = weeks(old), weeks(new)
    return moved, len(both), sum(before[t] != after.get(t, set()) for t in before), len(before)


class Bench:
    def __init__(self, args):
        self.args = args
        os.makedirs(args.output, exist_ok=True)
        self.rows_path = os.path.join(args.output, "reruns.csv")
        self.rows = []
        if os.path.exists(self.rows_path):
            with open(self.rows_path, encoding="utf-8", newline="") as file:
                self.rows = list(csv.DictReader(file))

    def path(self, *words):
        return os.path.join(self.args.output, *words)

    def old_timetable(self, season):
        """The timetable that people know: made once."""
        folder = self.path(season + "-old")
        timetable = os.path.join(folder, "timetable.yaml")
        if not os.path.exists(timetable):
            say("the old timetable of", season)
            subprocess.run([PROGRAM, "solve", f"examples/{season}", "-o", folder, "--time-limit", "60", "--threads",
                            str(self.args.threads), "--quiet"], check=True)
        return timetable

    def is_valid(self, season, timetable):
        """No broken rule, and nothing missing."""
        done = subprocess.run([PROGRAM, "check", season, timetable, "--strict", "--quiet"], capture_output=True,
                              text=True, check=False)
        return done.returncode == 0

    def measure(self, season, number, verb, words):
        if any(r["season"] == season and r["number"] == str(number) for r in self.rows):
            return
        name = f"{season}-{number:02d}"
        folder, out, old = self.path("seasons", name), self.path("runs", name), self.old_timetable(season)
        rerun_changes.apply(f"examples/{season}", folder, verb, words)
        load, start = os.getloadavg()[0], time.monotonic()
        done = subprocess.run([PROGRAM, "rerun", folder, "--from", old, "-o", out, "--threads", str(self.args.threads),
                               "--time-limit", str(self.args.seconds), "--json", "--quiet"], capture_output=True,
                              text=True, check=False)
        seconds = time.monotonic() - start
        if done.returncode != 0:
            raise RuntimeError(f"{name}: {done.stderr}")
        result = json.loads(done.stdout)
        new = os.path.join(out, "timetable.yaml")
        checked = subprocess.run([PROGRAM, "check", folder, new, "--quiet"], capture_output=True, check=False)
        before = read_timetable(old)
        moved, lessons, touched, people = compare(before, read_timetable(new))
        fet_moved, fet_note = self.run_fet(folder, name, new, before)
        self.add({"season": season, "number": number, "change": " ".join([verb, *words]), "seconds": f"{seconds:.1f}",
                  "load": f"{load:.1f}", "lost": result["lost"]["lessons"] + result["lost"]["sections"],
                  "lost_bound": result["lost"]["bound"], "changes": result["changes"]["weighted"],
                  "changes_bound": result["changes"]["bound"], "cost": result["cost"]["points"],
                  "cost_bound": result["cost"]["bound"], "lessons_moved": moved, "lessons": lessons,
                  "people_touched": touched, "people": people, "valid_before": int(self.is_valid(folder, old)),
                  "check": "valid" if checked.returncode == 0 else "BROKEN", "fet_moved": fet_moved,
                  "fet_note": fet_note})

    def run_fet(self, folder, name, new, before):
        """FET gets the changed season with our new teachers, and makes the week anew."""
        if not self.args.fet:
            return "", ""
        base = self.path("runs", name)
        done = subprocess.run([PROGRAM, "export", folder, new, "--format", "fet", "-o", base + ".fet", "--lang", "en"],
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            return "", "cannot be exported"
        limit = self.args.fet_seconds
        peer_process.run(["fet-cl", f"--inputfile={base}.fet", f"--outputdir={base}.out",
                          f"--timelimitseconds={limit}", "--language=en_US"], base + ".fet.log",
                         limit * 1.1 + GRACE_S, sorted(os.sched_getaffinity(0))[:1], True)
        if not peer_fet.take_back(base + ".fet", base + ".out", new, base + ".yaml"):
            return "", f"no timetable in {limit} s"
        moved, lessons, _, _ = compare(before, read_timetable(base + ".yaml"))
        return f"{moved / lessons:.3f}", ""

    def add(self, row):
        is_new = not self.rows
        self.rows.append({key: str(value) for key, value in row.items()})
        with open(self.rows_path, "a", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, FIELDS)
            if is_new:
                writer.writeheader()
            writer.writerow(row)
        say(row["season"], row["number"], row["change"], row["seconds"], "s, changes", row["changes"], "at least",
            row["changes_bound"])


def share(part, whole):
    return f"{100 * int(part) / max(1, int(whole)):.0f} %"


def proven(row, key):
    return row[key] if row[key] == row[key + "_bound"] else f"{row[key]} (≥ {row[key + '_bound']})"


def fet_text(row):
    return f"{100 * float(row['fet_moved']):.0f} %" if row["fet_moved"] else row["fet_note"] or "not run"


def write_season(file, rows):
    file.write("| change | lost | changes | cost | lessons moved | people touched | seconds | FET: lessons moved |\n"
               "|---|---|---|---|---|---|---|---|\n")
    for r in rows:
        file.write(f"| {r['change']} | {proven(r, 'lost')} | {proven(r, 'changes')} | {proven(r, 'cost')} | "
                   f"{share(r['lessons_moved'], r['lessons'])} | {share(r['people_touched'], r['people'])} | "
                   f"{r['seconds']} | {fet_text(r)} |\n")
    seconds = sorted(float(r["seconds"]) for r in rows)
    n_proven = sum(r["changes"] == r["changes_bound"] and r["lost"] == r["lost_bound"] for r in rows)
    n_cost = sum(r["cost"] == r["cost_bound"] for r in rows)
    fet = [float(r["fet_moved"]) for r in rows if r["fet_moved"]]
    moved = statistics.median(int(r["lessons_moved"]) / max(1, int(r["lessons"])) for r in rows)
    touched = statistics.median(int(r["people_touched"]) / max(1, int(r["people"])) for r in rows)
    loads = [float(r["load"]) for r in rows]
    valid = [r for r in rows if r["valid_before"] == "1"]
    file.write(f"\nMedian of {len(rows)}: {statistics.median(seconds):.1f} s (largest {seconds[-1]:.1f} s; load of the "
               f"machine {min(loads):.0f} to {max(loads):.0f}), {100 * moved:.0f} % of the lessons moved, "
               f"{100 * touched:.0f} % of the people touched. The fewest losses and changes are proven in {n_proven} of "
               f"{len(rows)}, the cost as well in {n_cost}. The old timetable was still valid and complete in "
               f"{len(valid)}: {sum(r['changes'] == '0' for r in valid)} of these have no change. "
               f"The checker found {sum(r['check'] == 'valid' for r in rows)} of {len(rows)} answers valid.")
    if fet:
        file.write(f" FET moved {100 * statistics.median(fet):.0f} % (median of the {len(fet)} it solved).")
    file.write("\n")


def main():
    parser = argparse.ArgumentParser(prog="bench/reruns.sh", description=__doc__)
    parser.add_argument("seasons", nargs="*", metavar="SEASON", help="drechtsteden, amsterdam (default: both)")
    parser.add_argument("--seconds", type=int, default=30, help="limit of a rerun (default 30)")
    parser.add_argument("--threads", type=int, default=1, metavar="N", help="threads of a rerun (default 1)")
    parser.add_argument("--fet", action="store_true", help="FET on the same changes, where fet-cl is installed")
    parser.add_argument("--fet-seconds", type=int, default=20, help="limit of FET (default 20)")
    parser.add_argument("--program", help=argparse.SUPPRESS)
    parser.add_argument("-o", "--output", default="build/bench", metavar="DIR", help="rows (default build/bench)")
    parser.add_argument("--table", default="bench/RERUNS.md", metavar="FILE", help="table (default bench/RERUNS.md)")
    parser.add_argument("--version-text", default="unknown", help=argparse.SUPPRESS)
    args = parser.parse_args()
    global PROGRAM
    PROGRAM = args.program or PROGRAM
    bench = Bench(args)
    seasons = args.seasons or ["drechtsteden", "amsterdam"]
    for season, number, verb, words in rerun_changes.read_list("bench/reruns.txt"):
        if season in seasons:
            bench.measure(season, number, verb, words)
    with open(args.table, "w", encoding="utf-8") as file:
        file.write("# Reruns after single changes\n\n`bench/reruns.sh` wrote this; [README.md](README.md) says what "
                   f"it measures. Limit of a rerun {args.seconds} s, {args.threads} thread"
                   f"{'' if args.threads == 1 else 's'}, version {args.version_text}. A figure alone is proven least; "
                   "\"(≥ n)\" is the bound of one that is not.\n")
        for season in ("drechtsteden", "amsterdam"):
            rows = [r for r in bench.rows if r["season"] == season]
            if rows:
                file.write(f"\n## {season}\n\n")
                write_season(file, rows)


main()

"""The checker against the second implementation: the same broken rules, amounts and points.

test_checks.py PROGRAM random FIRST SEASONS     seasons of tests/truth/draw.py: the optimum, and random and
                                                spoilt timetables (SEASONS times ORK_SCALE of them)
test_checks.py PROGRAM examples SPOILT FOLDER...  timetables of these seasons by a short search, and spoilt copies
"""
import collections
import pathlib
import random
import re
import sys
import tempfile

import draw
import program
import spoil
from judge import judge, read_timetable
from season import WEIGHTS, read

# What some rules mean once another one is broken, the page of rules leaves open: which lesson of a block that is
# torn apart, or two of which begin at once, is its first.
OPEN_ONCE_BROKEN = {
    "block-whole": {"youngest-first", "school-wish", "block-order"},
    "block-one-day": {"youngest-first", "school-wish", "block-order"},
    "block-order": {"youngest-first"},
}


class Trial:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.n_seasons = self.n_checks = self.n_legal = 0
        self.broken, self.paid, self.paid_in_best = (collections.Counter() for _ in range(3))
        self.failures = []

    def compare(self, season, path, timetable, what):
        """One timetable judged twice."""
        file = self.folder / "trial.yaml"
        file.write_text(program.text_of(spoil.tree_of(season, timetable)), encoding="utf-8")
        mine, theirs = judge(season, timetable), program.check(path, file)
        broken, told = set(mine.broken), {b["rule"] for b in theirs["breaches"]}
        open_rules = set().union(*(OPEN_ONCE_BROKEN.get(rule, set()) for rule in broken | told))
        wrong = [(rule, mine.broken.get(rule), [b["message"] for b in theirs["breaches"] if b["rule"] == rule])
                 for rule in sorted((broken ^ told) - open_rules)]
        for rule in WEIGHTS:
            if rule not in open_rules and (mine.amounts[rule], mine.points[rule]) != (
                    theirs["amounts"][rule], theirs["terms"][rule]):
                wrong.append((rule, (mine.amounts[rule], mine.points[rule]),
                              (theirs["amounts"][rule], theirs["terms"][rule])))
        if not open_rules and sum(mine.points.values()) != theirs["cost"]:
            wrong.append(("cost", sum(mine.points.values()), theirs["cost"]))
        self.n_checks += 1
        self.n_legal += not broken
        self.broken.update(broken)
        self.paid.update(rule for rule in WEIGHTS if mine.points[rule])
        if wrong:
            kept = self.folder / f"differs-{len(self.failures)}.yaml"
            kept.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
            self.failures.append((what, wrong, str(kept)))
        return mine

    def season(self, path, report_folder, r, n, what):
        season = read([path])
        best = read_timetable(report_folder / "timetable.yaml", season)
        mine = self.compare(season, path, best, (what, "best"))
        if mine.broken:
            self.failures.append((what, "the solver's timetable breaks", dict(mine.broken)))
        self.paid_in_best.update(rule for rule in WEIGHTS if mine.points[rule])
        for k in range(n):
            timetable = spoil.random_timetable(r, season) if k % 4 == 0 else \
                spoil.spoilt(r, season, best, r.randint(1, 3))
            self.compare(season, path, timetable, (what, k))
        self.n_seasons += 1


def random_seasons(trial, first, n):
    for seed in range(first, first + n):
        path = program.write(trial.folder / f"s{seed}", *draw.draw(seed))
        report = program.solve(path, trial.folder / f"s{seed}" / "out")
        if report is None:
            continue  # such as a pin that no timetable can keep
        trial.season(path, trial.folder / f"s{seed}" / "out", random.Random(seed), 16, seed)


def examples(trial, n, folders):
    for name in folders:
        out = trial.folder / pathlib.Path(name).stem
        if program.solve(name, out, "--work", 1) is None:
            program.fail(name, "is not accepted")
        trial.season(name, out, random.Random(n), program.scale(n), name)


def untried(trial):
    """Rules of the page of rules that no timetable broke, costs that none had."""
    page = pathlib.Path(__file__).parents[2] / "src" / "doc" / "rules.md"
    hard = set(re.findall(r"^- \*\*([a-z-]+)\*\*(?: \(|:)", page.read_text(encoding="utf-8"), re.M))
    return (hard - set(trial.broken)) | (set(WEIGHTS) - set(trial.paid))


def main():
    program.PROGRAM, kind = sys.argv[1], sys.argv[2]
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(folder)
        if kind == "random":
            random_seasons(trial, int(sys.argv[3]), program.scale(int(sys.argv[4])))
        else:
            examples(trial, int(sys.argv[3]), sys.argv[4:])
        for failure in trial.failures[:12]:
            print(*failure[:2], sep="\n  ")
        print(f"{trial.n_seasons} seasons, {trial.n_checks} timetables ({trial.n_legal} keep the rules), "
              f"{len(trial.failures)} differ")
    program.count("checks-second", trial.n_checks)
    if kind == "random":
        print("broken in:", dict(sorted(trial.broken.items())))
        print("points in (and of best ones):", {r: (trial.paid[r], trial.paid_in_best[r]) for r in WEIGHTS})
    never = untried(trial) if kind == "random" and trial.n_seasons >= 100 else set()
    if never:
        print("never broken or paid:", sorted(never))
    return 1 if trial.failures or never or trial.n_seasons == 0 else 0


if __name__ == "__main__":
    sys.exit(main())

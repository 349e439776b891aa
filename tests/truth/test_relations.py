"""The optimum moves as it must when a season changes: test_relations.py PROGRAM FIRST SEASONS

Small seasons of draw.py, each changed in some of the ways of relations.py. What is not proven on both sides is
compared by its bounds, and not counted. All through the command line, from files to report.
"""
import collections
import pathlib
import random
import sys
import tempfile

import draw
import program
from relations import RELATIONS, Case

EACH = 6  # relations of one season


def may_hold(relation, old, new):
    """Whether a new optimum between these bounds can be what the relation says; of proven ones, whether it is."""
    factor = 2 if relation == "2=" else 1
    not_more, not_less = new[0] <= factor * old[1], factor * old[0] <= new[1]
    return {"<=": not_more, ">=": not_less}.get(relation, not_more and not_less)


class Trials:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.n_compared = 0
        self.done, self.moved, self.failures = collections.Counter(), collections.Counter(), []

    def optimum(self, case, name):
        """(bound, cost) of its optimum, or None when the program does not accept it."""
        tree = {key: value for key, value in case.tree.items() if key not in case.drops}
        folder = self.folder / name
        report = program.solve(program.write(folder, tree, case.csv, case.last, case.more), folder / "out")
        if report is None:
            return None
        return report["bound"], report["cost"]

    def relation(self, name, case, r, where, known):
        before, change, relation = RELATIONS[name]
        start = before(case)
        changed = change(start, r)
        if changed is None:
            return
        if before not in known:
            known[before] = self.optimum(start, f"{where}-{len(known)}")
        old = known[before]
        new = None if old is None else self.optimum(changed, f"{where}-{name.replace(' ', '-')}")
        if new is None:
            return
        self.n_compared += 1
        if old[0] == old[1] and new[0] == new[1]:
            self.done[name] += 1
            self.moved[name] += new != old
        if not may_hold(relation, old, new):
            self.failures.append((where, name, old, relation, new))


def main():
    program.PROGRAM, first, n = sys.argv[1], int(sys.argv[2]), program.scale(int(sys.argv[3]))
    names = list(RELATIONS)
    with tempfile.TemporaryDirectory() as folder:
        trials = Trials(folder)
        for seed in range(first, first + n):
            r, known = random.Random(seed), {}
            at = (seed - first) * EACH
            for name in (names[k % len(names)] for k in range(at, at + EACH)):
                trials.relation(name, Case(*draw.draw(seed, most_groups=2)), r, seed, known)
    for failure in trials.failures[:20]:
        print("seed", *failure)
    for name in names:
        print(f"{trials.done[name]:5} ({trials.moved[name]} moved)  {name}")
    print(f"{sum(trials.done.values())} comparisons, {len(trials.failures)} fail; "
          f"{trials.n_compared - sum(trials.done.values())} more by bounds alone")
    program.count("metamorphic", sum(trials.done.values()))
    never = [name for name in names if not trials.done[name]]
    if never and n * EACH >= 4 * len(names):
        print("never tried:", never)
        return 1
    return 1 if trials.failures or not trials.done else 0


if __name__ == "__main__":
    sys.exit(main())

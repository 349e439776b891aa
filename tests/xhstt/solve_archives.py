"""Import, solve, export, evaluate: what the program says of its answer is what the evaluator finds.

A complete timetable violates no hard constraint and costs the objective; no bound lies above it; and
a timetable that lacks lessons violates only that every event has its times, unless times are fixed.
Usage: solve_archives.py FROM TO WORK [FILE...]: random archives of these seeds, then archives.
       solve_archives.py public WORK: the archives in $ORK_XHSTT_DIR.
"""
import json
import os
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from archives import archive
from evaluate import evaluate_file
from program import public_archives, run, run_well


def has_fixed_times(path):
    """An event that is left out keeps the time that the archive gives it, and may clash there."""
    events = ElementTree.parse(path).getroot().iterfind("Instances/Instance/Events/Event")
    return any(event.find("Time") is not None for event in events)


def judge(name, report, scored):
    missing = report["lessons"]["total"] - report["lessons"]["placed"]
    missing += report["sections"]["total"] - report["sections"]["staffed"]
    if missing == 0:
        is_right = scored["hard"] == 0 and scored["soft"] == report["cost"]
    else:
        is_right = scored["hard"] > 0 and (has_fixed_times(name) or all(
            point[5] == "soft" or point[0] == "AssignTimeConstraint" for point in scored["points"]))
    if not is_right or report["bound"] > report["cost"]:
        sys.exit("%s: cost %d, bound %d, %d missing, evaluated %d hard and %d soft: %s"
                 % (name, report["cost"], report["bound"], missing, scored["hard"], scored["soft"],
                    scored["points"]))
    return missing == 0


def solve(path, folder, units):
    """Whether the timetable is complete and whether it is proven best; None: cannot be imported."""
    code, _, error = run("import", path, "--format", "xhstt", "-o", folder)
    if code == 3 and "OR705" in error:
        return None
    if code != 0:
        sys.exit("%s: code %d\n%s" % (path, code, error))
    out, solution = os.path.join(folder, "out"), os.path.join(folder, "solution.xml")
    report = json.loads(run_well("solve", folder, "-o", out, "--work", units, "--threads", "1",
                                 "--json"))
    run_well("export", folder, os.path.join(out, "timetable.yaml"), "--format", "xhstt", "-o", solution)
    is_complete = judge(path, report, evaluate_file(solution)[0])
    print("%s: %s, cost %d, bound %d%s" % (os.path.basename(path), report["outcome"], report["cost"],
                                           report["bound"], "" if is_complete else ", incomplete"))
    return is_complete, report["outcome"] == "optimal"


def main():
    is_public = sys.argv[1] == "public"
    n_complete, n_optimal, n_solved = 0, 0, 0
    with tempfile.TemporaryDirectory() as work:
        if is_public:
            paths, units = public_archives(), sys.argv[2]
        else:
            paths, units = [], sys.argv[3]
            for seed in range(int(sys.argv[1]), int(sys.argv[2]) + 1):
                paths.append(os.path.join(work, "seed%d.xml" % seed))
                with open(paths[-1], "w", encoding="utf-8") as file:
                    file.write(archive(seed))
            paths += sys.argv[4:]
        for path in paths:
            solved = solve(path, os.path.join(work, "of-" + os.path.basename(path)), units)
            if solved is None and is_public:
                sys.exit("%s cannot be imported" % path)
            if solved is not None:
                n_solved += 1
                n_complete += solved[0]
                n_optimal += solved[1]
    print("%d solved, %d complete, %d proven best" % (n_solved, n_complete, n_optimal))
    if n_complete == 0:
        sys.exit("no timetable was complete")


if __name__ == "__main__":
    main()

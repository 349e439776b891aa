"""Import, place lessons at random, export, evaluate: the checker's cost is the archive's objective,
and the checker finds a breach exactly when a hard constraint is violated.

Usage: compare_costs.py FROM TO [FILE...]: random archives of these seeds, then archives.
       compare_costs.py public: the archives in $ORK_XHSTT_DIR.
"""
import os
import sys
import tempfile

from archives import archive
from evaluate import evaluate_file
from program import Season, check, public_archives, run, run_well


def compare(folder, what, n_timetables):
    season = Season(folder)
    n_fine = 0
    for seed in range(n_timetables):
        text = season.draw_timetable(seed)
        if text is None:
            break
        timetable, solution = os.path.join(folder, "t.txt"), os.path.join(folder, "solution.xml")
        with open(timetable, "w", encoding="utf-8") as file:
            file.write(text)
        run_well("export", folder, timetable, "--format", "xhstt", "-o", solution)
        cost, breaches = check(folder, timetable)
        scored = evaluate_file(solution)[0]
        # beyond a teacher's most days the season counts no wish any more
        is_same = cost == scored["soft"] or "week-days" in breaches
        if not is_same or (len(breaches) > 0) != (scored["hard"] > 0):
            sys.exit("%s, timetable %d: cost %d and %s, evaluated %d and %s"
                     % (what, seed, cost, breaches, scored["soft"], scored["points"]))
        n_fine += scored["hard"] == 0
    return seed + 1 if text is not None else seed, n_fine


def write_archives(folder, seeds):
    files = []
    for seed in seeds:
        files.append(os.path.join(folder, "seed%d.xml" % seed))
        with open(files[-1], "w", encoding="utf-8") as file:
            file.write(archive(seed))
    return files


def main():
    is_public = sys.argv[1] == "public"
    total, n_sound, n_refused, n_archives = 0, 0, 0, 0
    with tempfile.TemporaryDirectory() as work:
        drawn, given = [], []
        if is_public:
            given = public_archives()
        else:
            drawn = write_archives(work, range(int(sys.argv[1]), int(sys.argv[2]) + 1))
            given = sys.argv[3:]
        for path in drawn + given:
            folder = os.path.join(work, "season-of-" + os.path.basename(path))
            code, _, error = run("import", path, "--format", "xhstt", "-o", folder)
            if code == 3 and "OR705" in error and path in drawn:
                n_refused += 1
                continue
            if code != 0:
                sys.exit("%s: code %d\n%s" % (path, code, error))
            n, n_fine = compare(folder, path, 12)
            n_archives += 1
            total += n
            n_sound += n_fine
    print("%d archives imported, %d refused; %d timetables agree, %d of them without a breach"
          % (n_archives, n_refused, total, n_sound))
    if total == 0 or n_refused > n_archives or (n_sound == 0 and not is_public):
        sys.exit("too little was compared")


if __name__ == "__main__":
    main()

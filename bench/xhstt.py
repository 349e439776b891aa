"""Public high-school timetabling instances: import, solve from nothing, check, export, evaluate.

Input: archives, the published values in xhstt-published.csv. Output: a row for each run in xhstt.csv
and a table of these rows in xhstt.md. Exit code 1 when the evaluator, the checker and the program do
not agree, when a timetable violates a hard constraint, or when a cost contradicts a proven one.
"""
import argparse
import csv
import datetime
import json
import os
import platform
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tests", "xhstt"))
from evaluate import evaluate_file  # noqa: E402

COLUMNS = ["date", "version", "machine", "file", "instance", "name", "limit_s", "threads", "seed",
           "outcome", "first_s", "complete_s", "best_s", "proof_s", "cost", "bound", "missing",
           "hard", "soft", "published", "status", "failure"]


def published():
    with open(os.path.join(HERE, "xhstt-published.csv"), encoding="utf-8") as file:
        return {row["instance"]: row for row in csv.DictReader(file)}


def run(*arguments):
    done = subprocess.run([os.environ["ORK_PROGRAM"], *arguments], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit("%s: code %d\n%s" % (" ".join(arguments), done.returncode, done.stderr))
    return done.stdout


def find_failure(report, verdict, scored, known):
    if scored["hard"] > 0:
        return "hard constraints violated"
    if verdict["breaches"] or verdict["cost"] != report["cost"]:
        return "the checker disagrees"
    if scored["soft"] != report["cost"]:
        return "the evaluator disagrees"
    if report["bound"] > report["cost"]:
        return "the bound is above the cost"
    if known and known["status"] == "opt" and report["cost"] < int(known["best"]):
        return "below a proven optimum"
    if known and report["bound"] > int(known["best"]):
        return "the bound is above a published cost"
    return ""


def unplaced_price(folder):
    """Points of a lesson without a place: a cost below it has none."""
    with open(folder + "/season.yaml", encoding="utf-8") as file:
        found = re.search(r"^weights:(?:.*\n)+? +unplaced: *(\d+)", file.read(), re.MULTILINE)
    if found is None:
        sys.exit("%s: no price of unplaced lessons" % folder)
    return int(found.group(1))


def measure(path, options):
    folder = os.path.join(options.o, "xhstt-" + os.path.splitext(os.path.basename(path))[0])
    shutil.rmtree(folder, ignore_errors=True)  # of an earlier run
    run("import", path, "--format", "xhstt", "-o", folder, "--quiet")
    arguments = ["solve", folder, "-o", folder + "/out", "--json", "--threads", str(options.threads),
                 "--seed", str(options.seed), "--time-limit", str(options.time_limit)]
    run(*arguments)
    with open(folder + "/out/report.json", encoding="utf-8") as file:
        report = json.load(file)
    timetable, solution = folder + "/out/timetable.yaml", folder + "/solution.xml"
    verdict = json.loads(run("check", folder, timetable, "--json"))
    run("export", folder, timetable, "--format", "xhstt", "-o", solution, "--quiet")
    scored = evaluate_file(solution)[0]
    known = published().get(scored["instance"])
    costs = [m for m in report["milestones"] if m["cost"] is not None]
    price = unplaced_price(folder)
    complete = [m["elapsed_s"] for m in costs if m["cost"] < price]
    best = [m["elapsed_s"] for m in costs if m["cost"] == report["cost"]]
    return {
        "date": datetime.date.today().isoformat(), "version": options.version_text,
        "machine": platform.processor() or platform.machine(), "file": os.path.basename(path),
        "instance": scored["instance"], "name": known["name"] if known else "",
        "limit_s": options.time_limit, "threads": options.threads, "seed": options.seed,
        "outcome": report["outcome"], "first_s": report["first_answer_s"],
        "complete_s": complete[0] if complete else "", "best_s": best[0] if best else "",
        "proof_s": report["elapsed_s"] if report["outcome"] == "optimal" else "",
        "cost": report["cost"], "bound": report["bound"],
        "missing": report["lessons"]["total"] - report["lessons"]["placed"],
        "hard": scored["hard"], "soft": scored["soft"],
        "published": known["best"] if known else "", "status": known["status"] if known else "",
        "failure": find_failure(report, verdict, scored, known),
    }


def write_table(rows, path):
    others = published()
    columns = ["mip_cbc_2011", "itc_2011", "mip_commercial_2015", "maxsat_2015",
               "fix_and_optimise_2015", "smt_2019"]
    with open(path, "w", encoding="utf-8") as out:
        out.write("| instance | threads | limit s | first s | complete s | best s | proof s | cost | bound "
                  "| best published | CBC 2011 | ITC 2011 | commercial MIP | MaxSAT | fix-and-optimise "
                  "| SMT 2019 | |\n" + "|" + "---|" * 17 + "\n")
        for row in rows:
            known = others.get(row["instance"], {})
            best = "%s%s" % (row["published"], " (proven)" if row["status"] == "opt" else "")
            cells = [row["name"] or row["instance"], row["threads"], row["limit_s"], row["first_s"],
                     row["complete_s"], row["best_s"], row["proof_s"], row["cost"], row["bound"], best]
            cells += [known.get(c, "") for c in columns] + [row["failure"]]
            out.write("| " + " | ".join(str(c) for c in cells) + " |\n")


def main():
    parser = argparse.ArgumentParser(prog="bench/xhstt.sh", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", help="archives (default: all of $ORK_XHSTT_DIR)")
    parser.add_argument("-o", default="build/bench", help="folder for tables (default build/bench)")
    parser.add_argument("--time-limit", type=float, default=600, help="seconds a run (default 600)")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--version-text", default="unknown", help=argparse.SUPPRESS)
    options = parser.parse_args()
    files, folder = options.files, os.environ.get("ORK_XHSTT_DIR", "")
    if not files and folder == "":
        print("SKIP: ORK_XHSTT_DIR names no folder with public instances")
        return 0
    files = files or sorted(os.path.join(folder, f) for f in os.listdir(folder) if f.endswith(".xml"))
    os.makedirs(options.o, exist_ok=True)
    path, rows = os.path.join(options.o, "xhstt.csv"), []
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.DictWriter(file, COLUMNS)
        out.writeheader()
        for archive in files:
            rows.append(measure(archive, options))
            out.writerow(rows[-1])
            file.flush()
            print({k: rows[-1][k] for k in COLUMNS[4:]}, flush=True)
    write_table(rows, os.path.join(options.o, "xhstt.md"))
    return 1 if any(row["failure"] for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())

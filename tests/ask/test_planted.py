#!/usr/bin/env python3
"""explain names the planted reason of each impossible season, or a smaller one, verified either way.

usage: test_planted.py ORKESTROOSTER [FIRST [END [STEP]]]; with ORK_SCALE every one is asked.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

from planted import planted_seasons, possible_season


def explain(program, path):
    started = time.monotonic()
    # the limits are of work, so that a busy machine gives the same answer
    run = subprocess.run([program, "explain", path, "--json", "--lang", "en", "--threads", "1",
                          "--work", "40000000", "--quiet"], capture_output=True, text=True,
                         check=False)
    if run.returncode > 1 or not run.stdout:
        print(run.stdout, run.stderr)
    return run.returncode, json.loads(run.stdout), time.monotonic() - started


def names(conflict, text, expected):
    kinds = {f["kind"] for f in conflict["facts"]}
    is_marked = any("# planted" in f["source"] for f in conflict["facts"])
    return set(expected) <= kinds and (is_marked or "# planted" not in text)


def judge(answer, code, text, expected):
    """What is wrong, or how the reason was found."""
    if "outcome" not in answer:
        return f"WRONG code {code}, no answer"
    if code != 1 or answer["outcome"] != "lacks" or not answer["conflicts"]:
        return f"WRONG code {code}, {answer['outcome']}, {len(answer['conflicts'])} conflicts"
    proven = [c for c in answer["conflicts"] if c["minimal"]]
    if not proven:
        return "WRONG no conflict is minimal"
    for c in answer["conflicts"]:
        for f in c["needs"] + c["facts"]:
            lines = text.split("\n")
            if not 1 <= f["line"] <= len(lines) or lines[f["line"] - 1] != f["source"]:
                return f"WRONG line {f}"
    if any(names(c, text, expected) for c in proven):
        return "planted"
    if any(len(c["facts"]) <= len(expected) for c in proven):
        return "smaller"
    return "WRONG named only " + "; ".join(
        ",".join(sorted({f["kind"] for f in c["facts"]})) for c in proven)


def main():
    program = os.path.abspath(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    end = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    step = 1 if "ORK_SCALE" in os.environ else int(sys.argv[4]) if len(sys.argv) > 4 else 1
    n_wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for i, (name, text, expected) in enumerate(planted_seasons(), 1):
            if not first <= i <= end or (i - first) % step != 0:
                continue
            with open(f"{name}.yaml", "w", encoding="utf-8") as file:
                file.write(text)
            code, answer, seconds = explain(program, f"{name}.yaml")
            result = judge(answer, code, text, expected)
            answer = {"conflicts": [], "solves": 0, **answer}
            n_repairs = sum(len(c["repairs"]) for c in answer["conflicts"])
            print(f"{name}: {result}; {len(answer['conflicts'])} conflicts, {n_repairs} repairs, "
                  f"{answer['solves']} solves, {seconds:.1f} s", flush=True)
            n_wrong += result.startswith("WRONG")
        if first == 1:
            with open("possible.yaml", "w", encoding="utf-8") as file:
                file.write(possible_season(2))
            code, answer, _ = explain(program, "possible.yaml")
            if code != 0 or answer["outcome"] != "complete" or answer["conflicts"]:
                print("WRONG: the season without a planted reason is said to lack something")
                n_wrong += 1
    sys.exit(1 if n_wrong else 0)


if __name__ == "__main__":
    main()

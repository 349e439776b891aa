#!/usr/bin/env python3
"""The table of tests/RELIABILITY.md from what tests/soak.sh counted.

Usage: tests/reliability.py FOLDER, which holds PART.counts with lines "key number" and PART.run with
"version date times outcome". Numbers of one key are added up. A key that is not in the list below is an
error, one without a number and a part that was not run to its end are told as not run: the table cannot
leave out what it promises.
"""
import glob
import os
import platform
import sys

ROWS = [
    ("truth", "seasons-differential", "random seasons on which solver, brute force and programs for GLPK agree"),
    ("truth", "checks-second", "timetables counted by the checker and by the second implementation alike"),
    ("truth", "bounds-checked", "bounds and certificates held against a known optimum"),
    ("truth", "metamorphic", "pairs of seasons whose optima stand to each other as they must"),
    ("fuzz", "fuzz-inputs", "inputs that the fuzzers tried"),
    ("hostile", "hostile-inputs", "hostile files, names and arguments"),
    ("hostile", "hostile-outputs", "files with hostile names read back by another program"),
    ("faults", "allocation-failures", "allocations that were made to fail"),
    ("faults", "command-failures", "commands in which one allocation failed, or all from one on"),
    ("faults", "write-failures", "writes, opens and renames that were made to fail"),
    ("faults", "signal-storms", "commands that ran under a storm of signals"),
    ("faults", "glpk-failures", "errors and lack of memory inside GLPK"),
    ("kills", "kills", "commands killed at a random moment (SIGKILL)"),
    ("kills", "interrupts", "commands interrupted at a random moment (SIGINT, SIGTERM, SIGHUP)"),
    ("load", "load-rounds", "rounds of solve, check, rerun, explain and compare in one process"),
    ("load", "load-checks", "timetables checked in these rounds"),
    ("load", "load-seconds", "seconds that took"),
    ("load", "load-growth-kib", "KiB more in memory in the last quarter than in the second"),
    ("sanitizers", "asan-suites", "suites under the address and undefined-behaviour sanitizers, with all their checks"),
    ("threads", "tsan-suites", "suites under the thread sanitizer"),
    ("valgrind", "valgrind-commands", "commands under valgrind, without an error or a leak"),
    ("analysis", "tidy-files", "source files read by clang-tidy"),
    ("analysis", "gcc-files", "source files read by gcc's -fanalyzer"),
    ("analysis", "cppcheck-files", "source files read by cppcheck"),
    ("analysis", "analysis-findings", "findings of these that are true, or not yet judged"),
    ("coverage", "coverage-line-covered", "lines of src that the tests of one ordinary run reach"),
    ("coverage", "coverage-line-total", "lines of src"),
    ("coverage", "coverage-branch-covered", "branches of src that they take, those for lack of memory counted"),
    ("coverage", "coverage-branch-total", "branches of src"),
    ("reproducible", "reproducible-files", "installed files that two builds gave the same bytes, static and shared"),
    ("reproducible", "reproducible-bytes", "bytes in them"),
]

TIMES = ("truth", "hostile", "faults", "kills")  # the other parts have a time, or no more than one way


def read_counts(folder):
    counts = {}
    for path in sorted(glob.glob(os.path.join(folder, "*.counts"))):
        part = os.path.basename(path)[:-len(".counts")]
        with open(path, encoding="utf-8") as file:
            for line in file:
                key, number = line.split()
                if not any(row[1] == key for row in ROWS):
                    sys.exit("%s: %s is not in the table" % (path, key))
                counts[part, key] = counts.get((part, key), 0) + int(number)
    return counts


def read_runs(folder):
    runs = {}
    for path in glob.glob(os.path.join(folder, "*.run")):
        with open(path, encoding="utf-8") as file:
            runs[os.path.basename(path)[:-len(".run")]] = file.read().split()
    return runs


def main(folder):
    counts, runs = read_counts(folder), read_runs(folder)
    print("# What the program has come through\n")
    print("Written by `tests/soak.sh` (%d cores, %s). Parts can be run apart: which version each was run on,\n"
          "and with how many times the trials of `tests/run.sh`, stands first.\n" % (os.cpu_count(), platform.machine()))
    print("| part | version | day | times | |\n|---|---|---|--:|---|")
    for part in dict.fromkeys(row[0] for row in ROWS):
        version, day, times, outcome = runs.get(part, ("", "", "", "not run"))
        print("| %s | %s | %s | %s | %s |" % (part, version, day, times if part in TIMES else "", outcome))
    print("\n| part | what | how many |\n|---|---|--:|")
    for part, key, words in ROWS:
        number = counts.get((part, key)) if part in runs else None
        print("| %s | %s | %s |" % (part, words, "not run" if number is None else format(number, ",")))


main(*sys.argv[1:])

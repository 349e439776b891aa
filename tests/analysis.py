#!/usr/bin/env python3
"""gcc's -fanalyzer over the files of src and bench that a build compiles, with the build's own flags.

Prints what it finds, and last how many files it read.
Usage: analysis.py COMPILE_COMMANDS.json [PATTERN]; PATTERN: only files whose path holds it.
"""
import concurrent.futures
import json
import os
import shlex
import subprocess
import sys

REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

# What the analyzer finds that is not true, with the reason.
FALSE = {
    # an option whose row says that it takes a value is not set without one
    "cli/args.c": "analyzer-null-argument",
    # what is stored in a list of the caller's is not lost: the caller frees it
    "cli/compare_input.c": "analyzer-malloc-leak",
    # one level of the recursion sets one day, and the last of them is reached with all of them set
    "solve/series_price.c": "analyzer-use-of-uninitialized-value",
    # the last of a list sorted while it is filled is read only when the list is full
    "solve/tree_climb.c": "analyzer-use-of-uninitialized-value",
}


def name(entry):
    return os.path.relpath(entry["file"], REPOSITORY)


def analyse(entry):
    args = shlex.split(entry["command"])
    if os.path.basename(args[0]) == "ccache":
        args = args[1:]
    args[args.index("-o") + 1] = "/dev/null"
    # -O1: what -O2 joins into one function is too large for the analyzer to follow
    args += ["-fanalyzer", "-O1", "-Wno-error"]
    args += ["-Wno-" + warning for end, warning in FALSE.items() if entry["file"].endswith(end)]
    done = subprocess.run(args, cwd=entry["directory"], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return f"{entry['file']}: error: {done.stderr}"
    return done.stderr


def main(path, pattern=""):
    with open(path, encoding="utf-8") as file:
        entries = [e for e in json.load(file)
                   if name(e).startswith(("src/", "bench/")) and pattern in name(e)]
    if not entries:
        sys.exit("Error: no file of src or bench among the commands")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for text in pool.map(analyse, entries):
            sys.stdout.write(text)
    print(len(entries), "files read")


main(*sys.argv[1:])

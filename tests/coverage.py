#!/usr/bin/env python3
"""Lines and branches by folder, from gcovr's summary; their sums go into the file that ORK_COUNTS names,
if it does. Usage: tests/coverage.py SUMMARY.json"""
import collections
import json
import os
import sys

KEYS = ("line_covered", "line_total", "branch_covered", "branch_total")
N_WORST = 15


def row(name, sums):
    lines, branches = (100 * sums[i] / sums[i + 1] if sums[i + 1] else 100 for i in (0, 2))
    return f"| {name} | {lines:.1f} % of {sums[1]} | {branches:.1f} % of {sums[3]} |"


def main(path):
    with open(path, encoding="utf-8") as file:
        files = json.load(file)["files"]
    folders = collections.defaultdict(lambda: [0, 0, 0, 0])
    for entry in files:
        for i, key in enumerate(KEYS):
            folders[entry["filename"].split("/")[1]][i] += entry[key]
    whole = [sum(sums[i] for sums in folders.values()) for i in range(4)]
    print("| folder | lines | branches |\n|---|--:|--:|")
    for name, sums in sorted(folders.items()):
        print(row(name, sums))
    print(row("**all**", whole))
    if "ORK_COUNTS" in os.environ:
        with open(os.environ["ORK_COUNTS"], "a", encoding="utf-8") as file:
            for key, number in zip(KEYS, whole):
                file.write(f"coverage-{key.replace('_', '-')} {number}\n")
    print("\nThe files with most lines that no test reaches:")
    worst = sorted(files, key=lambda entry: entry["line_covered"] - entry["line_total"])
    for entry in worst[:N_WORST]:
        print(f"{entry['line_total'] - entry['line_covered']:5d} {entry['filename']}"
              f" ({entry['line_percent']} %)")
    if not files:
        sys.exit("nothing was measured")


main(*sys.argv[1:])

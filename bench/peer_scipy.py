#!/usr/bin/python3
"""HiGHS (as SciPy brings it) on a program in MPS format that `orkestrooster export` wrote.

Usage: peer_scipy.py FILE.mps SECONDS SOLUTION
Prints HiGHS's log; writes a line "NAME VALUE" for each column that is not 0 when there is a solution.
"""
import math
import sys

import numpy
import scipy.optimize
import scipy.sparse


def read_mps(path):
    """The sections that our writer makes: one column after another, explicit bounds, no ranges."""
    rows, senses, columns, costs, whole, upper, limits = {}, [], {}, [], [], [], []
    entries = ([], [], [])
    section, is_whole = None, False
    for line in open(path, encoding="utf-8"):
        fields = line.split()
        if line.startswith("*") or not fields:
            continue
        if not line[0].isspace():
            section = fields[0]
        elif section == "ROWS" and fields[0] != "N":
            rows[fields[1]] = len(senses)
            senses.append(fields[0])
            limits.append(0.0)
        elif section == "COLUMNS" and fields[1] == "'MARKER'":
            is_whole = fields[2] == "'INTORG'"
        elif section == "COLUMNS":
            column = columns.setdefault(fields[0], len(columns))
            if column == len(costs):
                costs.append(0.0)
                whole.append(int(is_whole))
                upper.append(math.inf)
            for row, value in zip(fields[1::2], fields[2::2]):
                if row == "cost":
                    costs[column] = float(value)
                else:
                    for part, item in zip(entries, (float(value), rows[row], column)):
                        part.append(item)
        elif section == "RHS":
            limits[rows[fields[1]]] = float(fields[2])
        elif section == "BOUNDS" and fields[0] == "UP":
            upper[columns[fields[2]]] = float(fields[3])
    return rows, senses, columns, costs, whole, upper, limits, entries


def main():
    path, seconds, target = sys.argv[1:]
    rows, senses, columns, costs, whole, upper, limits, entries = read_mps(path)
    values, at_rows, at_columns = entries
    matrix = scipy.sparse.csc_array((values, (at_rows, at_columns)), shape=(len(rows), len(columns)))
    lower = [limit if sense in "EG" else -math.inf for sense, limit in zip(senses, limits)]
    higher = [limit if sense in "EL" else math.inf for sense, limit in zip(senses, limits)]
    result = scipy.optimize.milp(
        numpy.array(costs), integrality=numpy.array(whole),
        bounds=scipy.optimize.Bounds(0, numpy.array(upper)),
        constraints=scipy.optimize.LinearConstraint(matrix, lower, higher),
        options={"disp": True, "time_limit": float(seconds), "mip_rel_gap": 0})
    print("status", result.status, result.message, flush=True)
    print("bound", result.mip_dual_bound, flush=True)
    if result.x is not None:
        with open(target, "w", encoding="utf-8") as file:
            for name, value in zip(columns, result.x):
                if abs(value) > 1e-6:
                    print(name, value, file=file)


main()

"""What solvers say while they search: (seconds, cost or None, bound or None) from a line of their log.

Costs here are the solver's word and only used for the time of the first timetable and for bounds; what
a timetable costs is counted by `orkestrooster check`.
"""
import math
import re

NUMBER = r"[-+]?\d[\d.]*(?:e[-+]?\d+)?"


def number(text):
    try:
        value = float(text)
    except (TypeError, ValueError):
        return None
    return value if math.isfinite(value) and abs(value) < 1e15 else None


def read_glpsol(line, seconds):
    found = re.match(rf"\+\s*\d+: (?:>>>>>|mip =)\s+({NUMBER}|not found yet)\s+>=\s+({NUMBER}|-inf|tree)", line)
    if found:
        return seconds, number(found[1]), number(found[2])
    found = re.match(rf"Solution found by heuristic: ({NUMBER})", line)
    return (seconds, number(found[1]), None) if found else None


def read_cbc(line, seconds):
    found = re.search(rf"Integer solution of ({NUMBER}) found", line)
    if found:
        return seconds, number(found[1]), None
    found = re.search(rf"best solution, best possible ({NUMBER})", line)
    if found:
        return seconds, None, number(found[1])
    found = re.match(rf"(?:Lower bound|Continuous objective value is):?\s+({NUMBER})", line)
    return (seconds, None, number(found[1])) if found else None


def read_highs(line, seconds):
    """A line of the table of branch and bound: ... bound, cost, gap, cuts, in LP, conflicts, iterations, time."""
    found = re.search(rf"({NUMBER}|-?inf)\s+({NUMBER}|-?inf)\s+(?:{NUMBER}%|inf|-?Large|-?Inf)\s+\d+\s+\d+\s+\d+\s+\d+k?\s+({NUMBER})s\s*$", line)
    if found:
        return number(found[3]), number(found[2]), number(found[1])
    found = re.match(rf"\s*Primal bound\s+({NUMBER})$", line)
    if found:
        return seconds, number(found[1]), None
    found = re.match(rf"bound ({NUMBER})$", line)
    return (seconds, None, number(found[1])) if found else None


PROOFS = ("INTEGER OPTIMAL SOLUTION FOUND", "Result - Optimal solution found", "Status            Optimal")


def read_log(path, read_line):
    """[(seconds, cost, bound)...] and whether the solver says that it proved its answer.

    A line of the file begins with the seconds at which it was written and a tab."""
    events, is_proven = [], False
    for line in open(path, encoding="utf-8", errors="replace"):
        seconds, _, text = line.rstrip("\n").partition("\t")
        event = read_line(text, float(seconds))
        if event:
            events.append(event)
        is_proven = is_proven or any(proof in text for proof in PROOFS)
    return events, is_proven

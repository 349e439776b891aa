"""The evaluator against deviations counted by hand, on small.xml with a solution that violates each
of its constraints once or more.

Usage: check_evaluator.py tests/xhstt/small.xml
"""
import sys
import xml.etree.ElementTree as ElementTree

from evaluate import Instance, Solution, evaluate

# event, start, duration; of Math 1 a time of four is missing, so one piece has none
PIECES = [
    ("Math 1", "Mo_2", 3),  # too long
    ("Math 1", None, 1),
    ("Math 2", "We_2", 2),  # Ann is away at We_3; a double may begin at 1 and 3 only
    ("Math 2", "We_1", 1),  # a second start on Wednesday
    ("Art 1", "Mo_1", 1),
    ("Art 1", "Tu_4", 1),  # no double
    ("Art 2", "Tu_4", 1),  # Bo is in two places
    ("Song", "Mo_4", 1),   # the classes: C1 has Math 1 then; Bo is idle at Mo_2 and Mo_3
]
EXPECTED = {
    # constraint: deviations by point
    "Assign": {"Math 1": 1},
    "Split": {"Math 1": 1},
    "OneDouble": {"Art 1": 1},
    "TwoDoubles": {"Math 1": 2},
    "DoubleTimes": {"Math 2": 2},
    "Spread": {"of Math 2": 1},
    "Clashes": {"Bo": 1, "C1": 1},
    "Away": {"Ann": 1},
    "Idle": {"Bo": 2},
    "Days1": {"Bo": 1},
}
HARD = 1 + 1 + 2 + 1 + 2 + 1
SOFT = 1 + 2 + 3 * 2 + 9


def main():
    archive = ElementTree.parse(sys.argv[1]).getroot()
    root = ElementTree.fromstring("<Solution><Events/></Solution>")
    for event, start, duration in PIECES:
        piece = ElementTree.SubElement(root.find("Events"), "Event", Reference=event)
        ElementTree.SubElement(piece, "Duration").text = str(duration)
        if start is not None:
            ElementTree.SubElement(piece, "Time", Reference=start)
    scored = evaluate(Solution(Instance(archive.find("Instances/Instance")), root))
    found = {}
    for _, constraint, point, deviation, _, _ in scored["points"]:
        found.setdefault(constraint, {})[point] = deviation
    if found != EXPECTED or (scored["hard"], scored["soft"]) != (HARD, SOFT):
        sys.exit("evaluated %s: %s" % (scored, found))
    print("%d deviations as counted by hand" % len(scored["points"]))


if __name__ == "__main__":
    main()

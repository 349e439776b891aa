"""An evaluator of XHSTT solutions, for tests: written from the definitions of the format alone.

Input: an archive with one instance and its solutions. Output: for each solution the cost of its hard
and of its soft constraints, and every point of application that deviates. Nothing here knows how the
program imports, solves or exports.
Usage: evaluate.py FILE...; prints one line of JSON for each solution.

The deviation of a point of application, after the definition of the format (Post and others, Annals
of Operations Research 194, 2012, and the page of its constraints):
  AssignTime             durations of the event's solution events without a time
  SplitEvents            solution events outside the durations, and how far their number is outside
  DistributeSplitEvents  how far the number of solution events of the duration is outside
  PreferTimes            durations of solution events (of the duration, if given) that start elsewhere
  SpreadEvents           how far the number of solution events that start in each time group is outside
  AvoidClashes           at each time, the solution events of the resource beyond the first
  AvoidUnavailableTimes  unavailable times at which the resource is busy
  LimitIdleTimes         how far the idle times, over all time groups, are outside
  ClusterBusyTimes       how far the number of time groups in which it is busy is outside
Its cost is the weight times the deviation, its square, or 1 when there is any.
"""
import json
import sys
import xml.etree.ElementTree as ElementTree


def references(element, path):
    return [e.get("Reference") for e in element.findall(path)]


def number(element, tag):
    return int(element.findtext(tag).strip())


def outside(n, least, most):
    return max(0, least - n) + max(0, n - most)


class Instance:
    def __init__(self, root):
        self.id = root.get("Id")
        self.times = [t.get("Id") for t in root.findall("Times/Time")]
        self.time_groups = {g.get("Id"): [] for g in root.find("Times/TimeGroups")}
        for i, time in enumerate(root.findall("Times/Time")):
            groups = [time.find("Week"), time.find("Day")] + time.findall("TimeGroups/TimeGroup")
            for group in groups:
                if group is not None:
                    self.time_groups[group.get("Reference")].append(i)
        self.resource_groups = {g.get("Id"): [] for g in root.findall("Resources/ResourceGroups/*")}
        for resource in root.findall("Resources/Resource"):
            for group in references(resource, "ResourceGroups/ResourceGroup"):
                self.resource_groups[group].append(resource.get("Id"))
        self.events = {}
        self.event_groups = {g.get("Id"): [] for g in root.findall("Events/EventGroups/*")}
        for event in root.findall("Events/Event"):
            self.read_event(event)
        self.constraints = list(root.find("Constraints"))

    def read_event(self, event):
        name = event.get("Id")
        time = event.find("Time")
        self.events[name] = {
            "duration": number(event, "Duration"),
            "resources": references(event, "Resources/Resource"),
            "time": None if time is None else self.times.index(time.get("Reference")),
        }
        for group in references(event, "Course") + references(event, "EventGroups/EventGroup"):
            self.event_groups[group].append(name)


class Solution:
    """Solution events of each event as pairs of start (or None) and duration."""

    def __init__(self, instance, root):
        self.instance = instance
        self.pieces = {name: [] for name in instance.events}
        for piece in root.findall("Events/Event"):
            name, time = piece.get("Reference"), piece.find("Time")
            start = None if time is None else instance.times.index(time.get("Reference"))
            duration = piece.find("Duration")
            length = instance.events[name]["duration"] if duration is None else int(duration.text)
            if start is None:
                start = instance.events[name]["time"]
            if start is not None and start + length > len(instance.times):
                raise ValueError("%s runs beyond the last time" % name)
            self.pieces[name].append((start, length))
        for name, event in instance.events.items():
            if not self.pieces[name]:
                self.pieces[name] = [(event["time"], event["duration"])]
            if sum(length for _, length in self.pieces[name]) != event["duration"]:
                raise ValueError("%s does not have its duration" % name)
        self.load = {}
        for name, event in instance.events.items():
            for resource in event["resources"]:
                row = self.load.setdefault(resource, [0] * len(instance.times))
                for start, length in self.pieces[name]:
                    for t in range(0 if start is None else start, 0 if start is None else start + length):
                        row[t] += 1

    def busy(self, resource):
        row = self.load.get(resource, [0] * len(self.instance.times))
        return [n > 0 for n in row]


def event_points(instance, constraint):
    names = references(constraint, "AppliesTo/Events/Event")
    for group in references(constraint, "AppliesTo/EventGroups/EventGroup"):
        names += instance.event_groups[group]
    return list(dict.fromkeys(names))


def resource_points(instance, constraint):
    names = references(constraint, "AppliesTo/Resources/Resource")
    for group in references(constraint, "AppliesTo/ResourceGroups/ResourceGroup"):
        names += instance.resource_groups[group]
    return list(dict.fromkeys(names))


def named_times(instance, constraint):
    times = {instance.times.index(t) for t in references(constraint, "Times/Time")}
    for group in references(constraint, "TimeGroups/TimeGroup"):
        times |= set(instance.time_groups[group])
    return times


def assign_time(s, c):
    for name in event_points(s.instance, c):
        yield name, sum(n for start, n in s.pieces[name] if start is None)


def split_events(s, c):
    for name in event_points(s.instance, c):
        least, most = number(c, "MinimumDuration"), number(c, "MaximumDuration")
        wrong = sum(1 for _, n in s.pieces[name] if n < least or n > most)
        amount = outside(len(s.pieces[name]), number(c, "MinimumAmount"), number(c, "MaximumAmount"))
        yield name, wrong + amount


def distribute_split_events(s, c):
    for name in event_points(s.instance, c):
        n = sum(1 for _, length in s.pieces[name] if length == number(c, "Duration"))
        yield name, outside(n, number(c, "Minimum"), number(c, "Maximum"))


def prefer_times(s, c):
    preferred = named_times(s.instance, c)
    only = c.find("Duration")
    for name in event_points(s.instance, c):
        yield name, sum(n for start, n in s.pieces[name]
                        if start is not None and start not in preferred
                        and (only is None or int(only.text) == n))


def spread_events(s, c):
    for group in references(c, "AppliesTo/EventGroups/EventGroup"):
        starts = [start for name in s.instance.event_groups[group] for start, _ in s.pieces[name]]
        deviation = 0
        for times in c.findall("TimeGroups/TimeGroup"):
            members = s.instance.time_groups[times.get("Reference")]
            n = sum(1 for start in starts if start in members)
            deviation += outside(n, number(times, "Minimum"), number(times, "Maximum"))
        yield group, deviation


def avoid_clashes(s, c):
    for name in resource_points(s.instance, c):
        yield name, sum(n - 1 for n in s.load.get(name, []) if n > 1)


def avoid_unavailable_times(s, c):
    times = named_times(s.instance, c)
    for name in resource_points(s.instance, c):
        busy = s.busy(name)
        yield name, sum(1 for t in times if busy[t])


def limit_idle_times(s, c):
    for name in resource_points(s.instance, c):
        busy, idle = s.busy(name), 0
        for group in references(c, "TimeGroups/TimeGroup"):
            row = [busy[t] for t in s.instance.time_groups[group]]
            if any(row):
                first, last = row.index(True), len(row) - 1 - row[::-1].index(True)
                idle += row[first:last].count(False)
        yield name, outside(idle, number(c, "Minimum"), number(c, "Maximum"))


def cluster_busy_times(s, c):
    for name in resource_points(s.instance, c):
        busy = s.busy(name)
        n = sum(1 for group in references(c, "TimeGroups/TimeGroup")
                if any(busy[t] for t in s.instance.time_groups[group]))
        yield name, outside(n, number(c, "Minimum"), number(c, "Maximum"))


KINDS = {
    "AssignTimeConstraint": assign_time,
    "SplitEventsConstraint": split_events,
    "DistributeSplitEventsConstraint": distribute_split_events,
    "PreferTimesConstraint": prefer_times,
    "SpreadEventsConstraint": spread_events,
    "AvoidClashesConstraint": avoid_clashes,
    "AvoidUnavailableTimesConstraint": avoid_unavailable_times,
    "LimitIdleTimesConstraint": limit_idle_times,
    "ClusterBusyTimesConstraint": cluster_busy_times,
}
FUNCTIONS = {"Linear": lambda n: n, "Quadratic": lambda n: n * n, "Step": lambda n: int(n > 0)}


def evaluate(solution):
    result = {"instance": solution.instance.id, "hard": 0, "soft": 0, "points": []}
    for c in solution.instance.constraints:
        is_hard = c.findtext("Required").strip() == "true"
        function = FUNCTIONS[c.findtext("CostFunction").strip()]
        for point, deviation in KINDS[c.tag](solution, c):
            cost = number(c, "Weight") * function(deviation)
            # a hard constraint without weight is violated all the same
            if is_hard:
                cost = max(cost, int(deviation > 0))
            result["hard" if is_hard else "soft"] += cost
            if deviation > 0:
                result["points"].append([c.tag, c.get("Id"), point, deviation, cost,
                                         "hard" if is_hard else "soft"])
    return result


def evaluate_file(path):
    """All solutions of an archive, in order."""
    root = ElementTree.parse(path).getroot()
    instances = {e.get("Id"): Instance(e) for e in root.findall("Instances/Instance")}
    return [evaluate(Solution(instances[e.get("Reference")], e))
            for e in root.findall("SolutionGroups/SolutionGroup/Solution")]


if __name__ == "__main__":
    for file in sys.argv[1:]:
        for scored in evaluate_file(file):
            print(json.dumps(dict(scored, file=file)))

"""Random instances of the family that can be imported, and near it: small, every parameter drawn.

Input: a seed. Output: the text of an archive. Most can be imported; those that cannot must be
refused, so that what is accepted is worth comparing.
"""
import random
from xml.sax.saxutils import quoteattr


def tag(name, body, **attributes):
    written = "".join(" %s=%s" % (k, quoteattr(v)) for k, v in attributes.items())
    return "<%s%s>%s</%s>" % (name, written, body, name)


def refer(name, ids):
    return "".join("<%s Reference=%s/>" % (name, quoteattr(i)) for i in ids)


class Draft:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.n = 0
        self.slots = [self.random.randint(3, 5) for _ in range(self.random.randint(2, 5))]
        if self.chance(60):
            self.slots = [self.slots[0]] * len(self.slots)
        self.times = [(d, s) for d, n in enumerate(self.slots) for s in range(n)]
        self.teachers = ["T%d" % i for i in range(self.random.randint(2, 4))]
        self.classes = ["C%d" % i for i in range(self.random.randint(1, 3))]
        self.events = []
        for i, teacher in enumerate(self.teachers):
            for group in self.random.sample(self.classes, self.random.randint(1, len(self.classes))):
                groups = [group]
                if self.chance(10):
                    groups = self.classes
                most = min(5, 2 * len(self.slots))
                duration = self.random.randint(1, most)
                self.events.append(("e %s/%s" % (teacher, group), teacher, groups, duration))
        self.constraints = []

    def chance(self, percent):
        return self.random.randrange(100) < percent

    def constrain(self, kind, hard, weight, applies, body, function="Linear"):
        self.n += 1
        self.constraints.append(tag(
            kind, tag("Name", kind) + tag("Required", "true" if hard else "false")
            + tag("Weight", str(weight)) + tag("CostFunction", function)
            + tag("AppliesTo", applies) + body, Id="c%d" % self.n))

    def time_id(self, day, slot):
        return "D%d-%d" % (day, slot)

    def days(self, least=None, most=None):
        limits = "" if least is None else tag("Minimum", str(least)) + tag("Maximum", str(most))
        return tag("TimeGroups", "".join(
            tag("TimeGroup", limits, Reference="D%d" % d) for d in range(len(self.slots))))

    def add_event_constraints(self):
        everything = tag("EventGroups", refer("EventGroup", ["All"]))
        self.constrain("AssignTimeConstraint", True, 1, everything, "")
        longest = 1 if self.chance(10) else 2
        self.constrain("SplitEventsConstraint", True, 1, everything,
                       tag("MinimumDuration", "1") + tag("MaximumDuration", str(longest))
                       + tag("MinimumAmount", "1") + tag("MaximumAmount", "99"))
        # never from one day into the next; here and there at some slots only
        some = self.chance(40)
        slots = [s for s in range(max(self.slots)) if not some or self.chance(60)]
        doubles = [self.time_id(d, s) for d, s in self.times if s + 1 < self.slots[d] and s in slots]
        self.constrain("PreferTimesConstraint", True, 1, everything,
                       tag("Times", refer("Time", doubles)) + tag("Duration", "2"))
        self.constrain("SpreadEventsConstraint", True, 1,
                       tag("EventGroups", refer("EventGroup", ["of " + e[0] for e in self.events])),
                       self.days(0, 1))
        if self.chance(20):
            day = self.random.randrange(len(self.slots))
            allowed = [self.time_id(d, s) for d, s in self.times if d != day]
            self.constrain("PreferTimesConstraint", True, 1,
                           tag("Events", refer("Event", [self.random.choice(self.events)[0]])),
                           tag("Times", refer("Time", allowed)))
        weight = self.random.randint(1, 4)
        for name, _, _, duration in self.events:
            if duration >= 2 and self.chance(70):
                least = self.random.randint(1, duration // 2)
                most = least if self.chance(30) else 9
                function = self.random.choice(["Linear", "Linear", "Linear", "Quadratic", "Step"])
                self.constrain("DistributeSplitEventsConstraint", False,
                               weight if self.chance(95) else weight + 1,
                               tag("EventGroups", refer("EventGroup", ["of " + name])),
                               tag("Duration", "2") + tag("Minimum", str(least))
                               + tag("Maximum", str(most)), function)

    def add_resource_constraints(self):
        everybody = tag("ResourceGroups", refer("ResourceGroup", ["Teachers", "Classes"]))
        self.constrain("AvoidClashesConstraint", True, 1, everybody, "")
        for name in self.teachers + self.classes:
            if self.chance(40):
                away = [self.time_id(d, s) for d, s in self.times if self.chance(12)]
                self.constrain("AvoidUnavailableTimesConstraint", True, 1,
                               tag("Resources", refer("Resource", [name])),
                               tag("Times", refer("Time", away)))
        if self.chance(80):
            self.constrain("LimitIdleTimesConstraint", False, self.random.choice([1, 2, 3, 3, 5, 7]),
                           tag("ResourceGroups", refer("ResourceGroup", ["Teachers"])),
                           self.days() + tag("Minimum", "0") + tag("Maximum", "0"))
        weight = self.random.randint(1, 9)
        for name in self.teachers:
            if self.chance(70):
                self.constrain("ClusterBusyTimesConstraint", False, weight,
                               tag("Resources", refer("Resource", [name])),
                               self.days() + tag("Minimum", "0")
                               + tag("Maximum", str(self.random.randint(1, len(self.slots)))))
            if self.chance(15):
                self.constrain("ClusterBusyTimesConstraint", True, 1,
                               tag("Resources", refer("Resource", [name])),
                               self.days() + tag("Minimum", "0")
                               + tag("Maximum", str(self.random.randint(1, len(self.slots)))))

    def text(self, name):
        self.add_event_constraints()
        self.add_resource_constraints()
        kinds = "".join(tag("ResourceType", tag("Name", k), Id=k) for k in ("Teacher", "Class"))
        groups = "".join(tag("ResourceGroup", tag("Name", k) + refer("ResourceType", [t]), Id=k)
                         for k, t in (("Teachers", "Teacher"), ("Classes", "Class")))
        people = "".join(
            tag("Resource", tag("Name", "the " + p) + refer("ResourceType", [t])
                + tag("ResourceGroups", refer("ResourceGroup", [k])), Id=p)
            for members, t, k in ((self.teachers, "Teacher", "Teachers"),
                                  (self.classes, "Class", "Classes")) for p in members)
        courses = tag("EventGroup", tag("Name", "All"), Id="All") + "".join(
            tag("Course", tag("Name", e[0]), Id="of " + e[0]) for e in self.events)
        events = "".join(self.event(*e) for e in self.events)
        times = "".join(tag("Time", tag("Name", "%d.%d" % (d, s)) + refer("Day", ["D%d" % d]),
                            Id=self.time_id(d, s)) for d, s in self.times)
        days = "".join(tag("Day", tag("Name", "day %d" % d), Id="D%d" % d)
                       for d in range(len(self.slots)))
        return tag("HighSchoolTimetableArchive", tag("Instances", tag(
            "Instance",
            tag("MetaData", tag("Name", name))
            + tag("Times", tag("TimeGroups", days) + times)
            + tag("Resources", tag("ResourceTypes", kinds) + tag("ResourceGroups", groups) + people)
            + tag("Events", tag("EventGroups", courses) + events)
            + tag("Constraints", "\n".join(self.constraints)), Id=name)))

    def event(self, name, teacher, groups, duration):
        def resource(reference, kind):
            return tag("Resource", tag("Role", kind) + refer("ResourceType", [kind]),
                       Reference=reference)
        time = ""
        if duration == 1 and self.chance(40):
            time = refer("Time", [self.time_id(*self.random.choice(self.times))])
        return tag("Event", tag("Name", name) + tag("Duration", str(duration)) + time
                   + refer("Course", ["of " + name])
                   + tag("Resources", resource(teacher, "Teacher")
                         + "".join(resource(g, "Class") for g in groups))
                   + tag("EventGroups", refer("EventGroup", ["All"])), Id=name)


def archive(seed):
    return Draft(seed).text("seed %d" % seed)

#!/usr/bin/env python3
"""Every command while memory runs out: one allocation of each place in src/cli that asks for memory,
itself or through a call of the library, fails, and with every second one all that come after it.
Then the program says so and ends with code 5, with nothing or a whole object on standard output and
the folder as it was; or it went on and all is as without a failure.

usage: commands.py ORKI-FAILING REPOSITORY
"""
import json
import os
import re
import shutil
import subprocess
import sys

from world import World, count, list_beside, read_folder, without_clocks

N_PLACES = 160  # of all commands, in the ordinary tests
ALL_FROM_SCALE = 10
ENOUGH_PLACES = 300  # there are: fewer means that they are not found
SEARCH = ["--threads", "1", "--work", "300"]
APART = ("sweep", "compare")  # what they write does not appear together
SAID = re.compile(r"^orkestrooster: .*(out of memory|Cannot allocate memory|geheugen)", re.M)


class Line:
    """A command line. OUT in it is its folder; BEFORE one that is filled by what comes before."""

    def __init__(self, *words, searches=False, code=0):
        self.words, self.searches, self.code = list(words), searches, code
        self.name = " ".join(word.rsplit("/", 1)[-1] for word in words)


def make_lines(world):
    rerun, dated = world.example("examples/rerun/"), world.example("tests/cli/substitute/")
    season, old, timetable = rerun + "season.yaml", rerun + "timetable.yaml", dated + "timetable.yaml"
    depots, before, dates = world.example("examples/features/depots.yaml"), world.path("before"), world.path("dates")
    world.must(["solve", depots, "-o", world.path("lent"), "-q", *SEARCH])
    world.must(["calendar", dated + "season.yaml", timetable, "-o", dates, "-q"])
    anna = [dated + "season.yaml", timetable, "--teacher", "anna", "--date", "2026-12-01"]
    lines = [
        Line("--help"), Line("--version"), Line("solve", "--help"), Line("sollve", code=2),
        Line("init", "OUT"),
        Line("validate", season), Line("validate", season, "--json"),
        Line("validate", world.example("tests/cli/season-with-mistakes/season.yaml"), "--json", code=3),
        Line("solve", season, "-o", "OUT", *SEARCH, searches=True),
        Line("solve", depots, "-o", "OUT", "--json", *SEARCH, searches=True),
        Line("check", season, old), Line("check", season, old, "--json"),
        Line("check", depots, world.path("lent", "timetable.yaml")),
        Line("check", dated + "season.yaml", timetable, "--calendar", dates + "/calendar.json"),
        Line("generate", "--schools", "2", "--orchestras", "3", "--teachers", "8", "-o", "OUT"),
        Line("export", season, "--format", "mps", "-o", "OUT/week.mps"),
        Line("export", season, old, "--format", "csv", "--table", "lessons"),
        Line("export", season, "--anonymise", "-o", "OUT", "--json"),
        Line("import", "--format", "xhstt", world.example("tests/xhstt/small.xml"), "-o", "OUT"),
        Line("calendar", dated + "season.yaml", timetable, "-o", "OUT", searches=True),
        Line("calendar", dated + "season.yaml", timetable, "-o", "OUT", "--json", searches=True),
        Line("rerun", rerun + "teacher-leaves.yaml", "--from", old, "--keep", "days", "-o", "OUT", *SEARCH, searches=True),
        Line("explain", rerun + "teacher-leaves.yaml", *SEARCH, searches=True),
        Line("why-not", season, old, "--pin", "orchestra=linde-5 day=thu", *SEARCH, searches=True),
        Line("why-not", season, old, "--pin", "orchestra=linde-5 day=thu", "--json", *SEARCH, searches=True),
        Line("compare", before, world.path("longer"), "-o", "OUT"),
        Line("compare", before, world.path("longer"), "--json"),
        Line("compare", before, rerun + "longer-lessons.yaml", "-o", "OUT", *SEARCH, searches=True),
        Line("sweep", season, "--vary", "weights.travel=1,2", "-o", "OUT", *SEARCH, searches=True),
    ]
    return lines + [Line("substitute", *anna, searches=True), Line("substitute", *anna, "--json", searches=True)]


def fresh(world):
    """The folder of a command, empty."""
    shutil.rmtree(world.path("out"), ignore_errors=True)
    os.makedirs(world.path("out"))


def run(world, line, **environment):
    folder = world.path("out")
    words = [word.replace("OUT", folder) for word in line.words]
    return world.run(words, env=dict(world.env, **environment))


def find_places(world, line):
    """Numbers of allocations, the first of each place in src/cli that leads to any."""
    path = world.path("places")
    fresh(world)
    done = run(world, line, ORK_FAIL_PLACES=path)
    if done.returncode != line.code:
        sys.exit(f"{line.name}: code {done.returncode}\n{done.stdout}{done.stderr}")
    with open(path, encoding="ascii") as file:
        stacks = [(int(words[0]), words[1:]) for words in map(str.split, file)]
    os.remove(path)
    return stacks


def own_addresses(world, stacks):
    """Those of src/cli among all addresses."""
    addresses = sorted({at for _, calls in stacks for at in calls})
    told = subprocess.run(["addr2line", "-e", world.program], input="\n".join(addresses), capture_output=True,
                          text=True, check=True).stdout.splitlines()
    return {at for at, place in zip(addresses, told) if "src/cli/" in place}


def firsts(stacks, own):
    found = {}
    for n, calls in stacks:
        place = next((at for at in calls if at in own), None)
        if place is not None:
            found.setdefault(place, n)
    return sorted(found.values())


def plain(line, done):
    """What was said, but for what took how long; a search that lacked memory finds something else."""
    if "--json" not in line.words:
        return None if line.searches else done.stdout
    try:
        said = without_clocks(json.loads(done.stdout))
    except ValueError as error:
        raise AssertionError(f"no object: {done.stdout}") from error
    return sorted(said) if line.searches else said


def all_in_order(said, usual):
    """The words that were said are usual ones and stand in the same order: a line or a cell may be missing."""
    rest = iter(usual.split())
    return all(word in rest for word in said.split())


def judge(world, line, done, usual):
    wanted, new = usual
    out = world.path("out")
    assert 0 <= done.returncode <= 5, f"code {done.returncode}: {done.stderr}"
    folder = sorted(read_folder(out))
    if done.returncode == line.code or (line.searches and done.returncode == 4):
        if done.returncode == line.code:
            assert plain(line, done) == plain(line, wanted), f"said another thing: {done.stdout}"
            assert folder == new, f"wrote {folder}"
        return
    assert done.returncode == 5, f"code {done.returncode}: {done.stderr}"
    assert SAID.search(done.stderr), f"said: {done.stderr}"
    if "--json" in line.words and done.stdout:
        assert "error" in json.loads(done.stdout) or plain(line, done) == plain(line, wanted), done.stdout
    assert "--json" in line.words or line.searches or all_in_order(done.stdout, wanted.stdout), f"half: {done.stdout}"
    assert folder in ([], new) or line.words[0] in APART, f"wrote {folder}"
    assert not list_beside(out), f"left: {list_beside(out)}"


def main(program, repo):
    world = World(program, repo)
    lines = make_lines(world)
    all_stacks = [find_places(world, line) for line in lines]
    own = own_addresses(world, [stack for stacks in all_stacks for stack in stacks])
    cases = [(line, n) for line, stacks in zip(lines, all_stacks) for n in firsts(stacks, own)]
    if len(cases) < ENOUGH_PLACES:
        sys.exit(f"only {len(cases)} places in src/cli were found")
    n_wanted = len(cases) if int(os.environ.get("ORK_SCALE", "1")) >= ALL_FROM_SCALE else N_PLACES
    step = max(1, len(cases) // n_wanted)
    usual = {}
    for i, (line, n) in enumerate(cases[world.seed % step::step]):
        if line not in usual:
            fresh(world)
            usual[line] = run(world, line), sorted(read_folder(world.path("out")))
        for lasts in ("", "+") if step == 1 else (("", "+")[i % 2],):
            fresh(world)
            done = run(world, line, ORK_FAIL_AT=f"{n}{lasts}")
            world.check(f"{line.name}, allocation {n}{lasts}", lambda: judge(world, line, done, usual[line]))
            count("command-failures", 1)
    print(f"{len(cases)} places in {len(lines)} commands")
    world.end()


main(*sys.argv[1:])

"""Growth against every set of people: random small seasons in which one school joins. What the sweep
calls the fewest people is compared with a rerun for each set of the people who could be hired: no
smaller set may suffice where the sweep says proven, its own option must lose what it says by the
count of `rerun`, and a team that is said to carry the school must lose nothing.
Usage: test_growth.py PROGRAM [FIRST [LAST]]"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

ROLES = ["violin", "cello", "flute"]
DAYS = ["mon", "tue", "wed"]


def school(name, rng, place):
    days = rng.sample(DAYS, rng.randint(1, 2))
    rooms = ", ".join("{id: r%d, seats: 30}" % i for i in range(3))
    return "  - {id: %s, at: [51.8%d, 4.6%d], hours: {%s: {open: 08:30-%s}}, rooms: [%s], groups: [%s]}\n" % (
        name, place, place, " ".join(days), rng.choice(["09:30", "10:45", "12:00"]), rooms,
        ", ".join("{id: g%d, year: %d, pupils: 20}" % (i, i) for i in (5, 6)))


def orchestras(name, rng):
    text = ""
    for year in range(5, 5 + rng.randint(1, 2)):
        roles = rng.sample(ROLES, rng.randint(1, 3))
        text += "  - {id: %s-%d, school: %s, groups: [%s/g%d], programme: p, sections: {%s}}\n" % (
            name, year, name, name, year, ", ".join("%s: %d" % (r, 20 // len(roles)) for r in roles))
    return text


def person(name, rng):
    skills = rng.sample(ROLES, rng.randint(1, 2))
    days = rng.sample(DAYS, rng.randint(1, 3))
    return "{id: %s, captain: yes, skills: [%s], available: {%s: %s}}" % (
        name, ", ".join(skills), " ".join(days), rng.choice(["08:00-13:00", "08:00-10:00"]))


def run(program, *words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit("%s: %d\n%s" % (" ".join(map(str, words)), done.returncode, done.stderr))
    return json.loads(done.stdout)


def try_seed(program, seed, folder):
    rng = random.Random(seed)
    season = folder / "season.yaml"
    season.write_text(
        "format: 1\norganisation: {name: O, language: en}\nseason: {name: s, from: 2026-08-31, to: 2027-07-16}\n"
        "programmes: {p: {lesson: 60, roles: [%s]}}\nschools:\n%sorchestras:\n%steachers:\n%s" % (
            ", ".join(ROLES), school("old", rng, 1), orchestras("old", rng),
            "".join("  - %s\n" % person("t%d" % i, rng) for i in range(rng.randint(2, 3)))))
    hires = [person("h%d" % i, rng) for i in range(4)]
    new = school("new", rng, 2), orchestras("new", rng)
    (folder / "candidates.yaml").write_text(
        "schools:\n%sorchestras:\n%shires:\n%s" % (*new, "".join("  - %s\n" % h for h in hires)))
    options = ["--work", "20000", "--quiet", "--lang", "en", "--json"]
    found = run(program, "sweep", season, "--growth", "1", "--add-school", folder / "candidates.yaml",
                "-o", folder / "out", *options)["growth"]["years"][0]
    lost = {}
    for size in range(len(hires) + 1):
        for chosen in itertools.combinations(range(len(hires)), size):
            scenario = folder / "scenario.yaml"
            people = "".join("    - %s\n" % hires[i] for i in chosen)
            scenario.write_text("format: 1\nbase: season.yaml\nchanges:\n  - add: schools\n    items:\n%s"
                                "  - add: orchestras\n    items:\n%s%s" % (
                                    new[0].replace("  - ", "    - "), new[1].replace("  - ", "    - "),
                                    "  - add: teachers\n    items:\n" + people if people else ""))
            told = run(program, "rerun", scenario, "--from", folder / "out/base/timetable.yaml",
                         "-o", folder / "rerun", "--threads", "1", *options)["lost"]
            lost[chosen] = (told["lessons"] + told["sections"], told["bound"])
    team, target = found["team"], min(least for least, _ in lost.values())
    assert team["lost"] >= lost[()][1] and team["lost_at_least"] <= lost[()][0], (seed, team, lost[()])
    assert not team["carries"] or lost[()][1] == 0, (seed, team)
    people = found["people"]
    if people is None:
        return "carries" if team["carries"] else "nobody helps"
    best = found["options"][0]
    chosen = tuple(int(h["id"][1:]) for h in best["hires"])
    assert lost[chosen][1] <= people["lost"] and people["lost"] >= target or people["lost"] < target, (seed, found)
    enough = [len(c) for c, (least, _) in lost.items() if least <= people["lost"]]
    if people["proven"]:
        assert people["found"] == min(enough), (seed, people, lost)
    assert people["at_least"] <= min(enough), (seed, people, lost)
    return "proven" if people["proven"] else "not proven"


def main():
    program = sys.argv[1]
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    last = int(sys.argv[3]) if len(sys.argv) > 3 else first + 7
    tally = {}
    for seed in range(first, last + 1):
        with tempfile.TemporaryDirectory() as folder:
            answer = try_seed(program, seed, pathlib.Path(folder))
        tally[answer] = tally.get(answer, 0) + 1
    print(tally)
    assert tally.get("proven", 0) > 0 or last - first < 7


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Commands that are interrupted (SIGINT, SIGTERM, SIGHUP) at random moments, alone or with their workers.

The best timetable so far is written and passes the check; before there is one, nothing is.

usage: interrupts.py ORKESTROOSTER REPOSITORY
"""
import os
import signal
import subprocess
import sys
import time

from world import World, count, list_beside, read_folder, scale, wait_for_none

INTERRUPTS = 6  # in the ordinary tests
SIGNALS = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


def commands(world, season, timetable):
    """(name, words, the file that a timetable is read from)"""
    search = ["--time-limit", "none", "--quiet", "-o", "OUT"]
    fewer = ["--set", "programmes.leerorkest.changeover=10"]
    return [("solve", ["solve", season, "--threads", "2", *search], "timetable.yaml"),
            ("rerun", ["rerun", season, *fewer, "--from", timetable, "--threads", "2", *search], "timetable.yaml"),
            ("solve, one process", ["solve", season, "--threads", "1", *search], "timetable.yaml"),
            ("sweep", ["sweep", season, "--vary", "weights.travel=1..9/9", *search], None)]


def interrupt(world, name, words, timetable, i):
    folder = world.path(f"interrupted-{i}")
    marker = f"{os.getpid()}-{i}"
    env = dict(world.env, ORK_FAULT_RUN=marker)
    process = subprocess.Popen([world.program, *[word.replace("OUT", folder) for word in words]],
                               env=env, cwd=world.work, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)
    moment = world.random.random() * (0.2 if i % 4 == 3 else 2.5)
    time.sleep(moment)
    number = SIGNALS[i % len(SIGNALS)]
    if i % 2:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    try:
        _, told = process.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        told = b"it did not end within a minute"
    what = f"{name} with {number.name} after {moment:.3f} s"
    world.codes[process.returncode] = world.codes.get(process.returncode, 0) + 1
    world.check(what, lambda: judge(world, words, folder, timetable, marker, process.returncode, number, told))


def judge(world, words, folder, timetable, marker, code, number, told):
    wait_for_none("ORK_FAULT_RUN=" + marker)
    files = read_folder(folder) if os.path.isdir(folder) else {}
    if code == -number:  # it had not begun to search
        assert timetable is None or not files, f"died of the signal and wrote {sorted(files)}"
        return
    assert code in (0, 4), f"code {code}: {told.decode(errors='replace')}"
    assert not list_beside(folder), f"left: {list_beside(folder)}"
    if timetable is None:
        return
    assert (code == 0) == (timetable in files), f"code {code}, files {sorted(files)}"
    if code == 0:
        sets = [word for i, word in enumerate(words) if "--set" in (word, words[i - 1])]
        done = world.run(["check", words[1], os.path.join(folder, timetable), "--quiet", *sets])
        assert done.returncode == 0, f"the check says {done.stdout}{done.stderr}"


def interrupt_at(world, command):
    """As its files begin to appear: they appear all the same, and nothing stands beside them."""
    folder = world.folder_of(command, 1)
    done = subprocess.run(["strace", "-qq", "-o", "/dev/null", "-e", "trace=rename", "-e",
                           "inject=rename:signal=INT:when=1", world.program, *world.fill(command, 1, folder)],
                          env=world.env, cwd=world.work, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                          check=False, timeout=60)
    assert done.returncode == 0, f"code {done.returncode}: {done.stderr}"
    world.judge(command, folder, False, is_done=True)


def main(program, repo):
    world = World(program, repo)
    season = world.path("season")
    world.must(["generate", "--schools", "6", "--orchestras", "12", "--teachers", "18", "--seed", "3", "-o", season])
    world.must(["solve", season, "-o", world.path("made"), "--work", "2000", "--threads", "1", "--quiet"])
    listed = commands(world, season, world.path("made", "timetable.yaml"))
    world.codes = {}
    for i in range(scale(INTERRUPTS)):
        interrupt(world, *listed[i % len(listed)], i)
    written = [c for c in world.commands if c.name in ("solve", "rerun", "calendar", "compare", "generate")]
    for command in written:
        world.check(f"{command.name} interrupted as it writes",
                    lambda command=command: interrupt_at(world, command))
    count("interrupts", scale(INTERRUPTS) + len(written))
    print("exit codes:", world.codes)
    world.check("all of them", lambda: world.expect(0 in world.codes, "none had a timetable"))
    world.end()


main(*sys.argv[1:])

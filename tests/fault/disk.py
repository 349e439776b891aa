#!/usr/bin/env python3
"""Commands whose n-th write, open, rename, ... fails (strace injects the error), for every n.

The program says what is wrong and ends with 5, and the folder is as it was; or it does not need what
failed, and everything is new. EINTR, as from a signal without SA_RESTART, is never an error.

usage: disk.py ORKESTROOSTER REPOSITORY
"""
import os
import re
import subprocess
import sys

from world import World, count, list_beside, read_folder, scale

FAULTS, STORMS = 36, 12  # runs in the ordinary tests
# what goes wrong, and with which call
ERRORS = [("write", "ENOSPC"), ("write", "EIO"), ("openat", "ENOSPC"), ("openat", "EMFILE"), ("openat", "EACCES"),
          ("mkdir", "EROFS"), ("rename", "EIO"), ("link", "EPERM"), ("syncfs", "EIO"), ("fsync", "ENOSPC"),
          ("close", "EIO"), ("read", "EIO"), ("unlink", "EACCES"), ("clone", "EAGAIN"), ("pipe", "EMFILE"),
          ("poll", "ENOMEM"), ("getdents64", "EIO")]
INTERRUPTED = ["read", "write", "openat", "poll", "wait4", "fsync", "syncfs", "close", "clock_nanosleep"]
# strace leaves the call out, and a pipe that is not closed never ends
WITH_PIPES = {"solve", "rerun", "sweep"}


def strace(world, command, folder, options, log="/dev/null"):
    """Of the program itself; workers have tests of their own."""
    return subprocess.run(["strace", "-qq", "-o", log, *options, world.program,
                           *world.fill(command, 1, folder)], env=world.env, cwd=world.work, check=False,
                          stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=60)


def calls_of(world, command):
    """How often the command makes each call, and how often before it comes to its own files."""
    folder = world.folder_of(command, 0 if command.forms[0] else 1)
    calls = sorted({call for call, _ in ERRORS} | set(INTERRUPTED))
    log = world.path("strace.log")
    strace(world, command, folder, ["-e", "trace=" + ",".join(calls)], log)
    with open(log, encoding="utf-8", errors="replace") as file:
        lines = file.read().splitlines()
    named = [line.split("(")[0] for line in lines]
    begin = next(i for i, line in enumerate(lines) if world.work in line or world.repo in line)
    return {call: (named.count(call), named[:begin].count(call)) for call in calls}


def fail(world, command, call, error, n):
    if world.is_verbose:
        print(command.name, call, error, n, flush=True)
    was_old = command.forms[0] is not None
    folder = world.folder_of(command, 0 if was_old else 1)
    done = strace(world, command, folder, ["-e", "trace=" + call, "-e", f"inject={call}:error={error}:when={n}"])
    world.check(f"{command.name}: {call} {n} fails with {error}",
                lambda: judge(world, command, folder, was_old, done, call))


# without them a search may take another way, or only its figures are others
OF_SEARCH = {"read", "clone", "pipe", "poll", "write"}


def judge(world, command, folder, was_old, done, call):
    files = read_folder(folder) if os.path.isdir(folder) else {}
    told = done.stderr.strip()
    if call != "unlink":
        assert not list_beside(folder), f"left: {list_beside(folder)}"
    if done.returncode == 0:
        if call not in OF_SEARCH:
            world.judge(command, folder, was_old, is_done=call != "unlink")
        return
    assert done.returncode in (5, 127), f"code {done.returncode}: {told}"  # 127: the loader cannot begin
    assert told or call == "write", "nothing is said"
    assert was_old or files or not command.makes_folder or not os.path.isdir(folder), "an empty folder is left"
    if was_old and not command.apart:
        old, _ = world.results[command.name]
        differing = world.differing(files, old)
        is_told_only = not differing or not world.results_differ(command, files)
        assert is_told_only, f"code {done.returncode}, and {differing} have changed: {told}"
    elif not command.apart:
        assert not files or not world.results_differ(command, files), f"code {done.returncode}, and {sorted(files)} are there: {told}"


def storm(world, command, call, first, every):
    if world.is_verbose:
        print(command.name, call, "EINTR", every, flush=True)
    was_old = command.forms[0] is not None
    folder = world.folder_of(command, 0 if was_old else 1)
    done = strace(world, command, folder, ["-e", "trace=" + call, "-e", f"inject={call}:error=EINTR:when={first + every}+{every}"])
    world.check(f"{command.name}: every {every}th {call} is interrupted",
                lambda: after_storm(world, command, folder, was_old, done, call))


def after_storm(world, command, folder, was_old, done, call):
    # streams of the C library do not go on by themselves: standard output, and those of libxlsxwriter
    if call == "write" or re.search(r"xlsx: Interrupted|standard output cannot be written: Interrupted", done.stderr):
        judge(world, command, folder, was_old, done, call)
        return
    assert done.returncode == 0, f"code {done.returncode}: {done.stderr.strip()}"
    world.judge(command, folder, was_old, is_done=True)


def main(program, repo):
    world = World(program, repo)
    totals = {command.name: calls_of(world, command) for command in world.commands}
    listed = [(command, call, error, n) for command in world.commands
              for call, error in ERRORS for n in range(1, totals[command.name][call][0] + 1)
              if call != "close" or command.name not in WITH_PIPES]
    world.random.shuffle(listed)
    # a season and its timetable are two files that mean nothing apart
    chosen = [one for one in listed if one[0].name == "share" and one[1] in ("rename", "syncfs")]
    chosen += [one for one in listed if one not in chosen][:scale(FAULTS)]
    for command, call, error, n in chosen:
        fail(world, command, call, error, n)
    count("write-failures", len(chosen))
    storms = [(command, call, totals[command.name][call][1], every) for command in world.commands for call in INTERRUPTED for every in (2, 3, 7)
              if call != "close" or command.name not in WITH_PIPES]
    world.random.shuffle(storms)
    for command, call, first, every in storms[:scale(STORMS)]:
        storm(world, command, call, first, every)
    count("signal-storms", min(len(storms), scale(STORMS)))
    print(f"{len(listed)} calls that may fail")
    world.end()


main(*sys.argv[1:])

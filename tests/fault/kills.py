#!/usr/bin/env python3
"""Commands that are killed (SIGKILL), at random moments and at each change of a file's name.

Afterwards every file is whole and old or new, no process is left, and the next run makes everything
new and removes what stood half-written beside it.

usage: kills.py ORKESTROOSTER REPOSITORY
"""
import os
import subprocess
import sys
import time

from world import World, count, scale, wait_for_none

RANDOM, NAMED = 12, 12  # kills in the ordinary tests


def start(world, command, folder, marker, before=()):
    env = dict(world.env, ORK_FAULT_RUN=marker)
    return subprocess.Popen([*before, world.program, *world.fill(command, 1, folder)], env=env,
                            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                            stderr=subprocess.DEVNULL, cwd=world.work, start_new_session=True)


def after_kill(world, command, folder, was_old, marker):
    wait_for_none("ORK_FAULT_RUN=" + marker)
    world.judge(command, folder, was_old)
    again = world.fill(command, 1, folder)
    if command.name == "sweep" and os.path.exists(os.path.join(folder, "plan.json")):
        again = ["sweep", "--resume", "-o", folder, "--quiet"]
    if command.name in ("generate", "import", "share"):  # which write into no folder that holds anything
        world.begin(command, folder)
    done = world.run(again)
    assert done.returncode == 0, f"the next run: code {done.returncode}, {done.stderr}"
    world.judge(command, folder, was_old, is_done=True)


def kill_sometime(world, command, i):
    was_old = command.forms[0] is not None and i % 3 > 0
    folder = world.folder_of(command, 0 if was_old else 1)
    marker = f"{os.getpid()}-{i}"
    whole_s = world.durations.setdefault(command.name, time_of(world, command))
    # half of them towards the end, when files are written
    moment = world.random.random() if i % 2 else 0.7 + 0.3 * world.random.random()
    process = start(world, command, folder, marker)
    time.sleep(whole_s * moment)
    process.kill()
    process.wait()
    world.check(f"{command.name} killed after {whole_s * moment:.3f} s",
                lambda: after_kill(world, command, folder, was_old, marker))


def time_of(world, command):
    folder = world.folder_of(command, 1)
    begun = time.monotonic()
    world.must(world.fill(command, 1, folder))
    return time.monotonic() - begun


CHANGES = ["rename", "link", "unlink", "syncfs", "fsync", "mkdir"]


def changes_of(world, command):
    """How often the command makes each of these calls, counted by strace."""
    folder = world.folder_of(command, 0 if command.forms[0] else 1)
    log = world.path("strace.log")
    subprocess.run(["strace", "-qq", "-o", log, "-e", "trace=" + ",".join(CHANGES), world.program,
                    *world.fill(command, 1, folder)], env=world.env, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, cwd=world.work, check=True)
    with open(log, encoding="utf-8") as file:
        lines = file.read().splitlines()
    return {call: sum(line.startswith(call + "(") for line in lines) for call in CHANGES}


def kill_at(world, command, call, n):
    was_old = command.forms[0] is not None
    folder = world.folder_of(command, 0 if was_old else 1)
    marker = f"{os.getpid()}-{call}-{n}"
    process = start(world, command, folder, marker,
                    ["strace", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                     f"inject={call}:signal=KILL:when={n}"])
    process.wait()
    world.check(f"{command.name} killed at {call} {n}",
                lambda: after_kill(world, command, folder, was_old, marker))


def main(program, repo):
    world = World(program, repo)
    world.durations = {}
    moments = [(command, call, n) for command in world.commands
               for call, total in changes_of(world, command).items() for n in range(1, total + 1)]
    world.random.shuffle(moments)
    for command, call, n in moments[:scale(NAMED)]:
        kill_at(world, command, call, n)
    for i in range(scale(RANDOM)):
        kill_sometime(world, world.commands[i % len(world.commands)], i)
    count("kills", min(len(moments), scale(NAMED)) + scale(RANDOM))
    world.end()


main(*sys.argv[1:])

#!/usr/bin/env python3
"""Commands in a hostile place: a storm of signals, closed streams, limits on files, processes and
memory, folders that vanish or may not be written.

usage: surroundings.py ORKESTROOSTER REPOSITORY STORM_LIBRARY
"""
import os
import resource
import shutil
import stat
import subprocess
import sys
import time

from world import World, count, read_folder, scale

NOBODY = 65534
STORMS = 7  # in the ordinary tests


def limit(what, value):
    return lambda: resource.setrlimit(what, (value, value))


def under_storm(world, library, i):
    command = world.commands[i % len(world.commands)]
    was_old = command.forms[0] is not None
    folder = world.folder_of(command, 0 if was_old else 1)
    done = world.run(world.fill(command, 1, folder), env=dict(world.env, LD_PRELOAD=library))
    assert done.returncode == 0, f"code {done.returncode}: {done.stderr}"
    world.judge(command, folder, was_old, is_done=True)


def judge_end(world, command, folder, done, old):
    """Done, or an error with its message and the folder as it was."""
    files = read_folder(folder) if os.path.isdir(folder) else {}
    if done.returncode == 0:
        world.judge(command, folder, bool(old), is_done=True)
        return
    assert done.returncode == 5, f"code {done.returncode}: {done.stderr}"
    assert "orkestrooster: " in done.stderr, f"said: {done.stderr}"
    if not command.apart:
        assert not world.differing(files, old), f"changed: {done.stderr}"


def limited(world, what, value):
    for command in world.commands[:3]:
        folder = world.folder_of(command, 0)
        done = world.run(world.fill(command, 1, folder), preexec_fn=limit(what, value))
        if done.returncode == 127:  # the loader could not begin
            continue
        judge_end(world, command, folder, done, world.results[command.name][0])


def file_size(world):
    """RLIMIT_FSIZE: SIGXFSZ must not end the program in the middle."""
    for value in (0, 100, 5000, 20000):
        limited(world, resource.RLIMIT_FSIZE, value)


def open_files(world):
    for value in (4, 5, 6, 8, 12):
        limited(world, resource.RLIMIT_NOFILE, value)


def closed_streams(world):
    season = world.example("examples/rerun/season.yaml")
    program = f"'{world.program}'"
    lines = [(f"{program} validate '{season}' <&- >&-", {0, 5}),
             (f"{program} validate '{season}' 2>&-", {0}),
             (f"{program} validate /nowhere 2>&-", {5}),
             (f"{program} solve '{season}' --work 100 --threads 1 --json -o out <&- >&- 2>&-", {5}),
             (f"{program} solve - --work 100 -o out <&-", {3, 5}),
             (f"{program} solve '{season}' --work 100 --threads 1 --json -o out >/dev/full", {5}),
             (f"set -o pipefail; {program} --help | head -c 1 >/dev/null", {0, 5, 141}),
             (f"{program} export '{season}' --format mps -o /dev/full", {5}),
             (f"{program} export '{season}' --format mps -o /dev/null", {0})]
    for line, codes in lines:
        done = subprocess.run(["bash", "-c", line], env=world.env, cwd=world.work, capture_output=True,
                              text=True, check=False, timeout=120)
        assert done.returncode in codes, f"{line}: code {done.returncode}: {done.stderr}"
    for device in ("/dev/full", "/dev/null"):
        assert stat.S_ISCHR(os.stat(device).st_mode), f"{device} is no device any more"


def as_nobody(world, arguments, **more):
    """Whom permissions and limits of processes hold for."""
    if os.geteuid() == 0:
        more.update(user=NOBODY, group=NOBODY, extra_groups=[])
    return world.run(arguments, **more)


def permissions(world):
    season, secret, locked = world.path("open.yaml"), world.path("secret.yaml"), world.path("locked")
    for path in (season, secret):
        shutil.copy(world.example("examples/rerun/season.yaml"), path)
        os.chmod(path, 0o644)
    os.chmod(secret, 0)
    os.makedirs(locked, exist_ok=True)
    os.chmod(locked, 0o555)
    for arguments in (["validate", secret], ["solve", season, "-o", locked],
                      ["export", season, "--format", "mps", "-o", locked + "/week.mps"],
                      ["generate", "-o", locked + "/new", "--schools", "1", "--orchestras", "1", "--teachers", "3"]):
        done = as_nobody(world, arguments)
        assert done.returncode == 5, f"{arguments}: code {done.returncode}: {done.stderr}"
        assert "Permission denied" in done.stderr, f"{arguments}: {done.stderr}"
    assert not os.listdir(locked), f"in the locked folder: {os.listdir(locked)}"


def no_processes(world):
    """fork fails: an error, or an answer that the search found without workers."""
    folder = world.path("nobody")
    os.makedirs(folder, exist_ok=True)
    os.chmod(folder, 0o777)
    season = world.path("open.yaml")
    done = as_nobody(world, ["solve", season, "-o", folder + "/out", "--threads", "2", "--work", "300", "-q"],
                     preexec_fn=limit(resource.RLIMIT_NPROC, 1) if os.geteuid() == 0 else None)
    assert done.returncode in (0, 5), f"code {done.returncode}: {done.stderr}"
    if done.returncode == 5:
        assert done.stderr.strip() and not os.path.exists(folder + "/out/timetable.yaml"), done.stderr


def folders_change(world):
    """Removed while the search runs: made again. Replaced by a file: an error."""
    season = world.example("examples/drechtsteden")
    for by_file in (False, True):
        folder = world.path("vanishing")
        shutil.rmtree(folder, ignore_errors=True)
        process = subprocess.Popen([world.program, "solve", season, "-o", folder, "--time-limit", "3", "--threads", "1", "-q"],
                                   env=world.env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + 60
        while not os.path.isdir(folder) and time.monotonic() < end:
            time.sleep(0.01)
        time.sleep(0.3)
        shutil.rmtree(folder)
        if by_file:
            with open(folder, "w", encoding="utf-8") as file:
                file.write("a file\n")
        _, told = process.communicate(timeout=120)
        assert process.returncode == (5 if by_file else 0), f"code {process.returncode}: {told}"
        if by_file:
            assert folder in told, told
            os.remove(folder)
        else:
            assert "timetable.yaml" in read_folder(folder)


def main(program, repo, library):
    world = World(program, repo)
    for i in range(scale(STORMS)):
        world.check(f"{world.commands[i % len(world.commands)].name} in a storm",
                    lambda i=i: under_storm(world, os.path.abspath(library), i))
    count("signal-storms", scale(STORMS))
    for part in (file_size, open_files, closed_streams, permissions, no_processes, folders_change):
        before = world.n_runs
        world.check(part.__name__, lambda part=part: part(world))
        if part in (file_size, open_files):
            count("write-failures", world.n_runs - before)
    world.end()


main(*sys.argv[1:])

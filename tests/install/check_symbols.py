#!/usr/bin/env python3
"""The library shows its public functions and nothing else.

A function that the headers declare is in the static library, and in a shared one made of it with the
version script; what either shows beyond that is an error, and so is a global name in the static
library that does not begin with ork_ or orki_, which a program's own could clash with. Neither has
it data that can be written, which two threads could meet in. The command line needs nothing that the
shared library does not show.
Usage: check_symbols.py BUILD_FOLDER REPOSITORY CC
"""
import glob
import os
import re
import subprocess
import sys
import tempfile


def run(*args):
    return subprocess.run(args, capture_output=True, text=True, check=True).stdout


def declared(build, repository, cc):
    """The functions of the umbrella header, whose text the compiler puts together."""
    text = run(cc, "-std=c11", "-E", "-P", f"-I{repository}/include", f"-I{build}/include",
               f"{repository}/include/orkestrooster/orkestrooster.h")
    while re.search(r"\{[^{}]*\}", text):
        text = re.sub(r"\{[^{}]*\}", "", text)
    return set(re.findall(r"\b(orki?_\w+)\s*\(", text))


def symbols(path, *options):
    """Names that others can link with."""
    lines = run("nm", "--defined-only", "--extern-only", *options, path).splitlines()
    found = (re.fullmatch(r"[0-9a-f]+ \w ([^\s@]+)\S*", line) for line in lines)
    return {match[1] for match in found if match}


def needed(build):
    """What the objects of the command line want of the library."""
    objects = glob.glob(f"{build}/src/cli/CMakeFiles/*.dir/*.o")
    if len(objects) < 10:
        sys.exit(f"no objects of the command line below {build}")
    return set(re.findall(r" U (orki?_\w+)", run("nm", "--undefined-only", *objects)))


def writable(path):
    """Data, of one file or of all, that any thread may change; a thread's own is not meant."""
    rows = (line.split("|") for line in run("nm", "--format=sysv", path).splitlines())
    return {row[0].strip() for row in rows
            if len(row) == 7 and re.match(r"\.data(?!\.rel\.ro)|\.bss|\*COM\*", row[6])}


def main(build, repository, cc):
    archive = f"{build}/src/liborkestrooster.a"
    public = declared(build, repository, cc)
    static = symbols(archive)
    with tempfile.TemporaryDirectory() as folder:
        shared_path = os.path.join(folder, "liborkestrooster.so")
        run(cc, "-shared", "-o", shared_path, "-Wl,--whole-archive", archive, "-Wl,--no-whole-archive",
            f"-Wl,--version-script={repository}/src/orkestrooster.map")
        shared = symbols(shared_path, "-D")
    wrong = {
        "declared in a header, not in the static library": public - static,
        "declared in a header, not in the shared library": public - shared,
        "in the static library as ork_, in no header": {s for s in static if s.startswith("ork_")} - public,
        "shown by the shared library, in no header": shared - public,
        "wanted by the command line, not shown by the shared library": needed(build) - shared,
        "global in the static library, neither ork_ nor orki_":
            {s for s in static if not s.startswith(("ork_", "orki_"))},
        "data that threads share and can write": writable(archive),
    }
    for what, names in wrong.items():
        for name in sorted(names):
            print(f"{what}: {name}")
    print(f"{len(public)} public functions, {len(static) - len(public)} internal ones")
    if len(public) < 50 or any(wrong.values()):
        sys.exit(1)


main(*sys.argv[1:])

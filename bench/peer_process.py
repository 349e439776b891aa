"""One solver run: pinned to cores, limited in memory, its output stamped with the time, killed when it
does not end by itself."""
import os
import resource
import selectors
import signal
import subprocess
import time

MEMORY_BYTES = 6 << 30


def memory_of_group(group):
    """Resident bytes of all processes of a group."""
    total = 0
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat", encoding="utf-8", errors="replace") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group:
            total += int(fields[21]) * resource.getpagesize()
    return total


def run(command, log_path, limit_s, cores, limits_address_space):
    """Run until it ends, or is killed after `limit_s`.

    @return (seconds, why): why is "" when it ended by itself with code 0, else "killed", "memory" or
    "failed" """

    def prepare():
        os.setsid()
        os.sched_setaffinity(0, cores)
        if limits_address_space:
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))

    start, why = time.monotonic(), ""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, preexec_fn=prepare)
    selector = selectors.DefaultSelector()
    selector.register(process.stdout, selectors.EVENT_READ)
    rest = b""
    with open(log_path, "wb") as log:
        while True:
            seconds = time.monotonic() - start
            if not why and seconds > limit_s:
                why = "killed"
            elif not why and memory_of_group(process.pid) > MEMORY_BYTES:
                why = "memory"
            if why:
                try:
                    os.killpg(process.pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            if not selector.select(timeout=0.2):
                if process.poll() is not None:
                    break
                continue
            chunk = os.read(process.stdout.fileno(), 1 << 16)
            if not chunk:
                break
            *lines, rest = (rest + chunk).split(b"\n")
            for line in lines:
                log.write(b"%.2f\t%s\n" % (time.monotonic() - start, line))
        log.write(b"%.2f\t%s\n" % (time.monotonic() - start, rest))
    code = process.wait()
    seconds = time.monotonic() - start
    return seconds, why or ("" if code == 0 else "failed")

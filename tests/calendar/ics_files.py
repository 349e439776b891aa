"""Reads the iCalendar files of a calendar with python3-icalendar, which shares nothing with the
program: the same events as calendar.json, in the right files, at the right time in UTC."""
import datetime
import json
import pathlib
import subprocess
import sys
import zoneinfo

import icalendar

AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")


class Failure(Exception):
    pass


def need(is_true, *what):
    if not is_true:
        raise Failure(" ".join(str(w) for w in what))


def run(program, *args, epoch=1760000000, code=0):
    """Runs the program and gives its standard output."""
    done = subprocess.run([program, *map(str, args)], capture_output=True, text=True,
                          env={"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8",
                               "PATH": "/usr/bin:/bin"}, check=False)
    need(done.returncode == code, args, "ended with", done.returncode, done.stderr)
    return done.stdout + done.stderr


def try_all(tests, folder):
    """Each test on the folder, in this order; names the one that fails."""
    for test in tests:
        try:
            test(folder)
        except Exception:
            print("in", test.__name__, file=sys.stderr)
            raise


def check_bytes(path):
    """Line ends, folding and characters, before anybody interprets them."""
    data = path.read_bytes()
    need(data.endswith(b"END:VCALENDAR\r\n"), path, "is not whole")
    for line in data.split(b"\r\n"):
        need(len(line) <= 75, path, "has a line of", len(line), "octets:", line)
        line.decode("utf-8")
        need(all(c >= 32 or c == 9 for c in line), path, "has a control character:", line)


def zone_of(calendar):
    """The rules in the file, as the reader understands them."""
    zones = list(calendar.walk("VTIMEZONE"))
    need(len(zones) == 1, "one time zone expected")
    return zones[0].to_tz()


def read(path):
    """uid -> event of a file; every clock time is right in UTC by the file's own rules."""
    check_bytes(path)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    zone = zone_of(calendar)
    events = {}
    for event in calendar.walk("VEVENT"):
        need("RRULE" not in event, path, "has a rule")
        uid = str(event["UID"])
        need(uid not in events, path, "has", uid, "twice")
        for key in "DTSTART", "DTEND":
            local = event[key].dt.replace(tzinfo=None)
            need(event[key].params["TZID"] == "Europe/Amsterdam", path, key, "is in another zone")
            there = zone.localize(local).astimezone(datetime.timezone.utc)
            here = local.replace(tzinfo=AMSTERDAM).astimezone(datetime.timezone.utc)
            need(there == here, path, local, "is", there, "by the file and", here, "in truth")
        events[uid] = event
    return calendar, events


def is_cancelled(event):
    return str(event["STATUS"]) == "CANCELLED"


def stamp(event, key):
    return event[key].dt.strftime("%Y-%m-%dT%H:%M:%SZ")


def same(event, lesson):
    """What the two say of date, clock and change."""
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    return (start.strftime("%Y-%m-%d %H:%M") == lesson["date"] + " " + lesson["start"]
            and end.strftime("%Y-%m-%d %H:%M") == lesson["date"] + " " + lesson["end"]
            and int(event["SEQUENCE"]) == lesson["sequence"]
            and stamp(event, "LAST-MODIFIED") == lesson["modified"]
            and stamp(event, "DTSTAMP") == lesson["modified"])


def feeds_of(lesson):
    """The files that hold a lesson."""
    feeds = {"all", "schools/" + lesson["school"]}
    for section in lesson["sections"]:
        if section["teacher"] is not None:
            feeds.add("teachers/" + section["teacher"])
        if section["room"] is not None:
            feeds.add("rooms/" + section["room"].replace("/", "-"))
    if lesson.get("conductor") is not None:
        feeds.add("teachers/" + lesson["conductor"])
    if lesson.get("room") is not None:
        feeds.add("rooms/" + lesson["room"].replace("/", "-"))
    return feeds


def check_folder(folder):
    """Every file of a calendar holds the lessons of calendar.json that are its own, and no other.
    Gives the events that are on, and those that are cancelled, by file."""
    folder = pathlib.Path(folder)
    data = json.loads((folder / "calendar.json").read_text())
    lessons = data["lessons"]
    wanted = {}
    for occasion in data["occasions"]:
        for feed in ["all"] + occasion["feeds"] if occasion["date"] else []:
            wanted.setdefault(feed, {})[occasion["uid"]] = occasion
    for gone in data["cancelled"]:
        for feed in ["all"] + gone["feeds"] if gone.get("stands") else []:
            folder_of, _, name = feed.partition("/")
            path = feed if not name else folder_of + "/" + name.replace("/", "-")
            wanted.setdefault(path, {})[gone["uid"]] = gone
    for lesson in lessons:
        for feed in feeds_of(lesson):
            wanted.setdefault(feed, {})[lesson["uid"]] = lesson
    on, off = {}, {}
    for path in sorted(folder.rglob("*.ics")):
        feed = str(path.relative_to(folder))[:-4]
        _, events = read(path)
        on[feed] = {uid: e for uid, e in events.items() if not is_cancelled(e)}
        off[feed] = {uid: e for uid, e in events.items() if is_cancelled(e)}
        expected = wanted.pop(feed, {})
        need(set(on[feed]) == set(expected), path, "has other lessons than calendar.json")
        for uid, event in on[feed].items():
            need(same(event, expected[uid]), path, uid, "differs from calendar.json")
    need(not wanted, "no file for", list(wanted))
    need(not list(folder.rglob("*.tmp")), "temporary files are left")
    return on, off

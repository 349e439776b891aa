"""What FET made of `orkestrooster export --format fet`, as a timetable.yaml.

The timetable that was exported is the template: its teachers stay, days, starts, ends and rooms become
FET's.
"""
import glob
import os
import re
import xml.etree.ElementTree as ElementTree


def minutes(clock):
    return int(clock[:2]) * 60 + int(clock[3:])


def clock(minute):
    return f"{minute // 60:02d}:{minute % 60:02d}"


def read_answer(folder):
    """{activity id: (day, hour, room)} of the last timetable that FET wrote, complete or not."""
    answers = {}
    for path in sorted(glob.glob(os.path.join(folder, "timetables", "*", "*_activities.xml")), key=os.path.getmtime):
        answers = {}
        for activity in ElementTree.parse(path).getroot():
            answers[activity.findtext("Id")] = tuple(activity.findtext(tag) or "" for tag in ("Day", "Hour", "Room"))
    return answers


def read_lessons(question, answers):
    """{orchestra: (day, start)} and {(orchestra, role): room}, or None when something is not placed."""
    times, rooms = {}, {}
    for activity in ElementTree.parse(question).getroot().find("Activities_List"):
        day, hour, room = answers.get(activity.findtext("Id"), ("", "", ""))
        if not day or not hour:
            return None
        for word in activity.findtext("Comments").split():
            orchestra, _, offset = word.rpartition("+")
            times[orchestra] = (day, minutes(hour) + int(offset))
            rooms[orchestra, activity.findtext("Subject")] = room.partition("@")[0]
    return times, rooms


def take_back(question, folder, template, target):
    """@return whether FET placed everything"""
    lessons = read_lessons(question, read_answer(folder))
    if lessons is None or not lessons[0]:
        return False
    times, rooms = lessons

    def move(line):
        found = re.match(r'  - \{orchestra: ([^,]+)(?:, meeting: (\d+))?, day: \w+, '
                         r'start: "(\d\d:\d\d)", end: "(\d\d:\d\d)"', line)
        lesson = found and found[1] + (f"#{found[2]}" if found[2] else "")
        if not found or lesson not in times:
            return line
        day, start = times[lesson]
        end = start + minutes(found[4]) - minutes(found[3])
        head = f"  - {{orchestra: {found[1]}" + (f", meeting: {found[2]}" if found[2] else "")
        rest = re.sub(r"([\w-]+): \{(teacher: [^,}]+, )?room: [^,}]+\}",
                      lambda m: f"{m[1]}: {{{m[2] or ''}room: {rooms[lesson, m[1]]}}}", line[found.end():])
        return f'{head}, day: {day}, start: "{clock(start)}", end: "{clock(end)}"{rest}'

    with open(template, encoding="utf-8") as file:
        lines = [move(line) for line in file.read().splitlines()]
    with open(target, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return True

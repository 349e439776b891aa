#!/usr/bin/env bash
# FET finds a timetable of an exported one, and brought back it breaks no rule. Usage: fet.sh ORKESTROOSTER
# Skipped (77) where FET is not installed.
set -eu
program=$1
here=$(cd "$(dirname "$0")" && pwd)
command -v fet-cl >/dev/null || { echo "fet-cl is not installed"; exit 77; }
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
"$program" export "$here/fet.yaml" "$here/fet.timetable.yaml" --format fet -o "$out/week.fet" --quiet
fet-cl --inputfile="$out/week.fet" --outputdir="$out/fet" --timelimitseconds=60 --language=en_US >"$out/log" 2>&1 ||
  { cat "$out/log"; exit 1; }
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$here/../../bench python3 - "$out" "$here/fet.timetable.yaml" <<'END'
import sys
import peer_fet
out, ours = sys.argv[1:]
if not peer_fet.take_back(f"{out}/week.fet", f"{out}/fet", ours, f"{out}/back.yaml"):
    sys.exit("FET placed not everything")
END
! cmp -s "$out/back.yaml" "$here/fet.timetable.yaml" || { echo "FET changed nothing"; exit 1; }
"$program" check "$here/fet.yaml" "$out/back.yaml" --strict --quiet

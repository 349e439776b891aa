#!/usr/bin/env bash
# Every command once or more under valgrind: reading, checking, a small solve in process and in workers,
# what asks and compares, the calendar and what is written for other programs. Any error ends with
# failure, and so does memory that is not given back; what libraries keep for the life of the process
# and can still reach is theirs (valgrind tells it as reachable and does not count it), and worker
# processes end with all they have. Usage: tests/soak/valgrind.sh ORKESTROOSTER
set -u
repo=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n_failed=0
n_clean=0
quick=$repo/examples/quickstart
rerun=$repo/examples/rerun

# look CODE ARGUMENTS...: run the program, which must end with CODE and without an error.
leaks=full
look() {
  local wanted=$1 code
  shift
  valgrind --quiet --error-exitcode=99 --leak-check=$leaks --errors-for-leak-kinds=definite,indirect,possible \
    --show-leak-kinds=definite,indirect,possible --num-callers=30 "$program" "$@" >out.txt 2>err.txt
  code=$?
  if [ "$code" -ne "$wanted" ] || grep -q '^==[0-9]*==' err.txt; then
    cat err.txt
    echo "FAILED: $* (code $code)"
    n_failed=$((n_failed + 1))
  else
    echo "clean: $*"
    n_clean=$((n_clean + 1))
  fi
}

# look_workers CODE ARGUMENTS...: as look, a command that has worker processes.
look_workers() {
  leaks=no look "$@"
}

known=$repo/tests/cli
look 0 --help
look 0 init starter
look 0 generate --schools 2 --orchestras 4 --teachers 4 -o random --seed 1
look 0 import "$repo/tests/xhstt/small.xml" --format xhstt -o school
look 0 validate "$repo/examples/drechtsteden"
look 0 validate "$repo/examples/amsterdam" --json
look 3 validate "$repo/tests/errors/OR101.yaml"
look 3 validate "$known/season-with-mistakes/season.yaml"
look 0 solve "$quick" -o single --work 20000 --in-process
look_workers 0 solve "$quick" -o pair --work 20000 --threads 2
look 0 solve "$rerun/season.yaml" -o season --work 5000 --in-process
look_workers 0 solve "$repo/examples/features/depots.yaml" -o depots --work 500 --in-process
look 0 solve "$repo/examples/features/meetings.yaml" -o meetings --work 500 --in-process
look 0 check "$rerun/season.yaml" season/timetable.yaml
look 0 check "$quick" single/timetable.yaml --bound single/bound.json --json
look 0 check "$repo/examples/features/meetings.yaml" meetings/timetable.yaml --bound meetings/bound.json
look 1 explain "$known/explain-series/season.yaml" --in-process
look 0 why-not "$quick" "$known/why-not-price/timetable.yaml" --in-process --pin 'orchestra=linde-5 day=thu start=10:30'
look 0 rerun "$rerun/teacher-leaves.yaml" --from "$rerun/timetable.yaml" -o changed --in-process --work 2000
look 0 calendar "$known/substitute/season.yaml" "$known/substitute/timetable.yaml" -o calendar
look_workers 0 substitute "$known/substitute/season.yaml" "$known/substitute/timetable.yaml" --teacher anna --date 2026-12-01 -o calendar
look_workers 0 sweep "$quick" --vary weights.travel=1,2 --work 300 --threads 1 -o sweep
look 0 export "$quick" --format mps -o week.mps
look 0 export "$quick" --format csv single/timetable.yaml -o week.csv
look 0 export "$quick" --format fet single/timetable.yaml -o week.fet
look 0 export "$quick" --format season --anonymise -o shared --key key.csv
look 0 compare single pair -o comparison
echo "valgrind-commands $n_clean" >>"${ORK_COUNTS:-/dev/null}"
[ "$n_failed" -eq 0 ]

#!/usr/bin/env bash
# The main path under valgrind: reading, checking, a small solve in process and in workers, the report,
# the calendar and what compares. Any error ends with failure, and so does memory that is not given back;
# what libraries keep for the life of the process and can still reach is theirs (valgrind tells it as
# reachable and does not count it), and worker processes end with all they have. Usage: tests/soak/valgrind.sh ORKESTROOSTER
set -u
repo=$(cd "$(dirname "$0")/../.." && pwd)
program=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n_failed=0
quick=$repo/examples/quickstart
rerun=$repo/examples/rerun

# look CODE ARGUMENTS...: run the program, which must end with CODE and without an error.
look() {
  local wanted=$1 code leaks=full
  shift
  [[ " $* " == *" --threads "* ]] && leaks=no
  valgrind --quiet --error-exitcode=99 --leak-check=$leaks --errors-for-leak-kinds=definite,indirect,possible \
    --show-leak-kinds=definite,indirect,possible --num-callers=30 "$program" "$@" >out.txt 2>err.txt
  code=$?
  if [ "$code" -ne "$wanted" ] || grep -q '^==[0-9]*==' err.txt; then
    cat err.txt
    echo "FAILED: $* (code $code)"
    n_failed=$((n_failed + 1))
  else
    echo "clean: $*"
  fi
}

look 0 --help
look 0 validate "$repo/examples/drechtsteden"
look 3 validate "$repo/tests/errors/OR101.yaml"
look 0 solve "$quick" -o single --work 20000 --in-process
look 0 solve "$quick" -o pair --work 20000 --threads 2
look 0 solve "$rerun/season.yaml" -o season --work 5000 --in-process
look 0 check "$rerun/season.yaml" season/timetable.yaml
look 0 check "$quick" single/timetable.yaml --bound single/bound.json
look 0 calendar "$repo/tests/cli/substitute/season.yaml" "$repo/tests/cli/substitute/timetable.yaml" -o calendar
look 0 export "$quick" --format mps -o week.mps
look 0 compare single pair -o comparison
[ "$n_failed" -eq 0 ]

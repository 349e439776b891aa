#!/usr/bin/env bash
# Every answer that the headers promise is expected by some test: each status and outcome of the
# library and each exit code of the program. (That each diagnostic has its file, test_errors sees to.)
# Usage: check_reached.sh REPOSITORY
set -u
cd "$1" || exit 2
n_missing=0
n_all=0

# look NAME COMMAND...: the command finds it among the tests.
look() {
  n_all=$((n_all + 1))
  "${@:2}" && return
  echo "no test expects $1"
  n_missing=$((n_missing + 1))
}

for name in $(sed -nE 's/^    (ORK_[A-Z_]+)( = 0)?,? .*/\1/p' include/orkestrooster/status.h); do
  look "$name" grep -rqE --include='*.c' "(, |== )$name\)" tests
done
for code in $(sed -nE 's/^    CLI_[A-Z_]+ = ([0-9]+),? .*\/\*.*|^    CLI_(DONE|USAGE|BAD_INPUT) = ([0-9]+),/\1\3/p' src/cli/commands.h); do
  look "exit code $code" grep -qx "$code" tests/cli/*/exit
done
echo "$n_all answers, $n_missing not expected by any test"
[ "$n_missing" -eq 0 ] && [ "$n_all" -ge 19 ]

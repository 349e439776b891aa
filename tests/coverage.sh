#!/usr/bin/env bash
# Which lines and branches of src the tests reach: builds with counters, runs every suite, and tells
# the figures of each folder, the whole, and the files that are reached least (build/coverage/report.html
# shows each line). Aim: 90 % of the lines, 80 % of the branches.
# Usage: tests/coverage.sh [CTEST_ARGUMENT...], for example tests/coverage.sh -R read
set -u
cd "$(dirname "$0")/.."
src/packages.sh coverage || exit 1
mkdir -p build
{ cmake --preset coverage && cmake --build --preset coverage; } >build/coverage.log 2>&1 ||
  { tail -n 60 build/coverage.log; exit 1; }
find build/coverage -name '*.gcda' -delete
env -u ORK_SCALE -u ORK_COUNTS ctest --preset coverage -j "$(nproc)" "$@" >build/coverage-tests.log 2>&1
code=$?
grep -E 'tests passed|Failed\)' build/coverage-tests.log
gcovr --root . --filter 'src/' --object-directory build/coverage --json-summary build/coverage/summary.json \
  --html-details build/coverage/report.html build/coverage >build/coverage/gcovr.log 2>&1 ||
  { tail -n 20 build/coverage/gcovr.log; exit 1; }
tests/coverage.py build/coverage/summary.json || code=1
exit $code

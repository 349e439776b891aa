#!/usr/bin/env bash
# The analyzers that read the source: clang-tidy, gcc's -fanalyzer and cppcheck over all of src and
# bench. A finding ends with failure; one that is not true is suppressed where it stands, with its
# reason, or below when the analyzer does not understand a function of ours.
# Usage: tests/analysis.sh [lint|tidy|gcc|cppcheck]...; lint: the checks of clang-tidy that take
# seconds, of which the part of that name of tests/run.sh is made
set -u
cd "$(dirname "$0")/.."
parts=${*:-tidy gcc cppcheck}
n_failed=0
[ "$parts" = lint ] && packages=test || packages=soak
src/packages.sh "$packages" || exit 1
mkdir -p build/analysis
cmake --preset dev >build/dev.log 2>&1 && cmake --build --preset dev >>build/dev.log 2>&1 ||
  { tail -n 40 build/dev.log; exit 1; }

# tell PART CODE FILES LOG PATTERN: the findings in a log. An analyzer that fails without one, or that
# read no file, did not do its work.
tell() {
  local n
  n=$(grep -cE "$5" "$4")
  grep -E "$5" "$4" | sort -u
  echo "$1: $n findings in $3 files"
  [ "$n" -eq 0 ] && [ "$2" -ne 0 ] && tail -n 5 "$4"
  [ "$n" -eq 0 ] && [ "$2" -eq 0 ] && [ "$3" -gt 0 ] || n_failed=$((n_failed + 1))
  printf '%s\n' "$1-files $3" "analysis-findings $n" >>"${ORK_COUNTS:-/dev/null}"
}

# tidy NAME FILES_AT_ONCE [OPTION...]
tidy() {
  local name=$1 at_once=$2 code
  shift 2
  find src bench -name '*.c' | sort >build/analysis/files
  xargs -r -P "$(nproc)" -n "$at_once" clang-tidy -p build/dev --quiet "$@" <build/analysis/files \
    >"build/analysis/$name.log" 2>"build/analysis/$name.err"
  code=$?
  tell "$name" "$code" "$(wc -l <build/analysis/files)" "build/analysis/$name.log" 'warning:|error:'
}

run_lint() { tidy lint 16 --checks='-clang-analyzer-*'; }

run_tidy() { tidy tidy 4; }

# The compiler's own commands with the analyzer switched on.
run_gcc() {
  local code n
  tests/analysis.py build/dev/compile_commands.json >build/analysis/gcc.log 2>&1
  code=$?
  n=$(sed -n 's/ files read$//p' build/analysis/gcc.log)
  tell gcc "$code" "${n:-0}" build/analysis/gcc.log 'warning:|error:|Error'
}

run_cppcheck() {
  local code n
  cppcheck --project=build/dev/compile_commands.json --file-filter='src/*' --file-filter='bench/*' \
    -j "$(nproc)" --enable=warning,portability --inline-suppr --suppressions-list=tests/cppcheck.txt \
    --template='{file}:{line}: {severity}: {message} [{id}]' \
    >build/analysis/cppcheck.files 2>build/analysis/cppcheck.log
  code=$?
  n=$(sed -nE 's/^Checking ([^ ]*)( \.\.\.|:).*/\1/p' build/analysis/cppcheck.files | sort -u | wc -l)
  tell cppcheck "$code" "$n" build/analysis/cppcheck.log '\[[A-Za-z]+\]$'
}

for part in $parts; do
  "run_$part"
done
[ "$n_failed" -eq 0 ]

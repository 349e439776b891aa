#!/usr/bin/env bash
# The analyzers that read the source: clang-tidy, gcc's -fanalyzer and cppcheck over all of src and
# bench. A finding ends with failure; one that is not true is suppressed where it stands, with its
# reason, or below when the analyzer does not understand a function of ours.
# Usage: tests/analysis.sh [tidy|gcc|cppcheck]...
set -u
cd "$(dirname "$0")/.."
parts=${*:-tidy gcc cppcheck}
n_failed=0
src/packages.sh soak || exit 1
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

run_tidy() {
  local code n
  find src bench -name '*.c' | sort >build/analysis/files
  xargs -P "$(nproc)" -n 4 clang-tidy -p build/dev --quiet <build/analysis/files \
    >build/analysis/tidy.log 2>build/analysis/tidy.err
  code=$?
  n=$(wc -l <build/analysis/files)
  tell tidy "$code" "$n" build/analysis/tidy.log 'warning:|error:'
}

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

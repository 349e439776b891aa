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

# tell NAME LOG PATTERN: the findings in a log.
tell() {
  local n
  n=$(grep -cE "$3" "$2")
  grep -E "$3" "$2" | sort -u
  echo "$1: $n findings"
  [ "$n" -eq 0 ] || n_failed=$((n_failed + 1))
}

run_tidy() {
  find src bench -name '*.c' | sort |
    xargs -P "$(nproc)" -n 4 clang-tidy -p build/dev --quiet >build/analysis/tidy.log 2>/dev/null
  tell clang-tidy build/analysis/tidy.log 'warning:|error:'
}

# The compiler's own commands with the analyzer switched on.
run_gcc() {
  tests/analysis.py build/dev/compile_commands.json >build/analysis/gcc.log 2>&1
  tell 'gcc -fanalyzer' build/analysis/gcc.log 'warning:|error:|Error'
}

run_cppcheck() {
  cppcheck --project=build/dev/compile_commands.json --file-filter="$PWD/src/*" -j "$(nproc)" --quiet \
    --enable=warning,portability --inline-suppr --suppressions-list=tests/cppcheck.txt \
    --template='{file}:{line}: {severity}: {message} [{id}]' >build/analysis/cppcheck.log 2>&1
  tell cppcheck build/analysis/cppcheck.log '\[[A-Za-z]+\]$'
}

for part in $parts; do
  "run_$part"
done
[ "$n_failed" -eq 0 ]

#!/usr/bin/env bash
# Solves public high-school timetabling instances from nothing and scores the answers with the
# evaluator of tests/xhstt. Usage: ORK_XHSTT_DIR=FOLDER bench/xhstt.sh [OPTION]... [INSTANCE.xml...];
# without files every *.xml of the folder. bench/README.md says what the tables hold.
set -eu
cd "$(dirname "$0")/.."
src/packages.sh build
mkdir -p build
cmake --preset release >/dev/null
cmake --build --preset release --target orkestrooster-cli >build/release.log ||
  { tail -n 40 build/release.log; exit 2; }
version=$(git describe --always --long 2>/dev/null || echo unknown)
git diff --quiet HEAD -- src include CMakeLists.txt CMakePresets.json 2>/dev/null ||
  version=$version-changed
ORK_PROGRAM=${ORK_PROGRAM:-build/release/bin/orkestrooster}
export ORK_PROGRAM PYTHONDONTWRITEBYTECODE=1
exec python3 bench/xhstt.py --version-text "$version" "$@"

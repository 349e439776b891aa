#!/usr/bin/env bash
# Builds the program and the bench and measures. Usage: bench/run.sh [seasons|growth|memory|report]
# [SEASON...] [OPTION]...; without a word, seasons. bench/README.md says what makes which table.
set -eu
cd "$(dirname "$0")/.."
src/packages.sh build
mkdir -p build
cmake --preset release >/dev/null
cmake --build --preset release --target orkestrooster-cli ork-bench >build/release.log ||
  { tail -n 40 build/release.log; exit 2; }
# The commit that was built, and whether what goes into the program differs from it.
version=$(git describe --always --long 2>/dev/null || echo unknown)
git diff --quiet HEAD -- src include CMakeLists.txt CMakePresets.json 2>/dev/null ||
  version=$version-changed
case ${1-} in
  seasons | growth | memory | report) what=$1; shift ;;
  *) what=seasons ;;
esac
exec build/release/bin/ork-bench "$what" --version-text "$version" "$@"

#!/usr/bin/env bash
# Reruns after 30 single changes of each example, one table: bench/RERUNS.md.
# Usage: bench/reruns.sh [SEASON...] [OPTION]...; `bench/reruns.sh --help` lists them.
# Builds the program, and goes on where an earlier call ended.
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
exec /usr/bin/python3 bench/reruns.py --version-text "$version" "$@"

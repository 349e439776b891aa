#!/usr/bin/env bash
# Other solvers on the same weeks, one table: bench/PEERS.md.
# Usage: bench/peers.sh [SEASON...] [--seconds LIST] [OPTION]...; `bench/peers.sh --help` lists them.
# Installs what is missing, builds the program, and goes on where an earlier call ended.
set -eu
cd "$(dirname "$0")/.."
src/packages.sh bench
mkdir -p build
cmake --preset release >/dev/null
cmake --build --preset release --target orkestrooster-cli ork-peer-answer >build/release.log ||
  { tail -n 40 build/release.log; exit 2; }
[ -d bench/highs/node_modules ] ||
  (cd bench/highs && npm ci --no-audit --no-fund --loglevel=error)
version=$(git describe --always --long 2>/dev/null || echo unknown)
git diff --quiet HEAD -- src include CMakeLists.txt CMakePresets.json 2>/dev/null ||
  version=$version-changed
exec /usr/bin/python3 bench/peers.py --version-text "$version" "$@"

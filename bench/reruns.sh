#!/usr/bin/env bash
# Reruns after 30 single changes of each example, one table: bench/RERUNS.md.
# Usage: bench/reruns.sh [SEASON...] [OPTION]...; `bench/reruns.sh --help` lists them.
# Builds the program, and goes on where an earlier call ended.
set -eu
cd "$(dirname "$0")/.."
. bench/version.sh
exec /usr/bin/python3 bench/reruns.py --version-text "$version" "$@"

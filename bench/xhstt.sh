#!/usr/bin/env bash
# Solves public high-school timetabling instances from nothing and scores the answers with the
# evaluator of tests/xhstt. Usage: ORK_XHSTT_DIR=FOLDER bench/xhstt.sh [OPTION]... [INSTANCE.xml...];
# without files every *.xml of the folder. bench/README.md says what the tables hold.
set -eu
cd "$(dirname "$0")/.."
. bench/version.sh
ORK_PROGRAM=${ORK_PROGRAM:-build/release/bin/orkestrooster}
export ORK_PROGRAM PYTHONDONTWRITEBYTECODE=1
exec python3 bench/xhstt.py --version-text "$version" "$@"

#!/usr/bin/env bash
# Two builds of the same source in different folders, on different days and places of the clock and
# with another number of jobs, install the same bytes. Usage: tests/soak/reproducible.sh
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH CMAKE_C_COMPILER_LAUNCHER

# One copy for all builds: whoever works on the source meanwhile does not make a difference.
mkdir "$work/source"
(cd "$repo" && git ls-files -z | xargs -0 cp --parents -t "$work/source")

# build FOLDER JOBS TZ LOCALE SHARED: build in a copy of the source that lies in FOLDER, and install. The
# second time, for the shared library, the objects are there.
build() {
  [ -d "$work/$1" ] || { mkdir -p "$(dirname "$work/$1")" && cp -r "$work/source" "$work/$1"; }
  rm -rf "$work/$1/installed"
  (export TZ=$3 LC_ALL=$4
    cd "$work/$1" && cmake --preset release -DBUILD_SHARED_LIBS="$5" -DCMAKE_INSTALL_PREFIX=/usr &&
    cmake --build --preset release -j "$2" &&
    DESTDIR="$work/$1/installed" cmake --install build/release) >"$work/log" 2>&1 ||
    { tail -n 40 "$work/log"; exit 1; }
}

for shared in OFF ON; do
  build one 1 Etc/GMT+12 C "$shared" # 26 hours apart: never the same day
  build another/deeper/folder "$(nproc)" Etc/GMT-14 C.UTF-8 "$shared"
  n_files=$(find "$work/one/installed" -type f | wc -l)
  n_bytes=$(find "$work/one/installed" -type f -printf '%s\n' | awk '{n += $1} END {print n}')
  diff -r "$work/one/installed" "$work/another/deeper/folder/installed"
  if grep -rlF "$work" "$work/one/installed"; then
    echo "FAILED: these files name the folder they were built in"
    exit 1
  fi
  echo "the same $n_bytes bytes in $n_files files (shared library: $shared)"
  printf '%s\n' "reproducible-files $n_files" "reproducible-bytes $n_bytes" >>"${ORK_COUNTS:-/dev/null}"
done

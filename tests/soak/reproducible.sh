#!/usr/bin/env bash
# Two builds of the same source in different folders, at different times and with another number of
# jobs, install the same bytes. Usage: tests/soak/reproducible.sh
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH CMAKE_C_COMPILER_LAUNCHER

# build FOLDER JOBS SHARED: install a copy of the source that lies in FOLDER.
build() {
  mkdir -p "$work/$1"
  (cd "$repo" && git ls-files -z | xargs -0 cp --parents -t "$work/$1")
  (cd "$work/$1" && cmake --preset release -DBUILD_SHARED_LIBS="$3" -DCMAKE_INSTALL_PREFIX=/usr &&
    cmake --build --preset release -j "$2" &&
    DESTDIR="$work/$1/installed" cmake --install build/release) >"$work/log" 2>&1 ||
    { tail -n 40 "$work/log"; exit 1; }
}

for shared in OFF ON; do
  build one 1 "$shared"
  sleep 2
  build another/deeper/folder "$(nproc)" "$shared"
  n_files=$(find "$work/one/installed" -type f | wc -l)
  diff -r "$work/one/installed" "$work/another/deeper/folder/installed"
  ! grep -rlF "$work" "$work/one/installed"
  echo "the same bytes in $n_files files (shared library: $shared)"
  rm -rf "$work/one" "$work/another"
done

# Sourced at the root of the repository: builds the program for measuring, and sets $version to the
# commit that it is of, with "-changed" when the sources differ from it.
src/packages.sh build
mkdir -p build
cmake --preset release >/dev/null
cmake --build --preset release --target orkestrooster-cli >build/release.log ||
  { tail -n 40 build/release.log; exit 2; }
version=$(git describe --always --long 2>/dev/null || echo unknown)
git diff --quiet HEAD -- src include CMakeLists.txt CMakePresets.json 2>/dev/null ||
  version=$version-changed

#!/usr/bin/env bash
# Installs what is missing to build (packages.sh build), also to test (packages.sh test), also to
# measure what the tests reach (packages.sh coverage), also for the long tests (packages.sh soak), also
# to make a Debian package (packages.sh package), or also to run the peers of the bench
# (packages.sh bench).
# A need is what the build looks for, so that it may come from anywhere; on Debian and its kin the
# package named after it is installed, elsewhere the list of needs is printed.
set -eu

build_needs="
  cmd:cmake=cmake cmd:ninja=ninja-build cmd:cc=gcc inc:stdio.h=libc6-dev cmd:pkg-config=pkg-config
  inc:glpk.h=libglpk-dev inc:yaml.h=libyaml-dev inc:expat.h=libexpat1-dev inc:zlib.h=zlib1g-dev
  inc:jansson.h=libjansson-dev
  inc:xlsxwriter.h=libxlsxwriter-dev inc:utf8proc.h=libutf8proc-dev
  inc:libical/ical.h=libical-dev cmd:msgfmt=gettext"
test_needs="
  cmd:c++=g++ inc:CUnit/Basic.h=libcunit1-dev cmd:clang=clang lib:clang_rt.fuzzer=libclang-rt-14-dev
  cmd:clang-format=clang-format cmd:clang-tidy=clang-tidy cmd:strace=strace cmd:node=nodejs
  cmd:npm=npm cmd:parallel=parallel cmd:chromium=chromium dir:/usr/share/fonts/truetype=fonts-dejavu-core
  dir:/etc/ssl/certs/ca-certificates.crt=ca-certificates cmd:python3=python3
  py:icalendar=python3-icalendar py:yaml=python3-yaml cmd:glpsol=glpk-utils cmd:cbc=coinor-cbc"
bench_needs="
  cmd:glpsol=glpk-utils cmd:cbc=coinor-cbc cmd:python3=python3 py:scipy.optimize=python3-scipy
  cmd:fet-cl=fet cmd:node=nodejs cmd:npm=npm cmd:taskset=util-linux cmd:timeout=coreutils"
coverage_needs="cmd:gcovr=gcovr"
soak_needs="cmd:valgrind=valgrind cmd:cppcheck=cppcheck"
package_needs="cmd:file=file cmd:dpkg-shlibdeps=dpkg-dev cmd:lowdown=lowdown"

# has NEED: whether it is there.
has() {
  local what=${1#*:}
  case $1 in
    cmd:*) command -v "$what" >/dev/null ;;
    inc:*) echo "#include <$what>" | cc -E -o /dev/null - 2>/dev/null ;;
    dir:*) [ -e "$what" ] ;;
    py:*) /usr/bin/python3 -c "import $what" 2>/dev/null ;;
    lib:*) compgen -G "/usr/lib/llvm-*/lib/clang/*/lib/linux/lib$what*" >/dev/null ||
             compgen -G "/usr/lib/clang/*/lib/linux/lib$what*" >/dev/null ;;
  esac
}

# missing NEED=PACKAGE...: the packages of the needs that are not there.
missing() {
  local entry
  for entry in "$@"; do
    has "${entry%=*}" || echo "${entry##*=}"
  done
}

needs=$build_needs
case ${1-} in
  build) ;;
  test) needs="$build_needs $test_needs" ;;
  coverage) needs="$build_needs $test_needs $coverage_needs" ;;
  soak) needs="$build_needs $test_needs $soak_needs" ;;
  package) needs="$build_needs $package_needs" ;;
  bench) needs="$build_needs $bench_needs" ;;
  *) echo "usage: packages.sh build|test|coverage|soak|package|bench" >&2; exit 2 ;;
esac
# shellcheck disable=SC2086  # one word a need
absent=$(missing $needs)
[ -n "$absent" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "These Debian packages, or what your system calls them, are needed:" $absent >&2
  exit 1
fi
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Run as root, or first: apt-get install" $absent >&2
    exit 1
  fi
  as_root=sudo
fi
echo "Installing:" $absent
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $absent \
  >/dev/null
absent=$(missing $needs)
if [ -n "$absent" ]; then
  echo "Still missing after the installation:" $absent >&2
  exit 1
fi

#!/usr/bin/env bash
# Makes the packages of a build: ssot_VERSION_ARCH.deb, ssot-dev_VERSION_ARCH.deb, ssot-VERSION-linux-ARCH.tar.gz and SHA256SUMS.
#
# Usage: ci/package.sh [BUILD [OUT]]: the build folder (build/package, made when there is none) and where the packages go
# (BUILD/packages).
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

build=${1:-build/package}
out=${2:-$build/packages}
need_packages $SSOT_PACKAGE_PACKAGES
if [ ! -f "$build/CPackConfig.cmake" ]; then
  need_packages $SSOT_BUILD_PACKAGES
  cmake --preset release -DSSOT_BUILD_TESTS=OFF -B "$build" >/dev/null
fi
cmake --build "$build" --target ssot ssot-clang ssot_documents
cmake --build "$build" --target ssot_run >/dev/null
rm -rf "$out"
mkdir -p "$out"
# The same bytes for the same sources: what is packed carries the time of the last commit, not that of the build.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
cpack --config "$build/CPackConfig.cmake" -B "$out" >"$out/cpack.log" 2>&1 || { cat "$out/cpack.log" >&2; exit 1; }
rm -rf "$out/_CPack_Packages" "$out/cpack.log"
(cd "$out" && sha256sum -- *.deb *.tar.gz >SHA256SUMS)
ls -l "$out"

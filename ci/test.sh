#!/usr/bin/env bash
# On a fresh Debian 12: installs what is missing, builds everything, runs all tests, and holds this tree to its own rules.
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES $SSOT_TEST_PACKAGES
build=build/test
cmake --preset release -B "$build" >/dev/null
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)"

echo "== this tree against its own ssot.json"
"$build/bin/ssot" check --strict

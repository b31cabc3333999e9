#!/usr/bin/env bash
# On a fresh Debian 12: installs what is missing, builds everything, runs all tests, and holds this tree to its own rules.
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES $SSOT_TEST_PACKAGES $SSOT_REFERENCE_PACKAGES
need_clients
need_page_driver
build=build/test
cmake --preset release -B "$build" >/dev/null
cmake --build "$build"
ssot="$PWD/$build/bin/ssot"

echo "== this tree against its own ssot.json, with the includes and definitions that the compiler sees"
"$ssot" check --strict -p "$build"

echo "== the bundled project, as ci/quickstart.sh shows it"
code=0
"$ssot" check fixtures/projects/websocket-cpp-fragmented --quiet >/dev/null || code=$?
[ "$code" -eq 1 ] || { echo "expected findings (exit code 1), got $code"; exit 1; }
"$ssot" check --strict fixtures/projects/websocket-cpp-consolidated

echo "== the Python front end against CPython's ast: the whole standard library and its test-suite"
(cd /usr/lib/python3.11 && "$ssot" facts .) |
  /usr/bin/python3 tests/referee/python_facts.py --root /usr/lib/python3.11

echo "== how Python code uses names, against CPython's ast: every seventh file of the same"
(cd /usr/lib/python3.11 && "$ssot" facts --uses .) |
  /usr/bin/python3 tests/referee/python_uses.py --root /usr/lib/python3.11 --every 7

echo "== all tests"
ctest --test-dir "$build" --output-on-failure --no-tests=error -j "$(nproc)"

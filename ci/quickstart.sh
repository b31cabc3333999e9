#!/usr/bin/env bash
# On a fresh Debian 12: installs what is missing, builds `ssot`, and runs it on a bundled project whose parts disagree.
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES
cmake --preset release -DSSOT_BUILD_TESTS=OFF -B build/quickstart >/dev/null
cmake --build build/quickstart --target ssot

echo
project=fixtures/projects/websocket-cpp-fragmented
echo "\$ ssot check $project"
code=0
build/quickstart/bin/ssot check "$project" || code=$?
if [ "$code" -ne 1 ]; then
  echo "ssot was expected to find faults (exit code 1) and ended with $code." >&2
  exit 1
fi
echo
echo "Those findings were planted: $project.faults.md lists them. The same service without them is websocket-cpp-consolidated."
echo "Now name your own concepts: see README.md, \"A first ssot.json\"."
echo "The program is build/quickstart/bin/ssot."

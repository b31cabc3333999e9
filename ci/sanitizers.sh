#!/usr/bin/env bash
# Builds the WebSocket reference library under AddressSanitizer with UndefinedBehaviorSanitizer, then under ThreadSanitizer,
# and runs its tests, the end-to-end ones too. Presets "asan" and "tsan"; nothing else of the tree is built.
set -euo pipefail
cd "$(dirname "$0")/.."
. ci/packages.sh

need_packages $SSOT_BUILD_PACKAGES $SSOT_TEST_PACKAGES $SSOT_REFERENCE_PACKAGES
need_clients
export ASAN_OPTIONS=detect_stack_use_after_return=1 UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 TSAN_OPTIONS=second_deadlock_stack=1
for preset in asan tsan; do
  echo "== the WebSocket manager under $preset"
  cmake --preset "$preset" >/dev/null
  cmake --build --preset "$preset" --target ssot_websocket_all
  ctest --preset "$preset" -L '^websocket$' --no-tests=error -j "$(nproc)"
done

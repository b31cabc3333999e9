#!/usr/bin/env python3
"""find_package.py CMAKE BUILD COMPILER: what is installed from BUILD is found by a project that knows nothing else, builds
it, and runs."""
import pathlib
import subprocess
import sys
import tempfile

cmake, build, compiler = sys.argv[1:]

PROJECT = """
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(ssot_websocket 1.0 REQUIRED)
add_executable(consumer main.cpp)
target_link_libraries(consumer PRIVATE ssot::websocket ssot::websocket_beast)
"""

MAIN = """
#include <websocket/beast_server.hpp>
#include <websocket/websocket_figures.hpp>
#include <websocket/websocket_manager.hpp>

int main() {
  using namespace websocket;
  const UserContext ada(UserId("ada"), ThreadId("t-1"));
  const auto manager = get_websocket_manager(ada);
  return manager->send_event({ada, "hello"}) && websocket_figures().managers == 1 ? 0 : 1;
}
"""


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    (folder / "CMakeLists.txt").write_text(PROJECT)
    (folder / "main.cpp").write_text(MAIN)
    run(cmake, "--install", build, "--prefix", folder / "installed", "--component", "websocket")
    run(cmake, "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={folder / 'installed'}",
        f"-DCMAKE_CXX_COMPILER={compiler}")
    run(cmake, "--build", folder / "build")
    run(folder / "build" / "consumer")

# find_package(ssot): ssot::run is the whole tool as a library (run/run.h); ssot::policy, ssot::python, ssot::report and the other
# folders of tool/ are its parts. Before 1.0 a minor version may change any of them.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(fmt)
find_dependency(nlohmann_json)
find_dependency(LLVM 19.1 CONFIG PATHS /usr/lib/llvm-19/lib/cmake/llvm)
include("${CMAKE_CURRENT_LIST_DIR}/ssotTargets.cmake")

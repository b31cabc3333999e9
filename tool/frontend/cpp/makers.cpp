#include "frontend/cpp/makers.h"

#include <algorithm>
#include <array>

namespace ssot::cpp {

bool is_maker(std::string_view name) {
  constexpr std::array<std::string_view, 10> kMakers{"make_shared",
                                                     "make_unique",
                                                     "allocate_shared",
                                                     "make_optional",
                                                     "construct_at",
                                                     "emplace",
                                                     "make_shared_for_overwrite",
                                                     "make_unique_for_overwrite",
                                                     "make_intrusive",
                                                     "makeIntrusiveRefCnt"};
  return std::find(kMakers.begin(), kMakers.end(), name) != kMakers.end();
}

}  // namespace ssot::cpp

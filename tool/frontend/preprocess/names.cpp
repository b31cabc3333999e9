#include "frontend/preprocess/names.h"

#include <functional>
#include <utility>

namespace ssot::preprocess {
namespace {

Special special_of(std::string_view text) {
  static const std::unordered_map<std::string_view, Special> kSpecial = {
      {"defined", Special::kDefined},
      {"true", Special::kTrue},
      {"false", Special::kFalse},
      {"and", Special::kOperator},
      {"or", Special::kOperator},
      {"not", Special::kOperator},
      {"not_eq", Special::kOperator},
      {"bitand", Special::kOperator},
      {"bitor", Special::kOperator},
      {"xor", Special::kOperator},
      {"compl", Special::kOperator},
      {"and_eq", Special::kOperator},
      {"or_eq", Special::kOperator},
      {"xor_eq", Special::kOperator},
      {"__VA_ARGS__", Special::kArguments},
      {"__VA_OPT__", Special::kOptional},
      {"__LINE__", Special::kLine},
      {"__FILE__", Special::kFile},
      {"__BASE_FILE__", Special::kBaseFile},
      {"__FILE_NAME__", Special::kFileName},
      {"__INCLUDE_LEVEL__", Special::kIncludeLevel},
      {"__COUNTER__", Special::kCounter},
      {"__DATE__", Special::kSomeText},
      {"__TIME__", Special::kSomeText},
      {"__TIMESTAMP__", Special::kSomeText},
      {"__FLT_EVAL_METHOD__", Special::kEvaluationMethod},
      {"_Pragma", Special::kPragma},
      {"__has_include", Special::kHasInclude},
      {"__has_include_next", Special::kHasIncludeNext},
      {"__has_embed", Special::kHasEmbed},
      {"__has_feature", Special::kQuery},
      {"__has_extension", Special::kQuery},
      {"__has_builtin", Special::kQuery},
      {"__has_constexpr_builtin", Special::kQuery},
      {"__has_warning", Special::kQuery},
      {"__is_identifier", Special::kQuery},
      {"__is_target_arch", Special::kQuery},
      {"__is_target_vendor", Special::kQuery},
      {"__is_target_os", Special::kQuery},
      {"__is_target_environment", Special::kQuery},
      {"__is_target_variant_os", Special::kQuery},
      {"__is_target_variant_environment", Special::kQuery},
      {"__building_module", Special::kQuery},
      {"__has_attribute", Special::kQueryExpanded},
      {"__has_declspec_attribute", Special::kQueryExpanded},
      {"__has_cpp_attribute", Special::kQueryCpp},
      {"__has_c_attribute", Special::kQueryC},
  };
  const auto found = kSpecial.find(text);
  return found == kSpecial.end() ? Special::kNone : found->second;
}

}  // namespace

NameTable::NameTable() = default;

const Name* NameTable::intern(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>{}(text);
  Shard& shard = shards_[(hash >> 7) % shards_.size()];
  const std::lock_guard guard(shard.lock);
  if (const auto found = shard.names.find(text); found != shard.names.end()) return found->second;
  Name& name = shard.storage.emplace_back();
  name.text = shard.text.copy(text);
  name.id = next_.fetch_add(1, std::memory_order_relaxed);
  name.special = special_of(text);
  shard.names.emplace(name.text, &name);
  return &name;
}

}  // namespace ssot::preprocess

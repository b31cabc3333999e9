#include <utility>

#include "report/report.h"
#include "worker/json_members.h"
#include "worker/read_facts.h"
#include "worker/tasks.h"

namespace ssot {
namespace {

using nlohmann::json;

constexpr const char* kNoJson = "The worker's answer is no JSON.";

std::string_view kind_name(SearchDirectory::Kind kind) {
  switch (kind) {
    case SearchDirectory::Kind::kQuoted:
      return "quoted";
    case SearchDirectory::Kind::kAngled:
      return "angled";
    case SearchDirectory::Kind::kSystem:
      return "system";
    case SearchDirectory::Kind::kFramework:
      return "framework";
  }
  return "";
}

SearchDirectory::Kind kind_from(std::string_view name) {
  using Kind = SearchDirectory::Kind;
  for (const Kind kind : {Kind::kQuoted, Kind::kAngled, Kind::kSystem}) {
    if (name == kind_name(kind)) return kind;
  }
  return Kind::kFramework;
}

json parsed(std::string_view text) { return json::parse(text, nullptr, /*allow_exceptions=*/false); }

}  // namespace

std::string to_json(const FileFacts& facts) { return render_facts(facts); }

std::string to_json(const UnitAnswer& answer) {
  // Facts are written as text already; the rest is small.
  std::string out = "{\"failure\":" + json(text_of_bytes(answer.failure)).dump() +
                    ",\"errors\":" + texts_of_bytes(answer.errors).dump() + ",\"facts\":[";
  for (std::size_t i = 0; i < answer.facts.size(); ++i) {
    if (i > 0) out += ',';
    out += render_facts(answer.facts[i]);
  }
  return out + "]}";
}

std::string to_json(const ScanAnswer& answer) {
  json directives = json::array();
  for (const ScanAnswer::Directive& each : answer.directives) {
    directives.push_back(each.file);
    directives.push_back(each.line);
    directives.push_back(each.target);
  }
  return json{{"files", texts_of_bytes(answer.files)},
              {"directives", std::move(directives)},
              {"failure", text_of_bytes(answer.failure)}}
      .dump();
}

std::string to_json(const PreprocessorStart& start) {
  json directories = json::array();
  for (const SearchDirectory& each : start.directories)
    directories.push_back({{"path", text_of_bytes(each.path)}, {"kind", kind_name(each.kind)}});
  return json{
      {"predefines", text_of_bytes(start.predefines)}, {"directories", std::move(directories)},
      {"forced", texts_of_bytes(start.forced)},        {"forced_macros", texts_of_bytes(start.forced_macros)},
      {"unusual", text_of_bytes(start.unusual)},       {"failure", text_of_bytes(start.failure)}}
      .dump();
}

std::string to_json(const std::vector<long long>& values) { return json(values).dump(); }

Result<FileFacts> facts_from(std::string_view text) {
  const json value = parsed(text);
  if (!value.is_object()) return Error{kNoJson};
  return read_facts_json(value);
}

Result<UnitAnswer> unit_answer_from(std::string_view text) {
  const json value = parsed(text);
  if (!value.is_object()) return Error{kNoJson};
  const JsonMembers members(value);
  UnitAnswer answer;
  answer.failure = bytes_of_text(members.text("failure"));
  answer.errors = bytes_of_texts(members, "errors");
  members.each("facts", [&](const json& each) { answer.facts.push_back(read_facts_json(each)); });
  return answer;
}

Result<ScanAnswer> scan_answer_from(std::string_view text) {
  const json value = parsed(text);
  if (!value.is_object()) return Error{kNoJson};
  const JsonMembers members(value);
  ScanAnswer answer;
  answer.failure = bytes_of_text(members.text("failure"));
  answer.files = bytes_of_texts(members, "files");
  std::vector<std::uint32_t> numbers;
  members.each("directives", [&](const json& each) {
    numbers.push_back(each.is_number_unsigned() ? each.get<std::uint32_t>() : 0xffffffffU);
  });
  for (std::size_t i = 0; i + 2 < numbers.size(); i += 3) {
    if (numbers[i] >= answer.files.size() || numbers[i + 2] >= answer.files.size())
      return Error{"The worker's answer names a file that it does not list."};
    answer.directives.push_back({numbers[i], numbers[i + 1], numbers[i + 2]});
  }
  return answer;
}

Result<PreprocessorStart> start_from(std::string_view text) {
  const json value = parsed(text);
  if (!value.is_object()) return Error{kNoJson};
  const JsonMembers members(value);
  PreprocessorStart start;
  start.predefines = bytes_of_text(members.text("predefines"));
  start.forced = bytes_of_texts(members, "forced");
  start.forced_macros = bytes_of_texts(members, "forced_macros");
  start.unusual = bytes_of_text(members.text("unusual"));
  start.failure = bytes_of_text(members.text("failure"));
  members.each("directories", [&](const json& each) {
    const JsonMembers directory(each);
    start.directories.push_back(
        {.path = bytes_of_text(directory.text("path")), .kind = kind_from(directory.text("kind"))});
  });
  return start;
}

Result<std::vector<long long>> values_from(std::string_view text) {
  const json value = parsed(text);
  if (!value.is_array()) return Error{kNoJson};
  std::vector<long long> values;
  for (const json& each : value) values.push_back(each.is_number_integer() ? each.get<long long>() : 0);
  return values;
}

}  // namespace ssot

// What a stranger may call files, classes and people, put into every string of an inventory.
#pragma once
#include <array>
#include <cctype>
#include <string>
#include <string_view>

#include "model/inventory.h"

namespace ssot::test {

class HostileNames {
 public:
  // What stands where `text` stood: never empty where that was not, and no two alike.
  std::string next(const std::string& text) {
    if (text.empty()) return {};
    const std::string_view name = names()[count_ % names().size()];
    return std::string(name) + "/" + std::to_string(count_++);
  }

 private:
  static const std::array<std::string, 18>& names() {
    static const std::array<std::string, 18> all{
        "<img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(2)>",
        "' onmouseover='alert(3)",
        "</script><script>alert(4)</script>",
        "</style><style>*{display:none}</style>",
        "]]><b>out</b>",
        "--><h1>out</h1><!--",
        "</title></svg></table></details></main><h1>out</h1>",
        "javascript:alert(5)",
        "data:text/html,<script>alert(6)</script>",
        "&lt;script&gt;&#60;b&#62;&quot;&amp",
        "exe\xE2\x80\xAE"
        "yp.tpircs",
        "bell\x07 escape\x1b[2J line\nreturn\rtab\t nul" + std::string(1, '\0'),
        "not utf-8 \xff\xfe\xc3( \xed\xa0\x80",
        "zero\xE2\x80\x8Bwidth\xEF\xBB\xBF \xE2\x80\xA8line separator",
        "`${alert(7)}` {{7*7}} |pipe| \\ %s %n",
        "=cmd|'/C calc'!A0",
        "long_" + std::string(3000, 'w')};
    return all;
  }
  std::size_t count_ = 0;
};

// Only letters, digits, '/', '.', '_' and '-' of `text`; a '0' for everything else.
inline std::string tamed(const std::string& text) {
  std::string out = text;
  for (char& byte : out) {
    const auto code = static_cast<unsigned char>(byte);
    const bool plain = code < 0x80 && (std::isalnum(code) != 0 ||
                                       std::string_view("/._-").find(byte) != std::string_view::npos);
    if (!plain) byte = '0';
  }
  return out;
}

template <class Change>
void for_each_string(std::vector<std::string>& texts, const Change& change) {
  for (std::string& text : texts) change(text);
}

template <class Change>
void for_each_string(AuditGraph& graph, const Change& change) {
  for (AuditGraph::Node& node : graph.nodes) change(node.path);
}

template <class Change>
void for_each_string(AuditDefinition& definition, const Change& change) {
  for (std::string* text :
       {&definition.path, &definition.language, &definition.kind, &definition.name, &definition.qualified,
        &definition.role_reason, &definition.changed.date, &definition.changed.author,
        &definition.changed.commit, &definition.changed.unknown})
    change(*text);
  for_each_string(definition.risk.reasons, change);
}

template <class Change>
void for_each_string(AuditConcept& entry, const Change& change) {
  for (std::string* text : {&entry.id, &entry.name, &entry.why, &entry.owner}) change(*text);
  for (auto* texts : {&entry.evidence, &entry.hurt_reasons, &entry.recommended_reasons})
    for_each_string(*texts, change);
  for (AuditDefinition& definition : entry.definitions) for_each_string(definition, change);
  for (AuditPath& path : entry.paths) {
    for (std::string* text : {&path.path, &path.file, &path.state}) change(*text);
  }
  for (AuditConsumer& consumer : entry.consumers) {
    change(consumer.path);
    change(consumer.name);
  }
  for (MatrixRow& row : entry.matrix.rows) {
    change(row.method);
    for (MatrixCell& cell : row.cells) {
      change(cell.how);
      change(cell.signature);
    }
  }
  for (MigrationStep& step : entry.migration) {
    change(step.action);
    for_each_string(step.cycle, change);
  }
  for_each_string(entry.graph, change);
}

template <class Change>
void change_keys(std::map<std::string, std::size_t>& counts, const Change& change) {
  std::map<std::string, std::size_t> changed;
  for (const auto& [name, count] : counts) {
    std::string key = name;
    change(key);
    changed[key] = count;
  }
  counts = changed;
}

template <class Change>
void for_each_string(Inventory& inventory, const Change& change) {
  for (std::string* text : {&inventory.title, &inventory.date, &inventory.commit}) change(*text);
  for (auto* texts : {&inventory.policy_files, &inventory.only, &inventory.hints})
    for_each_string(*texts, change);
  for (AuditConcept& entry : inventory.concepts) for_each_string(entry, change);
  for (BriefConcept& brief : inventory.others) {
    for (std::string* text : {&brief.id, &brief.name, &brief.path}) change(*text);
  }
  for (ClutterFolder& folder : inventory.clutter) change(folder.folder);
  for_each_string(inventory.graph, change);
  for (TrendPoint& point : inventory.trend) {
    change(point.date);
    change(point.commit);
  }
  change_keys(inventory.analysed_by, change);
  change_keys(inventory.unjudged, change);
  for (Gap& gap : inventory.gaps) {
    change(gap.path);
    change(gap.reason);
  }
  for (Skipped& skipped : inventory.skipped) {
    change(skipped.path);
    change(skipped.reason);
  }
}

}  // namespace ssot::test

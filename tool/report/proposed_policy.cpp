#include "report/proposed_policy.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "report/untrusted.h"

namespace ssot {
namespace {

// The lines of one concept, or of one key, without what separates it from the next.
using Lines = std::vector<std::string>;

std::string json(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string json_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", " : "") + json(item);
  return out + "]";
}

// A folder's name means itself.
std::string glob_of(std::string_view path) {
  std::string glob;
  for (const char c : path) {
    if (std::string_view("*?[]{}\\,").find(c) != std::string_view::npos) glob += '\\';
    glob += c;
  }
  return glob;
}

std::string comment(std::string_view text) { return "// " + for_terminal(text); }

std::string joined(const std::vector<std::string>& items, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i) text += (i > 0 ? ", " : "") + items[i];
  if (items.size() > most) text += fmt::format(" and {} more", items.size() - most);
  return text;
}

// `"key": value` lines; all but the last get a comma.
class Object {
 public:
  void note(std::string_view text) { lines_.push_back(comment(text)); }
  void key(std::string_view name, const std::string& value) {
    lines_.push_back(json(name) + ": " + value);
    last_ = lines_.size();
    keys_.push_back(lines_.size() - 1);
  }
  Lines lines(std::string_view indent) const {
    Lines out;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const bool is_key = std::find(keys_.begin(), keys_.end(), i) != keys_.end();
      out.push_back(std::string(indent) + lines_[i] + (is_key && i + 1 != last_ ? "," : ""));
    }
    return out;
  }

 private:
  Lines lines_;
  std::vector<std::size_t> keys_;
  std::size_t last_ = 0;
};

void add_findings(const ProposedConcept& entry, Object& object) {
  if (entry.findings.empty()) return;
  std::vector<std::string> counts;
  for (const auto& [rule, count] : entry.findings) counts.push_back(fmt::format("{} {}", count, rule));
  object.note(fmt::format("ssot check says today: {}.", enumerate(counts)));
}

std::string list_of_objects(const Lines& objects) {
  if (objects.size() == 1) return "[" + objects.front() + "]";
  std::string out = "[";
  for (const std::string& each : objects) out += (out.size() > 1 ? ",\n        " : "\n        ") + each;
  return out + "\n      ]";
}

Lines concept_lines(const ProposedConcept& entry) {
  Object object;
  for (const std::string& sentence : entry.seen) object.note(sentence);
  if (!entry.rivals.empty()) object.note("To go, or to be told apart: " + joined(entry.rivals, 5) + ".");
  add_findings(entry, object);
  object.key("id", json(entry.id));
  object.note("Say in your words why there must be one only: it is shown with each finding.");
  object.key("why", json("Several definitions do the same; one is to be kept."));
  object.key("names", json_list(entry.names));
  if (!entry.factories.empty()) {
    object.note(
        "Must everyone get it from a factory? Then declare it, and whoever makes one directly is told:");
    object.note("\"factories\": " + json_list({entry.factories.front()}) + ",");
  }
  object.key("canonical", json_list({entry.canonical}));
  if (!entry.parts.empty()) {
    object.note("These belong to it and may be used directly.");
    object.key("parts", json_list(entry.parts));
  }
  if (!entry.handed_on.empty()) {
    object.note("Its package hands it on. Say \"deprecated\" once the plain path is the one to take.");
    Lines paths;
    for (const auto& [path, imports] : entry.handed_on)
      paths.push_back("{ \"path\": " + json(path) + ", \"state\": \"allowed\" }");
    object.key("paths", list_of_objects(paths));
  }
  if (!entry.exceptions.empty()) {
    Lines allowed;
    for (const ProposedConcept::Exception& each : entry.exceptions)
      allowed.push_back("{ \"path\": " + json(glob_of(each.path)) +
                        ", \"rules\": [\"duplicate-definition\"], \"why\": " + json(each.why) + " }");
    object.key("allow", list_of_objects(allowed));
  }
  return object.lines("      ");
}

void add_concepts(const Proposal& proposal, std::string& out) {
  std::vector<const ProposedConcept*> sure;
  std::vector<const ProposedConcept*> doubtful;
  for (const ProposedConcept& each : proposal.concepts)
    (each.doubt.empty() ? sure : doubtful).push_back(&each);
  out +=
      "\n  // What must exist once. Each has a name, a place, and a reason. docs: ssot explain "
      "duplicate-definition\n";
  if (sure.empty()) {
    out +=
        "  // Nothing here is certain enough to be declared for you. Name the first concept yourself:\n"
        "  //   { \"id\": \"settings\", \"why\": \"One place reads the environment.\",\n"
        "  //     \"names\": [\"Settings\"], \"canonical\": [\"app.settings:Settings\"] }\n"
        "  // In C++ the place is a header: \"app/settings.hpp:app::Settings\". ssot audit shows what there "
        "is.\n";
  }
  out += "  \"concepts\": [";
  for (std::size_t i = 0; i < sure.size(); ++i) {
    out += "\n    {\n";
    for (const std::string& line : concept_lines(*sure[i])) out += line + "\n";
    out += i + 1 == sure.size() ? "    }" : "    },";
  }
  out += sure.empty() && doubtful.empty() ? "" : "\n";
  if (!doubtful.empty()) {
    out +=
        "    // Seen too, and not declared, each for a reason. Take one in by its lines, with a comma before "
        "it.\n";
    for (const ProposedConcept* each : doubtful) {
      out += "    //\n    " + comment(fmt::format("{}: {}.", each->id, each->doubt)) + "\n";
      if (each->canonical.empty()) {
        out += "    " + comment(each->seen.empty() ? "" : each->seen.front()) + "\n";
        continue;
      }
      out += fmt::format("    // {{ \"id\": {}, \"names\": {},\n    //   \"canonical\": {} }}\n",
                         json(each->id), json_list(each->names), json_list({each->canonical}));
    }
  }
  out += sure.empty() && doubtful.empty() ? "],\n" : "  ],\n";
}

void add_excludes(const Proposal& proposal, std::string& out) {
  std::vector<std::string> globs;
  for (const ProposedExclude& each : proposal.excludes) {
    if (!each.python) globs.push_back(glob_of(each.folder) + "/**");
  }
  for (const ProposedExclude& each : proposal.excludes) {
    if (!each.python) continue;
    out += "\n  " +
           comment(fmt::format(
               "{} looks like code of others ({}), but its Python may be imported by name: it is read. "
               "If nothing imports it, exclude {}.",
               each.folder, count_of(each.files, "file"), json(glob_of(each.folder) + "/**"))) +
           "\n";
  }
  if (globs.empty()) return;
  out += "\n  // Code of others, kept in this tree: not read at all.\n  \"exclude\": " + json_list(globs) +
         ",\n";
}

void add_roots(const Proposal& proposal, std::string& out) {
  if (!proposal.python_roots.empty()) {
    out +=
        "\n  // Where absolute imports start, as guessed. Say so when it is wrong, or to keep it as it is:\n "
        " // \"python\": { \"roots\": " +
        json_list(proposal.python_roots) + " },\n";
  }
  if (proposal.wants_include_dirs)
    out +=
        "\n  // No compile database was found. Name the folders that includes are spelled from, and more "
        "includes lead to files:\n"
        "  // \"cpp\": { \"include_dirs\": [\"include\", \"src\"] },\n";
}

}  // namespace

std::string render_proposed_policy(const Proposal& proposal) {
  std::string out = fmt::format(
      "// Proposed by ssot init from {}. Comments are allowed here; ssot check accepts this file as it "
      "stands.\n"
      "// Known debt need not stop you: ssot baseline records today's findings, and only new ones fail.\n"
      "{{\n  // For editors: ssot schema > ssot.schema.json\n  \"$schema\": \"./ssot.schema.json\",\n"
      "  \"extends\": [\"ssot:recommended\"],\n",
      count_of(proposal.analysed, "file that was read", "files that were read"));
  add_excludes(proposal, out);
  add_roots(proposal, out);
  add_concepts(proposal, out);
  out +=
      "\n  // error fails the run, warning and note do not, off says nothing. ssot explain lists all rules.\n"
      "  \"rules\": {\n"
      "    \"duplicate-definition\": \"error\",\n"
      "    \"noncanonical-path\": \"error\",\n"
      "    // One class name with one shape in several files, without any concept; reads every file whole:\n"
      "    // \"same-name-definition\": \"warning\",\n"
      "    // Worth an error once there are none left:\n"
      "    \"import-cycle\": \"warning\",\n"
      "    \"backup-file\": \"warning\"\n"
      "  }\n}\n";
  return out;
}

}  // namespace ssot

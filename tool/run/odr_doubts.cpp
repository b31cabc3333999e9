#include "run/odr_doubts.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "base/files.h"
#include "base/parallel.h"
#include "index/odr_candidates.h"
#include "run/parameter_key.h"

namespace ssot {
namespace {

// What one place says.
struct Saying {
  std::string parameters;  // parameter_key of a function
  std::size_t text = 0;    // hash of its lines, blanks aside: indentation and line breaks mean nothing
};

class LineStarts {
 public:
  explicit LineStarts(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n')))
        starts_.push_back(i + 1);
    }
  }

  // 1-based, both ends included.
  std::string_view lines(int first, int last) const {
    const auto start_of = [&](int line) {
      const auto index = static_cast<std::size_t>(std::max(line, 1) - 1);
      return index < starts_.size() ? starts_[index] : text_.size();
    };
    return text_.substr(start_of(first), start_of(last + 1) - start_of(first));
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

std::size_t fingerprint(std::string_view text) {
  std::string dense;
  dense.reserve(text.size());
  for (const char c : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r') dense += c;
  }
  return std::hash<std::string>()(dense);
}

Saying saying_of(const LineStarts& lines, const Definition& definition) {
  const std::string_view text = lines.lines(definition.line, definition.end_line);
  Saying saying{.parameters = {}, .text = fingerprint(text)};
  if (definition.kind == DefinitionKind::kFunction) {
    const auto column = static_cast<std::size_t>(std::max(definition.name_column, 1) - 1);
    saying.parameters = parameter_key(text.substr(std::min(column, text.size())));
  }
  return saying;
}

// Of places with the same parameters, those that do not all say the same.
std::vector<std::size_t> differing(const std::vector<Saying>& sayings) {
  std::map<std::string_view, std::vector<std::size_t>> overloads;
  for (std::size_t i = 0; i < sayings.size(); ++i) overloads[sayings[i].parameters].push_back(i);
  std::vector<std::size_t> doubtful;
  for (const auto& [parameters, places] : overloads) {
    const bool same = std::all_of(places.begin(), places.end(), [&](std::size_t each) {
      return sayings[each].text == sayings[places.front()].text;
    });
    if (!same) doubtful.insert(doubtful.end(), places.begin(), places.end());
  }
  return doubtful;
}

struct Asked {
  std::size_t candidate = 0;
  std::size_t place = 0;
};

}  // namespace

std::vector<FileId> odr_doubts(const Project& project, const Policy& policy, const Contents& contents,
                               unsigned threads) {
  const std::vector<OdrCandidate> candidates = odr_candidates(project, policy);
  std::map<FileId, std::vector<Asked>> by_file;
  std::vector<std::vector<Saying>> sayings(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    sayings[i].resize(candidates[i].places.size());
    for (std::size_t k = 0; k < candidates[i].places.size(); ++k)
      by_file[candidates[i].places[k].file].push_back({i, k});
  }
  const std::vector<std::pair<FileId, std::vector<Asked>>> files(by_file.begin(), by_file.end());
  parallel_for(files.size(), threads, [&](std::size_t index, unsigned) {
    const auto& [file, asked] = files[index];
    FileBuffer buffer;
    if (contents.read(std::string(project.path(file)), buffer) != FileBuffer::Status::kOk) return;
    const LineStarts lines(buffer.text());
    for (const Asked& each : asked) {
      const OdrPlace& place = candidates[each.candidate].places[each.place];
      const Definition& definition = project.facts(file).definitions[place.definition];
      sayings[each.candidate][each.place] = saying_of(lines, definition);
    }
  });
  std::vector<FileId> doubtful;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (const std::size_t place : differing(sayings[i]))
      doubtful.push_back(candidates[i].places[place].file);
  }
  return doubtful;
}

}  // namespace ssot

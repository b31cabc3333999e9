#include "run/candidates.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ssot {
namespace {

// Rules whose findings rest on what a file defines; the others rest on paths and edges.
constexpr std::array<std::string_view, 3> kAboutDefinitions{"duplicate-definition", "same-name-definition",
                                                            "re-export-shim"};

class Candidates {
 public:
  explicit Candidates(const Project& project) : project_(project) {}

  void add(FileId file) {
    if (file != kNoFile && project_.facts(file).language == Language::kCpp) files_.push_back(file);
  }
  void add(std::string_view path) { add(project_.find(path)); }

  std::vector<FileId> take() && {
    std::sort(files_.begin(), files_.end());
    files_.erase(std::unique(files_.begin(), files_.end()), files_.end());
    return std::move(files_);
  }

 private:
  const Project& project_;
  std::vector<FileId> files_;
};

bool lost_something(const FileFacts& facts) {
  return facts.defined && std::any_of(facts.gaps.begin(), facts.gaps.end(),
                                      [](const Gap& gap) { return gap.kind == GapKind::kLost; });
}

}  // namespace

std::vector<FileId> candidates(const Project& project, const ConceptIndex& concepts,
                               const std::vector<Finding>& findings, const std::vector<FileId>& more) {
  Candidates all(project);
  for (const FileId file : more) all.add(file);
  for (const Finding& finding : findings) {
    if (std::find(kAboutDefinitions.begin(), kAboutDefinitions.end(), finding.rule) ==
        kAboutDefinitions.end())
      continue;
    all.add(finding.path);
    for (const Related& related : finding.related) all.add(related.path);
  }
  // A home that seems to lack its symbol: a macro may write it.
  for (const FoundConcept& found : concepts.all()) {
    for (const auto* symbols : {&found.canonical, &found.parts, &found.factories}) {
      for (const FoundSymbol& symbol : *symbols) {
        if (!symbol.name_found) all.add(symbol.file);
      }
    }
  }
  for (std::size_t i = 0; i < project.size(); ++i) {
    if (lost_something(project.files()[i])) all.add(FileId{static_cast<std::uint32_t>(i)});
  }
  return std::move(all).take();
}

}  // namespace ssot

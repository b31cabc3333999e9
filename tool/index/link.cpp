#include "index/link.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/parallel.h"
#include "base/path.h"
#include "index/definition_order.h"
#include "index/includes.h"
#include "index/path_table.h"
#include "index/python_modules.h"

namespace ssot {

class Linker {
 public:
  Linker(Tree tree, std::vector<FileFacts> facts, const Policy& policy, unsigned threads, Units units,
         std::vector<Document> documents)
      : threads_(threads) {
    project_.documents_ = std::move(documents);
    project_.facts_ = std::move(facts);
    for (FileFacts& each : project_.facts_) order_definitions(each);
    project_.tree_ = std::move(tree);
    project_.include_dirs_ = policy.include_dirs;
    table_.emplace(project_.facts_);
    modules_.emplace(project_.facts_, *table_, project_.tree_, policy.python_roots);
    includes_.emplace(project_.facts_, *table_, policy.include_dirs);
    *project_.units_ = std::move(units);
  }

  Project run() && {
    name_modules();
    project_.unit_lookup_ = UnitLookup(*project_.units_, project_.by_path_, project_.size());
    resolve();
    resolve_documents();
    doubt_folders_that_nobody_imports();
    connect(project_);
    return std::move(project_);
  }

  // The edges that the resolutions make.
  static void connect(Project& project) {
    project.edges_.clear();
    project.first_edge_.clear();
    project.first_edge_.reserve(project.size() + 1);
    for (std::size_t i = 0; i < project.size(); ++i) {
      project.first_edge_.push_back(project.edges_.size());
      const FileId from{static_cast<std::uint32_t>(i)};
      const auto resolutions = project.resolutions(from);
      for (std::size_t k = 0; k < resolutions.size(); ++k) {
        const Resolution& to = resolutions[k];
        if (to.target == kNoFile || to.target == from) continue;
        project.edges_.push_back(
            {from, to.target, static_cast<std::uint32_t>(k), to.guessed || to.several, to.proof});
      }
    }
    project.first_edge_.push_back(project.edges_.size());
    reverse(project);
  }

  static void reverse(Project& project) {
    project.first_importer_.assign(project.size() + 1, 0);
    for (const Edge& edge : project.edges_) ++project.first_importer_[static_cast<std::size_t>(edge.to) + 1];
    for (std::size_t i = 0; i < project.size(); ++i)
      project.first_importer_[i + 1] += project.first_importer_[i];
    std::vector<std::size_t> next(project.first_importer_.begin(), project.first_importer_.end());
    project.importers_.resize(project.edges_.size());
    for (const Edge& edge : project.edges_)
      project.importers_[next[static_cast<std::size_t>(edge.to)]++] = edge;
  }

  static std::vector<Resolution>& resolutions(Project& project) { return project.resolutions_; }
  static std::vector<Resolution>& resolutions(Project& project, DocumentId id) {
    return project.document_resolutions_[static_cast<std::size_t>(id)];
  }

 private:
  void name_modules() {
    project_.module_names_.resize(project_.size());
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const FileFacts& file = project_.facts_[i];
      project_.by_path_.emplace(file.path, FileId{static_cast<std::uint32_t>(i)});
      // A partition needs no `export` to be imported inside its module.
      const bool partition = file.module_name.find(':') != std::string_view::npos;
      if (!file.module_name.empty() && (file.module_interface || partition)) {
        project_.cpp_modules_.emplace(file.module_name, FileId{static_cast<std::uint32_t>(i)});
      }
      if (file.language != Language::kPython) continue;
      project_.module_names_[i] = modules_->name_of(FileId{static_cast<std::uint32_t>(i)});
    }
    for (std::size_t i = 0; i < project_.size(); ++i) {
      const std::string& name = project_.module_names_[i];
      if (name.empty()) continue;
      // The lookup knows which file wins where several could carry the name.
      const ModuleLookup found = modules_->find(name);
      if (found.file != kNoFile) project_.modules_.emplace(name, found.file);
    }
  }

  // Each file's imports are resolved by themselves, so threads only share what is read.
  void resolve() {
    std::size_t count = 0;
    for (const FileFacts& file : project_.facts_) {
      project_.first_import_.push_back(count);
      count += file.imports.size();
    }
    project_.first_import_.push_back(count);
    project_.resolutions_.resize(count);
    struct Caches {
      ModuleCache modules;
      IncludeCache includes;
    };
    std::vector<Caches> caches(std::max(1U, threads_));
    constexpr std::size_t kFilesAPiece = 512;
    const std::size_t pieces = (project_.size() + kFilesAPiece - 1) / kFilesAPiece;
    parallel_for(pieces, threads_, [&](std::size_t piece, unsigned worker) {
      const std::size_t end = std::min((piece + 1) * kFilesAPiece, project_.size());
      for (std::size_t i = piece * kFilesAPiece; i < end; ++i) {
        resolve_file(FileId{static_cast<std::uint32_t>(i)}, caches[worker].modules, caches[worker].includes);
      }
    });
  }

  void resolve_file(FileId id, ModuleCache& modules, IncludeCache& includes) {
    const std::vector<Import>& imports = project_.facts(id).imports;
    Resolution* to = project_.resolutions_.data() + project_.first_import_[static_cast<std::size_t>(id)];
    for (const Import& import : imports) {
      switch (import.kind) {
        case ImportKind::kInclude:
          *to++ = resolve_include(id, import, includes);
          break;
        case ImportKind::kModule:
          *to++ = resolve_module(id, import, includes);
          break;
        default:
          *to++ = modules_->resolve(id, import, modules);
      }
    }
  }

  void resolve_documents() {
    for (const Document& document : project_.documents_) {
      std::vector<Resolution>& to = project_.document_resolutions_.emplace_back();
      for (const Import& import : document.imports) to.push_back(resolve_in_document(document, import));
    }
  }

  Resolution resolve_in_document(const Document& document, const Import& import) const {
    switch (import.kind) {
      case ImportKind::kInclude:
        return includes_->resolve(import);
      case ImportKind::kModule: {
        const FileId target = project_.cpp_module(import.module);
        if (target == kNoFile) return {};
        return {.state = Resolution::State::kFile, .target = target};
      }
      default:
        return modules_->resolve_from(folder_of(document.path), import);
    }
  }

  // Units know; where none followed the directive, the rules of depth 1 speak.
  Resolution resolve_include(FileId id, const Import& import, IncludeCache& includes) const {
    const auto followed = project_.unit_lookup_.directives(id, static_cast<std::uint32_t>(import.line));
    if (followed.empty()) return includes_->resolve(id, import, includes);
    Resolution proved{.proof = Proof::kUnit};
    for (const UnitGraph::Directive& each : followed) {
      const auto target = project_.unit_lookup_.file_of(each.target);
      if (!target) continue;
      proved.several = proved.target != kNoFile;
      if (proved.several) break;
      proved.state = Resolution::State::kFile;
      proved.target = *target;
    }
    return proved;
  }

  // A folder without __init__.py gives way to an installed package of its name (`alembic/env.py`), so an
  // import through it is only called broken when another one proves that the folder is meant.
  void doubt_folders_that_nobody_imports() {
    std::unordered_map<std::string_view, bool> meant;  // first component of a broken import → proved
    const auto note = [&](std::string_view first, const Resolution& to) {
      if (to.state != Resolution::State::kBroken || meant.contains(first)) return;
      meant.emplace(first, modules_->find(first).state != Resolution::State::kNamespace);
    };
    each_absolute_import(note);
    each_document_import(note);
    if (meant.empty()) return;
    each_absolute_import([&](std::string_view first, const Resolution& to) {
      if (to.state != Resolution::State::kFile || to.guessed) return;
      if (const auto found = meant.find(first); found != meant.end()) found->second = true;
    });
    const auto doubt = [&](std::string_view first, Resolution& to) {
      if (to.state == Resolution::State::kBroken && !meant.at(first)) to = {};
    };
    each_absolute_import(doubt);
    each_document_import(doubt);
  }

  // Calls `visit` with the first component of every absolute Python import and what it leads to.
  template <class Visit>
  void each_absolute_import(Visit visit) {
    for (std::size_t i = 0; i < project_.size(); ++i) {
      if (project_.facts_[i].language != Language::kPython) continue;
      for (std::size_t k = 0; k < project_.facts_[i].imports.size(); ++k) {
        const std::string_view module = project_.facts_[i].imports[k].module;
        if (module.starts_with('.')) continue;
        visit(module.substr(0, module.find('.')), project_.resolutions_[project_.first_import_[i] + k]);
      }
    }
  }

  // The same for the imports that documents show, which prove nothing.
  template <class Visit>
  void each_document_import(Visit visit) {
    for (std::size_t i = 0; i < project_.documents_.size(); ++i) {
      for (std::size_t k = 0; k < project_.documents_[i].imports.size(); ++k) {
        const std::string_view module = project_.documents_[i].imports[k].module;
        visit(module.substr(0, module.find('.')), project_.document_resolutions_[i][k]);
      }
    }
  }

  // `import x;`, `import :part;` of the module that the file belongs to, `import <h>;`.
  Resolution resolve_module(FileId importer, const Import& import, IncludeCache& includes) const {
    if (import.module.starts_with('<') || import.module.starts_with('"'))
      return includes_->resolve(importer, import, includes);
    const std::string_view own = project_.facts(importer).module_name;
    std::string name(import.module);
    if (name.starts_with(':')) name.insert(0, own.substr(0, own.find(':')));
    const FileId target = project_.cpp_module(name);
    if (target == kNoFile) return {};
    return {.state = Resolution::State::kFile, .target = target};
  }

  unsigned threads_;
  Project project_;
  std::optional<PathTable> table_;
  std::optional<PythonModules> modules_;
  std::optional<IncludeResolver> includes_;
};

namespace {

// Every module has these without binding them.
bool is_module_attribute(std::string_view name) {
  return name.size() > 4 && name.starts_with("__") && name.ends_with("__");
}

bool asks_for_name(const Import& import, const Resolution& to) {
  return import.kind == ImportKind::kFrom && import.name != "*" && !import.guarded && !to.submodule &&
         !to.guessed && to.state == Resolution::State::kFile;
}

Resolution no_name(Resolution to) {
  to.state = Resolution::State::kNoName;
  return to;
}

// The questions with those about one module side by side (a counting sort: there are as many as imports).
std::vector<NameQuestion> by_module(const Project& project, const std::vector<NameQuestion>& asked) {
  std::vector<std::size_t> next(project.size() + 1);
  for (const NameQuestion& question : asked) ++next[static_cast<std::size_t>(question.module) + 1];
  for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
  std::vector<NameQuestion> sorted(asked.size());
  for (const NameQuestion& question : asked)
    sorted[next[static_cast<std::size_t>(question.module)]++] = question;
  return sorted;
}

// Without the names that their modules bind, and without all of modules that may make names at run time.
std::vector<NameQuestion> not_bound(const Project& project, const std::vector<NameQuestion>& grouped) {
  std::vector<NameQuestion> left;
  std::unordered_set<std::string_view> bound;
  FileId current = kNoFile;
  bool settled = false;  // nothing can be said of the module
  for (const NameQuestion& question : grouped) {
    if (question.module != current) {
      current = question.module;
      const FileFacts& module = project.facts(current);
      bound.clear();
      settled = module.dynamic;
      if (!settled) add_bound_names(module, bound);
      settled = settled || bound.contains("*");
    }
    if (!settled && !is_module_attribute(question.name) && !bound.contains(question.name))
      left.push_back(question);
  }
  return left;
}

auto order(const NameQuestion& question) { return std::tuple(question.module, question.name); }

// `from package import name`: the path of the submodule that the name would be; empty where it can be none.
std::string submodule_path(const Project& project, const NameQuestion& question) {
  const std::string_view path = project.path(question.module);
  if (!name_of(path).starts_with("__init__.")) return {};
  return join(folder_of(path), question.name);
}

// The path that the missing module of a broken import would have.
std::string missing_path(std::string dotted) {
  std::replace(dotted.begin(), dotted.end(), '.', '/');
  return dotted;
}

}  // namespace

Project link(Tree tree, std::vector<FileFacts> facts, const Policy& policy, unsigned threads, Units units,
             std::vector<Document> documents) {
  return Linker(std::move(tree), std::move(facts), policy, threads, std::move(units), std::move(documents)).run();
}

Questions questions(const Project& project) {
  Questions result;
  std::vector<NameQuestion> asked;
  const auto ask = [&](const Import& import, const Resolution& to, auto&& missing) {
    if (to.state == Resolution::State::kBroken) result.absences.push_back({missing()});
    if (asks_for_name(import, to)) asked.push_back({to.target, import.name});
  };
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileId id{static_cast<std::uint32_t>(i)};
    const FileFacts& file = project.facts(id);
    if (file.language != Language::kPython) continue;
    const auto resolutions = project.resolutions(id);
    for (std::size_t k = 0; k < resolutions.size(); ++k) {
      const Import& import = file.imports[k];
      ask(import, resolutions[k], [&] { return missing_path(project.absolute_module(id, import)); });
    }
  }
  for (std::size_t i = 0; i < project.documents().size(); ++i) {
    const DocumentId id{static_cast<std::uint32_t>(i)};
    const auto resolutions = project.resolutions(id);
    for (std::size_t k = 0; k < resolutions.size(); ++k) {
      const Import& import = project.document(id).imports[k];
      ask(import, resolutions[k], [&] { return missing_path(std::string(import.module)); });
    }
  }
  result.names = not_bound(project, by_module(project, asked));
  std::sort(result.names.begin(), result.names.end(),
            [](const auto& a, const auto& b) { return order(a) < order(b); });
  const auto end = std::unique(result.names.begin(), result.names.end(),
                               [](const auto& a, const auto& b) { return order(a) == order(b); });
  result.names.erase(end, result.names.end());
  // git is asked about these too: `from app import _version`, where app/_version.py is generated and ignored.
  for (const NameQuestion& question : result.names) {
    const std::string submodule = submodule_path(project, question);
    if (!submodule.empty()) result.absences.push_back({submodule});
  }
  const auto path = [](const auto& a, const auto& b) { return a.path < b.path; };
  std::sort(result.absences.begin(), result.absences.end(), path);
  const auto last = std::unique(result.absences.begin(), result.absences.end(),
                                [](const auto& a, const auto& b) { return a.path == b.path; });
  result.absences.erase(last, result.absences.end());
  return result;
}

Project answered(Project project, const Answers& answers) {
  if (answers.absent.empty() && answers.ignored.empty()) return project;
  const auto is_ignored = [&](const std::string& path) {
    return std::binary_search(answers.ignored.begin(), answers.ignored.end(), path);
  };
  const auto settle = [&](const Import& import, Resolution& to, auto&& missing) {
    if (to.state == Resolution::State::kBroken) {
      if (is_ignored(missing())) to = {};
    } else if (asks_for_name(import, to)) {
      const NameQuestion question{to.target, import.name};
      const bool absent =
          std::binary_search(answers.absent.begin(), answers.absent.end(), question,
                             [](const auto& a, const auto& b) { return order(a) < order(b); });
      if (absent) to = is_ignored(submodule_path(project, question)) ? Resolution{} : no_name(to);
    }
  };
  std::size_t at = 0;
  for (std::size_t i = 0; i < project.size(); ++i) {
    const FileId id{static_cast<std::uint32_t>(i)};
    for (const Import& import : project.facts(id).imports) {
      settle(import, Linker::resolutions(project)[at++],
             [&] { return missing_path(project.absolute_module(id, import)); });
    }
  }
  for (std::size_t i = 0; i < project.documents().size(); ++i) {
    std::vector<Resolution>& to = Linker::resolutions(project, DocumentId{static_cast<std::uint32_t>(i)});
    for (std::size_t k = 0; k < to.size(); ++k) {
      const Import& import = project.documents()[i].imports[k];
      settle(import, to[k], [&] { return missing_path(std::string(import.module)); });
    }
  }
  Linker::connect(project);
  return project;
}

}  // namespace ssot

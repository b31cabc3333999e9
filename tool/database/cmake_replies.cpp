#include "database/cmake_replies.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/files.h"
#include "base/located_json.h"
#include "base/path.h"

namespace ssot {
namespace {

using JsonKind = LocatedJson::Kind;
using Kind = LinkGraph::Kind;

constexpr std::size_t kLargestReply = std::size_t{64} << 20;
constexpr std::size_t kLargestInAll = std::size_t{256} << 20;
constexpr std::size_t kMostTargets = 20'000;

const LocatedJson* member_of(const LocatedJson& json, std::string_view name, JsonKind kind) {
  const JsonMember* member = json.member(name);
  return member != nullptr && member->value.kind == kind ? &member->value : nullptr;
}

std::string text_of(const LocatedJson& json, std::string_view name) {
  const LocatedJson* text = member_of(json, name, JsonKind::kText);
  return text == nullptr ? std::string() : text->text;
}

const std::vector<LocatedJson>& items_of(const LocatedJson& json, std::string_view name) {
  static const std::vector<LocatedJson> none;
  const LocatedJson* array = member_of(json, name, JsonKind::kArray);
  return array == nullptr ? none : array->items;
}

bool is_object_or_archive(std::string_view path) {
  return path.ends_with(".o") || path.ends_with(".obj") || path.ends_with(".a") || path.ends_with(".lib");
}

class Replies {
 public:
  Replies(std::string folder, LinkGraph& graph, GapList& gaps)
      : folder_(std::move(folder)), reply_(folder_ + "/.cmake/api/v1/reply"), graph_(graph), gaps_(gaps) {}

  bool run() {
    const std::string index = newest_index();
    if (index.empty()) return false;
    const std::optional<LocatedJson> document = read(index);
    if (!document) return true;
    for (const LocatedJson& object : items_of(*document, "objects")) {
      const LocatedJson* version = member_of(object, "version", JsonKind::kObject);
      const LocatedJson* major =
          version == nullptr ? nullptr : member_of(*version, "major", JsonKind::kNumber);
      if (text_of(object, "kind") != "codemodel" || major == nullptr || major->number != 2) continue;
      if (const auto model = read(text_of(object, "jsonFile"))) take_model(*model);
      break;
    }
    return true;
  }

 private:
  // Of several, that with the name that sorts last is current.
  std::string newest_index() const {
    std::error_code error;
    std::string newest;
    for (std::filesystem::directory_iterator each(reply_, error), end; !error && each != end;
         each.increment(error)) {
      const std::string name = each->path().filename().string();
      if (name.starts_with("index-") && name.ends_with(".json") && name > newest) newest = name;
    }
    return newest;
  }

  std::optional<LocatedJson> read(const std::string& name) {
    const std::string path = reply_ + "/" + name;
    if (name.empty() || name.find('/') != std::string::npos) return std::nullopt;
    const FileBuffer::Status status =
        buffer_.read_at(-1, path.c_str(), std::min(kLargestReply, kLargestInAll - bytes_));
    if (status != FileBuffer::Status::kOk) {
      gaps_.add(path, 0, fmt::format("What is linked together cannot be read: {}.", buffer_.reason()));
      return std::nullopt;
    }
    bytes_ += buffer_.text().size();
    JsonDocument document = read_json(buffer_.text(), name);
    if (!document.complaints.empty()) {
      gaps_.add(path, document.complaints.front().place.line,
                "What is linked together cannot be read: this is not JSON as CMake writes it.");
      return std::nullopt;
    }
    return std::move(document.root);
  }

  void take_model(const LocatedJson& model) {
    const LocatedJson* paths = member_of(model, "paths", JsonKind::kObject);
    source_ = paths == nullptr ? folder_ : text_of(*paths, "source");
    const std::vector<LocatedJson>& configurations = items_of(model, "configurations");
    if (configurations.empty()) return;
    std::size_t count = 0;
    for (const LocatedJson& target : items_of(configurations.front(), "targets")) {
      if (++count > kMostTargets) return;
      if (const auto document = read(text_of(target, "jsonFile"))) take_target(*document);
    }
  }

  void take_target(const LocatedJson& target) {
    const std::string type = text_of(target, "type");
    const Kind kind = type == "STATIC_LIBRARY" ? Kind::kArchive : Kind::kProgram;
    if (type != "EXECUTABLE" && type != "SHARED_LIBRARY" && type != "MODULE_LIBRARY" &&
        kind != Kind::kArchive)
      return;
    const std::vector<LocatedJson>& artifacts = items_of(target, "artifacts");
    const LocatedJson* paths = member_of(target, "paths", JsonKind::kObject);
    if (artifacts.empty() || paths == nullptr) return;
    const std::string build = absolute(folder_, text_of(*paths, "build"));
    std::vector<std::string> inputs{join(build, "CMakeFiles/" + text_of(target, "name") + ".dir")};
    // Objects of object libraries are sources of who takes them.
    for (const LocatedJson& source : items_of(target, "sources")) {
      const std::string path = text_of(source, "path");
      if (is_object_or_archive(path)) inputs.push_back(absolute(source_, path));
    }
    if (const LocatedJson* link = member_of(target, "link", JsonKind::kObject)) {
      for (const LocatedJson& fragment : items_of(*link, "commandFragments")) {
        std::string path = text_of(fragment, "fragment");
        std::erase(path, '"');
        if (text_of(fragment, "role") == "libraries" && is_object_or_archive(path))
          inputs.push_back(absolute(folder_, path));
      }
    }
    graph_.add(kind, absolute(folder_, text_of(artifacts.front(), "path")), inputs);
  }

  static std::string absolute(const std::string& folder, const std::string& path) {
    return path.starts_with('/') ? join(path, "") : join(folder, path);
  }

  std::string folder_;
  std::string reply_;
  std::string source_;
  LinkGraph& graph_;
  GapList& gaps_;
  FileBuffer buffer_;
  std::size_t bytes_ = 0;  // read so far; a reply may be named as often as one likes
};

}  // namespace

bool read_cmake_replies(const std::string& folder, LinkGraph& graph, GapList& gaps) {
  return Replies(folder, graph, gaps).run();
}

std::string target_folder(const std::string& object) {
  constexpr std::string_view kFolder = "CMakeFiles/";
  constexpr std::string_view kEnding = ".dir/";
  for (std::size_t at = object.find(kFolder); at != std::string::npos; at = object.find(kFolder, at + 1)) {
    if (at != 0 && object[at - 1] != '/') continue;
    const std::size_t name = at + kFolder.size();
    const std::size_t slash = object.find('/', name);
    if (slash == std::string::npos) return {};
    if (object.substr(name, slash + 1 - name).ends_with(kEnding) && slash + 1 - name > kEnding.size())
      return object.substr(0, slash);
  }
  return {};
}

}  // namespace ssot

#include "git/ancestry.h"

#include <string>
#include <utility>

#include "base/text.h"
#include "git/command.h"

namespace ssot {

std::unique_ptr<Ancestry> Ancestry::of(const Repository& repository, const ObjectId& start) {
  Command command = git_command(repository);
  command.arguments.insert(command.arguments.end(),
                           {"rev-list", "--format=tformat:%H %T %P", to_text(start), "--"});
  std::unique_ptr<Dialogue> git = Dialogue::start(command);
  if (!git) return nullptr;
  std::unique_ptr<Ancestry> ancestry(new Ancestry(std::move(git)));
  ancestry->number_of(start);
  return ancestry;
}

Ancestry::Commit Ancestry::number_of(const ObjectId& id) {
  const auto [known, is_new] = numbers_.emplace(id, static_cast<Commit>(commits_.size()));
  if (is_new) commits_.push_back({.id = id, .tree = {}, .rank = std::nullopt, .parents = {}});
  return known->second;
}

bool Ancestry::read_one() {
  std::string line;
  if (!git_ || !git_->read_line(line)) {
    git_.reset();
    return false;
  }
  if (line.starts_with("commit ")) return true;  // git says so before each
  std::vector<ObjectId> named;                   // the commit, its tree, its parents
  for (const std::string_view word : split(line, ' ')) {
    if (const auto id = object_id_from(word)) named.push_back(*id);
  }
  if (named.size() < 2) return true;
  std::vector<Commit> parents;
  for (std::size_t i = 2; i < named.size(); ++i) parents.push_back(number_of(named[i]));
  Known& known = commits_[number_of(named[0])];
  known.tree = named[1];
  known.rank = listed_++;
  known.parents = std::move(parents);
  return true;
}

std::optional<std::uint32_t> Ancestry::rank(Commit commit) {
  while (!commits_[commit].rank && read_one()) {
  }
  return commits_[commit].rank;
}

ObjectId Ancestry::tree(Commit commit) { return rank(commit) ? commits_[commit].tree : ObjectId{}; }

const std::vector<Ancestry::Commit>* Ancestry::parents(Commit commit) {
  return rank(commit) ? &commits_[commit].parents : nullptr;
}

}  // namespace ssot

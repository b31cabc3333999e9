// The files that a commit took away, one of which may go on under another name. Internal to tool/git.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/dialogue.h"
#include "git/object_id.h"
#include "git/repository.h"

namespace ssot {

struct DeletedFile {
  std::string path;  // from the top
  ObjectId id;
};

class DeletedFiles {
 public:
  explicit DeletedFiles(const Repository& repository);

  // Sorted by path. No value when git cannot tell, or they are past counting.
  std::optional<std::vector<DeletedFile>> between(const ObjectId& commit, const ObjectId& parent);

 private:
  bool read(std::vector<DeletedFile>& files);

  Command command_;
  std::unique_ptr<Dialogue> git_;
};

}  // namespace ssot

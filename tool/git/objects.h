// The bytes of a repository's objects, by `git cat-file --batch`: it runs nothing, fetches nothing and writes
// nothing.
//
// Safe to be asked from any number of threads; each that asks at the same time as others has a process of its
// own.
#pragma once
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/dialogue.h"
#include "base/files.h"
#include "git/object_id.h"
#include "git/repository.h"

namespace ssot {

class Objects {
 public:
  explicit Objects(Repository repository) : repository_(std::move(repository)) {}

  // A blob, whole; what is none, or is not in this clone, fails with a reason.
  FileBuffer::Status read(const ObjectId& id, FileBuffer& buffer, std::size_t limit);
  // The same of a commit.
  FileBuffer::Status read_commit(const ObjectId& id, FileBuffer& buffer, std::size_t limit);
  // Several of one type ("tree"), in their order, as many as can be read before one is missing or all are
  // larger than `limit`.
  std::vector<std::string> read_many(const std::vector<ObjectId>& ids, std::string_view type,
                                     std::size_t limit);

 private:
  FileBuffer::Status read_typed(const ObjectId& id, std::string_view type, FileBuffer& buffer,
                                std::size_t limit);
  std::unique_ptr<Dialogue> take_one();
  void give_back(std::unique_ptr<Dialogue> dialogue);

  Repository repository_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Dialogue>> idle_;
};

}  // namespace ssot

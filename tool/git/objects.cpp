#include "git/objects.h"

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "git/command.h"

namespace ssot {
namespace {

using Status = FileBuffer::Status;

// "<object> <type> <size>", or "<object> missing".
struct Head {
  bool there = false;
  std::string_view type;
  std::size_t size = 0;
};

Head parse_head(std::string_view line) {
  Head head;
  const std::size_t last = line.rfind(' ');
  const std::string_view number = last == std::string_view::npos ? "" : line.substr(last + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), head.size);
  head.there = error == std::errc() && !number.empty() && end == number.data() + number.size();
  const std::string_view rest = line.substr(0, last);
  head.type = rest.substr(std::min(rest.rfind(' '), rest.size() - 1) + 1);
  return head;
}

}  // namespace

std::unique_ptr<Dialogue> Objects::take_one() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto dialogue = std::move(idle_.back());
      idle_.pop_back();
      return dialogue;
    }
  }
  Command command = git_command(repository_);
  command.arguments.insert(command.arguments.end(), {"cat-file", "--batch"});
  return Dialogue::start(command);
}

void Objects::give_back(std::unique_ptr<Dialogue> dialogue) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(dialogue));
}

Status Objects::read(const ObjectId& id, FileBuffer& buffer, std::size_t limit) {
  return read_typed(id, "blob", buffer, limit);
}

Status Objects::read_commit(const ObjectId& id, FileBuffer& buffer, std::size_t limit) {
  return read_typed(id, "commit", buffer, limit);
}

Status Objects::read_typed(const ObjectId& id, std::string_view type, FileBuffer& buffer, std::size_t limit) {
  std::unique_ptr<Dialogue> git = take_one();
  if (!git) return buffer.fail(Status::kFailed, "git could not be started");
  std::string line;
  if (!git->say(to_text(id) + "\n") || !git->read_line(line))
    return buffer.fail(Status::kFailed, "git did not hand out its object");
  const Head head = parse_head(line);
  if (!head.there) {
    give_back(std::move(git));
    return buffer.fail(Status::kAbsent, "its object is not in this clone of the repository");
  }
  // What is too large is not waited for: the process is dropped with it.
  if (head.size > limit)
    return buffer.fail(Status::kTooLarge, "it is larger than " + count_of(limit >> 20, "MiB", "MiB"));
  std::string bytes;
  if (!git->read_bytes(head.size + 1, bytes))
    return buffer.fail(Status::kFailed, "git did not hand out its object");
  give_back(std::move(git));
  if (head.type != type)
    return buffer.fail(Status::kNotRegular, type == "blob" ? "it is no file" : "it is no commit");
  bytes.pop_back();  // the line feed behind it
  buffer.assign(bytes);
  return Status::kOk;
}

std::vector<std::string> Objects::read_many(const std::vector<ObjectId>& ids, std::string_view type,
                                            std::size_t limit) {
  constexpr std::size_t kAtOnce = 256;  // what is asked and not yet answered must fit between us
  std::vector<std::string> objects;
  std::unique_ptr<Dialogue> git = take_one();
  std::string line;
  std::size_t asked = 0;
  while (git && objects.size() < ids.size()) {
    if (asked == objects.size()) {
      std::string lines;
      for (; asked < ids.size() && asked < objects.size() + kAtOnce; ++asked)
        lines += to_text(ids[asked]) + "\n";
      if (!git->say(lines)) return objects;
    }
    std::string bytes;
    if (!git->read_line(line)) return objects;
    const Head head = parse_head(line);
    // The process is dropped with what it would still say.
    if (!head.there || head.type != type || head.size > limit || !git->read_bytes(head.size + 1, bytes))
      return objects;
    bytes.pop_back();
    limit -= head.size;
    objects.push_back(std::move(bytes));
  }
  if (git) give_back(std::move(git));
  return objects;
}

}  // namespace ssot

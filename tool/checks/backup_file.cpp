// backup-file (SSOT501): a left-over copy, or a whole folder of them; names what it is a copy of and whether
// it still differs.
//
// Which files these are is found by the walk (tool/tree/backups.h), because nothing else may judge or resolve
// through them.

#include <fmt/format.h>

#include "base/text.h"
#include "checks/check.h"

namespace ssot {
namespace {

std::string_view relation_name(Backup::Relation relation) {
  switch (relation) {
    case Backup::Relation::kIdentical:
      return "identical";
    case Backup::Relation::kOlder:
      return "older";
    case Backup::Relation::kChanged:
      return "changed";
    case Backup::Relation::kOrphan:
      return "orphan";
  }
  return "";
}

void describe_file(const Backup& backup, Finding& finding) {
  switch (backup.relation) {
    case Backup::Relation::kIdentical:
      finding.message = fmt::format("left-over copy, identical to {}", backup.original);
      finding.advice = "Delete it.";
      break;
    case Backup::Relation::kOlder:
      finding.message =
          fmt::format("left-over copy, older than {}: each of its lines still stands there", backup.original);
      finding.advice = "Delete it; nothing is lost.";
      break;
    case Backup::Relation::kChanged:
      finding.message =
          fmt::format("left-over copy of {}, and it holds lines that the original lacks", backup.original);
      finding.advice =
          "Compare the two, keep what is still wanted, then delete it; version control remembers it.";
      break;
    case Backup::Relation::kOrphan:
      finding.message = fmt::format("left-over copy of {}, which is gone", backup.original);
      finding.advice = "Delete it, or give it its name back.";
      break;
  }
  if (backup.relation != Backup::Relation::kOrphan) {
    finding.related.push_back({backup.original, {1, 1, 1, 1}, "the original"});
  }
}

// Of a folder only half needs to be copies: what is none may stand nowhere else.
void describe_folder(const Backup& backup, Finding& finding) {
  const std::size_t others = backup.files - backup.identical - backup.older - backup.changed;
  finding.message = fmt::format(
      "backup folder: {}, {} bytes; {} identical to files elsewhere, {} older, {} changed",
      count_of(backup.files, "file"), backup.bytes, backup.identical, backup.older, backup.changed);
  if (others > 0) finding.message += fmt::format(", {} not known as copies", others);
  if (backup.relation != Backup::Relation::kChanged) {
    finding.advice = "Delete it; nothing is lost.";
  } else if (backup.changed == 0) {
    finding.advice = "Look at the files that are not known as copies, then delete it.";
  } else if (others == 0) {
    finding.advice = "Compare the changed files with their originals, then delete it.";
  } else {
    finding.advice =
        "Compare the changed files with their originals, look at those not known as copies, then delete it.";
  }
}

void judge(const CheckInput& input, Sink& sink) {
  for (const Backup& backup : input.project.tree().backups) {
    Finding finding;
    finding.path = backup.path;
    finding.detail = relation_name(backup.relation);
    if (backup.folder) {
      finding.detail = "folder";
      describe_folder(backup, finding);
    } else {
      describe_file(backup, finding);
    }
    sink.report(std::move(finding));
  }
}

}  // namespace

constinit const Check backup_file{judge};

}  // namespace ssot

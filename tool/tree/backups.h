// Left-over copies among the sources (SSOT501): found by name, proved by what lies beside them and by their
// contents.
//
// Whether something outside a backup folder still imports it is not asked here; that needs the linked
// project.
#pragma once
#include <vector>

#include "base/contents.h"
#include "base/kept_readings.h"
#include "model/source_file.h"

namespace ssot {

// Sorted by path; the files of a backup folder are not listed again. Reads only files that bear a backup's
// name or lie in a folder that does, and what they may be copies of. A copy that cannot be compared counts as
// changed and adds to `gaps`. What `kept` holds of a pair is not compared again.
std::vector<Backup> find_backups(const Tree& tree, const Contents& contents, unsigned threads,
                                 std::vector<Gap>& gaps, KeptReadings* kept = nullptr);

}  // namespace ssot

// What was read and what was not, as every JSON report says it: members of "coverage". The caller opens and
// closes the object, since a report may have more to say there.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "model/facts.h"
#include "model/source_file.h"
#include "report/json_members.h"
#include "report/json_writer.h"

namespace ssot {

// "analysed", "analysed_by", "languages".
void write_analysed(JsonWriter& json, std::size_t analysed,
                    const std::map<std::string, std::size_t>& analysed_by,
                    const std::map<std::string, std::size_t>& unjudged);

// "gaps", "skipped".
void write_unread(JsonWriter& json, const std::vector<Gap>& gaps, const std::vector<Skipped>& skipped);

void read_analysed(const SavedMembers& coverage, std::size_t& analysed,
                   std::map<std::string, std::size_t>& analysed_by,
                   std::map<std::string, std::size_t>& unjudged);
void read_unread(const SavedMembers& coverage, std::vector<Gap>& gaps, std::vector<Skipped>& skipped);

}  // namespace ssot

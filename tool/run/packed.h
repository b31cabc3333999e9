// Facts, documents and the like as bytes, for KeptReadings. Written and read by the same build of the same program, so there is
// no version in it.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/facts.h"
#include "model/finding.h"

namespace ssot {

std::string packed(const FileFacts& facts);
std::string packed(const Document& document);
// Of each finding path, region, key and status.
std::string packed(const std::vector<Finding>& findings);

// No value for bytes that are none. Facts and documents are views into `bytes`, which must outlive them.
std::optional<FileFacts> unpacked_facts(std::string_view bytes);
std::optional<Document> unpacked_document(std::string_view bytes);
std::optional<std::vector<Finding>> unpacked_findings(std::string_view bytes);

}  // namespace ssot

// The lines below the findings: gaps, what was not judged, the summary, hints.
#pragma once
#include <string>

#include "model/scan_result.h"
#include "report/paint.h"

namespace ssot {

// Every line ends in a newline. One line when there is nothing but good news.
std::string summary_text(const ScanResult& result, const Paint& paint);

}  // namespace ssot

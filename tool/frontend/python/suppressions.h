// The comments of a file that allow findings. Apart from the scanner, because few files hold one: called only
// where the text holds `ssot:` at all.
#pragma once
#include "frontend/python/reading.h"

namespace ssot::python {

// Fills FileFacts::suppressions.
void read_suppressions(Reading& reading);

}  // namespace ssot::python

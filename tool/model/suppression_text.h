// What one line of a comment says that allows findings: `ssot: allow(RULE, …) until=YYYY-MM-DD -- reason`.
//
// Knows the form and nothing else: what is a comment is the front ends' matter, what a suppression speaks of
// is suppression_reader.h's, what is wrong with it verdict's.
#pragma once
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/facts.h"

namespace ssot {

// A file that does not hold this holds no suppression.
inline constexpr std::string_view kSuppressionMark = "ssot:";

// Appends what `text`, a line of a comment with what opens it and without what closes it, allows. A
// suppression stands at the start of the line, or behind a further opening: `# noqa  # ssot: allow(…) --
// why`. `line` and `column` are the place of the text's first byte.
//
// `ssot:` in prose is none. What is surely meant as one and is written otherwise, `ssot: ignore(SSOT201)`, is
// appended as not understood.
void read_suppressions(std::string_view text, int line, int column, Arena& arena,
                       std::vector<Suppression>& out);

}  // namespace ssot

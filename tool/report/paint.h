// Terminal colours, or none: every escape sequence that `ssot` prints comes from here.
#pragma once
#include <string>
#include <string_view>

#include "model/finding.h"

namespace ssot {

class Paint {
 public:
  enum class Style : unsigned char { kBold, kRed, kMagenta, kCyan, kGreen, kDim };

  explicit Paint(bool color) : color_(color) {}

  // `text` must already be harmless for a terminal.
  std::string operator()(Style style, std::string_view text) const {
    if (!color_) return std::string(text);
    return std::string(start(style)) + std::string(text) + "\x1b[0m";
  }
  std::string severity(Severity severity) const {
    const Style style = severity == Severity::kError     ? Style::kRed
                        : severity == Severity::kWarning ? Style::kMagenta
                                                         : Style::kCyan;
    return (*this)(style, severity_name(severity));
  }

 private:
  static std::string_view start(Style style) {
    switch (style) {
      case Style::kBold:
        return "\x1b[1m";
      case Style::kRed:
        return "\x1b[1;31m";
      case Style::kMagenta:
        return "\x1b[1;35m";
      case Style::kCyan:
        return "\x1b[1;36m";
      case Style::kGreen:
        return "\x1b[1;32m";
      case Style::kDim:
        return "\x1b[2m";
    }
    return "";
  }
  bool color_;
};

}  // namespace ssot

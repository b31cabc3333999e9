#include "report/untrusted.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <charconv>
#include <iterator>

#include "report/utf8.h"

namespace ssot {
namespace {

// Bytes that a JSON string takes as they are.
constexpr std::array<bool, 256> kPlainInJson = [] {
  std::array<bool, 256> plain{};
  for (std::size_t byte = 0x20; byte < 0x7F; ++byte) plain[byte] = byte != '"' && byte != '\\';
  return plain;
}();

void append_u_escape(std::string& out, unsigned unit) {
  fmt::format_to(std::back_inserter(out), "\\u{:04x}", unit);
}

void append_json_escape(std::string& out, char32_t code) {
  switch (code) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  if (code < 0x10000) return append_u_escape(out, code);
  const unsigned above = code - 0x10000;
  append_u_escape(out, 0xD800U + (above >> 10U));
  append_u_escape(out, 0xDC00U + (above & 0x3FFU));
}

void append_visible(std::string& out, std::string_view bytes, const Character& character) {
  if (!character.valid) {
    for (const char byte : bytes) {
      fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
    }
  } else if (!is_invisible(character.code)) {
    out += bytes;
  } else if (character.code < 0x80) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(character.code));
  } else if (character.code < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(character.code));
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", static_cast<unsigned>(character.code));
  }
}

}  // namespace

void append_for_terminal(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] >= 0x20 && text[at] < 0x7F) {
      ++at;
      continue;
    }
    out += text.substr(plain, at - plain);
    const Character character = character_at(text, at);
    append_visible(out, text.substr(at, character.size), character);
    at += character.size;
    plain = at;
  }
  out += text.substr(plain);
}

std::string for_terminal(std::string_view text) {
  std::string out;
  append_for_terminal(out, text);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (kPlainInJson[static_cast<unsigned char>(text[at])]) {
      ++at;
      continue;
    }
    const Character character = character_at(text, at);
    if (character.code >= 0x80 && character.valid && !is_invisible(character.code)) {
      at += character.size;
      continue;
    }
    out += text.substr(plain, at - plain);
    if (character.valid) {
      append_json_escape(out, character.code);
    } else {
      out += "\xEF\xBF\xBD";
    }
    at += character.size;
    plain = at;
  }
  out += text.substr(plain);
  out += '"';
}

void append_dot_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char byte : for_terminal(text)) {
    if (byte == '"' || byte == '\\') out += '\\';
    out += byte;
  }
  out += '"';
}

void append_mermaid_string(std::string& out, std::string_view text) {
  out += '"';
  for (const char byte : for_terminal(text)) {
    const auto code = static_cast<unsigned char>(byte);
    const bool plain =
        code >= 0x80 || std::isalnum(code) || std::string_view(" _./-").find(byte) != std::string_view::npos;
    if (plain) {
      out += byte;
    } else {
      out += fmt::format("#{};", code);
    }
  }
  out += '"';
}

// Servers look for @somebody and #123 in the finished page, where no backslash is left: a space without width
// ends that.
constexpr std::string_view kUnlinked = "&#8203;";

void append_markdown(std::string& out, std::string_view text) {
  for (const char byte : for_terminal(text)) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
      case '[':
      case ']':
      case '|':
      case '~':
      case '!':
        out += '\\';
        out += byte;
        break;
      case '#':
        out += "\\#";
        out += kUnlinked;
        break;
      case '@':
        out += '@';
        out += kUnlinked;
        break;
      default:
        out += byte;
    }
  }
}

std::string for_markdown(std::string_view text) {
  std::string out;
  append_markdown(out, text);
  return out;
}

std::string markdown_code(std::string_view text) {
  const std::string shown = for_terminal(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char byte : shown) {
    run = byte == '`' ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  const std::string fence(longest + 1, '`');
  // A space each side keeps a back-tick at the edge out of the fence; Markdown takes it away again.
  const bool padded = shown.empty() || shown.front() == '`' || shown.back() == '`';
  return fence + (padded ? " " : "") + shown + (padded ? " " : "") + fence;
}

std::string markdown_cell_code(std::string_view text) {
  std::string out;
  for (const char byte : markdown_code(text)) {
    if (byte == '|') out += '\\';
    out += byte;
  }
  return out;
}

std::string for_xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const std::string_view bytes = text.substr(at, character.size);
    at += character.size;
    const char32_t code = character.code;
    const bool line_end_or_tab = code == '\t' || code == '\n' || code == '\r';
    if (!character.valid || (code < 0x20 && !line_end_or_tab) || code == 0xFFFE || code == 0xFFFF) {
      out += "\xEF\xBF\xBD";
    } else if (is_invisible(code)) {
      fmt::format_to(std::back_inserter(out), "&#x{:x};", static_cast<unsigned>(code));
    } else if (code == '&') {
      out += "&amp;";
    } else if (code == '<') {
      out += "&lt;";
    } else if (code == '>') {
      out += "&gt;";
    } else if (code == '"') {
      out += "&quot;";
    } else if (code == '\'') {
      out += "&apos;";
    } else {
      out += bytes;
    }
  }
  return out;
}

void append_html(std::string& out, std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char byte = text[at];
    const bool special = byte == '&' || byte == '<' || byte == '>' || byte == '"' || byte == '\'';
    if (byte >= 0x20 && byte < 0x7F && !special) {
      ++at;
      continue;
    }
    out += text.substr(plain, at - plain);
    const Character character = character_at(text, at);
    if (special) {
      fmt::format_to(std::back_inserter(out), "&#{};", static_cast<int>(byte));
    } else {
      append_visible(out, text.substr(at, character.size), character);
    }
    at += character.size;
    plain = at;
  }
  out += text.substr(plain);
}

std::string for_workflow_data(std::string_view text) {
  std::string out;
  for (const char byte : for_terminal(text)) {
    if (byte == '%') {
      out += "%25";
    } else {
      out += byte;
    }
  }
  return out;
}

std::string for_workflow_property(std::string_view text) {
  std::string out;
  for (const char byte : for_workflow_data(text)) {
    if (byte == ':') {
      out += "%3A";
    } else if (byte == ',') {
      out += "%2C";
    } else {
      out += byte;
    }
  }
  return out;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    const bool plain = (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') ||
                       (value >= '0' && value <= '9') || byte == '-' || byte == '.' || byte == '_' ||
                       byte == '~' || byte == '/';
    if (plain) {
      out += byte;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(value));
    }
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    unsigned value = 0;
    const char* const digits = text.data() + at + 1;
    const bool coded = text[at] == '%' && at + 2 < text.size() &&
                       std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2;
    out += coded ? static_cast<char>(value) : text[at];
    if (coded) at += 2;
  }
  return out;
}

std::string cut_to(std::string_view text, std::size_t most) {
  constexpr std::string_view kMark = "\xE2\x80\xA6";
  if (text.size() <= most) return std::string(text);
  if (most < kMark.size()) return {};
  std::size_t end = most - kMark.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)).append(kMark);
}

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const Character character = character_at(text, at);
    if (!character.valid) return false;
    at += character.size;
  }
  return true;
}

}  // namespace ssot

#include "tree/backup_names.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/path.h"
#include "base/text.h"
#include "model/language.h"
#include "tree/languages.h"

namespace ssot {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kSeparators = "._- ";

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

// A day between 1990 and 2099: "20250914".
bool is_day(std::string_view token) {
  if (token.size() != 8 || !all_digits(token)) return false;
  const int year = number(token.substr(0, 4));
  const int month = number(token.substr(4, 2));
  const int day = number(token.substr(6, 2));
  return year >= 1990 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

// "20250914", "20250914T190653", "20250914190653", or seconds since 1970 as of 2001 to 2033.
bool is_date(std::string_view token) {
  if (is_day(token.substr(0, 8))) {
    std::string_view time = token.substr(8);
    if (time.starts_with('t') || time.starts_with('T')) time.remove_prefix(1);
    return time.empty() || (all_digits(time) && (time.size() == 4 || time.size() == 6));
  }
  return token.size() == 10 && all_digits(token) && token.front() == '1';
}

// "190653", "1906": only of use behind a date.
bool is_time(std::string_view token) { return all_digits(token) && (token.size() == 4 || token.size() == 6); }

// "bak", "Backup2", "ORIG".
bool is_backup_word(std::string_view token) {
  const std::string word = lower(token.substr(0, token.find_last_not_of(kDigits) + 1));
  constexpr std::array kWords{"bak",  "bck",      "backup", "backups", "bkp",  "bkup",
                              "orig", "original", "old",    "copy",    "save", "saved"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Splits at every separator; no empty tokens.
std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kSeparators), text.size());
    if (end > 0) tokens.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return tokens;
}

// "2025-09-14" and "2025_09_14" are three tokens.
bool is_split_day(const std::vector<std::string_view>& tokens, std::size_t at) {
  if (at + 3 > tokens.size() || tokens[at].size() != 4) return false;
  return is_day(std::string(tokens[at]).append(tokens[at + 1]).append(tokens[at + 2]));
}

bool has_date(const std::vector<std::string_view>& tokens) {
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (is_date(tokens[at]) || is_split_day(tokens, at)) return true;
  }
  return false;
}

// The kinds of language whose files are sources; a picture's `.orig` is no matter of ours.
bool is_source_name(std::string_view name) {
  const Language language = language_of_name(name);
  return language != Language::kNone && language != Language::kUnnamed;
}

// What was made *from* a backup, or merely carries the word: `x.h.old.in` is a template, `x.c.orig.expected`
// a test's.
bool is_product(std::string_view last) {
  constexpr std::array kProducts{
      "in",  "j2",  "tmpl", "template", "expected", "out",  "txt",    "json", "yml",   "yaml", "xml", "html",
      "log", "md5", "sha1", "sha256",   "asc",      "sig",  "d",      "o",    "gz",    "xz",   "zip", "bz2",
      "zst", "tar", "tgz",  "pyc",      "map",      "snap", "golden", "lock", "patch", "diff", "rej"};
  return std::find(kProducts.begin(), kProducts.end(), lower(last)) != kProducts.end();
}

// What stands behind a whole source name: "~", ".bak", ".backup.20250914_190653", ".redis_migration_backup",
// "-old", ".20250914".
bool is_backup_suffix(std::string_view suffix) {
  if (suffix == "~") return true;
  if (suffix.starts_with(".~") && suffix.ends_with('~') &&
      suffix.size() > 3) {  // Emacs's numbered ones: ".~12~"
    return all_digits(suffix.substr(2, suffix.size() - 3));
  }
  if (kSeparators.find(suffix.front()) == std::string_view::npos) return false;
  if (suffix.ends_with('~')) suffix.remove_suffix(1);
  const std::vector<std::string_view> tokens = tokens_of(suffix);
  if (tokens.empty() || is_product(suffix.substr(suffix.rfind('.') + 1))) return false;
  return is_backup_word(tokens.front()) || is_backup_word(tokens.back()) || is_date(tokens.front()) ||
         is_split_day(tokens, 0);
}

std::string_view trim_separators(std::string_view text) {
  return text.substr(0, text.find_last_not_of(kSeparators) + 1);
}

// "x_old" → "x", "x (1)" → "x", "x_20250914_190653" → "x", "x - Copy" → "x"; empty when there is nothing of
// the kind.
std::string_view without_decoration(std::string_view stem) {
  if (stem.ends_with(')')) {
    const std::size_t open = stem.rfind('(');
    if (open == std::string_view::npos || !all_digits(stem.substr(open + 1, stem.size() - open - 2)))
      return {};
    return trim_separators(stem.substr(0, open));
  }
  const auto cut_last = [](std::string_view& text) {
    const std::size_t separator = text.find_last_of(kSeparators);
    if (separator == std::string_view::npos) return std::string_view{};
    const std::string_view token = text.substr(separator + 1);
    text = trim_separators(text.substr(0, separator));
    return token;
  };
  std::string_view rest = stem;
  std::string_view token = cut_last(rest);
  if (token.empty()) return {};
  if (is_backup_word(token) || is_date(token)) return rest;
  if (!all_digits(token)) return {};
  const std::string_view digits = token;  // "x copy 2", "x_20250914_1906", "x-2025-09-14"
  token = cut_last(rest);
  if (is_backup_word(token) || (is_time(digits) && is_date(token))) return rest;
  const std::string_view year = cut_last(rest);
  const bool split_day = year.size() == 4 && is_day(std::string(year).append(token).append(digits));
  return split_day ? rest : std::string_view{};
}

// "old_x" → "x", "Copy of x" → "x"; empty when there is nothing of the kind.
std::string_view without_front_word(std::string_view stem) {
  const std::size_t separator = stem.find_first_of("_- ");
  if (separator == std::string_view::npos || !is_backup_word(stem.substr(0, separator))) return {};
  std::string_view rest = stem.substr(separator + 1);
  if (lower(rest.substr(0, 2)) == "of" && rest.size() > 3 &&
      kSeparators.find(rest[2]) != std::string_view::npos) {
    rest.remove_prefix(3);
  }
  return rest;
}

void read_stem(std::string_view name, BackupName& answer) {
  const std::string_view stem = without_extension(name);
  const std::string extension(name.substr(stem.size()));  // with its dot
  const auto add = [&](std::string_view original) {
    // `x.py.bak.py` is a copy of x.py.
    const bool whole = original.size() > extension.size() && original.ends_with(extension);
    answer.originals.push_back(whole ? std::string(original) : std::string(original) + extension);
  };
  for (std::string_view rest = without_decoration(stem); !rest.empty(); rest = without_decoration(rest))
    add(rest);
  if (const std::string_view rest = without_front_word(stem); !rest.empty()) add(rest);
  if (!answer.originals.empty()) answer.form = BackupForm::kStem;
}

}  // namespace

BackupName read_backup_name(std::string_view name) {
  BackupName answer;
  if (is_source_name(name)) {
    read_stem(name, answer);
    return answer;
  }
  // The shortest source name that has a backup's suffix: in `x.py.bak.orig` it is x.py.
  for (std::size_t dot = name.find('.', 1); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
    const std::size_t end = std::min(name.find_first_of("._- ~", dot + 1), name.size());
    if (end == name.size()) break;
    const std::string_view original = name.substr(0, end);
    if (!is_source_name(original) || !is_backup_suffix(name.substr(end))) continue;
    answer.form = BackupForm::kSuffix;
    answer.originals.emplace_back(original);
    break;
  }
  return answer;
}

bool is_backup_folder_name(std::string_view name) {
  if (!name.empty() && name.back() == '~') return true;
  std::vector<std::string_view> tokens = tokens_of(name);
  if (has_date(tokens)) return true;
  if (tokens.size() > 1 && all_digits(tokens.back())) tokens.pop_back();  // "src copy 2"
  return !tokens.empty() && is_backup_word(tokens.back());
}

}  // namespace ssot

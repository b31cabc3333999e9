#include "frontend/preprocess/unit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path.h"

namespace ssot::preprocess {
namespace {

using Kind = Directive::Kind;

constexpr std::size_t kMostDepth = 200;         // Clang's own limit
constexpr std::size_t kMostSteps = 50'000'000;  // directives of one unit: half a second
constexpr std::size_t kMostEntered = 500'000;   // files, counted each time

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

}  // namespace

UnitResult UnitReader::read(const Start& start, const std::string& file) {
  UnitResult result;
  start_ = &start;
  result_ = &result;
  ++generation_;
  counter_ = 0;
  steps_ = entered_ = 0;
  too_deep_ = false;
  edges_.clear();
  frames_.clear();
  macros_.start(start.dialect.cplusplus, names_.size());
  File* main = files_.find_absolute(file);
  if (main == nullptr) {
    result.failure = "the file does not exist";
    return result;
  }
  enter(*main, files_.content(*main), Hit::kNowhere);
  frames_.push_back({.content = const_cast<Content*>(&start.predefines)});
  run();
  return result;
}

void UnitReader::run() {
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    const std::vector<Directive>& directives = frame.content->source->directives;
    if (frame.at >= directives.size()) {
      frames_.pop_back();
      continue;
    }
    if (++steps_ > kMostSteps || entered_ > kMostEntered) {
      result_->failure = "its includes do not come to an end";
      return;
    }
    step(directives[frame.at++]);
    if (!result_->unusual.empty()) return;
  }
}

void UnitReader::step(const Directive& directive) {
  switch (directive.kind) {
    case Kind::kDefine:
      macros_.define(directive.name, directive.macro);
      break;
    case Kind::kUndef:
      macros_.undefine(directive.name);
      break;
    case Kind::kInclude:
    case Kind::kIncludeNext:
    case Kind::kImport:
    case Kind::kIncludeMacros:
      include(directive);
      break;
    case Kind::kOnce:
      if (frames_.back().file != nullptr) known(*frames_.back().content).once = true;
      break;
    case Kind::kPushMacro:
      macros_.push(directive.name);
      break;
    case Kind::kPopMacro:
      macros_.pop(directive.name);
      break;
    case Kind::kUnusual:
      result_->unusual = directive.text;
      break;
    case Kind::kIf:
    case Kind::kIfdef:
    case Kind::kIfndef:
      branch(directive);
      break;
    // The branch before was taken: on behind the group. A stray one leads to itself, that is, nowhere.
    case Kind::kElif:
    case Kind::kElifdef:
    case Kind::kElifndef:
    case Kind::kElse:
      frames_.back().at = directive.end + 1;
      break;
    case Kind::kEndif:
      break;
  }
}

// Goes to the branch of a group that is to be read.
void UnitReader::branch(const Directive& opening) {
  Frame& frame = frames_.back();
  const std::vector<Directive>& directives = frame.content->source->directives;
  for (const Directive* directive = &opening;;) {
    if (directive->kind == Kind::kElse || holds(*directive)) {
      frame.at = static_cast<std::uint32_t>(directive - directives.data()) + 1;
      return;
    }
    if (directive->next >= directives.size() || directive->next == directive->end) {
      frame.at = directive->end + 1;
      return;
    }
    directive = &directives[directive->next];
  }
}

bool UnitReader::holds(const Directive& directive) {
  switch (directive.kind) {
    case Kind::kIfdef:
    case Kind::kElifdef:
      return directive.name != nullptr && macros_.defined(directive.name);
    case Kind::kIfndef:
    case Kind::kElifndef:
      return directive.name != nullptr && !macros_.defined(directive.name);
    default:
      break;
  }
  line_ = directive.line;
  const Content& content = *frames_.back().content;
  expander_.start(content.source->tokens.data() + directive.first, directive.count);
  const Condition condition = evaluate(expander_, macros_, start_->dialect);
  if (expander_.gave_up()) result_->unusual = "has macros that only Clang expands";
  if (!condition.valid) fail(directive, "the condition cannot be evaluated");
  return condition.holds;
}

void UnitReader::fail(const Directive& directive, const std::string& what) {
  if (!result_->failure.empty()) return;
  const File* file = frames_.back().file;
  result_->failure = fmt::format("{}:{}: {}", file == nullptr ? "<command line>" : files_.name_of(*file),
                                 directive.line, what);
}

UnitReader::Known& UnitReader::known(const Content& content) {
  if (content.number >= known_.size()) known_.resize(content.number + std::size_t{256});
  Known& known = known_[content.number];
  if (known.generation != generation_) known = {.generation = generation_};
  return known;
}

void UnitReader::reach(const File& file) {
  if (file.number >= reached_in_.size()) reached_in_.resize(file.number + std::size_t{256});
  if (reached_in_[file.number] == generation_) return;
  reached_in_[file.number] = generation_;
  result_->reached.push_back(file.number);
}

void UnitReader::enter(File& file, Content& content, std::uint32_t place) {
  Known& state = known(content);
  if (state.first == nullptr) state.first = &file;
  reach(*state.first);
  ++entered_;
  if (!content.failure.empty() && result_->failure.empty()) result_->failure = content.failure;
  frames_.push_back({.content = &content, .file = state.first, .place = place});
}

// The predefined macros' includes are those of -include, which start at the working directory.
const Folder* UnitReader::beside() const {
  const File* file = frames_.back().file;
  return file == nullptr ? start_->directory : file->folder;
}

// Where #include_next goes on; kNowhere: as #include, since the file was not found along the search path.
std::uint32_t UnitReader::after_current() const {
  const std::uint32_t place = frames_.back().place;
  return place == Hit::kNowhere ? place : place + 1;
}

void UnitReader::include(const Directive& directive) {
  line_ = directive.line;
  std::string computed;
  std::string_view header = directive.text;
  bool angled = directive.angled;
  if (directive.spelling == nullptr) {
    const Content& content = *frames_.back().content;
    expander_.start(content.source->tokens.data() + directive.first, directive.count);
    const bool read = expander_.lex_header(computed, angled);
    if (expander_.gave_up()) result_->unusual = "has macros that only Clang expands";
    if (!read) return fail(directive, "the include names no file");
    header = computed;
  }
  bool complained = false;
  const Hit hit = look_up(directive, header, angled, directive.spelling, complained);
  if (complained || hit.file == nullptr) fail(directive, fmt::format("'{}' file not found", header));
  if (hit.file == nullptr) return;
  Content& content = files_.content(*hit.file);
  Known& state = known(content);
  if (frames_.back().file != nullptr)
    edges_.push_back({frames_.back().content, directive.site, hit.file->number, hit.shadow});
  if ((too_deep_ && state.first != nullptr) || !should_enter(content, state, directive.kind == Kind::kImport))
    return reach(*hit.file);
  if (frames_.size() >= kMostDepth) {
    too_deep_ = true;
    return fail(directive, "includes are nested too deeply");
  }
  enter(*hit.file, content, hit.place);
}

// Units that follow each other mostly look in the same places.
Hit UnitReader::find(const Directive& directive, std::string_view header, bool angled, const Name* name) {
  const SearchPath& path = *start_->path;
  const Folder* from = beside();
  const Content& content = *frames_.back().content;
  if (name == nullptr || frames_.back().file == nullptr)
    return lookups_.find(path, from, header, name, angled);
  if (content.number >= led_.size()) led_.resize(content.number + std::size_t{256});
  std::vector<Led>& sites = led_[content.number];
  if (sites.empty()) sites.resize(content.source->includes);
  Led& led = sites[directive.site];
  if (led.path != path.number || led.beside != from->number)
    led = {path.number, from->number, lookups_.find(path, from, header, name, angled)};
  return led.hit;
}

Hit UnitReader::look_up(const Directive& directive, std::string_view header, bool angled, const Name* name,
                        bool& complained) {
  const SearchPath& path = *start_->path;
  const std::uint32_t next = directive.kind == Kind::kIncludeNext ? after_current() : Hit::kNowhere;
  Hit hit = next == Hit::kNowhere ? find(directive, header, angled, name)
                                  : lookups_.find_next(path, next, header, name);
  if (hit.file != nullptr) return hit;
  // Clang reports an error and reads what was probably meant.
  complained = true;
  if (next != Hit::kNowhere) return hit;
  if (angled) hit = lookups_.find(path, beside(), header, nullptr, false);
  return hit.file != nullptr ? hit : typo(directive, header, angled);
}

// A header's name with stray characters around it.
Hit UnitReader::typo(const Directive&, std::string_view header, bool angled) {
  while (!header.empty() && !is_letter_or_digit(header.front())) header.remove_prefix(1);
  while (!header.empty() && !is_letter_or_digit(header.back())) header.remove_suffix(1);
  return header.empty() ? Hit{} : lookups_.find(*start_->path, beside(), header, nullptr, angled);
}

bool UnitReader::should_enter(Content& content, Known& state, bool import) {
  if (import) {
    state.imported = true;
    if (state.first != nullptr) return false;
  } else if (state.once || state.imported) {
    return false;
  }
  const Name* guard = content.source->guard;
  return guard == nullptr || state.first == nullptr || !macros_.defined(guard);
}

bool UnitReader::has_include(std::string_view header, bool angled, bool next) {
  const std::uint32_t place = next ? after_current() : Hit::kNowhere;
  const Name* name = names_.intern(fmt::format("{}{}{}", angled ? '<' : '"', header, angled ? '>' : '"'));
  const Hit hit = place == Hit::kNowhere ? lookups_.find(*start_->path, beside(), header, name, angled)
                                         : lookups_.find_next(*start_->path, place, header, name);
  if (hit.file != nullptr) reach(*hit.file);
  return hit.file != nullptr;
}

long long UnitReader::query(const std::string& text) {
  if (const auto known = start_->answers->find(text); known != start_->answers->end()) return known->second;
  result_->unknown.push_back(text);
  return 0;
}

std::uint32_t UnitReader::include_level() const {
  // The predefined macros lie on the main file and count as a level of their own.
  return static_cast<std::uint32_t>(frames_.size() - 1);
}

std::string UnitReader::file(Special which) const {
  const File* file = which == Special::kBaseFile ? frames_.front().file : frames_.back().file;
  if (file == nullptr) return "<built-in>";
  return which == Special::kFileName ? std::string(ssot::name_of(file->path)) : file->path;
}

}  // namespace ssot::preprocess

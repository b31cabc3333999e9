#include "policy/key_meanings.h"

#include <array>

namespace ssot {
namespace {

constexpr KeyMeaning globs(std::string_view key, Bearing meaning, GlobKind kind = GlobKind::kPath) {
  return {.key = key, .meaning = meaning, .globs = kind};
}

constexpr KeyMeaning subject(std::string_view key, Bearing meaning, std::optional<GlobKind> kind = {}) {
  return {.key = key, .meaning = meaning, .globs = kind, .subject = true};
}

bool is_allowed_path(const LocatedJson& entry) {
  const JsonMember* state = entry.member("state");
  return state != nullptr && state->value.text == "allowed";
}

using enum Bearing;

constexpr std::array<KeyMeaning, 4> kAllow{{
    subject("path", kPermits, GlobKind::kPath),
    {"rules", kPermitsRules},
    {"why", kProse},
    {"until", kUntil},
}};

constexpr std::array<KeyMeaning, 6> kPath{{
    subject("path", kSubject),
    {"state", kState},
    {"since", kSince},
    {"error_after", kUntil},
    {"replace", kProse},  // what the help says
    {"symbols", kLimitsNames},
}};

constexpr std::array<KeyMeaning, 5> kEvents{{
    {"names", kForbids},
    // More calls that emit: more units that must emit all, and fewer events that are missing in one.
    {"emitters", kSettles},
    {"methods", kSettles},
    {"families", kSettles},
    globs("except_paths", kPermits),
}};

constexpr std::array<KeyMeaning, 15> kConcept{{
    {"id", kProse},
    {"why", kProse},
    {"owner", kProse},
    globs("names", kForbids, GlobKind::kName),
    globs("except", kPermits, GlobKind::kName),
    globs("files", kForbids),
    // Homes: what they hold is exempt, what has their names elsewhere is not.
    {"canonical", kSettles},
    {"parts", kSettles},
    {"factories", kSettles},
    // Private to others, exempt themselves.
    {"implementation", kSettles},
    {"paths", kDemands, kPath, {}, is_allowed_path},
    {"events", kDemand, kEvents, "names"},
    {"allow", kGrants, kAllow},
    {"external", kLenient},
    {"extends", kProse},  // what it adds is compared
}};

constexpr std::array<KeyMeaning, 7> kUsage{{
    {"id", kProse},
    subject("pattern", kSubject),
    globs("paths", kLimits),
    globs("except_paths", kPermits),
    {"severity", kSeverity, {}, "forbidden-usage"},
    {"use", kProse},
    {"why", kProse},
}};

constexpr std::array<KeyMeaning, 2> kLayers{{
    subject("root", kSubject),
    {"exhaustive", kStrict},
}};

constexpr std::array<KeyMeaning, 8> kDependency{{
    subject("from", kSubject),
    globs("only", kOnly),
    globs("never", kForbids),
    globs("except", kPermits),
    {"through", kStrict},
    {"severity", kSeverity, {}, "forbidden-dependency"},
    {"why", kProse},
    {"layers", kDemand, kLayers},
}};

constexpr std::array<KeyMeaning, 1> kPython{{{"roots", kSettlesInOrder}}};
constexpr std::array<KeyMeaning, 3> kCpp{{
    {"compile_commands", kSettlesInOrder},
    {"include_dirs", kSettlesInOrder},
    {"programs", kSettles},
}};
constexpr std::array<KeyMeaning, 1> kTests{globs("paths", kPermits)};
constexpr std::array<KeyMeaning, 1> kDocs{globs("history", kPermits)};
constexpr std::array<KeyMeaning, 2> kBaseline{{
    {"file", kProse},  // its entries are compared, wherever they stand
    globs("locked", kForbids),
}};

constexpr std::array<KeyMeaning, 14> kDocument{{
    {"$schema", kProse},
    {"extends", kProse},  // what it brings in is compared
    globs("exclude", kPermits),
    {"languages", kSettles},
    {"python", kObject, kPython},
    {"cpp", kObject, kCpp},
    {"tests", kObject, kTests},
    {"docs", kObject, kDocs},
    {"concepts", kDemands, kConcept},
    {"usage", kDemands, kUsage},
    {"dependencies", kDemands, kDependency},
    {"allow", kGrants, kAllow},
    {"rules", kRules},
    {"baseline", kObject, kBaseline},
}};

constexpr std::array<std::string_view, 2> kScopes{"module", "class"};
constexpr std::array<OptionMeaning, 1> kOptions{{
    {"import-cycle", "scopes", kForbids, kScopes},
}};

}  // namespace

std::span<const KeyMeaning> document_meanings() { return kDocument; }
std::span<const OptionMeaning> option_meanings() { return kOptions; }

}  // namespace ssot

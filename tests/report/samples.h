// One run with something of everything a report can show, hostile names among it.
#pragma once
#include <string>

#include "model/scan_result.h"

namespace ssot::test {

inline Finding duplicate() {
  Finding finding;
  finding.rule = "duplicate-definition";
  finding.concept_id = "websocket-manager";
  finding.path = "app/chat.py";
  finding.region = {.line = 3, .column = 7, .end_line = 3, .end_column = 23};
  finding.message = "WebSocketManager is defined here; its home is app/ws/manager.py";
  finding.advice = "Import it: from app.ws.manager import WebSocketManager";
  finding.related = {{.path = "app/ws/manager.py",
                      .region = {.line = 10, .column = 7, .end_line = 10, .end_column = 23},
                      .message = "the home"}};
  finding.written = {.file = "ssot.json", .line = 12, .column = 7};
  finding.severity = Severity::kError;
  finding.proof = Proof::kParse;
  finding.key = {"duplicate-definition", "websocket-manager", "app/chat.py", "", "WebSocketManager", "1"};
  finding.fingerprint = "0123456789abcdef";
  finding.snippet = "class WebSocketManager:";
  finding.line_hash = "fedcba9876543210";
  return finding;
}

inline Finding clash() {
  Finding finding;
  finding.rule = "odr-clash";
  finding.path = "net/packet.hpp";
  finding.region = {.line = 7, .column = 8, .end_line = 7, .end_column = 14};
  finding.message =
      "struct net::Packet has another definition in lib/packet.hpp: \"int size\" here is \"long size\" there";
  finding.related = {{.path = "lib/packet.hpp",
                      .region = {.line = 2, .column = 8, .end_line = 2, .end_column = 14},
                      .message = "the other definition"}};
  finding.comparison = {{"int size", "long size"}, {"", "const char * \x1b[2Jname"}};
  for (int i = 0; i < 8; ++i)
    finding.comparison.push_back(
        {"std::vector<net::Fragment> fragments_of_the_packet_" + std::to_string(i), ""});
  finding.severity = Severity::kError;
  finding.proof = Proof::kUnit;
  finding.snippet = "struct Packet {";
  finding.fingerprint = "00000000000000dd";
  return finding;
}

inline Finding left_over(const std::string& path) {
  Finding finding;
  finding.rule = "backup-file";
  finding.path = path;
  finding.message = path + " is an identical copy";
  finding.detail = "identical";
  finding.severity = Severity::kWarning;
  finding.fingerprint = "00000000000000aa";
  return finding;
}

inline Finding cycle(Status status) {
  Finding finding;
  finding.rule = "import-cycle";
  finding.path = "app/ws/a.py";
  finding.region = {.line = 1, .column = 1, .end_line = 1, .end_column = 9};
  finding.message = "app/ws/a.py and app/ws/b.py import each other";
  finding.severity = Severity::kWarning;
  finding.status = status;
  finding.suppressed_in_source = status == Status::kSuppressed;
  if (finding.suppressed_in_source) finding.justification = "kept \x1b[2Jas found";
  finding.snippet = "import b";
  finding.fingerprint = "00000000000000bb";
  return finding;
}

// ESC, a newline, a workflow command, a right-to-left override and a byte that is not UTF-8.
inline std::string hostile_path() { return "a/\x1b[31m\n::error::<img>\xE2\x80\xAE\xff.py"; }

inline Finding hostile() {
  Finding finding;
  finding.rule = "noncanonical-path";
  finding.concept_id = "c\"\\";
  finding.path = hostile_path();
  finding.region = {.line = 2, .column = 3, .end_line = 2, .end_column = 6};
  finding.message = "taken from \x1b]0;title\x07";
  finding.snippet = "\t\xE6\xBC\xA2 \x1b[2J\xff";
  finding.severity = Severity::kError;
  finding.fingerprint = "00000000000000cc";
  finding.fix = Fix{.safe = true,
                    .title = "import it from its home",
                    .edits = {{.path = hostile_path(),
                               .region = {.line = 2, .column = 3, .end_line = 2, .end_column = 6},
                               .text = "home"}}};
  return finding;
}

inline ScanResult full_result() {
  ScanResult result;
  result.findings = {hostile(), duplicate(), cycle(Status::kNew), cycle(Status::kKnown),
                     cycle(Status::kSuppressed)};
  for (const char* name : {"a.py.bak", "b.py.bak", "c.py.bak", "d.py.bak"}) {
    result.findings.push_back(left_over(std::string("app/ws/") + name));
  }
  result.findings.push_back(left_over("lib/x.py.bak"));
  result.findings.push_back(clash());
  result.gaps = {
      {.path = "app/broken.py", .line = 4, .kind = GapKind::kLost, .reason = "a bracket is left open"},
      {.path = hostile_path(), .line = 0, .kind = GapKind::kUnread, .reason = "permission denied"}};
  result.skipped = {{.path = "node_modules", .reason = "never entered"}};
  result.unjudged = {{"java", 1}, {"typescript", 12}};
  result.analysed_by = {{"cpp", 2}, {"python", 7}};
  result.not_judged = {{"forbidden-usage", "not built yet"}};
  result.files = 30;
  result.analysed = 9;
  result.policy_files = {"ssot:recommended", "ssot.json"};
  result.hints = {"ssot explain import-cycle says how to cut a ring."};
  result.today = "2026-11-20";
  result.timings = {{.stage = "read", .seconds = 0.25}};
  return result;
}

inline ScanResult clean_result() {
  ScanResult result;
  result.analysed_by = {{"python", 2}};
  result.files = 3;
  result.analysed = 2;
  result.today = "2026-11-20";
  return result;
}

}  // namespace ssot::test

// Which types of the tree are several takes on one thing: kindred names (audit/kindred.h) and a proof beside
// the name (audit/ties.h), with who imports them, and how much they hurt.
//
// The policy has no say here: what a team declares, or stops to declare, changes nothing in what is found.
// That is why the score rests on it (audit/score.h).
#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "audit/kindred.h"
#include "audit/reach.h"
#include "audit/ties.h"

namespace ssot {

struct Member {
  TypeEntry type;
  Role role = Role::kImplementation;
  std::string role_reason = {};
  bool declared = false;             // the policy says the role
  bool rival = false;                // one of those among which one must be chosen
  std::vector<Reach> imports = {};   // sorted by from, import
  std::vector<FileId> handing = {};  // files that hand it on; sorted
};

struct Cluster {
  std::string key;                    // "manager websocket"
  std::vector<Member> members;        // by path, line; then doubles of tests; then left-over copies
  std::size_t compared = 0;           // how many of the first are neither
  std::vector<Tie> ties;              // between these
  std::vector<std::string> evidence;  // sentences, the strongest first
  double hurt = 0;
  std::vector<std::string> hurt_reasons;

  std::size_t rivals() const;
  std::size_t files_of_rivals() const;
};

struct Discovery {
  std::vector<Cluster> clusters;   // those with two rivals or more, the most hurtful first
  std::vector<std::string> notes;  // sentences: what was not compared
};
Discovery find_clusters(const DiscoveryInput& input);

// Fills `imports` and `handing` of all members of the project.
void add_reaches(const Project& project, std::vector<Cluster>& clusters, unsigned threads);

// Fills `hurt`; asks for reaches.
void weigh(Cluster& cluster);

}  // namespace ssot

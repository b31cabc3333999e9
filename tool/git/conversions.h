// Which files git may keep on disk in another form than it commits them: by filters, encodings or `$Id$`.
//
// Says rather too many than too few. Ends of lines are not its matter: who reads a file from disk sees a
// carriage return and then asks for the object instead.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/glob.h"

namespace ssot {

class Conversions {
 public:
  // `attributes` is the text of a `.gitattributes` file that lies in `folder`, and holds below it.
  void add(std::string_view folder, std::string_view attributes);
  bool may_convert(std::string_view path) const;
  bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    std::string folder;
    std::vector<Glob> names;  // empty: everything in the folder
  };
  std::vector<Rule> rules_;
};

}  // namespace ssot

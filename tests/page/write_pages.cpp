// Writes the pages that the tests of this folder open. Usage: ssot_write_pages FOLDER
#include <cstdio>
#include <fstream>
#include <string>

#include "page/big_sample.h"
#include "report/audit_formats.h"
#include "report/audit_samples.h"

int main(int count, char** arguments) {
  using namespace ssot;
  if (count != 2) {
    std::fputs("Usage: ssot_write_pages FOLDER\n", stderr);
    return 2;
  }
  const auto write = [&](const std::string& name, const Inventory& inventory) {
    std::ofstream file(std::string(arguments[1]) + "/" + name + ".html", std::ios::binary);
    file << render_audit_html(inventory, {.version = "0"});
    file.close();
    return file.good();
  };
  const bool written = write("sample", test::audit_sample()) && write("empty", test::empty_audit_sample()) &&
                       write("hostile", test::hostile_audit_sample()) &&
                       write("tamed", test::tamed_audit_sample()) && write("big", test::big_audit_sample());
  if (!written) std::fputs("The pages could not be written.\n", stderr);
  return written ? 0 : 1;
}

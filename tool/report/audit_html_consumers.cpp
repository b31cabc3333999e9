// Everything that imports a concept, by the path it takes; a concept may have thousands, so the list is
// closed at first.
#include <fmt/format.h>

#include "base/text.h"
#include "report/audit_html_parts.h"

namespace ssot::audit_html {
namespace {

using Consumers = std::vector<const AuditConsumer*>;

// One import: its line, what it takes, and where that leads when the path alone does not tell.
void write_import(HtmlWriter& out, const Subject& subject, const AuditConsumer& consumer,
                  const AuditPath& path) {
  out.text(fmt::format(":{} ", consumer.line));
  out.text(consumer.name.empty() ? "the whole" : consumer.name);
  if (consumer.definitions == path.definitions) return;
  out.text(" → ");
  if (consumer.definitions.empty()) out.text("not known which");
  write_definitions(out, subject, consumer.definitions);
}

// A line a file, and as few elements as that takes.
void write_files(HtmlWriter& out, const Subject& subject, const Consumers& consumers, const AuditPath& path) {
  const auto list = out.element("ul", {{"class", "files"}});
  for (std::size_t at = 0; at < consumers.size();) {
    const AuditConsumer& first = *consumers[at];
    const auto item = out.element("li");
    out.text(first.path);
    if (first.test) out.text(" (test)");
    for (bool begun = false; at < consumers.size() && consumers[at]->path == first.path; ++at, begun = true) {
      out.text(begun ? ", " : " ");
      write_import(out, subject, *consumers[at], path);
    }
  }
}

}  // namespace

void write_consumers(Page& page, const Subject& subject) {
  HtmlWriter& out = page.out;
  const AuditConcept& entry = subject.entry;
  out.leaf("h4", "Who imports it");
  if (entry.consumers.empty()) {
    out.leaf("p", "Nobody does.");
    return;
  }
  std::vector<Consumers> by_path(entry.paths.size());
  for (const AuditConsumer& consumer : entry.consumers) {
    if (consumer.by < by_path.size()) by_path[consumer.by].push_back(&consumer);
  }
  for (std::size_t at = 0; at < by_path.size(); ++at) {
    if (by_path[at].empty()) continue;
    const auto details = out.element("details", {{"class", "consumers"}});
    {
      const auto summary = out.element("summary");
      {
        const auto code = out.element("code");
        out.path(entry.paths[at].path);
      }
      out.text(fmt::format(" ({}): {} in {}", entry.paths[at].state,
                           count_of(entry.paths[at].imports, "import"),
                           count_of(entry.paths[at].files, "file")));
    }
    write_files(out, subject, by_path[at], entry.paths[at]);
  }
}

}  // namespace ssot::audit_html

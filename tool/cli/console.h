// The program's two streams. Whoever reads them may go away, the disk may be full, they may never have been
// open: a report that did not arrive is never a success.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ssot {

// Exit codes that are the command line's own (docs/contract.md, "Exit codes").
constexpr int kExitClean = 0;
constexpr int kExitDidNotRun = 2;

enum class ColorChoice : unsigned char { kAuto, kAlways, kNever };

// Before anything else: a closed stream must not become the number of the next file opened, and a closed pipe
// must answer with an error instead of killing the program.
void prepare_streams();

// All of `text` to stdout. When that fails the program ends here with exit code 2 and a sentence on stderr.
void write_stdout(std::string_view text);

// As much of `text` to stderr as it takes; there is nowhere to complain.
void write_stderr(std::string_view text);

// Each a line on stderr, made harmless. Returns kExitDidNotRun.
int refuse(const std::vector<std::string>& messages);
int refuse(const std::string& message);

// --color, then NO_COLOR, FORCE_COLOR, TERM=dumb, and whether the stream (1 or 2) is a terminal.
bool wants_color(ColorChoice choice, int stream);

// stderr is a terminal that can move its cursor.
bool stderr_is_terminal();

}  // namespace ssot

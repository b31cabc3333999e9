#include "base/files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <unistd.h>

#include "base/output.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using Status = FileBuffer::Status;
using test::TemporaryFolder;

TEST(Files, AreReadWholeAndFollowedByZeros) {
  const TemporaryFolder folder;
  const std::string text(100'000, 'x');
  folder.write("long", text);
  folder.write("short", "ab");
  folder.write("empty");
  FileBuffer buffer;
  ASSERT_EQ(buffer.read(folder.at("long")), Status::kOk);
  EXPECT_EQ(buffer.text(), text);
  ASSERT_EQ(buffer.read(folder.at("short")), Status::kOk);
  EXPECT_EQ(buffer.text(), "ab");
  for (std::size_t i = 0; i < FileBuffer::kPadding; ++i) EXPECT_EQ(buffer.text().data()[2 + i], '\0');
  ASSERT_EQ(buffer.read(folder.at("empty")), Status::kOk);
  EXPECT_EQ(buffer.text(), "");
}

TEST(Files, OfUnknownSizeAreReadToTheirEnd) {
  FileBuffer buffer;
  ASSERT_EQ(buffer.read("/proc/self/maps"), Status::kOk);
  EXPECT_NE(buffer.text().find("[stack]"), std::string_view::npos);
}

TEST(Files, ThatAreNoneAreNeverOpened) {
  const TemporaryFolder folder;
  folder.make_pipe("pipe");
  folder.make_folder("folder");
  folder.write("file", "x");
  folder.link("link", "file");
  FileBuffer buffer;
  EXPECT_EQ(buffer.read(folder.at("pipe")), Status::kNotRegular);
  EXPECT_EQ(buffer.reason(), "it is a named pipe");
  EXPECT_EQ(buffer.read(folder.at("folder")), Status::kNotRegular);
  EXPECT_EQ(buffer.reason(), "it is a folder");
  EXPECT_EQ(buffer.read("/dev/zero"), Status::kNotRegular);
  EXPECT_EQ(buffer.reason(), "it is a device");
  EXPECT_EQ(buffer.read(folder.at("none")), Status::kAbsent);
  EXPECT_EQ(buffer.reason(), "there is no such file");
  EXPECT_EQ(buffer.read(folder.at("link")), Status::kOk);

  const int opened = open(folder.path().c_str(), O_RDONLY | O_DIRECTORY);
  EXPECT_EQ(buffer.read_at(opened, "pipe"), Status::kNotRegular);
  EXPECT_EQ(buffer.read_at(opened, "link"), Status::kNotRegular);
  EXPECT_EQ(buffer.reason(), "it is a symbolic link");
  EXPECT_EQ(buffer.text(), "");
  EXPECT_EQ(buffer.read_at(opened, "file"), Status::kOk);
  close(opened);
}

TEST(Files, LargerThanTheLimitAreRefused) {
  const TemporaryFolder folder;
  folder.write("file", std::string(4 << 20, 'x'));
  FileBuffer buffer;
  EXPECT_EQ(buffer.read(folder.at("file"), 2 << 20), Status::kTooLarge);
  EXPECT_EQ(buffer.reason(), "it is larger than 2 MiB");
}

TEST(Files, SayInASentenceWhyTheyCannotBeRead) {
  EXPECT_EQ(read_file("/none/such").error(), "/none/such cannot be read: there is no such file.");
}

TEST(Outputs, ReplaceAFileWholeAndKeepItsMode) {
  const TemporaryFolder folder;
  folder.write("file", "old");
  chmod(folder.at("file").c_str(), 0640);
  folder.link("link", "file");
  ASSERT_TRUE(write_file(folder.at("link"), "new"));
  EXPECT_EQ(*read_file(folder.at("file")), "new");
  struct stat info;
  ASSERT_EQ(lstat(folder.at("link").c_str(), &info), 0);
  EXPECT_TRUE(S_ISLNK(info.st_mode));
  ASSERT_EQ(stat(folder.at("file").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0640U);
}

TEST(Outputs, AreMadeWhereThereWereNone) {
  const TemporaryFolder folder;
  ASSERT_TRUE(write_file(folder.at("file"), "text"));
  EXPECT_EQ(*read_file(folder.at("file")), "text");
  ASSERT_TRUE(write_file("/dev/null", "text"));
}

TEST(Outputs, ThatAreProgramsMayBeRunAndTakeNobodysPlace) {
  const TemporaryFolder folder;
  const mode_t before = umask(022);
  ASSERT_TRUE(write_program(folder.at("hook"), "#!/bin/sh\n", Existing::kKeep));
  umask(before);
  struct stat info;
  ASSERT_EQ(stat(folder.at("hook").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0755U);
  EXPECT_EQ(write_program(folder.at("hook"), "other", Existing::kKeep).error(),
            folder.at("hook") + " cannot be written: File exists.");
  EXPECT_EQ(*read_file(folder.at("hook")), "#!/bin/sh\n");
  // A link is replaced, not followed.
  folder.write("elsewhere", "text");
  folder.link("link", "elsewhere");
  ASSERT_TRUE(write_program(folder.at("link"), "new", Existing::kReplace));
  EXPECT_EQ(*read_file(folder.at("elsewhere")), "text");
  EXPECT_EQ(*read_file(folder.at("link")), "new");
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) files += entry.exists() ? 1 : 0;
  EXPECT_EQ(files, 3) << "nothing half-written is left";
}

TEST(Outputs, SayInASentenceWhyTheyCannotBeWritten) {
  EXPECT_EQ(write_file("/none/such", "").error(), "/none/such cannot be written: No such file or directory.");
  EXPECT_EQ(write_file("/tmp", "").error(), "/tmp cannot be written: Is a directory.");
}

}  // namespace
}  // namespace ssot

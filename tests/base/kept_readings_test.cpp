#include "base/kept_readings.h"

#include <gtest/gtest.h>

#include "base/files.h"
#include "support/temporary_folder.h"

namespace ssot {
namespace {

using test::TemporaryFolder;

std::string told(const KeptReadings& kept, const std::string& key) {
  return std::string(kept.find(key).value_or("nothing"));
}

TEST(KeptReadings, OutliveTheRun) {
  const TemporaryFolder folder;
  const std::string file = folder.at("cache/ssot/x.readings");
  {
    KeptReadings kept(file, 1);
    kept.keep("a", "one");
    kept.keep("b", "");
    EXPECT_EQ(told(kept, "a"), "one");
    folder.make_folder("cache");
    kept.save();
  }
  const KeptReadings again(file, 1);
  EXPECT_EQ(told(again, "a"), "one");
  EXPECT_EQ(told(again, "b"), "");
  EXPECT_EQ(told(again, "c"), "nothing");
}

TEST(KeptReadings, WhatNobodyAskedForGoesWithTheNextSave) {
  const TemporaryFolder folder;
  const std::string file = folder.at("ssot/x");
  {
    KeptReadings kept(file, 1);
    kept.keep("a", "one");
    kept.keep("b", "two");
    kept.save();
  }
  {
    KeptReadings kept(file, 1);
    EXPECT_EQ(told(kept, "a"), "one");
    kept.keep("c", "three");
    kept.save();
  }
  const KeptReadings kept(file, 1);
  EXPECT_EQ(told(kept, "a"), "one");
  EXPECT_EQ(told(kept, "b"), "nothing");
  EXPECT_EQ(told(kept, "c"), "three");
}

TEST(KeptReadings, LittleThatIsNewIsNotWritten) {
  const TemporaryFolder folder;
  KeptReadings kept(folder.at("ssot/x"), 2);
  kept.keep("a", "one");
  kept.save();
  EXPECT_FALSE(exists(folder.at("ssot/x")));
}

TEST(KeptReadings, OfDamagedBytesNothingIsTaken) {
  const TemporaryFolder folder;
  const std::string file = folder.at("ssot/x");
  {
    KeptReadings kept(file, 1);
    for (int i = 0; i < 20; ++i) kept.keep("key" + std::to_string(i), "reading" + std::to_string(i));
    kept.save();
  }
  const std::string whole = *read_file(file);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string garbled = whole;
    garbled[at] = static_cast<char>(garbled[at] ^ 1);
    folder.write("ssot/x", garbled);
    EXPECT_EQ(told(KeptReadings(file, 1), "key3"), "nothing") << at;
    folder.write("ssot/x", whole.substr(0, at));
    EXPECT_EQ(told(KeptReadings(file, 1), "key3"), "nothing") << at;
  }
}

}  // namespace
}  // namespace ssot

#include "tree/backup_names.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

using Names = std::vector<std::string>;

TEST(BackupName, IsASourceNameWithABackupsSuffix) {
  const std::pair<const char*, const char*> table[] = {
      {"x.py.bak", "x.py"},
      {"x.py.BAK", "x.py"},
      {"x.py.bak2", "x.py"},
      {"x.py.bak.2", "x.py"},
      {"x.py.bak.orig", "x.py"},
      {"x.py.backup", "x.py"},
      {"x.py.Backup", "x.py"},
      {"x.py.backup.20250915_125822", "x.py"},
      {"x.py.backup_20250912_172129", "x.py"},
      {"x.py.backup-20250913-130452", "x.py"},
      {"x.py.backup-1757635286", "x.py"},
      {"x.py.backup_pre_factory_migration", "x.py"},
      {"x.py.backup.issue1104", "x.py"},
      {"x.py.redis_migration_backup", "x.py"},
      {"x.py.ssot_elimination_backup", "x.py"},
      {"x.py.deprecated_backup", "x.py"},
      {"x.py.20250914_190653", "x.py"},
      {"x.py.2025-09-14", "x.py"},
      {"x.py.20250914T190653", "x.py"},
      {"x.py.orig", "x.py"},
      {"x.cpp.old", "x.cpp"},
      {"x.cpp.OLD", "x.cpp"},
      {"x.cpp.save", "x.cpp"},
      {"x.cpp.copy", "x.cpp"},
      {"x.cpp_old", "x.cpp"},
      {"x.cpp-old", "x.cpp"},
      {"x.hpp~", "x.hpp"},
      {"x.h.~12~", "x.h"},
      {"x.h.bak~", "x.h"},
      {"cypress.config.ts.original", "cypress.config.ts"},
      {"__init__.py.backup_await_fix", "__init__.py"},
      {"a.b.pass.cpp.bak", "a.b.pass.cpp"},
      {"README.md.bak", "README.md"},
      {"x.def.orig", "x.def"},
  };
  for (const auto& [name, original] : table) {
    const BackupName read = read_backup_name(name);
    EXPECT_EQ(read.form, BackupForm::kSuffix) << name;
    EXPECT_EQ(read.originals, Names{original}) << name;
  }
}

TEST(BackupName, MayBeAStemWhoseOriginalMustBeLookedFor) {
  const std::pair<const char*, Names> table[] = {
      {"x_old.cpp", {"x.cpp"}},
      {"x_OLD.cpp", {"x.cpp"}},
      {"x-backup.py", {"x.py"}},
      {"x_bak2.py", {"x.py"}},
      {"x.bak.py", {"x.py"}},
      {"x.py.bak.py", {"x.py"}},
      {"ConfigurationBuilder.backup.tsx", {"ConfigurationBuilder.tsx"}},
      {"run_staging_tests_ORIGINAL.py", {"run_staging_tests.py"}},
      {"x (1).py", {"x.py"}},
      {"x(2).py", {"x.py"}},
      {"x - Copy.py", {"x.py"}},
      {"x - Copy (2).py", {"x - Copy.py", "x.py"}},
      {"x copy.py", {"x.py"}},
      {"x copy 2.py", {"x.py"}},
      {"Copy of x.py", {"x.py"}},
      {"old_x.py", {"x.py"}},
      {"x_20250914.py", {"x.py"}},
      {"x_20250914_190653.py", {"x.py"}},
      {"x_2025-09-14.py", {"x.py"}},
      {"runner_backup_20250910_234727.py", {"runner_backup.py", "runner.py"}},
      {"backup_canonical_engine.py", {"canonical_engine.py"}},
      {"database_backup.py", {"database.py"}},
      {"test_backup.py", {"test.py"}},
      {"rotate_copy.h", {"rotate.h"}},
      {"class.copy.cpp", {"class.cpp"}},
  };
  for (const auto& [name, originals] : table) {
    const BackupName read = read_backup_name(name);
    EXPECT_EQ(read.form, BackupForm::kStem) << name;
    EXPECT_EQ(read.originals, originals) << name;
  }
}

TEST(BackupName, IsNotAnythingElse) {
  for (const char* name : {"x.py",
                           "backup.py",
                           "old.py",
                           "copy.pass.cpp",

                           "backups.md",
                           "golden.py",
                           "threshold.cpp",
                           "scaffold.h",
                           "x_bold.py",
                           "x_2.py",
                           "x_v2.py",
                           "x1.py",
                           "x_12345678.py",
                           "x_20251399.py",
                           "x_99.py",
                           "a(b).py",
                           "x.h.in",
                           "x.py.j2",
                           "x.h.old.in",
                           "x.c.orig.expected",
                           "x.c.bak.txt",
                           "x.py.1",
                           "x.py.lock",
                           "x.py.license",
                           "x.py.backup.gz",
                           "notes.bak",
                           "data.json.bak",
                           "image.png.old",
                           ".bak",
                           "~",
                           ".py",
                           "py.bak",
                           "x.tar.gz",
                           "Makefile.old",
                           "x.py.",
                           "x.py..",
                           "",
                           "security_origins_config.py",
                           "copy.h",
                           "user-2fa-backup-codes.cy.ts",
                           "database_manager_backup_safe_removal.py",
                           "p11.0x.copy.cpp.txt"}) {
    EXPECT_EQ(read_backup_name(name).form, BackupForm::kNone) << name;
  }
}

TEST(BackupFolder, IsDatedOrEndsInABackupWord) {
  for (const char* name :
       {"backup", "backups", "Backup", "old", "src.bak", "src_old", "src~", "src copy", "app-backup-2",
        "backup_untracked_20250910_171903", "websocket_v2_migration_20250905_141301", "20250909_104154",
        "2025-09-09", "snapshot-2025-09-09"}) {
    EXPECT_TRUE(is_backup_folder_name(name)) << name;
  }
  for (const char* name : {"src", "golden_path", "backup_service", "copyright", "rdar-12408181", "threshold",
                           "class.copy.elision", "b76b9fbd-e2a4-4299-ad34-8bb47090052d", "hold", ""}) {
    EXPECT_FALSE(is_backup_folder_name(name)) << name;
  }
}

}  // namespace
}  // namespace ssot

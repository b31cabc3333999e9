#include "tree/languages.h"

#include <gtest/gtest.h>

namespace ssot {
namespace {

TEST(Languages, AreKnownByExtension) {
  using enum Language;
  for (const char* name : {"a.cpp", "a.cc",  "a.cxx", "a.c++", "a.h",   "a.hh",       "a.hpp",
                           "a.hxx", "a.h++", "a.ipp", "a.inl", "a.tpp", "a.cppm",     "a.ixx",
                           "a.cu",  "a.cuh", "a.mm",  "a.c",   "a.m",   "d.py/A.CPP", "a.C"}) {
    EXPECT_EQ(language_of_name(name), kCpp) << name;
  }
  for (const char* name : {"a.py", "a.pyi", "a.pyw", "x/a.b.py"})
    EXPECT_EQ(language_of_name(name), kPython) << name;
  for (const char* name : {"a.inc", "a.def"}) EXPECT_EQ(language_of_name(name), kCppFragment) << name;
  for (const char* name : {"Makefile", "x.d/vector", "-x"})
    EXPECT_EQ(language_of_name(name), kUnnamed) << name;
  for (const char* name : {"a.json", "a.txt", ".gitignore", "a.", "a.py.bak", "a.verylongextension"}) {
    EXPECT_EQ(language_of_name(name), kNone) << name;
  }
  EXPECT_EQ(language_of_name("README.md"), kMarkdown);
  EXPECT_EQ(language_of_name("index.rst"), kRst);
  EXPECT_EQ(language_of_name("a.ipynb"), kOther);
  EXPECT_EQ(unjudged_language("a.ipynb"), "jupyter");
  EXPECT_EQ(unjudged_language("a.py"), "");
}

TEST(Languages, OfAScriptAreKnownByItsFirstLine) {
  for (const char* text :
       {"#!/usr/bin/python", "#!/usr/bin/python3\n", "#! /usr/bin/env python3.11 -u\r\nx",
        "#!/usr/bin/env -S python3 -B", "#!/usr/bin/env -S PYTHONPATH=x python3", "#!/usr/bin/pypy3"}) {
    EXPECT_EQ(language_of_text(text), Language::kPython) << text;
  }
  for (const char* text : {"", "#", "#!", "#!/bin/sh", "#!/usr/bin/env", "#!/usr/bin/env bash\npython3",
                           "#!/usr/bin/pythonista", "\n#!/usr/bin/python", "python"}) {
    EXPECT_EQ(language_of_text(text), Language::kNone) << text;
  }
}

}  // namespace
}  // namespace ssot

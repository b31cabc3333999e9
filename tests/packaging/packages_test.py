#!/usr/bin/env python3
"""Installs a build, makes its packages, and runs what came out, away from the build.

Usage: packages_test.py SOURCES BUILD   (without dpkg-shlibdeps: exit code 77 after the rest)
The same on a fresh Debian, as root: ci/package-test.sh.
"""
import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

FAULTS = []
# What a program of ours may ask the system for: glibc, and nothing else.
ALLOWED = {"libc.so.6", "libm.so.6", "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1"}
SANITIZERS = re.compile(r"lib(asan|ubsan|tsan)\.so")


def expect(holds, what, more=""):
    if not holds:
        FAULTS.append(what)
        print("FAILED:", what, more)


def run(*command, check=True, **options):
    done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, **options)
    if check and done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done


def needed(program):
    """The shared libraries that a program names, or empty for what is no program."""
    return set(re.findall(r"\(NEEDED\).*\[(.*)\]", run("readelf", "-d", program).stdout))


def project(folder):
    """Two classes of one name, which depth 2 tells apart with Clang and its builtin headers."""
    os.makedirs(folder + "/core")
    os.makedirs(folder + "/app")
    with open(folder + "/ssot.json", "w", encoding="utf-8") as file:
        json.dump({"concepts": [{"id": "pool", "why": "One pool a process.", "names": ["ThreadPool"],
                                 "canonical": ["core/pool.hpp:core::ThreadPool"]}]}, file)
    for place, header in (("core", "stddef.h"), ("app", "stdarg.h")):
        with open(f"{folder}/{place}/pool.hpp", "w", encoding="utf-8") as file:
            file.write(f"#pragma once\n#include <{header}>\n#include <stddef.h>\nnamespace {place} {{ class ThreadPool {{ public: "
                       "explicit ThreadPool(size_t threads); void submit(); }; }\n")
    return folder


def judges(program, tree, what):
    """`program`, with nothing of the person's environment, finds the second class by asking Clang."""
    done = run(program, "check", "--depth", "2", "--format", "json", cwd=tree, env={}, check=False)
    expect(done.returncode == 1, f"{what}: exit code {done.returncode}, not 1", done.stderr)
    if done.returncode != 1:
        return
    report = json.loads(done.stdout)
    found = {(each["rule"], each.get("proof")) for each in report["findings"]}
    expect(("SSOT101", "parse") in found, f"{what}: depth 2 found {found}")
    expect(report["coverage"]["gaps"] == [], f"{what}: gaps", report["coverage"]["gaps"])
    doctor = run(program, "doctor", "--format", "json", cwd=tree, env={}).stdout
    root = os.path.dirname(os.path.dirname(os.path.realpath(program)))
    expect(f"{root}/lib/ssot/clang" in doctor, f"{what}: the builtin headers are not its own", doctor)


def installed(build, folder, tree):
    prefix = folder + "/pre fix"
    run("cmake", "--install", build, "--prefix", prefix, "--component", "runtime")
    judges(prefix + "/bin/ssot", tree, "cmake --install")
    sanitized = False
    for program in ("bin/ssot", "libexec/ssot/ssot-clang"):
        libraries = needed(f"{prefix}/{program}")
        sanitized = sanitized or any(SANITIZERS.match(each) for each in libraries)
        expect(sanitized or libraries <= ALLOWED, f"{program} needs more than glibc", libraries - ALLOWED)
    for file in ("share/man/man1/ssot.1.gz", "share/bash-completion/completions/ssot", "share/zsh/vendor-completions/_ssot",
                 "share/fish/vendor_completions.d/ssot.fish", "share/doc/ssot/copyright", "lib/ssot/clang/include/stddef.h",
                 "share/ssot/packs/websocket/pack.json",
                 "share/ssot/packs/websocket/reference/include/websocket/websocket_manager.hpp"):
        expect(os.path.exists(f"{prefix}/{file}"), f"{file} is not installed")
    with gzip.open(prefix + "/share/man/man1/ssot.1.gz", "rt") as page:
        expect(page.read() == run(prefix + "/bin/ssot", "man").stdout, "the installed page is not what `ssot man` says")
    staged = folder + "/staged"
    run("cmake", "--install", build, "--component", "runtime", env={**os.environ, "DESTDIR": staged})
    expect(glob.glob(staged + "/**/bin/ssot", recursive=True), "DESTDIR is passed over")
    return sanitized


def consumed(sources, build, folder):
    """Somebody else's program is built against what is installed, and nothing else of ours."""
    prefix = folder + "/dev"
    for component in ("runtime", "dev"):
        run("cmake", "--install", build, "--prefix", prefix, "--component", component)
    program = folder + "/consumer"
    run("cmake", "-S", sources + "/tests/packaging/consumer", "-B", program, f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release")
    run("cmake", "--build", program)
    tree = folder + "/chat"
    shutil.copytree(sources + "/fixtures/projects/chat", tree)
    done = run(program + "/consumer", cwd=tree, check=False)
    expect(done.returncode == 1 and "removed-path" in done.stdout, "a program with find_package(ssot) judges otherwise", done.stdout + done.stderr)
    for file in glob.glob(prefix + "/lib/cmake/ssot/*.cmake"):
        with open(file, encoding="utf-8") as text:
            expect(build not in text.read(), f"{os.path.basename(file)} names the build folder")


def packed(sources, build, folder, tree):
    packages = folder + "/packages"
    run(sources + "/ci/package.sh", build, packages)
    debs = sorted(os.path.basename(each) for each in glob.glob(packages + "/*.deb"))
    expect(len(debs) == 2 and debs[0].startswith("ssot-dev_") and debs[1].startswith("ssot_"), f"the packages are {debs}")
    deb = glob.glob(packages + "/ssot_*.deb")[0]
    field = {name: run("dpkg-deb", "--field", deb, name).stdout.strip()
             for name in ("Package", "Depends", "Section", "Maintainer", "Description", "Recommends", "Installed-Size")}
    expect(field["Package"] == "ssot" and field["Section"] == "devel" and field["Recommends"] == "git", "the package's head", field)
    depends = {each.split()[0] for each in field["Depends"].split(", ")}
    expect(depends == {"libc6"}, "the package needs more than glibc", depends)
    expect("keep a codebase to one source of truth" in field["Description"].split("\n")[0], "the package's summary", field["Description"])
    names = run("dpkg-deb", "--contents", deb).stdout
    expect(not re.search(r" \./(?!usr/|$)", names, re.MULTILINE), "the package writes outside /usr", names)
    expect(" root/root " in names and len(re.findall(r"^-rwxr-xr-x", names, re.MULTILINE)) == 2, "owners or modes", names)
    run("dpkg-deb", "--control", deb, folder + "/control")
    expect(set(os.listdir(folder + "/control")) == {"control", "md5sums"}, "maintainer scripts", os.listdir(folder + "/control"))
    run("dpkg-deb", "--extract", deb, folder + "/un packed deb")
    judges(folder + "/un packed deb/usr/bin/ssot", tree, "the unpacked .deb")
    expect("no symbols" in run("nm", folder + "/un packed deb/usr/bin/ssot", check=False).stderr, "bin/ssot is not stripped")
    expect(os.path.getsize(folder + "/un packed deb/usr/bin/ssot") < 20 << 20, "bin/ssot grew past 20 MiB")

    archive = glob.glob(packages + "/*.tar.gz")
    expect(len(archive) == 1, f"the archives are {archive}")
    top = {line.split("/")[0] for line in run("tar", "-tzf", archive[0]).stdout.split("\n") if line}
    expect(top == {os.path.basename(archive[0])[:-len(".tar.gz")]}, "the archive has several folders at its top", top)
    place = folder + "/any where"
    os.makedirs(place)
    run("tar", "-xzf", archive[0], "-C", place, "--strip-components=1")
    expect(sorted(os.listdir(place)) == ["bin", "lib", "libexec", "share"], "the archive's folders", os.listdir(place))
    judges(place + "/bin/ssot", tree, "the unpacked archive")
    # By a link, as in ~/bin.
    os.symlink(place + "/bin/ssot", folder + "/ssot")
    judges(folder + "/ssot", tree, "the archive through a link")
    run("sha256sum", "-c", "SHA256SUMS", cwd=packages)
    if shutil.which("lintian"):
        done = run("lintian", "--fail-on", "error", *glob.glob(packages + "/*.deb"), check=False)
        expect(done.returncode == 0, "lintian complains", done.stdout)


def main():
    sources, build = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        folder = os.path.realpath(folder)
        tree = project(folder + "/project")
        if installed(build, folder, tree):
            print("A build with sanitizers is not packed.")
            return 1 if FAULTS else 77
        consumed(sources, build, folder)
        if not shutil.which("dpkg-shlibdeps"):
            print("dpkg-shlibdeps is not installed (dpkg-dev); nothing was packed.")
            return 1 if FAULTS else 77
        packed(sources, build, folder, tree)
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Types into real shells, presses Tab, and reads the command line that the shell made of it.

Usage: completions_test.py SSOT [SHELL...]   (bash, zsh and fish; one that is not installed is left out, with exit code 77)
"""
import os
import pty
import select
import shutil
import subprocess
import sys
import tempfile
import time

# What is typed, and the words that the command must get. "\t" asks for the completion.
TYPED = [
    ("ssot chec\t", ["check"]),
    ("ssot check --fail-on not\t", ["check", "--fail-on", "note"]),
    ("ssot check --fail-on=warn\t", ["check", "--fail-on=warning"]),
    ("ssot check --stri\t", ["check", "--strict"]),
    ("ssot check --format checks\t", ["check", "--format", "checkstyle"]),
    ("ssot check --select SSOT10\t1\t", ["check", "--select", "SSOT101"]),
    ("ssot check --select SSOT101,dual-p\t", ["check", "--select", "SSOT101,dual-path-import"]),
    ("ssot explain import-cy\t", ["explain", "import-cycle"]),
    ("ssot hook unin\t", ["hook", "uninstall"]),
    ("ssot completions zs\t", ["completions", "zsh"]),
    ("ssot schema rep\t", ["schema", "report"]),
    ("ssot check only\t", ["check", "only here.py"]),
    ("ssot check --config only\t", ["check", "--config", "only here.py"]),
    ("ssot check --depth 2 --qui\t", ["check", "--depth", "2", "--quiet"]),
]
# Bash and zsh complete a file behind FORMAT=; fish leaves that to the person.
BEHIND_A_FORMAT = [("ssot check --format sarif=only\t", ["check", "--format", "sarif=only here.py"])]
LIMIT_S = 20

SHELLS = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        ["PS1='ready> '", "bind 'set bell-style none'", ". completions/ssot.bash", "ssot() { printf '<%s>' \"$@\"; echo END; }"],
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        ["PS1='ready> '", "unsetopt zle_bracketed_paste 2>/dev/null", "unset zle_bracketed_paste", "fpath=($PWD/completions $fpath)",
         "autoload -Uz compinit && compinit -u -d $PWD/dump", "ssot() { printf '<%s>' \"$@\"; echo END; }"],
    ),
}


def prepare(program, folder):
    os.makedirs(folder + "/completions")
    for shell, name in (("bash", "ssot.bash"), ("zsh", "_ssot"), ("fish", "ssot.fish")):
        script = subprocess.run([program, "completions", shell], check=True, capture_output=True).stdout
        with open(f"{folder}/completions/{name}", "wb") as out:
            out.write(script)
        # The shell's own parser is content with it.
        if shutil.which(shell):
            subprocess.run([shell, "-n", f"{folder}/completions/{name}"], check=True)
    with open(folder + "/only here.py", "w", encoding="utf-8"):
        pass


class Terminal:
    """A shell on a pseudo-terminal."""

    def __init__(self, command, folder):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            environment = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
            os.execvpe(command[0], command, environment)

    def type(self, text, until):
        os.write(self.fd, text.encode())
        seen = b""
        end = time.monotonic() + LIMIT_S
        while until not in seen and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.1)[0]:
                try:
                    seen += os.read(self.fd, 65536)
                except OSError:
                    break
        return seen.decode(errors="replace")

    def close(self):
        os.write(self.fd, b"\x03exit\n")
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def words_of(answer):
    """What the stand-in printed: the last <…><…>END of the screen."""
    end = answer.rfind("END")
    begin = answer.rfind("\n", 0, end)
    printed = answer[begin + 1:end].strip("\r\n")
    return printed[1:-1].split("><") if printed.startswith("<") else [answer]


def answer_to(terminal, typed, pause_s):
    """Types in pieces: a shell that reads a whole line at once takes a Tab for text."""
    for piece in typed.split("\t")[:-1]:
        os.write(terminal.fd, piece.encode())
        time.sleep(0.05)
        os.write(terminal.fd, b"\t")
        time.sleep(pause_s)
    return words_of(terminal.type("\n", b"END\r\n"))


def try_terminal(shell, folder):
    command, settings = SHELLS[shell]
    terminal = Terminal(command, folder)
    for number, setting in enumerate(settings):
        terminal.type(f"{setting}; echo set''{number}\n", f"set{number}\r".encode())
    faults = 0
    for typed, expected in TYPED + BEHIND_A_FORMAT:
        got = answer_to(terminal, typed, 0.2)
        if got != expected:
            got = answer_to(terminal, typed, 3)  # a machine with much to do
        if got != expected:
            faults += 1
            print(f"{shell}: {typed!r} became {got}, not {expected}")
    terminal.close()
    return faults


def try_fish(folder):
    """Fish tells its completions without a terminal."""
    faults = 0
    for typed, expected in TYPED:
        if typed.count("\t") > 1:
            continue
        line = typed.replace("\t", "")
        script = f"source completions/ssot.fish; complete -C {line!r}"
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "TERM": "dumb", "LC_ALL": "C.UTF-8"}
        answer = subprocess.run(["fish", "--no-config", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False)
        offered = [each.split("\t")[0] for each in answer.stdout.splitlines()]
        wanted = expected[-1]
        if offered != [wanted] and offered != [wanted.replace(" ", "\\ ")]:
            faults += 1
            print(f"fish: {line!r} offers {offered} {answer.stderr}, not {wanted}")
    return faults


def main():
    program = os.path.abspath(sys.argv[1])
    chosen = sys.argv[2:] or ["bash", "zsh", "fish"]
    absent = [shell for shell in chosen if not shutil.which(shell)]
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        prepare(program, folder)
        for shell in chosen:
            if shell not in absent:
                faults += try_fish(folder) if shell == "fish" else try_terminal(shell, folder)
    for shell in absent:
        print(f"{shell} is not installed; nothing was tried there.")
    if faults:
        return 1
    return 77 if absent else 0


if __name__ == "__main__":
    sys.exit(main())

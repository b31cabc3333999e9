"""Small git repositories for the tests of hooks and CI templates: nobody's configuration, fixed authors, one rule."""
import os
import subprocess

POLICY = """{
  "usage": [{ "id": "old-call", "pattern": "legacy.send", "use": "bus.send", "why": "The bus is the one way." }],
  "rules": { "unresolved-import": "error" }
}
"""
GOOD = "import bus\n\n\ndef greet():\n    bus.send('hello')\n"
BAD = "import legacy\n\n\ndef greet():\n    legacy.send('hello')\n"


def environment(home, extra=None):
    """What a person's shell would hand down, less their configuration."""
    values = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "CI_", "GITHUB_", "PRE_COMMIT"))}
    values.update(HOME=home, GIT_CONFIG_NOSYSTEM="1", GIT_AUTHOR_NAME="a", GIT_AUTHOR_EMAIL="a@b.c", GIT_COMMITTER_NAME="a",
                  GIT_COMMITTER_EMAIL="a@b.c", XDG_CACHE_HOME=home + "/.cache", XDG_CONFIG_HOME=home + "/.config")
    values.update(extra or {})
    return values


class Repository:
    """A work tree with a first commit."""

    def __init__(self, folder, home, path=None):
        self.folder = folder
        self.home = home
        self.path = path or os.environ["PATH"]
        os.makedirs(folder, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.write("ssot.json", POLICY)
        self.write("bus.py", "def send(text):\n    print(text)\n")
        self.write("app/__init__.py", "")
        self.write("app/greeter.py", "from app.words import HELLO\n")
        self.write("app/words.py", "HELLO = 'hello'\n")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")

    def run(self, *command, check=True, **extra):
        done = subprocess.run(command, cwd=self.folder, env=environment(self.home, {"PATH": self.path, **extra}),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if check and done.returncode != 0:
            raise AssertionError(f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done

    def git(self, *arguments, check=True, **extra):
        return self.run("git", *arguments, check=check, **extra)

    def head(self):
        return self.git("rev-parse", "HEAD").stdout.strip()

    def write(self, path, text):
        file = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(file, "w", encoding="utf-8") as out:
            out.write(text)

    def read(self, path):
        with open(os.path.join(self.folder, path), encoding="utf-8") as file:
            return file.read()

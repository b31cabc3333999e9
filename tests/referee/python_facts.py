#!/usr/bin/env python3
"""Compares the facts of `ssot facts` with CPython's own `ast`, file by file.

    ssot facts FOLDER | python_facts.py               facts on standard input
    python_facts.py --program PROGRAM FOLDER...       runs `PROGRAM facts FOLDER...`
    python_facts.py --program PROGRAM --bare FOLDER…  runs `PROGRAM FOLDER...`

Files that `ast` does not parse are counted and left out. Exit 1 on any difference, or when nothing was compared.
"""
import argparse
import ast
import io
import json
import os
import subprocess
import sys
import tokenize
import warnings


def is_type_checking(test):
    if isinstance(test, ast.Name):
        return test.id == "TYPE_CHECKING"
    if not isinstance(test, ast.Attribute) or test.attr != "TYPE_CHECKING":
        return False
    while isinstance(test, ast.Attribute):
        test = test.value
    return isinstance(test, ast.Name)


def parameters_of(arguments):
    listed = []
    positional = arguments.posonlyargs + arguments.args
    first_default = len(positional) - len(arguments.defaults)
    for index, argument in enumerate(positional):
        kind = "positional-only" if index < len(arguments.posonlyargs) else "positional"
        listed.append((argument.arg, kind, index >= first_default))
    if arguments.vararg:
        listed.append((arguments.vararg.arg, "vararg", False))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults):
        listed.append((argument.arg, "keyword-only", default is not None))
    if arguments.kwarg:
        listed.append((arguments.kwarg.arg, "kwarg", False))
    return listed


class Expected:
    """What `ast` says about one file, in the words of the facts record."""

    def __init__(self, tree, lines):
        self.lines = lines
        self.imports = []
        self.definitions = []
        todo = [(tree, "", False, False, False)]  # node, prefix, in function, in class, type checking
        while todo:
            node, prefix, function, in_class, checking = self.enter(*todo.pop())
            children = []
            for field, value in ast.iter_fields(node):
                for child in value if isinstance(value, list) else [value]:
                    if isinstance(child, ast.stmt) or type(child).__name__ in ("ExceptHandler", "match_case"):
                        inside = checking or (field == "body" and isinstance(node, ast.If)
                                              and is_type_checking(node.test))
                        children.append((child, prefix, function, in_class, inside))
            todo.extend(reversed(children))

    def enter(self, node, prefix, function, in_class, checking):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self.add_import(node, "type-checking" if checking else "function" if function else
                            "class" if in_class else "module")
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.definitions.append({
                "kind": "function", "name": node.name, "qualified": prefix + node.name, "line": node.lineno,
                "column": node.col_offset + 1, "end_line": node.end_lineno,
                "async": isinstance(node, ast.AsyncFunctionDef), "parameters": parameters_of(node.args)})
            return node, prefix + node.name + ".", True, False, checking
        elif isinstance(node, ast.ClassDef):
            self.definitions.append({
                "kind": "class", "name": node.name, "qualified": prefix + node.name, "line": node.lineno,
                "column": node.col_offset + 1, "end_line": node.end_lineno,
                "bases": [tokens_of(self.segment(base)) for base in node.bases]})
            return node, prefix + node.name + ".", function, True, checking
        return node, prefix, function, in_class, checking

    def add_import(self, node, scope):
        for alias in node.names:
            entry = {"kind": "from" if isinstance(node, ast.ImportFrom) else "import", "line": node.lineno,
                     "column": node.col_offset + 1, "end_line": node.end_lineno, "scope": scope,
                     "alias": alias.asname or "", "name_line": alias.lineno, "name_column": alias.col_offset + 1}
            if entry["kind"] == "from":
                entry.update(module="." * node.level + (node.module or ""), name=alias.name)
            else:
                entry.update(module=alias.name, name="")
            if alias.lineno == alias.end_lineno:
                entry["name_end_column"] = alias.end_col_offset + 1
            self.imports.append(entry)

    def segment(self, node):
        """As ast.get_source_segment, which takes form feeds for line ends."""
        first, last = node.lineno - 1, node.end_lineno - 1
        if first == last:
            return self.lines[first][node.col_offset:node.end_col_offset].decode()
        return b"".join([self.lines[first][node.col_offset:], *self.lines[first + 1:last],
                         self.lines[last][:node.end_col_offset]]).decode()


def tokens_of(source):
    """The tokens of an expression, without line ends, comments and the brackets around all of it."""
    skipped = (tokenize.NL, tokenize.NEWLINE, tokenize.COMMENT, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
    read = io.StringIO("(" + source + "\n)").readline
    found = [token.string for token in tokenize.generate_tokens(read) if token.type not in skipped]
    while len(found) > 1 and found[0] == "(" and closes_at_end(found):
        found = found[1:-1]
    return found


def closes_at_end(tokens):
    depth = 0
    for index, token in enumerate(tokens):
        depth += (token in "([{") - (token in ")]}") if len(token) == 1 else 0
        if depth == 0:
            return index == len(tokens) - 1
    return False


def utf8_lines(source):
    """The text as CPython's tokenizer sees it, in lines of UTF-8 bytes."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(source).readline)
    text = source.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
    return [line + b"\n" for line in text.encode().split(b"\n")]


def normal(entry, expected):
    """One entry of the facts, cut down to what `ast` knows."""
    cut = {key: entry.get(key, "" if key in ("name", "alias", "module") else None) for key in expected}
    if "parameters" in expected:
        cut["parameters"] = [(p["name"], p["kind"], p["default"]) for p in entry.get("parameters", [])]
        cut["async"] = entry.get("async", False)
    if "bases" in expected:
        cut["bases"] = [tokens_of(base) for base in entry.get("bases", [])]
    return cut


def differences(path, what, got, expected, compared):
    names = ("name_line", "name_column", "name_end_column", "column")
    for index in range(max(len(got), len(expected))):
        if index >= len(got):
            yield f"{path}: {what} missing: {expected[index]}"
        elif index >= len(expected):
            yield f"{path}: {what} too many: {got[index]}"
        else:
            wanted = {k: v for k, v in expected[index].items() if k in got[index] or k not in names}
            compared[what] += 1
            have = normal(got[index], wanted)
            if have != wanted:
                yield f"{path}:{wanted['line']}: {what} differ\n  ssot: {have}\n  ast:  {wanted}"
                if len(got) != len(expected):
                    return


def compare(facts, root, counts):
    path = os.path.join(root, facts["path"])
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
        expected = Expected(tree, utf8_lines(source))
    except (SyntaxError, ValueError, RecursionError, MemoryError, LookupError, UnicodeError):
        counts["not parsed by ast"] += 1
        return
    counts["files"] += 1
    if facts.get("gaps"):
        yield f"{path}: a gap in a file that ast parses: {facts['gaps'][0]}"
    kinds = ("class", "function")
    definitions = [d for d in facts.get("definitions", []) if d["kind"] in kinds]
    yield from differences(path, "imports", facts.get("imports", []), expected.imports, counts)
    yield from differences(path, "definitions", definitions, expected.definitions, counts)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="run this program instead of reading standard input")
    parser.add_argument("--bare", action="store_true", help="the program takes folders without a command")
    parser.add_argument("--root", default="", help="the folder that paths in the facts start from")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    parser.add_argument("folders", nargs="*")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    process, lines = None, sys.stdin.buffer
    if options.program:
        command = [options.program] + ([] if options.bare else ["facts"]) + options.folders
        process = subprocess.Popen(command, stdout=subprocess.PIPE)
        lines = process.stdout
    counts = dict.fromkeys(("files", "not parsed by ast", "imports", "definitions", "differences"), 0)
    for line in lines:
        facts = json.loads(line)
        if facts.get("language") != "python" or not facts["path"].endswith((".py", ".pyi")):
            continue
        for difference in compare(facts, options.root, counts):
            counts["differences"] += 1
            if counts["differences"] <= options.show:
                print(difference)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    if process and process.wait() != 0:
        print(f"the program ended with {process.returncode}")
        return 1
    return 1 if counts["differences"] or not counts["files"] else 0


if __name__ == "__main__":
    sys.exit(main())

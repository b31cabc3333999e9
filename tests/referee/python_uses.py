#!/usr/bin/env python3
"""Compares what `ssot facts --uses` says about Python with CPython's own `ast`, file by file.

    ssot facts --uses FOLDER | python_uses.py --root FOLDER

Every chain of names that is called or read, with its place, arguments, what it is bound to and whether it is
returned; every decorator and return annotation; what class bodies bind. Of what stands in f-strings only the names
are compared: CPython 3.11 does not know their places. Files that `ast` does not parse are counted and left out.
Exit 1 on any difference, or when nothing was compared.
"""
import argparse
import ast
import bisect
import collections
import json
import os
import re
import sys
import warnings

from python_facts import tokens_of, utf8_lines

SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
CHAIN = (ast.Attribute, ast.Name, ast.Call, ast.Subscript)
# Strings, comments and brackets: in 3.11 no replacement field holds its own quotes.
PIECES = re.compile(rb"""(?P<string>(?<![\w])(?P<prefix>[rRbBuUfF]{0,2})(?:'''(?:[^\\]|\\.)*?'''|\"\"\"(?:[^\\]|\\.)*?\"\"\"
                         |'(?:[^\\'\n]|\\.)*'|"(?:[^\\"\n]|\\.)*"))
                         |\#[^\n]*|(?P<open>[(\[{])|(?P<close>[)\]}])""", re.VERBOSE | re.DOTALL)


class Text:
    """Places as offsets, and how many brackets stand around each."""

    def __init__(self, source):
        lines = utf8_lines(source)
        self.bytes = b"".join(lines)
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line))
        self.brackets, self.depths, self.opens, self.formatted = [-1], [0], [], []
        for piece in PIECES.finditer(self.bytes):
            if piece["string"] is not None:
                if b"f" in piece["prefix"].lower():
                    self.formatted.append(piece.span())
            elif piece["open"] or piece["close"]:
                step = 1 if piece["open"] else -1
                self.brackets.append(piece.start() + (0 if step < 0 else 1))
                self.depths.append(self.depths[-1] + step)
                if piece["open"] == b"(":
                    self.opens.append(piece.start())

    def offset(self, line, column):
        return self.starts[line - 1] + column

    def start(self, node):
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def depth(self, offset):
        return self.depths[bisect.bisect_right(self.brackets, offset) - 1]

    def open_after(self, offset):
        return self.opens[bisect.bisect_left(self.opens, offset)]

    def is_formatted(self, offset):
        index = bisect.bisect_right(self.formatted, (offset, len(self.bytes))) - 1
        return index >= 0 and offset < self.formatted[index][1]


class Chain:
    """A maximal chain of names, calls and subscripts passed over."""

    def __init__(self, node):
        self.node = node
        self.links, self.calls, self.inside = [], [], []
        while True:
            if isinstance(node, ast.Attribute):
                self.links.append(node)
                node = node.value
            elif isinstance(node, ast.Call):
                self.calls.append((len(self.links), node))
                self.inside += node.args + node.keywords
                node = node.func
            elif isinstance(node, ast.Subscript):
                self.inside.append(node.slice)
                node = node.value
            else:
                break
        self.atom = node
        self.named = isinstance(node, ast.Name)
        if self.named:
            self.links.append(node)
        self.links.reverse()
        count = len(self.links)
        self.calls = [(count - behind, call) for behind, call in reversed(self.calls)]
        self.stored = isinstance(self.node, ast.Name) and not isinstance(self.node.ctx, ast.Load)
        self.plain = self.named and not self.inside and all(
            isinstance(link, (ast.Name, ast.Attribute)) for link in self.links) and not self.calls

    def text(self, length=None):
        names = [link.id if isinstance(link, ast.Name) else link.attr for link in self.links[:length]]
        return ("" if self.named else ".") + ".".join(names)

    def rest(self):
        return self.inside if self.named else self.inside + [self.atom]


class Expected:
    """What `ast` says about one file, in the words of the facts record."""

    def __init__(self, tree, text):
        self.text = text
        self.uses, self.formatted, self.definitions, self.members, self.events = [], [], [], [], []
        self.returned, self.bound, self.walruses = set(), {}, {}
        self.functions = {}
        todo = [(tree, -1, False)]  # node, enclosing definition, in an f-string
        while todo:
            todo.extend(reversed(self.visit(*todo.pop())))
        self.uses.sort(key=lambda use: use["start"])
        self.follow_returns()

    def visit(self, node, parent, formatted):
        formatted = formatted or isinstance(node, ast.JoinedStr)
        if isinstance(node, SCOPES):
            return self.enter(node, parent, formatted)
        if isinstance(node, ast.match_case):  # patterns are no uses
            return [(each, parent, formatted) for each in [node.guard, *node.body] if each]
        self.note(node, parent)
        if isinstance(node, CHAIN):
            chain = Chain(node)
            if chain.links and not chain.stored:
                self.add(chain, parent, formatted)
            return [(each, parent, formatted) for each in chain.rest()]
        return [(each, parent, formatted) for each in ast.iter_child_nodes(node)]

    def note(self, node, parent):
        if isinstance(node, ast.Return) and node.value:
            for value in values(node.value):
                self.returned.add(value)
            self.events.append((self.text.start(node), parent, node))
        elif isinstance(node, ast.NamedExpr):
            value = node.value.value if isinstance(node.value, ast.Await) else node.value
            self.walruses[value] = [node.target.id]
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            chains = [Chain(each).text() for each in targets if isinstance(each, CHAIN) and Chain(each).plain]
            for value in values(node.value):
                self.bound[value] = chains

    def enter(self, node, parent, formatted):
        definition = {"line": node.lineno, "column": node.col_offset + 1,
                      "decorators": [self.decorator(each) for each in node.decorator_list]}
        is_class = isinstance(node, ast.ClassDef)
        if not is_class:
            definition["returns"] = tokens_of(self.segment(node.returns)) if node.returns else []
        self.definitions.append(definition)
        own = len(self.definitions) - 1
        self.functions[own] = not is_class
        if is_class:
            self.note_members(node.body, own)
        body = {id(each) for each in node.body}
        return [(each, own if id(each) in body else parent, formatted) for each in ast.iter_child_nodes(node)]

    def note_members(self, statements, parent):
        for node in statements:
            targets = []
            if isinstance(node, ast.Assign):
                targets = list(node.targets)
            elif isinstance(node, (ast.AnnAssign, ast.AugAssign, ast.For, ast.AsyncFor)):
                targets = [node.target]
            elif isinstance(node, (ast.With, ast.AsyncWith)):
                targets = [item.optional_vars for item in node.items if item.optional_vars]
            while targets:
                target = targets.pop(0)
                if isinstance(target, ast.Name):
                    self.members.append((self.text.start(target), target.id, parent))
                elif isinstance(target, (ast.Tuple, ast.List)):
                    targets = target.elts + targets
                elif isinstance(target, ast.Starred):
                    targets = [target.value] + targets
            if isinstance(node, SCOPES):
                continue
            for field in ("body", "orelse", "finalbody"):
                self.note_members(getattr(node, field, []), parent)
            for part in getattr(node, "handlers", []) + getattr(node, "cases", []):
                self.note_members(part.body, parent)

    def decorator(self, node):
        start = self.text.start(node)
        if self.text.bytes[:start].rstrip(b" \t\\\n")[-1:] != b"@" or self.text.bytes[start:start + 1] == b"(":
            return ""
        chain = Chain(node) if isinstance(node, CHAIN) else None
        return chain.text() if chain and chain.named else ""

    def add(self, chain, parent, formatted):
        parts = [(length, call) for length, call in chain.calls if length > 0]
        if not chain.calls or chain.calls[-1][0] < len(chain.links):
            parts.append((len(chain.links), None))
        for index, (length, call) in enumerate(parts):
            kind = "call" if call else "member"
            if formatted:
                self.formatted.append((kind, chain.text(length)))
                continue
            last = index == len(parts) - 1
            value = chain.node if last and not isinstance(chain.node, ast.Subscript) else None
            bound = self.walruses.get(value) or self.bound.get(value) or []
            self.uses.append({
                "kind": kind, "name": chain.text(length), "start": self.start(chain), "parent": parent,
                "end": self.text.end(chain.links[length - 1]), "continued": not last,
                "returned": value in self.returned, "bound": bound[0] if bound else "", "targets": bound,
                "arguments": self.arguments(call) if call else []})

    def start(self, chain):
        return self.text.start(chain.atom if chain.named else chain.links[0])

    def arguments(self, call):
        inside = self.text.depth(self.text.open_after(self.text.end(call.func))) + 1
        found = []
        todo = [(each.value, each.arg or "") if isinstance(each, ast.keyword) else (each, "")
                for each in call.args + call.keywords]
        while todo:
            node, word = todo.pop()
            if isinstance(node, ast.JoinedStr):
                continue
            entry = {"keyword": word, "literal": False}
            rest = ast.iter_child_nodes(node)
            if isinstance(node, ast.Constant):
                if isinstance(node.value, str):
                    found.append(entry | {"text": node.value, "literal": True, "start": self.text.start(node),
                                          "nested": self.text.depth(self.text.start(node)) > inside})
                continue
            if isinstance(node, CHAIN):
                chain = Chain(node)
                if chain.links and not chain.stored:
                    found.append(entry | {"text": chain.text(), "start": self.start(chain),
                                          "nested": self.text.depth(self.text.start(node)) > inside})
                # What a chain starts with is no argument, unless brackets stand around it.
                bare = isinstance(chain.atom, ast.Constant) and self.text.start(node) == self.text.start(chain.atom)
                rest = [each for each in chain.rest() if each is not chain.atom or not bare]
            todo.extend((child, word) for child in rest)
        found.sort(key=lambda each: each["start"])
        return found

    def follow_returns(self):
        """`m = f()` … `return m`."""
        events = [(use["start"], 0, use) for use in self.uses if use["targets"]]
        events += [(start, 1, (parent, node)) for start, parent, node in self.events]
        waiting = collections.defaultdict(list)
        for _, kind, event in sorted(events, key=lambda each: each[:2]):
            if kind == 0:
                for target in event["targets"] if self.functions.get(event["parent"]) else []:
                    waiting[event["parent"], target].append(event)
                continue
            parent, node = event
            if isinstance(node.value, CHAIN) and Chain(node.value).plain:
                before = self.text.bytes[self.text.start(node) + 6:self.text.start(node.value)]
                if not before.strip(b" \t\\\n"):
                    for use in waiting[parent, Chain(node.value).text()]:
                        use["returned"] = True

    def segment(self, node):
        return self.text.bytes[self.text.start(node):self.text.end(node)].decode()


def values(node):
    """What may be the value of an expression as a whole."""
    while isinstance(node, (ast.Await, ast.NamedExpr)):
        node = node.value
    if isinstance(node, ast.IfExp):
        return values(node.body) + values(node.orelse)
    if isinstance(node, ast.BoolOp):
        return [value for each in node.values for value in values(each)]
    return [node]


def plain(text):
    """Literals as ssot shows them: no lone surrogates. Names of characters are left as written there."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def said_use(use, text):
    start = text.offset(use["line"], use["column"] - 1)
    arguments = [{"keyword": each.get("keyword", ""), "text": plain(each["text"]), "literal": each.get("literal", False),
                  "nested": each.get("nested", False), "start": text.offset(each["line"], each["column"] - 1)}
                 for each in use.get("arguments", [])]
    return {"kind": use["kind"], "name": use["name"], "start": start, "parent": use.get("parent", -1),
            "end": text.offset(use["end_line"], use["end_column"] - 1), "continued": use.get("continued", False),
            "returned": use.get("returned", False), "bound": use.get("bound", ""), "arguments": arguments}


def line_of(text, start):
    return bisect.bisect_right(text.starts, start)


def compare(facts, root, counts):
    path = os.path.join(root, facts["path"])
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
        text = Text(source)
        expected = Expected(tree, text)
    except (SyntaxError, ValueError, RecursionError, MemoryError, LookupError, UnicodeError):
        counts["not parsed by ast"] += 1
        return
    counts["files"] += 1
    if facts.get("gaps"):
        yield f"{path}: a gap in a file that ast parses: {facts['gaps'][0]}"
    said, formatted = [], []
    for use in facts.get("uses", []):
        entry = said_use(use, text)
        if text.is_formatted(entry["start"]) and entry["start"] not in {s for s, _ in text.formatted}:
            formatted.append((entry["kind"], entry["name"]))
        elif text.is_formatted(entry["start"]) and not entry["name"].startswith("."):
            formatted.append((entry["kind"], entry["name"]))
        else:
            said.append(entry)
    counts["uses"] += len(expected.uses)
    counts["in f-strings"] += len(expected.formatted)
    for index in range(max(len(said), len(expected.uses))):
        have = said[index] if index < len(said) else None
        want = expected.uses[index] if index < len(expected.uses) else None
        if want is not None:
            want.pop("targets")
            for each in want["arguments"]:
                each["text"] = plain(each["text"])
        # A name that is bound anew no longer returns what it held: a matter of flow, which unit tests judge.
        if have and want and want["bound"] and want["returned"] and not have["returned"]:
            want["returned"] = False
        if have != want and not (have and want and differs_by_names(have, want, text)):
            place = (want or have)["start"]
            yield f"{path}:{line_of(text, place)}: uses differ\n  ssot: {have}\n  ast:  {want}"
            break
    have, want = collections.Counter(formatted), collections.Counter(expected.formatted)
    if have != want:
        yield f"{path}: uses in f-strings differ\n  ssot: {have - want}\n  ast:  {want - have}"
    yield from compare_definitions(path, facts, expected, counts)
    members = [(text.offset(each["line"], each["column"] - 1), each["name"], each.get("parent", -1))
               for each in facts.get("bindings", [])]
    counts["members"] += len(expected.members)
    missing = set(expected.members) - set(members)
    if missing:
        yield f"{path}: members of classes are missing: {sorted(missing)[:3]}"


def differs_by_names(have, want, text):
    """`\\N{…}` is left as written."""
    strip = [{**use, "arguments": [{**each, "text": ""} for each in use["arguments"]]} for use in (have, want)]
    return strip[0] == strip[1] and all(
        mine["text"] == theirs["text"] or "\\N{" in mine["text"]
        for mine, theirs in zip(have["arguments"], want["arguments"]))


def compare_definitions(path, facts, expected, counts):
    said = [each for each in facts.get("definitions", []) if each["kind"] in ("class", "function")]
    for have, want in zip(said, expected.definitions):
        counts["definitions"] += 1
        mine = {"line": have["line"], "column": have["column"], "decorators": have.get("decorators", [])}
        if "returns" in want:
            mine["returns"] = tokens_of(have["returns"]) if have.get("returns") else []
        if mine != want:
            yield f"{path}:{want['line']}: definitions differ\n  ssot: {mine}\n  ast:  {want}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", default="", help="the folder that paths in the facts start from")
    parser.add_argument("--every", type=int, default=1, help="compare only every n-th file")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    counts = dict.fromkeys(("files", "not parsed by ast", "definitions", "uses", "in f-strings", "members",
                            "differences"), 0)
    for number, line in enumerate(sys.stdin.buffer):
        if number % options.every:
            continue
        facts = json.loads(line)
        if facts.get("language") != "python" or not facts["path"].endswith((".py", ".pyi")):
            continue
        for difference in compare(facts, options.root, counts):
            counts["differences"] += 1
            if counts["differences"] <= options.show:
                print(difference)
    print(", ".join(f"{count} {what}" for what, count in counts.items()))
    return 1 if counts["differences"] or not counts["files"] else 0


if __name__ == "__main__":
    sys.exit(main())

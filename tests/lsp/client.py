"""A client of a language server, for tests: messages in and out, with limits."""
import json
import os
import queue
import subprocess
import threading
import time
from urllib.parse import quote, unquote


def uri_of(path):
    return "file://" + quote(os.path.abspath(path))


def path_of(uri):
    return unquote(uri[len("file://"):])


class Client:
    def __init__(self, command, root, limit=60):
        self.root = os.path.abspath(root)
        self.limit = limit
        self.server = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, cwd=self.root)
        self.inbox = queue.Queue()
        self.kept = []
        self.number = 0
        self.versions = {}
        self.texts = {}
        threading.Thread(target=self.read_all, daemon=True).start()

    def read_all(self):
        out = self.server.stdout
        while True:
            length = None
            while (line := out.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if length is None:
                self.inbox.put(None)
                return
            self.inbox.put(json.loads(out.read(length)))

    def raw(self, data):
        self.server.stdin.write(data)
        self.server.stdin.flush()

    def send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params=None):
        self.send({"method": method, "params": params or {}})

    def ask(self, method, params=None):
        """Sends a request and returns its id."""
        self.number += 1
        self.send({"id": self.number, "method": method,
                   "params": params or {}})
        return self.number

    def wait(self, wanted):
        """Returns the first message that wanted() likes; keeps the others."""
        for i, message in enumerate(self.kept):
            if wanted(message):
                return self.kept.pop(i)
        end = time.monotonic() + self.limit
        while True:
            left = end - time.monotonic()
            if left <= 0:
                raise TimeoutError(f"no answer; kept: {self.kept}"[:2000])
            try:
                message = self.inbox.get(timeout=left)
            except queue.Empty:
                continue
            if message is None:
                raise EOFError("the server has ended")
            if wanted(message):
                return message
            self.kept.append(message)

    def answer(self, number):
        return self.wait(lambda m: m.get("id") == number and "method" not in m)

    def call(self, method, params=None):
        """Returns the result of a request, which has to have one."""
        message = self.answer(self.ask(method, params))
        assert "result" in message, message
        return message["result"]

    def error(self, method, params=None):
        message = self.answer(self.ask(method, params))
        assert "error" in message, message
        return message["error"]

    def start(self, **more):
        result = self.call("initialize", {
            "processId": os.getpid(), "rootUri": uri_of(self.root),
            "capabilities": {}, **more})
        self.notify("initialized")
        return result

    def end(self):
        """Shuts the server down; returns its exit status."""
        self.call("shutdown")
        self.notify("exit")
        return self.server.wait(timeout=self.limit)

    def open(self, path, text=None):
        path = os.path.join(self.root, path)
        if text is None:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        uri = uri_of(path)
        # What was said of it before it was closed is not of this version.
        self.versions[uri] = self.versions.get(uri, 0) + 1
        self.texts[uri] = text
        ending = path.rsplit(".", 1)[-1]
        language = {"c": "c", "h": "c", "asm": "nasm"}.get(ending, "layerc")
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": language,
            "version": self.versions[uri], "text": text}})
        return uri

    def type(self, uri, old, new):
        """Puts new in place of the first old, as an edit of that range."""
        text = self.texts[uri]
        at = text.index(old)
        self.versions[uri] += 1
        self.texts[uri] = text[:at] + new + text[at + len(old):]
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]},
            "contentChanges": [{
                "range": {"start": self.position(text, at),
                          "end": self.position(text, at + len(old))},
                "text": new}]})

    @staticmethod
    def position(text, at):
        """Line and column, in units of UTF-16."""
        before = text[:at]
        column = before[before.rfind("\n") + 1:]
        return {"line": before.count("\n"),
                "character": len(column.encode("utf-16-le")) // 2}

    def place(self, uri, words, offset=0):
        """Params for the place of words in a document."""
        at = self.texts[uri].index(words) + offset
        return {"textDocument": {"uri": uri},
                "position": self.position(self.texts[uri], at)}

    def problems(self, uri):
        """The diagnostics of the document as it is now."""
        message = self.wait(
            lambda m: m.get("method") == "textDocument/publishDiagnostics"
            and m["params"]["uri"] == uri
            and m["params"].get("version", 0) >= self.versions.get(uri, 0))
        return message["params"]["diagnostics"]

    def shown(self, locations):
        """Locations as "PATH:LINE: TEXT", with the text that they cover."""
        lines = []
        for location in locations:
            path = path_of(location["uri"])
            text = self.texts.get(location["uri"])
            if text is None:
                with open(path, encoding="utf-8") as file:
                    text = file.read()
            begin, end = location["range"]["start"], location["range"]["end"]
            line = text.split("\n")[begin["line"]]
            word = line[begin["character"]:end["character"]]
            lines.append(f"{os.path.relpath(path, self.root)}:"
                         f"{begin['line'] + 1}: {word}")
        return lines

"""What no well-behaved editor sends: each gets the error that LSP has for it,
and the server goes on."""
import os
import random
import shutil
import subprocess
import sys

from client import Client
from project import Suite, make_project


def frame(body, header=None):
    head = header or b"Content-Length: %d" % len(body)
    return head + b"\r\n\r\n" + body


BROKEN = [
    ("no length", b"Content-Type: text/plain\r\n\r\n{}", -32700),
    ("a length that is no number", frame(b"{}", b"Content-Length: x"), -32700),
    ("a negative length", frame(b"{}", b"Content-Length: -1"), -32700),
    ("a length beyond all bounds",
     frame(b"", b"Content-Length: 99999999999999999999"), -32700),
    ("a header without a colon", b"hello\r\n", -32700),
    ("a header without an end", b"X: " + b"x" * 9000, -32700),
    ("an empty body", frame(b""), -32700),
    ("no JSON", frame(b"{]"), -32700),
    ("JSON that is cut short", frame(b'{"id": 1, "method"'), -32700),
    ("what is no UTF-8", frame(b'{"id": 1, "method": "\xff"}'), -32700),
    ("another encoding",
     frame(b"{}", b"Content-Type: x; charset=utf-16\r\nContent-Length: 2"),
     -32700),
    ("deep nesting", frame(b"[" * 100000), -32700),
    ("a list", frame(b"[]"), -32600),
    ("a number", frame(b"7"), -32600),
    ("an object that is no message", frame(b'{"jsonrpc": "2.0"}'), -32600),
    ("a method that is no text", frame(b'{"id": 1, "method": 5}'), -32600),
    ("an id that is an object",
     frame(b'{"id": {}, "method": "shutdown"}'), -32600),
]


def check_broken(suite, client):
    for name, data, code in BROKEN:
        client.raw(data)
        message = client.wait(lambda m: "error" in m)
        suite.same(f"{name} is an error", message["error"]["code"], code)
        # The next message is understood.
        error = client.error("layerc/none")
        suite.same(f"after {name} the server goes on", error["code"], -32601)


def check_order(suite, command, root):
    client = Client(command, root)
    suite.same("nothing is answered before 'initialize'",
               client.error("textDocument/hover")["code"], -32002)
    client.notify("textDocument/didOpen", {})
    client.start()
    suite.same("it is initialized once",
               client.error("initialize")["code"], -32600)
    client.call("shutdown")
    suite.same("after 'shutdown' no request is answered",
               client.error("textDocument/hover")["code"], -32600)
    client.notify("exit")
    suite.same("it ends as it should", client.server.wait(timeout=20), 0)
    client = Client(command, root)
    client.start()
    client.notify("exit")
    suite.same("without 'shutdown' it ends with 1",
               client.server.wait(timeout=20), 1)
    client = Client(command, root)
    client.start()
    client.raw(b"Content-Length: 100\r\n\r\n{")
    client.server.stdin.close()
    suite.same("an editor that dies within a message ends it",
               client.server.wait(timeout=20), 1)


def check_params(suite, client, layer):
    hover = "textDocument/hover"
    uri = client.open(layer)
    for name, params in [
            ("no params", {}),
            ("a document that is not open",
             {"textDocument": {"uri": uri + "x"},
              "position": {"line": 0, "character": 0}}),
            ("a position without a line",
             {"textDocument": {"uri": uri}, "position": {"character": 0}}),
            ("a negative line",
             {"textDocument": {"uri": uri},
              "position": {"line": -1, "character": 0}}),
            ("a position of texts",
             {"textDocument": {"uri": uri},
              "position": {"line": "0", "character": "0"}}),
            ("params that are a list", [])]:
        suite.same(f"{name}: the params are invalid",
                   client.error(hover, params)["code"], -32602)
    for line, character in [(0, 100000), (100000, 0), (2**31, 2**31)]:
        result = client.answer(client.ask(hover, {
            "textDocument": {"uri": uri},
            "position": {"line": line, "character": character}}))
        suite.true(f"line {line}, column {character} is answered",
                   "result" in result, result)
    for method, params in [
            ("textDocument/didChange", {}),
            ("textDocument/didChange", {"textDocument": {"uri": uri},
                                        "contentChanges": [{"text": 5}]}),
            ("textDocument/didChange", {"textDocument": {"uri": uri},
                                        "contentChanges": [{
                                            "range": {}, "text": ""}]}),
            ("textDocument/didClose", {}),
            ("textDocument/didOpen", {"textDocument": {"uri": uri}})]:
        client.notify(method, params)
        message = client.wait(
            lambda m: m.get("method") == "window/logMessage"
            and "make no sense" in m["params"]["message"])
        suite.true(f"{method} that makes no sense is told",
                   method in message["params"]["message"], message)
    client.notify("$/whatever", {"a": 1})
    client.notify("workspace/whatever", {"a": 1})
    suite.same("what is unknown is no method",
               client.error("textDocument/whatever")["code"], -32601)


def check_cancel(suite, client, layer):
    uri = client.open(layer + "x", "layer    X\n")
    number = client.ask("textDocument/documentSymbol",
                        {"textDocument": {"uri": uri}})
    client.notify("$/cancelRequest", {"id": number})
    message = client.answer(number)
    suite.same("a request that waits can be cancelled",
               message.get("error", {}).get("code"), -32800)
    client.notify("$/cancelRequest", {"id": 12345})
    client.notify("$/cancelRequest", {})
    suite.true("the next one is answered",
               client.call("workspace/symbol", {"query": ""}), "nothing")
    client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def check_progress(suite, command, root):
    """Who can show that something takes long is told of the first check."""
    shutil.rmtree(os.path.join(root, "build"))
    client = Client(command, root)
    client.start(capabilities={"window": {"workDoneProgress": True}})
    uri = client.open("layers/Counter/Counter.layer")
    create = client.wait(
        lambda m: m.get("method") == "window/workDoneProgress/create")
    client.send({"id": create["id"], "result": None})
    kinds = [client.wait(lambda m: m.get("method") == "$/progress")
             ["params"]["value"]["kind"] for _ in range(2)]
    suite.same("the first check is shown while it goes on", kinds,
               ["begin", "end"])
    client.problems(uri)
    client.type(uri, "owns ", "owns  ")
    suite.same("and others are not", client.problems(uri) or
               [m for m in client.kept if m.get("method") == "$/progress"], [])
    client.end()


def check_baseline(suite, command, root):
    main = os.path.join(root, "client", "main.c")
    with open(main, encoding="utf-8") as file:
        text = file.read()
    with open(main, "w", encoding="utf-8") as file:
        file.write(text.replace('print("\\n");', "port_out(1, 2);"))
    subprocess.run([command[0], "check", "--baseline", "known.txt",
                    "--add-to-baseline"], cwd=root, check=False,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for words, count in [([], 1), (["--baseline", "known.txt"], 0)]:
        client = Client(command + words, root)
        client.start()
        found = client.problems(client.open("client/main.c"))
        suite.same(f"{len(words)} words of a baseline leave {count} problems",
                   len(found), count)
        client.end()
    with open(main, "w", encoding="utf-8") as file:
        file.write(text)


def check_outside(suite, command, root):
    outside = os.path.join(os.path.dirname(root), "outside")
    os.makedirs(outside, exist_ok=True)
    client = Client(command, outside)
    client.start()
    with open(os.path.join(outside, "a.c"), "w", encoding="utf-8") as file:
        file.write("int a;\n")
    uri = client.open("a.c")
    suite.same("without a project a question is refused",
               client.error("textDocument/hover",
                            client.place(uri, "a;"))["code"], -32803)
    suite.same("and the server ends as it should", client.end(), 0)
    client = Client(command, os.path.dirname(root))
    client.start()
    uri = client.open(os.path.join(root, "layers/Counter/Counter.layer"))
    suite.same("a project below the editor's folder is found by a document",
               client.problems(uri), [])
    suite.same("and the server ends as it should", client.end(), 0)
    client = Client(command, root)
    client.start()
    uri = client.open(os.path.join(outside, "a.c"))
    suite.same("of a file outside of it there is nothing to say",
               client.call("textDocument/hover", client.place(uri, "a;")),
               None)
    suite.same("and the server ends as it should", client.end(), 0)


METHODS = ["definition", "references", "hover", "completion", "rename",
           "prepareRename", "codeAction", "documentSymbol"]


def check_random(suite, client, root):
    """Whatever is typed, and wherever one asks: there is an answer, and it is
    no failure of the server's."""
    choice = random.Random(7)
    uris = [client.open(os.path.relpath(os.path.join(folder, name), root))
            for folder, _, names in os.walk(root)
            for name in sorted(names) if "/build/" not in folder + "/"
            and name.endswith((".c", ".h", ".asm", ".layer", ".kernel"))]
    wrong = []
    for _ in range(60):
        uri = choice.choice(uris)
        text = client.texts[uri]
        begin = choice.randrange(len(text))
        old = text[begin:begin + choice.randrange(1, 12)]
        client.type(uri, old, choice.choice(["", "{", "é", "𝕌", "\n", "x, "]))
        text = client.texts[uri] or "x"
        numbers = [client.ask("textDocument/" + choice.choice(METHODS), {
            "textDocument": {"uri": uri}, "newName": "other_name",
            "position": client.position(text, choice.randrange(len(text))),
            "context": {"includeDeclaration": True, "diagnostics": []},
            "range": {"start": {"line": 0, "character": 0},
                      "end": {"line": 99, "character": 0}}})
            for _ in range(2)]
        for number in numbers:
            code = client.answer(number).get("error", {}).get("code")
            if code not in (None, -32803, -32602):
                wrong.append(code)
        if not client.texts[uri]:
            break
    suite.same("random texts and questions have answers", wrong, [])
    for uri in uris:
        client.notify("textDocument/didClose", {"textDocument": {"uri": uri}})


def check_host(suite, client, root):
    """A host that fails is told, and when it works again, so does the server."""
    layer = client.open("layers/Counter/Counter.layer")
    suite.same("texts that are closed are those of the disk",
               client.problems(layer), [])
    copy = os.path.join(root, "build", "lsp", "0")
    os.rename(copy, copy + ".away")
    with open(copy, "w", encoding="utf-8"):
        pass
    client.type(layer, "owns ", "ownz ")
    message = client.wait(lambda m: m.get("method") == "window/showMessage")
    suite.true("a host that fails is told",
               "the check has failed: layerc: cannot" in
               message["params"]["message"], message)
    suite.same("and so is who asks then", client.error(
        "textDocument/documentSymbol",
        {"textDocument": {"uri": layer}})["code"], -32603)
    os.remove(copy)
    os.rename(copy + ".away", copy)
    client.type(layer, "ownz ", "owns ")
    suite.same("when it works again all goes on", client.problems(layer), [])


def check_two(suite, command, root, client):
    other = Client(command, root)
    other.start()
    layer = "layers/Counter/Counter.layer"
    uri = other.open(layer)
    other.type(uri, "owns ", "ownz ")
    suite.true("two editors of a project see their own texts",
               other.problems(uri) and os.path.isdir(
                   os.path.join(root, "build", "lsp", "1")), "nothing")
    client.type(uri, "owns ", "owns  ")
    suite.same("and not those of the other", client.problems(uri), [])
    other.end()


def main():
    command, work = [sys.argv[1], "lsp"], sys.argv[2]
    root = make_project(sys.argv[1], os.path.join(work, "pröject with blank"))
    suite = Suite()
    check_order(suite, command, root)
    client = Client(command, root)
    client.start()
    check_broken(suite, client)
    check_params(suite, client, "layers/Counter/Counter.layer")
    check_cancel(suite, client, "layers/Counter/Counter.layer")
    check_random(suite, client, root)
    check_host(suite, client, root)
    check_two(suite, command, root, client)
    suite.same("the server ends as it should", client.end(), 0)
    check_outside(suite, command, root)
    check_progress(suite, command, root)
    check_baseline(suite, command, root)


main()

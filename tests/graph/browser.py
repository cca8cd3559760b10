"""Chromium without a window, driven as a person would: mouse and keys.

It speaks the DevTools protocol through a pair of pipes: messages of JSON, each
with a zero byte behind it.  No package of Python is needed.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

NAMES = ["chromium-headless-shell", "chromium", "google-chrome"]
SECONDS = 30
KEYS = {"Enter": (13, "\r"), "Escape": (27, ""), "Tab": (9, ""),
        "ArrowDown": (40, ""), "ArrowUp": (38, ""), "ArrowRight": (39, ""),
        "ArrowLeft": (37, "")}


def find():
    """Returns the path of a browser, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page of WIDTH x HEIGHT."""

    def __init__(self, width=1366, height=768, dark=False):
        self.folder = tempfile.mkdtemp()
        theirs_in, self.out = os.pipe()
        self.back, theirs_out = os.pipe()
        os.set_inheritable(theirs_in, True)
        os.set_inheritable(theirs_out, True)
        # The browser reads from descriptor 3 and writes to 4.
        command = (f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}')
        self.child = subprocess.Popen(
            ["bash", "-c", command, find(), "--headless", "--no-sandbox",
             "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--remote-debugging-pipe", f"--user-data-dir={self.folder}",
             f"--window-size={width},{height}", "about:blank"],
            pass_fds=(theirs_in, theirs_out), stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self.buffer, self.number, self.session = b"", 0, None
        self.events = []
        pages = self.ask("Target.getTargets")["targetInfos"]
        page = next(p for p in pages if p["type"] == "page")
        self.session = self.ask("Target.attachToTarget",
                                targetId=page["targetId"],
                                flatten=True)["sessionId"]
        for domain in ["Page", "Runtime", "Network", "Log"]:
            self.ask(domain + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width,
                 height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme",
             "value": "dark" if dark else "light"}])

    def close(self):
        """Ends the browser."""
        self.child.kill()
        self.child.wait()
        os.close(self.out)
        os.close(self.back)
        shutil.rmtree(self.folder, ignore_errors=True)

    def receive(self, deadline):
        """Returns the next message."""
        while b"\0" not in self.buffer:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                raise TimeoutError("the browser does not answer")
            piece = os.read(self.back, 1 << 16)
            if not piece:
                raise EOFError("the browser has ended")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **params):
        """Sends a command and returns what comes of it."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + SECONDS
        while True:
            answer = self.receive(deadline)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        """Loads a page and waits until it is there."""
        self.ask("Page.navigate", url=url)
        self.until("document.readyState === 'complete'")

    def value(self, script):
        """What a script comes to in the page."""
        answer = self.ask("Runtime.evaluate", expression=script,
                          returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def until(self, script):
        """Waits for a script to come to something true, and returns it."""
        deadline = time.monotonic() + SECONDS
        while True:
            value = self.value(script)
            if value:
                return value
            if time.monotonic() > deadline:
                raise TimeoutError(script)
            time.sleep(0.02)

    def middle(self, selector):
        """Where the middle of an element is, which is scrolled into view."""
        return self.until(f"""(() => {{
            const element = document.querySelector({json.dumps(selector)});
            if (!element) return null;
            element.scrollIntoView({{block: "nearest"}});
            const box = element.getBoundingClientRect();
            const x = box.x + box.width / 2, y = box.y + box.height / 2;
            const top = document.elementFromPoint(x, y);
            return element.contains(top) && [x, y];
        }})()""")

    def hover(self, selector):
        """Moves the mouse onto an element."""
        x, y = self.middle(selector)
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def click(self, selector):
        """Clicks on an element."""
        self.hover(selector)
        x, y = self.middle(selector)
        for kind in ["mousePressed", "mouseReleased"]:
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y,
                     button="left", clickCount=1)

    def type(self, text):
        """Types letters where the focus is."""
        for letter in text:
            for kind in ["keyDown", "keyUp"]:
                self.ask("Input.dispatchKeyEvent", type=kind, key=letter,
                         text=letter if kind == "keyDown" else "")

    def press(self, key):
        """Presses a key that has a name."""
        code, text = KEYS[key]
        for kind in ["keyDown", "keyUp"]:
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                     windowsVirtualKeyCode=code,
                     text=text if kind == "keyDown" else "")

    def shoot(self, path):
        """Writes what is seen to a file."""
        picture = self.ask("Page.captureScreenshot", format="png")["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(picture))

"""A real `nhipcau serve` and a client of it, for the tests that treat it badly. Nothing here knows what a test is about."""
import http.client
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import urllib.parse

READY_SECONDS = 60   # a start, with sanitizers, on a busy machine
ANSWER_SECONDS = 120


class Unanswered(Exception):
    """No answer came: nobody knows whether the thing was done."""


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)

    def key(self):
        """The key of a problem; empty if it is none."""
        return self.json()["key"] if self.headers.get("Content-Type") == "application/problem+json" else ""


class Server:
    """One office's folder, and the process that serves it: started, killed and started again on one port."""

    def __init__(self, program, folder, database=None, wrapper=(), environment=None, log=None):
        self.program, self.folder, self.wrapper = program, str(folder), list(wrapper)
        self.database, self.log = database, log
        self.environment = {**os.environ, "ASAN_OPTIONS": "detect_leaks=0:allocator_may_return_null=1", **(environment or {})}
        self.port = free_port()
        self.process, self.link = None, None

    def start(self):
        words = [*self.wrapper, self.program, "serve", "--data", self.folder, "--listen", f"127.0.0.1:{self.port}"]
        if self.database:
            words += ["--database", self.database]
        errors = open(self.log, "ab") if self.log else subprocess.DEVNULL
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=errors, env=self.environment)
        if self.log:
            errors.close()

    def wait_until_ready(self):
        """Reads what it says when it serves; the first start also gives a sign-in link."""
        guard = threading.Timer(READY_SECONDS, self.process.kill)
        guard.start()
        try:
            first = self.process.stdout.readline().decode()
            if not first.startswith("URL "):
                raise RuntimeError(f"the program did not start: exit {self.process.wait()}, said {first!r}")
            if self.link is None:
                second = self.process.stdout.readline().decode()
                self.link = second.split("#", 1)[1].strip()
        finally:
            guard.cancel()

    def open(self, language="vi"):
        """The first start; gives its administrator's browser."""
        self.start()
        self.wait_until_ready()
        client = Client(self.port, language)
        client.sign_in(self.link)
        return client

    def kill(self):
        """Sudden death: no signal handler runs."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """A graceful end; gives the exit code."""
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=READY_SECONDS)
        self.process.stdout.close()
        return code

    def status(self, name):
        """A line of /proc: "VmRSS" in KiB."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(name + ":"))

    def children(self):
        """Processes it started that are not waited for yet."""
        lists = pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return [int(word) for children in lists for word in children.read_text(encoding="ascii").split()]

    def descriptors(self):
        """As it says itself: only root may look into a process that makes no core dump."""
        figures = Client(self.port).ask("GET", "/metrics").body.decode()
        return int(float(re.search(r"^process_open_fds (\S+)$", figures, re.MULTILINE)[1]))


class Client:
    """One person's browser: a connection kept alive, a session."""

    def __init__(self, port, language="vi"):
        self.port, self.language, self.cookie, self.token = port, language, None, None
        self.connection = None

    def twin(self):
        """The same person in another window."""
        other = Client(self.port, self.language)
        other.cookie, other.token = self.cookie, self.token
        return other

    def sign_in(self, link):
        answer = self.ask("POST", "/api/session/link", {"token": link})
        assert answer.status == 200, answer.body
        self.cookie = answer.headers["Set-Cookie"].split(";")[0]
        self.token = answer.json()["csrf"]

    def ask(self, method, target, body=None, headers=None):
        """An answer, or Unanswered. A connection that the server closed while it idled costs a question nothing: it is asked again."""
        was_kept = self.connection is not None
        try:
            return self.ask_once(method, target, body, headers)
        except Unanswered as trouble:
            if method != "GET" or not was_kept or not isinstance(trouble.__cause__, (http.client.RemoteDisconnected, ConnectionResetError)):
                raise
        return self.ask_once(method, target, body, headers)

    def ask_once(self, method, target, body, headers):
        sent = {"Accept-Language": self.language, **(headers or {})}
        if self.cookie:
            sent |= {"Cookie": self.cookie, "X-CSRF-Token": self.token}
        if isinstance(body, dict):
            body, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER_SECONDS)
            self.connection.request(method, target, body, sent)
            answer = self.connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        except (OSError, http.client.HTTPException) as trouble:
            self.close()
            raise Unanswered(str(trouble)) from trouble

    def upload(self, content, name, target="/api/papers"):
        return self.ask("POST", target, content,
                        {"Content-Type": "application/octet-stream", "X-File-Name": urllib.parse.quote(name)})

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

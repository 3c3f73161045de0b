"""The real server in a process of its own, as an operator starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 60.0


class Server:
    """`streamlit run` on a free port of this machine; `url` is its address, `log` what it says."""

    def __init__(self, log: Path, script: str = "server.py", **environment: str) -> None:
        self.log = log
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.host = f"127.0.0.1:{self.port}"
        self._script, self._environment = script, environment
        self.again()

    def again(self) -> None:
        """Start, or start again on the same port after `stop`."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("ATLAS_")}
        command = [sys.executable, "-m", "streamlit", "run", self._script]
        with self.log.open("ab") as out:
            self._process = subprocess.Popen(
                [*command, "--server.port", str(self.port)],
                cwd=ROOT,
                env=kept | self._environment,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        self._wait()

    def get(self, path: str) -> tuple[Message, bytes]:
        """Headers and body of an answer, as sent: nothing is unpacked."""
        request = urllib.request.Request(self.url + path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            return answer.headers, answer.read()

    def said(self) -> str:
        """Everything the server has written so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End the process that was started here."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _wait(self) -> None:
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            if self._process.poll() is not None:
                raise RuntimeError(f"The server ended at once:\n{self.said()}")
            try:
                self.get("/_stcore/health")
                return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"The server did not answer in {_PATIENCE:.0f} s:\n{self.said()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port

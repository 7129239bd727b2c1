"""HTTPS in front of a server, with certificates of a private CA."""

import socket
import ssl
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

DAYS = "2"
BLOCK = 65536


class PrivateCa:
    """A CA of the test's own in a folder."""

    def __init__(self, folder: Path, name: str = "ca") -> None:
        self.file = folder / f"{name}.pem"
        self._key = folder / f"{name}.key"
        self._folder = folder
        subject = f"/CN=Private {name}"
        _openssl("req", "-x509", *_new_key(self._key), "-out", self.file, "-days", DAYS, "-subj", subject)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate: 64 digits."""
        told = _openssl("x509", "-in", self.file, "-noout", "-fingerprint", "-sha256")
        return told.partition("=")[2].strip().replace(":", "").lower()

    def certificate(self) -> tuple[Path, Path]:
        """A certificate for 127.0.0.1, and its key."""
        key, request, signed = (
            self._folder / f"{self.file.stem}-server.{kind}" for kind in ("key", "csr", "pem")
        )
        names = self._folder / "names"
        names.write_text("subjectAltName=IP:127.0.0.1\n")
        _openssl("req", *_new_key(key), "-out", request, "-subj", "/CN=127.0.0.1")
        by = ["-CA", self.file, "-CAkey", self._key, "-CAcreateserial"]
        _openssl("x509", "-req", "-in", request, *by, "-out", signed, "-days", DAYS, "-extfile", names)
        return signed, key


class TlsFront:
    """Ends TLS and passes everything on. Use it as a context manager."""

    def __init__(self, ca: PrivateCa, behind: str) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(*ca.certificate())
        self._behind = (urlsplit(behind).hostname, urlsplit(behind).port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.connections = 0
        """How many clients went on after they had seen the certificate."""

    def __enter__(self) -> Self:
        """Take connections."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take no more."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain: socket.socket) -> None:
        try:
            with self._context.wrap_socket(plain, server_side=True) as client:
                first = client.recv(BLOCK)
                if not first:
                    return
                self.connections += 1
                with socket.create_connection(self._behind) as server:
                    server.sendall(first)
                    threading.Thread(target=_copy, args=(client, server), daemon=True).start()
                    _copy(server, client)
        except OSError:
            # A client that does not like the certificate, or one that has gone.
            return


def _copy(source: socket.socket, sink: socket.socket) -> None:
    try:
        while block := source.recv(BLOCK):
            sink.sendall(block)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        return


def _new_key(file: Path) -> list[str | Path]:
    return ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", file]


def _openssl(*words: str | Path) -> str:
    done = subprocess.run(["openssl", *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout

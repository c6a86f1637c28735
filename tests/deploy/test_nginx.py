"""The site of `deploy/nginx.conf`, run by the nginx of this machine before a stub that answers."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import pytest

from tests.processes import ROOT, free_port, is_free, wait_until

SITE = (ROOT / "deploy" / "nginx.conf").read_text()
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
NAME = "press.example.org"
PAGE = b"<p>" + b"A page that is long enough to be compressed. " * 100
MAIN = """
daemon off; master_process off; pid {folder}/pid; error_log {folder}/log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/f; scgi_temp_path {folder}/s; uwsgi_temp_path {folder}/u;
    {site}
}}
"""


class Front(NamedTuple):
    plain: int
    tls: int
    seen: list[dict[str, str]]

    def ask(
        self, path: str, *, tls: bool = True, body: bytes | None = None, **headers: str
    ) -> http.client.HTTPResponse:
        """The answer, its body read already, to a visitor who names the portal."""
        trusting = ssl._create_unverified_context()
        asked: http.client.HTTPConnection = (
            http.client.HTTPSConnection("127.0.0.1", self.tls, context=trusting, timeout=10)
            if tls
            else http.client.HTTPConnection("127.0.0.1", self.plain, timeout=10)
        )
        given = {"Host": NAME} | {name.replace("__", "-"): text for name, text in headers.items()}
        asked.request("POST" if body else "GET", path, body=body, headers=given)
        answer = asked.getresponse()
        answer.read()
        asked.close()
        return answer


@pytest.fixture
def portal() -> Iterator[tuple[int, list[dict[str, str]]]]:
    """In the place of the portal: tells what reached it."""
    seen: list[dict[str, str]] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append({name.lower(): value for name, value in self.headers.items()})
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Cache-Control", "max-age=315360000, public, immutable")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        do_POST = do_GET

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1], seen
        server.shutdown()
        thread.join()


@pytest.fixture
def front(tmp_path: Path, portal: tuple[int, list[dict[str, str]]]) -> Iterator[Front]:
    for program in (NGINX, shutil.which("openssl")):
        if program is None:
            refuse = pytest.fail if os.environ.get("REQUIRE_ALL") == "1" else pytest.skip
            refuse("nginx is not here; to run this: apt-get install nginx-light openssl")
    behind, seen = portal
    plain, tls = free_port(), free_port()
    certify(tmp_path)
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        MAIN.format(folder=tmp_path, site=moved(tmp_path, plain=plain, tls=tls, behind=behind))
    )
    command = [str(NGINX), "-p", str(tmp_path), "-c", str(configuration)]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert "test is successful" in tried.stderr
    assert "[warn]" not in tried.stderr.replace('the "user" directive', "")
    process = subprocess.Popen(command)
    try:
        assert wait_until(lambda: not is_free(tls), seconds=10)
        yield Front(plain, tls, seen)
    finally:
        process.terminate()
        process.wait()


def moved(folder: Path, **ports: int) -> str:
    """The site on ports of this test, with a certificate of this test; nothing else is changed."""
    changes = {
        r"listen \[::\]:.*\n": "\n",  # a machine may have no address of the newer kind
        r"listen 80;": f"listen 127.0.0.1:{ports['plain']};",
        r"listen 443 ssl http2;": f"listen 127.0.0.1:{ports['tls']} ssl http2;",
        r"/etc/letsencrypt/live/press\.example\.org": str(folder),
        r"127\.0\.0\.1:8000": f"127.0.0.1:{ports['behind']}",
    }
    site = SITE
    for found, put in changes.items():
        site, count = re.subn(found, put, site)
        assert count
    return site


def certify(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-keyout", folder / "privkey.pem",
         "-out", folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


def test_plain_visitor_is_led_to_the_name_of_the_site_over_https(front: Front) -> None:
    for asked in (NAME, f"{NAME}:80", "evil.example"):
        answer = front.ask("/en/news/?page=2", tls=False, Host=asked)
        assert (answer.status, answer.headers["Location"]) == (
            301, f"https://{NAME}/en/news/?page=2",
        )  # fmt: skip
    assert front.seen == []


def test_portal_hears_of_name_and_scheme_from_the_proxy_alone(front: Front) -> None:
    front.ask(
        "/", Host=f"{NAME}:8443", X__Forwarded__Proto="http", X_Forwarded_Proto="http",
        X__Forwarded__For="10.0.0.1", X__Forwarded__Host="evil.example", Forwarded="proto=http",
    )  # fmt: skip
    told = {name: text for name, text in front.seen[0].items() if "forw" in name or name == "host"}
    assert told == {"host": NAME, "x-forwarded-proto": "https", "x-forwarded-for": "127.0.0.1"}


def test_page_is_compressed_and_keeps_what_it_says_of_its_age(front: Front) -> None:
    answer = front.ask("/static/portal/site.css", Accept__Encoding="gzip")
    headers = ("Content-Encoding", "Vary", "Cache-Control", "Server")
    assert [answer.headers[name] for name in headers] == [
        "gzip", "Accept-Encoding", "max-age=315360000, public, immutable", "nginx",
    ]  # fmt: skip


@pytest.mark.parametrize(("megabytes", "status"), [(4, 200), (6, 413)])
def test_form_of_five_megabytes_at_most_reaches_the_portal(
    front: Front, megabytes: int, status: int
) -> None:
    assert front.ask("/admin/", body=b"x" * megabytes * 1024 * 1024).status == status
    assert len(front.seen) == (status == 200)

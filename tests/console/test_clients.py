"""Programs that others wrote complete the whole flow against a running server, refresh, and get their data."""

import json
import shutil
import subprocess
import warnings
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from requests_oauthlib import OAuth2Session

from tests.console.serving import EMAIL, PASSWORD, Served

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have httpx2
    from authlib.integrations.httpx_client import OAuth2Client

SIMPLE_OAUTH2 = "simple-oauth2@5.1.0"
SCRIPT = """
const { AuthorizationCode } = require("simple-oauth2");
const [base, id, secret, redirect_uri] = process.argv.slice(2);
const client = new AuthorizationCode({
  client: { id, secret },
  auth: {
    tokenHost: base,
    tokenPath: "/oauth2/tokens",
    authorizePath: "/oauth2/authorize",
    revokePath: "/oauth2/revoke",
  },
  options: { authorizationMethod: "body" },
});
const lines = require("readline").createInterface({ input: process.stdin });
console.log(client.authorizeURL({ redirect_uri, scope: "clients profile", state: "s3" }));
lines.once("line", async (code) => {
  lines.close();
  try {
    const first = await client.getToken({ code, redirect_uri });
    const second = await first.refresh();
    const headers = { Authorization: `Bearer ${second.token.access_token}` };
    const answer = await fetch(`${base}/api/v2/clients`, { headers });
    const { totalItems } = await answer.json();
    await second.revoke("access_token");
    await new Promise((resolve) => setTimeout(resolve, 1000)); // a caller is remembered for less than a second
    const after = await fetch(`${base}/api/v2/profile`, { headers });
    const { scope } = second.token;
    console.log(JSON.stringify({ totalItems, scope, expired: second.expired(), after: after.status }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error), payload: error.data && error.data.payload }));
  }
});
"""


def consent(server: Served, url: str) -> str:
    """What a browser does at `url`: sign in, allow; the address that it is sent back to."""
    with httpx.Client(base_url=server.base) as browser:
        page = browser.get("/sign-in")
        browser.cookies.clear()
        cookie = page.headers["set-cookie"].partition(";")[0]
        form = {"email": EMAIL, "password": PASSWORD, "next": "/console", "token": token(page.text)}
        signed_in = browser.post("/sign-in", data=form, headers={"Cookie": cookie})
        assert signed_in.status_code == 303
        cookies = signed_in.headers.get_list("set-cookie")
        cookie = next(
            cookie_header for cookie_header in cookies if cookie_header.startswith("truweel_session=")
        ).partition(";")[0]
        browser.cookies.clear()
        page = browser.get(url, headers={"Cookie": cookie})
        assert page.status_code == 200, page.text
        browser.cookies.clear()
        form = {"query": urlsplit(url).query, "answer": "allow", "token": token(page.text)}
        answer = browser.post("/oauth2/authorize", data=form, headers={"Cookie": cookie})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]


def token(page: str) -> str:
    return page.partition('name="token" value="')[2].partition('"')[0]


def test_requests_oauthlib(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")
    with OAuth2Session(
        server.client_id, redirect_uri=server.callback, scope=["clients", "profile"], pkce="S256"
    ) as session:
        url, state = session.authorization_url(f"{server.base}/oauth2/authorize")
        back = consent(server, url)
        secret = {"client_secret": server.client_secret, "include_client_id": True}
        first = session.fetch_token(f"{server.base}/oauth2/tokens", authorization_response=back, **secret)
        assert f"state={state}" in back
        assert first["scope"] == ["profile", "clients"]
        assert session.get(f"{server.base}/api/v2/profile").json()["email"] == EMAIL
        credentials = {"client_id": server.client_id, "client_secret": server.client_secret}
        second = session.refresh_token(f"{server.base}/oauth2/tokens", **credentials)
        assert second["access_token"] != first["access_token"]
        assert session.get(f"{server.base}/api/v2/clients").json()["totalItems"] == 30


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_authlib_with_httpx(server: Served, method: str) -> None:
    with OAuth2Client(
        server.client_id,
        server.client_secret,
        token_endpoint_auth_method=method,
        redirect_uri=server.callback,
        scope="clients profile",
        code_challenge_method="S256",
        token_endpoint=f"{server.base}/oauth2/tokens",
    ) as client:
        verifier = "v" * 64
        url, state = client.create_authorization_url(f"{server.base}/oauth2/authorize", code_verifier=verifier)
        back = consent(server, url)
        first = client.fetch_token(authorization_response=back, state=state, code_verifier=verifier)
        assert client.get(f"{server.base}/api/v2/profile").json()["email"] == EMAIL
        second = client.refresh_token()
        assert second["access_token"] != first["access_token"]
        assert client.get(f"{server.base}/api/v2/clients").json()["totalItems"] == 30
        assert client.introspect_token(f"{server.base}/oauth2/introspect").json()["active"] is True
        assert client.revoke_token(f"{server.base}/oauth2/revoke").status_code == 200
        assert client.introspect_token(f"{server.base}/oauth2/introspect", token=second["access_token"]).json() == {
            "active": False
        }


@pytest.fixture(scope="session")
def simple_oauth2(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package in it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("npm is not here; simple-oauth2 is an npm package")
    folder = tmp_path_factory.mktemp("npm")
    command = [npm, "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), SIMPLE_OAUTH2]
    completed = subprocess.run(command, capture_output=True, text=True, timeout=120)
    if completed.returncode:
        pytest.skip(f"simple-oauth2 can't be installed: {completed.stderr[-300:]}")
    (folder / "client.js").write_text(SCRIPT)
    return folder


def test_simple_oauth2(server: Served, simple_oauth2: Path) -> None:
    command = ["node", "client.js", server.base, server.client_id, server.client_secret, server.callback]
    with subprocess.Popen(
        command, cwd=simple_oauth2, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        back = consent(server, program.stdout.readline().strip())
        assert "state=s3" in back
        program.stdin.write(back.partition("code=")[2].partition("&")[0] + "\n")
        program.stdin.close()
        output = json.loads(program.stdout.read())
    assert output == {"totalItems": 30, "scope": "profile clients", "expired": False, "after": 401}

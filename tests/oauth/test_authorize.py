"""The authorization endpoint: RFC 6749 §3.1 and §4.1, RFC 9207, RFC 9700 §2.1 and §4. One cell a test."""

import pytest

from tests.oauth.server import BASE, CALLBACK, SESSION, Client, OAuthServer, redirect_parameters


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


@pytest.fixture(scope="module")
def several(server: OAuthServer) -> Client:
    return server.create_app(redirectUris=[CALLBACK, "https://app.example/other"])


def assert_shown(answer: object, text: str) -> None:
    """An error that the user sees, and that goes nowhere."""
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "location" not in answer.headers  # type: ignore[attr-defined]
    assert text in answer.text  # type: ignore[attr-defined]


def assert_redirected(answer: object, error: str) -> dict[str, str]:
    """An error that goes to the app, with its state and the issuer."""
    assert answer.status_code == 303  # type: ignore[attr-defined]
    assert answer.headers["location"].startswith(CALLBACK + "?")  # type: ignore[attr-defined]
    parameters = redirect_parameters(answer)  # type: ignore[arg-type]
    assert parameters["error"] == error
    assert (parameters["state"], parameters["iss"]) == ("s1", BASE)
    assert "code" not in parameters
    return parameters


# What is right


def test_a_consent_gives_a_code_and_the_state(client: Client) -> None:  # §4.1.2
    answer = client.answer_consent()
    assert answer.headers["location"].startswith(CALLBACK + "?")
    assert set(redirect_parameters(answer)) == {"code", "state", "iss"}
    assert redirect_parameters(answer)["state"] == "s1"


def test_the_answer_names_the_issuer(client: Client) -> None:  # RFC 9207 §2
    assert redirect_parameters(client.answer_consent())["iss"] == BASE


def test_without_state_none_comes_back(client: Client) -> None:
    assert set(redirect_parameters(client.answer_consent(state=None))) == {"code", "iss"}


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]"])
def test_a_loopback_address_may_have_another_port(server: OAuthServer, host: str) -> None:  # RFC 8252 §7.3
    app = server.create_app(redirectUris=[f"http://{host}:5000/cb?x=1"])
    for port in (":53219", ":80", ""):
        uri = f"http://{host}{port}/cb?x=1"
        assert app.answer_consent(redirect_uri=uri).headers["location"].startswith(f"{uri}&code=")
    for uri in (
        f"http://{host}:53219/other?x=1", f"http://{host}:53219/cb", f"https://{host}:53219/cb?x=1",
        f"http://{host}:99999/cb?x=1", f"http://{host}:1@evil.example/cb?x=1", f"http://{host}.evil.example/cb?x=1",
        "http://127.0.0.2:5000/cb?x=1", "http://localhost:5000/cb?x=1",
    ):  # fmt: skip
        assert_shown(app.request_authorization(redirect_uri=uri), "redirect_uri is not registered for the app")


def test_no_other_host_may_have_another_port(server: OAuthServer) -> None:
    app = server.create_app(redirectUris=["http://localhost:5000/cb", "https://app.example/cb"])
    for uri in ("http://localhost:5001/cb", "https://app.example:8443/cb"):
        assert_shown(app.request_authorization(redirect_uri=uri), "redirect_uri is not registered for the app")


@pytest.mark.parametrize("state", ["a b&c=d#e", "é€😀", "x" * 2000, "%41", '"><script>'])
def test_the_state_comes_back_as_it_was(client: Client, state: str) -> None:  # §4.1.2: the exact value
    assert redirect_parameters(client.answer_consent(state=state))["state"] == state


def test_no_two_codes_are_the_same(client: Client) -> None:
    assert client.obtain_code() != client.obtain_code()


def test_a_code_can_not_be_guessed(client: Client) -> None:  # §10.10: 2^-128, better 2^-160
    assert len(client.obtain_code()) == len("twc_") + 16 + 43


def test_response_type_is_code_where_it_is_not_said(client: Client) -> None:  # reference [D] S-OAUTH
    assert "code" in redirect_parameters(client.answer_consent(response_type=None))


def test_one_registered_uri_needs_no_redirect_uri(client: Client) -> None:  # §3.1.2.3
    assert client.answer_consent(redirect_uri=None).headers["location"].startswith(CALLBACK + "?code=")


def test_the_query_of_a_redirect_uri_stays(server: OAuthServer) -> None:  # §3.1.2
    uri = "https://app.example/cb?tenant=a%20b&x="
    answer = server.create_app(redirectUris=[uri]).answer_consent(redirect_uri=uri)
    assert answer.headers["location"].startswith(uri + "&code=")


def test_a_private_scheme_is_sent_to_as_it_is(server: OAuthServer) -> None:  # RFC 8252 §7.1
    uri = "com.example.app:/callback"
    answer = server.create_app(redirectUris=[uri]).answer_consent(redirect_uri=uri)
    assert answer.headers["location"].startswith(uri + "?code=")


def test_no_scope_means_all_that_the_app_declares(server: OAuthServer, client: Client) -> None:  # §3.3
    assert client.obtain_tokens(scope=None)["scope"] == "profile clients offers articles"


def test_fewer_scopes_may_be_asked_for(client: Client) -> None:  # §3.3
    assert client.obtain_tokens(scope="offers clients")["scope"] == "clients offers"


def test_unknown_parameters_are_ignored(client: Client) -> None:  # §3.1
    assert "code" in redirect_parameters(client.answer_consent(nonce="1", prompt="login"))


def test_a_parameter_without_value_is_as_if_it_were_not_there(client: Client) -> None:  # §3.1
    assert "code" in redirect_parameters(client.answer_consent(scope="", redirect_uri=""))


def test_a_repeated_consent_gives_another_family(server: OAuthServer, client: Client) -> None:
    first, second = client.obtain_tokens(), client.obtain_tokens()
    assert client.post("/oauth2/revoke", token=first["refresh_token"]).status_code == 200
    assert server.call_api(second["access_token"]).status_code == 200


# What the user is told


def test_no_client_id(client: Client) -> None:  # §4.1.2.1
    assert_shown(client.request_authorization(client_id=None), "client_id is missing")


def test_an_unknown_client(client: Client) -> None:
    assert_shown(client.request_authorization(client_id="nobody"), "No app has this client_id")


@pytest.mark.parametrize(
    "uri",
    [
        "https://app.example/callback/",
        "https://app.example/Callback",
        "https://app.example/callback?x=1",
        "https://app.example/callback#x",
        "https://app.example:443/callback",
        "https://app.example/../callback",
        "http://app.example/callback",
        "https://evil.example/callback",
        "https://app.example@evil.example/callback",
        "https://app.example/callback%2f..",
        "//evil.example",
        "javascript:alert(1)",
        "é\\",
    ],
)
def test_another_redirect_uri_is_shown_never_sent_to(client: Client, uri: str) -> None:  # RFC 9700 §4.1.3
    assert_shown(client.request_authorization(redirect_uri=uri), "redirect_uri is not registered for the app")


def test_an_empty_redirect_uri_of_several(several: Client) -> None:  # §3.1.2.3
    assert_shown(several.request_authorization(redirect_uri=None), "redirect_uri is missing")


@pytest.mark.parametrize("name", ["client_id", "redirect_uri"])
def test_who_or_where_said_twice(server: OAuthServer, client: Client, name: str) -> None:  # §3.1
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&{name}=https://evil.example"
    answer = server.send("GET", f"/oauth2/authorize?{query}", cookies=server.sign_in("admin@bouw"))
    assert_shown(answer, f"Duplicate parameter {name}")


def test_a_form_is_checked_as_the_page_was(client: Client) -> None:
    answer = client.answer_consent(redirect_uri="https://evil.example")
    assert_shown(answer, "redirect_uri is not registered for the app")


# What the app is told


@pytest.mark.parametrize("kind", ["token", "id_token", "code token", "none", "é\\"])
def test_another_response_type(client: Client, kind: str) -> None:  # §4.1.2.1, RFC 9700 §2.1.2: no implicit grant
    assert_redirected(client.request_authorization(response_type=kind), "unsupported_response_type")


def test_response_type_said_twice(server: OAuthServer, client: Client) -> None:  # §3.1
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1&response_type=code&response_type=code"
    assert_redirected(server.send("GET", f"/oauth2/authorize?{query}"), "invalid_request")


def test_scope_said_twice(server: OAuthServer, client: Client) -> None:
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1&scope=clients&scope=offers"
    assert_redirected(server.send("GET", f"/oauth2/authorize?{query}"), "invalid_request")


@pytest.mark.parametrize("scope", ["nonsense", "clients users", "CLIENTS", "clients,offers", "clients\toffers", "é"])
def test_a_scope_that_the_app_does_not_declare(client: Client, scope: str) -> None:  # §3.3
    assert_redirected(client.request_authorization(scope=scope), "invalid_scope")


def test_a_scope_of_blanks_is_none(client: Client) -> None:
    assert client.obtain_tokens(scope="  ")["scope"] == "profile clients offers articles"


def test_a_suspended_app(server: OAuthServer) -> None:
    assert_shown(server.create_app(state="suspended").request_authorization(), "is not published")


@pytest.mark.parametrize("state", ["draft", "test", "in review", "suspended"])
@pytest.mark.parametrize("user", ["", "admin@bouw"])
def test_an_app_that_nobody_reviewed_sends_no_stranger_anywhere(server: OAuthServer, state: str, user: str) -> None:
    client = server.create_app(state=state)
    assert_shown(client.request_authorization(user, scope="nonsense"), "is not published")


def test_on_a_test_tenant_its_vendor_sees_the_errors_arrive(server: OAuthServer) -> None:
    client = server.create_app(state="draft")
    assert_redirected(client.request_authorization("admin@proef", scope="nonsense"), "invalid_scope")


def test_a_refusal(client: Client) -> None:  # §4.1.2.1
    assert_redirected(client.answer_consent(allow=False), "access_denied")


def test_an_answer_that_is_neither_is_a_refusal(server: OAuthServer, client: Client) -> None:
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1"
    assert_redirected(server.submit_form("admin@bouw", "/oauth2/authorize", {"query": query}), "access_denied")


# The page


def test_nobody_signed_in_is_sent_to_sign_in_and_back(client: Client) -> None:
    location = client.request_authorization(user="").headers["location"]
    assert location.startswith("/sign-in?next=%2Foauth2%2Fauthorize%3Fclient_id%3D")


def test_the_code_comes_by_303(client: Client) -> None:  # RFC 9700 §4.12
    assert client.answer_consent().status_code == 303


def test_the_page_is_in_no_frame(client: Client) -> None:  # RFC 9700 §4.16
    page = client.request_authorization()
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"


def test_the_page_is_kept_by_nobody_and_tells_nobody(client: Client) -> None:  # RFC 9700 §4.2.4
    page = client.request_authorization()
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin"


def test_the_form_leads_to_the_app_and_nowhere_else(client: Client) -> None:
    policy = client.request_authorization().headers["content-security-policy"]
    assert "form-action 'self' https://app.example;" in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy


@pytest.mark.parametrize("token", ["", "k1:00", "nonsense"])
def test_a_form_of_another_site_is_refused(server: OAuthServer, client: Client, token: str) -> None:  # RFC 6749 §10.12
    form = {"query": f"client_id={client.id}", "answer": "allow", "token": token}
    answer = server.send("POST", "/oauth2/authorize", cookies=server.sign_in("admin@bouw"), data=form)
    assert answer.status_code == 403
    assert "location" not in answer.headers


def test_a_form_with_the_token_of_another_session_is_refused(server: OAuthServer, client: Client) -> None:
    token = server.sessions.form_token(server.sign_in("admin@dak")[SESSION])
    form = {"query": f"client_id={client.id}", "answer": "allow", "token": token}
    assert server.send("POST", "/oauth2/authorize", cookies=server.sign_in("admin@bouw"), data=form).status_code == 403


def test_a_form_with_a_foreign_origin_is_refused(server: OAuthServer, client: Client) -> None:
    form = {"query": f"client_id={client.id}", "answer": "allow"}
    answer = server.submit_form("admin@bouw", "/oauth2/authorize", form, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_form_without_a_session_is_sent_to_sign_in(server: OAuthServer, client: Client) -> None:
    answer = server.send("POST", "/oauth2/authorize", data={"query": f"client_id={client.id}", "answer": "allow"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_pages_of_others_can_not_read_ours(server: OAuthServer, client: Client) -> None:  # RFC 9700 §2.6
    page = server.send(
        "GET",
        f"/oauth2/authorize?client_id={client.id}",
        cookies=server.sign_in("admin@bouw"),
        headers={"Origin": "https://evil.example"},
    )
    assert "access-control-allow-credentials" not in page.headers


def test_what_an_app_says_of_itself_is_text(server: OAuthServer) -> None:
    page = server.create_app(name="<script>alert(1)</script>", vendor='"><img src=x>').request_authorization()
    assert "<script>alert" not in page.text
    assert "<img src=x>" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text

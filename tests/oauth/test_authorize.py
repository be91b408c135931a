"""The authorization endpoint: RFC 6749 §3.1 and §4.1, RFC 9207, RFC 9700 §2.1 and §4. One cell a test."""

import pytest

from tests.oauth.arena import BASE, CALLBACK, Arena, Client, returned


@pytest.fixture(scope="module")
def client(arena: Arena) -> Client:
    return arena.app()


@pytest.fixture(scope="module")
def several(arena: Arena) -> Client:
    return arena.app(redirectUris=[CALLBACK, "https://app.example/other"])


def shown(answer: object, text: str) -> None:
    """An error that the user sees, and that goes nowhere."""
    assert answer.status_code == 400  # type: ignore[attr-defined]
    assert "location" not in answer.headers  # type: ignore[attr-defined]
    assert text in answer.text  # type: ignore[attr-defined]


def told(answer: object, error: str) -> dict[str, str]:
    """An error that goes to the app, with its state and the issuer."""
    assert answer.status_code == 303  # type: ignore[attr-defined]
    assert answer.headers["location"].startswith(CALLBACK + "?")  # type: ignore[attr-defined]
    found = returned(answer)  # type: ignore[arg-type]
    assert found["error"] == error
    assert (found["state"], found["iss"]) == ("s1", BASE)
    assert "code" not in found
    return found


# What is right


def test_a_consent_gives_a_code_and_the_state(client: Client) -> None:  # §4.1.2
    answer = client.answer()
    assert answer.headers["location"].startswith(CALLBACK + "?")
    assert set(returned(answer)) == {"code", "state", "iss"}
    assert returned(answer)["state"] == "s1"


def test_the_answer_names_the_issuer(client: Client) -> None:  # RFC 9207 §2
    assert returned(client.answer())["iss"] == BASE


def test_without_state_none_comes_back(client: Client) -> None:
    assert set(returned(client.answer(state=None))) == {"code", "iss"}


@pytest.mark.parametrize("state", ["a b&c=d#e", "é€😀", "x" * 2000, "%41", '"><script>'])
def test_the_state_comes_back_as_it_was(client: Client, state: str) -> None:  # §4.1.2: the exact value
    assert returned(client.answer(state=state))["state"] == state


def test_no_two_codes_are_the_same(client: Client) -> None:
    assert client.code() != client.code()


def test_a_code_can_not_be_guessed(client: Client) -> None:  # §10.10: 2^-128, better 2^-160
    assert len(client.code()) == len("twc_") + 16 + 43


def test_response_type_is_code_where_it_is_not_said(client: Client) -> None:  # reference [D] S-OAUTH
    assert "code" in returned(client.answer(response_type=None))


def test_one_registered_uri_needs_no_redirect_uri(client: Client) -> None:  # §3.1.2.3
    assert client.answer(redirect_uri=None).headers["location"].startswith(CALLBACK + "?code=")


def test_the_query_of_a_redirect_uri_stays(arena: Arena) -> None:  # §3.1.2
    uri = "https://app.example/cb?tenant=a%20b&x="
    answer = arena.app(redirectUris=[uri]).answer(redirect_uri=uri)
    assert answer.headers["location"].startswith(uri + "&code=")


def test_a_private_scheme_is_sent_to_as_it_is(arena: Arena) -> None:  # RFC 8252 §7.1
    uri = "com.example.app:/callback"
    answer = arena.app(redirectUris=[uri]).answer(redirect_uri=uri)
    assert answer.headers["location"].startswith(uri + "?code=")


def test_no_scope_means_all_that_the_app_declares(arena: Arena, client: Client) -> None:  # §3.3
    assert client.tokens(scope=None)["scope"] == "clients articles offers profile".replace(
        "articles offers profile", "profile articles offers"
    )


def test_fewer_scopes_may_be_asked_for(client: Client) -> None:  # §3.3
    assert client.tokens(scope="offers clients")["scope"] == "clients offers"


def test_unknown_parameters_are_ignored(client: Client) -> None:  # §3.1
    assert "code" in returned(client.answer(nonce="1", prompt="login"))


def test_a_parameter_without_value_is_as_if_it_were_not_there(client: Client) -> None:  # §3.1
    assert "code" in returned(client.answer(scope="", redirect_uri=""))


def test_a_repeated_consent_gives_another_family(arena: Arena, client: Client) -> None:
    first, second = client.tokens(), client.tokens()
    assert client.post("/oauth2/revoke", token=first["refresh_token"]).status_code == 200
    assert arena.api(second["access_token"]).status_code == 200


# What the user is told


def test_no_client_id(client: Client) -> None:  # §4.1.2.1
    shown(client.ask(client_id=None), "client_id is missing")


def test_an_unknown_client(client: Client) -> None:
    shown(client.ask(client_id="nobody"), "No app has this client_id")


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
    shown(client.ask(redirect_uri=uri), "redirect_uri is none that the app has registered")


def test_an_empty_redirect_uri_of_several(several: Client) -> None:  # §3.1.2.3
    shown(several.ask(redirect_uri=None), "redirect_uri is missing")


@pytest.mark.parametrize("name", ["client_id", "redirect_uri"])
def test_who_or_where_said_twice(arena: Arena, client: Client, name: str) -> None:  # §3.1
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&{name}=https://evil.example"
    answer = arena.send("GET", f"/oauth2/authorize?{query}", cookies=arena.cookies("admin@bouw"))
    shown(answer, f"{name} stands twice")


def test_a_form_is_checked_as_the_page_was(client: Client) -> None:
    shown(client.answer(redirect_uri="https://evil.example"), "redirect_uri is none that the app has registered")


# What the app is told


@pytest.mark.parametrize("kind", ["token", "id_token", "code token", "none", "é\\"])
def test_another_response_type(client: Client, kind: str) -> None:  # §4.1.2.1, RFC 9700 §2.1.2: no implicit grant
    told(client.ask(response_type=kind), "unsupported_response_type")


def test_response_type_said_twice(arena: Arena, client: Client) -> None:  # §3.1
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1&response_type=code&response_type=code"
    told(arena.send("GET", f"/oauth2/authorize?{query}"), "invalid_request")


def test_scope_said_twice(arena: Arena, client: Client) -> None:
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1&scope=clients&scope=offers"
    told(arena.send("GET", f"/oauth2/authorize?{query}"), "invalid_request")


@pytest.mark.parametrize("scope", ["nonsense", "clients users", "CLIENTS", "clients,offers", "clients\toffers", "é"])
def test_a_scope_that_the_app_does_not_declare(client: Client, scope: str) -> None:  # §3.3
    told(client.ask(scope=scope), "invalid_scope")


def test_a_scope_of_blanks_is_none(client: Client) -> None:
    assert client.tokens(scope="  ")["scope"] == "clients profile articles offers"


def test_a_suspended_app(arena: Arena) -> None:
    told(arena.app(state="suspended").ask(), "unauthorized_client")


def test_a_refusal(client: Client) -> None:  # §4.1.2.1
    told(client.answer(allow=False), "access_denied")


def test_an_answer_that_is_neither_is_a_refusal(arena: Arena, client: Client) -> None:
    query = f"client_id={client.id}&redirect_uri={CALLBACK}&state=s1"
    told(arena.submit("admin@bouw", "/oauth2/authorize", {"query": query}), "access_denied")


# The page


def test_nobody_signed_in_is_sent_to_sign_in_and_back(client: Client) -> None:
    assert client.ask(who="").headers["location"].startswith("/sign-in?next=%2Foauth2%2Fauthorize%3Fclient_id%3D")


def test_the_code_comes_by_303(client: Client) -> None:  # RFC 9700 §4.12
    assert client.answer().status_code == 303


def test_the_page_is_in_no_frame(client: Client) -> None:  # RFC 9700 §4.16
    page = client.ask()
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["x-frame-options"] == "DENY"


def test_the_page_is_kept_by_nobody_and_tells_nobody(client: Client) -> None:  # RFC 9700 §4.2.4
    page = client.ask()
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin"


def test_the_form_leads_to_the_app_and_nowhere_else(client: Client) -> None:
    policy = client.ask().headers["content-security-policy"]
    assert "form-action 'self' https://app.example;" in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy


@pytest.mark.parametrize("token", ["", "k1:00", "nonsense"])
def test_a_form_of_another_site_is_refused(arena: Arena, client: Client, token: str) -> None:  # RFC 6749 §10.12
    form = {"query": f"client_id={client.id}", "answer": "allow", "token": token}
    answer = arena.send("POST", "/oauth2/authorize", cookies=arena.cookies("admin@bouw"), data=form)
    assert answer.status_code == 403
    assert "location" not in answer.headers


def test_a_form_with_the_token_of_another_session_is_refused(arena: Arena, client: Client) -> None:
    token = arena.sessions.form_token(arena.cookies("admin@dak")["truweel_session"])
    form = {"query": f"client_id={client.id}", "answer": "allow", "token": token}
    assert arena.send("POST", "/oauth2/authorize", cookies=arena.cookies("admin@bouw"), data=form).status_code == 403


def test_a_form_with_a_foreign_origin_is_refused(arena: Arena, client: Client) -> None:
    form = {"query": f"client_id={client.id}", "answer": "allow"}
    answer = arena.submit("admin@bouw", "/oauth2/authorize", form, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403


def test_a_form_without_a_session_is_sent_to_sign_in(arena: Arena, client: Client) -> None:
    answer = arena.send("POST", "/oauth2/authorize", data={"query": f"client_id={client.id}", "answer": "allow"})
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")


def test_pages_of_others_can_not_read_ours(arena: Arena, client: Client) -> None:  # RFC 9700 §2.6
    page = arena.send(
        "GET",
        f"/oauth2/authorize?client_id={client.id}",
        cookies=arena.cookies("admin@bouw"),
        headers={"Origin": "https://evil.example"},
    )
    assert "access-control-allow-credentials" not in page.headers


def test_what_an_app_says_of_itself_is_text(arena: Arena) -> None:
    page = arena.app(name="<script>alert(1)</script>", vendor='"><img src=x>').ask()
    assert "<script>alert" not in page.text
    assert "<img src=x>" not in page.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.text

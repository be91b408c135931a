"""PKCE: RFC 7636, RFC 9700 §2.1.1 and §4.8. One cell a test."""

import pytest

from tests.oauth.errors import assert_error
from tests.oauth.server import Client, OAuthServer, challenge
from tests.oauth.test_authorize import assert_redirected

VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
S256 = {"code_challenge": CHALLENGE, "code_challenge_method": "S256"}


@pytest.fixture(scope="module")
def client(server: OAuthServer) -> Client:
    return server.create_app()


@pytest.fixture(scope="module")
def public(server: OAuthServer) -> Client:
    return server.create_app(public=True)


def test_the_example_of_the_rfc() -> None:  # RFC 7636 appendix B
    assert challenge(VERIFIER) == CHALLENGE


def test_a_public_client_needs_no_secret(public: Client) -> None:
    assert public.exchange(public.obtain_code(**S256), auth="public", code_verifier=VERIFIER).status_code == 200


def test_a_public_client_has_no_secret(public: Client) -> None:
    assert public.secret is None


def test_a_public_client_refreshes_without_secret(public: Client) -> None:
    tokens = public.obtain_tokens()
    assert public.refresh(tokens["refresh_token"], auth="public").status_code == 200


def test_a_public_client_with_a_secret_is_none(public: Client) -> None:
    answer = public.exchange(public.obtain_code(**S256), auth="public", client_secret="x", code_verifier=VERIFIER)
    assert_error(answer, "invalid_client", 401)


def test_a_public_client_without_challenge(public: Client) -> None:  # RFC 9700 §2.1.1
    assert_redirected(public.request_authorization(), "invalid_request")


def test_a_public_client_without_verifier(public: Client) -> None:
    assert_error(public.exchange(public.obtain_code(**S256), auth="public"), "invalid_request")


def test_a_confidential_client_may_use_it(client: Client) -> None:
    assert client.exchange(client.obtain_code(**S256), code_verifier=VERIFIER).status_code == 200


def test_a_confidential_client_may_leave_it(client: Client) -> None:
    assert client.exchange(client.obtain_code()).status_code == 200


def test_who_began_with_it_ends_with_it(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(**S256)), "invalid_request")


def test_a_verifier_without_challenge_is_a_downgrade(client: Client) -> None:  # RFC 9700 §4.8.2
    assert_error(client.exchange(client.obtain_code(), code_verifier=VERIFIER), "invalid_request")


def test_another_verifier(client: Client) -> None:  # RFC 7636 §4.6
    assert_error(client.exchange(client.obtain_code(**S256), code_verifier="x" * 43), "invalid_grant")


def test_the_challenge_is_no_verifier(client: Client) -> None:
    assert_error(client.exchange(client.obtain_code(**S256), code_verifier=CHALLENGE), "invalid_grant")


@pytest.mark.parametrize("verifier", ["x" * 42, "x" * 129, VERIFIER + " ", VERIFIER[:-1] + "é", VERIFIER[:-1] + "+"])
def test_a_verifier_of_another_form(client: Client, verifier: str) -> None:  # RFC 7636 §4.1
    assert_error(client.exchange(client.obtain_code(**S256), code_verifier=verifier), "invalid_request")


def test_after_a_wrong_verifier_the_right_one_still_works(client: Client) -> None:
    code = client.obtain_code(**S256)
    assert_error(client.exchange(code, code_verifier="x" * 43), "invalid_grant")
    assert client.exchange(code, code_verifier=VERIFIER).status_code == 200


@pytest.mark.parametrize("method", ["plain", "s256", "S512", "é"])
def test_another_method(client: Client, method: str) -> None:  # RFC 7636 §4.4.1
    assert_redirected(
        client.request_authorization(code_challenge=CHALLENGE, code_challenge_method=method), "invalid_request"
    )


def test_no_method_means_plain_and_is_refused(client: Client) -> None:  # RFC 7636 §4.3
    assert_redirected(client.request_authorization(code_challenge=CHALLENGE), "invalid_request")


def test_a_method_without_challenge(client: Client) -> None:
    assert_redirected(client.request_authorization(code_challenge_method="S256"), "invalid_request")


@pytest.mark.parametrize("value", ["short", "x" * 129, CHALLENGE[:-1] + "=", CHALLENGE[:-1] + "é"])
def test_a_challenge_of_another_form(client: Client, value: str) -> None:  # RFC 7636 §4.2
    assert_redirected(
        client.request_authorization(code_challenge=value, code_challenge_method="S256"), "invalid_request"
    )


def test_a_challenge_is_of_its_code(client: Client) -> None:
    first = client.obtain_code(**S256)
    client.obtain_code(code_challenge=challenge("y" * 43), code_challenge_method="S256")
    assert_error(client.exchange(first, code_verifier="y" * 43), "invalid_grant")

"""The whole flow, once, as a browser and an app see it."""

from tests.oauth.server import CALLBACK, PASSWORD, SESSION, VISITOR, OAuthServer, redirect_parameters


def test_sign_in_consent_tokens_data_refresh(server: OAuthServer) -> None:
    client = server.create_app()
    redirect = client.request_authorization(user="")
    assert redirect.status_code == 303
    assert redirect.headers["location"].startswith("/sign-in?next=%2Foauth2%2Fauthorize%3F")
    page = server.send("GET", redirect.headers["location"])
    assert page.status_code == 200
    visitor = page.cookies[VISITOR]
    form = {
        "token": server.sessions.form_token(visitor),
        "email": "admin@bouw.example",
        "password": PASSWORD,
        "next": redirect_parameters(redirect)["next"],
    }
    signed_in = server.send("POST", "/sign-in", cookies={VISITOR: visitor}, data=form)
    assert signed_in.status_code == 303, signed_in.text
    assert signed_in.headers["location"] == redirect_parameters(redirect)["next"]
    session = signed_in.cookies[SESSION]
    consent = server.send("GET", redirect_parameters(redirect)["next"], cookies={SESSION: session})
    assert consent.status_code == 200
    assert "Clients and their contacts" in consent.text
    tokens = client.obtain_tokens()
    assert server.call_api(tokens["access_token"], "/profile").json()["email"] == "admin@bouw.example"
    assert server.call_api(tokens["access_token"], "/clients").status_code == 200
    again = client.refresh(tokens["refresh_token"])
    assert again.status_code == 200
    assert server.call_api(again.json()["access_token"], "/clients").status_code == 200


def test_a_refusal_goes_back_to_the_app(server: OAuthServer) -> None:
    answer = server.create_app().answer_consent(allow=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(CALLBACK)
    assert redirect_parameters(answer) == {
        "error": "access_denied",
        "error_description": "The user said no.",
        "state": "s1",
        "iss": "https://truweel.test",
    }

"""The whole flow, once, as a browser and an app see it."""

from tests.oauth.arena import CALLBACK, PASSWORD, Arena, returned


def test_sign_in_consent_tokens_data_refresh(arena: Arena) -> None:
    client = arena.app()
    asked = client.ask(who="")
    assert asked.status_code == 303
    assert asked.headers["location"].startswith("/sign-in?next=%2Foauth2%2Fauthorize%3F")
    page = arena.send("GET", asked.headers["location"])
    assert page.status_code == 200
    visitor = page.cookies["truweel_visitor"]
    form = {
        "token": arena.sessions.form_token(visitor),
        "email": "admin@bouw.example",
        "password": PASSWORD,
        "next": returned(asked)["next"],
    }
    signed_in = arena.send("POST", "/sign-in", cookies={"truweel_visitor": visitor}, data=form)
    assert signed_in.status_code == 303, signed_in.text
    assert signed_in.headers["location"] == returned(asked)["next"]
    session = signed_in.cookies["truweel_session"]
    consent = arena.send("GET", returned(asked)["next"], cookies={"truweel_session": session})
    assert consent.status_code == 200
    assert "Clients and their contacts" in consent.text
    tokens = client.tokens()
    assert arena.api(tokens["access_token"], "/profile").json()["email"] == "admin@bouw.example"
    assert arena.api(tokens["access_token"], "/clients").status_code == 200
    again = client.refresh(tokens["refresh_token"])
    assert again.status_code == 200
    assert arena.api(again.json()["access_token"], "/clients").status_code == 200


def test_a_refusal_goes_back_to_the_app(arena: Arena) -> None:
    answer = arena.app().answer(allow=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(CALLBACK)
    assert returned(answer) == {
        "error": "access_denied",
        "error_description": "The user said no.",
        "state": "s1",
        "iss": "https://truweel.test",
    }

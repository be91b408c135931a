"""What holds for every page: sessions, forms, throttling, redirects, languages. Without a browser."""

import re
import string
from decimal import Decimal
from typing import Any

import pytest

from tests.oauth.conftest import server, time
from tests.oauth.server import PASSWORD, SESSION, VISITOR, Clock, OAuthServer
from truweel.auth.caller import Caller
from truweel.console.language import LANGUAGES, choose_language, messages
from truweel.console.site import local_address
from truweel.errors import Unavailable
from truweel.operations.answer import Context
from truweel.operations.internal import create_record
from truweel.operations.system import system_caller
from truweel.operations.write import Write, replace
from truweel.storage.database import Writer

__all__ = ["server", "time"]


def sign_in(server: OAuthServer, email: str, password: str = PASSWORD, **more: str) -> object:
    visitor = {VISITOR: "v" * 32}
    form = {"token": server.sessions.form_token("v" * 32), "email": email, "password": password} | more
    return server.send("POST", "/sign-in", cookies=visitor, data=form)


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil", "javascript:alert(1)", "evil", "",
     "/\t/evil.example", "/x\r\nSet-Cookie: a=b", "/é", None],
)  # fmt: skip
def test_nobody_is_sent_elsewhere(server: OAuthServer, address: str | None) -> None:
    assert local_address(address, "/console") == "/console"
    if address is not None:
        assert sign_in(server, "admin@bouw.example", next=address).headers["location"] == "/console"  # type: ignore[attr-defined]


def test_the_cookie_is_for_this_server_and_no_script(server: OAuthServer) -> None:
    answer = sign_in(server, "admin@bouw.example", next="/console/apps")
    (cookie,) = [text for text in answer.headers.get_list("set-cookie") if text.startswith(f"{SESSION}=")]  # type: ignore[attr-defined]
    assert {"HttpOnly", "SameSite=lax", "Secure", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["location"] == "/console/apps"  # type: ignore[attr-defined]


def test_signing_in_makes_a_new_session_whatever_cookie_there_was(server: OAuthServer) -> None:
    first, second = (sign_in(server, "admin@bouw.example").cookies[SESSION] for _ in range(2))  # type: ignore[attr-defined]
    assert first != second


@pytest.mark.parametrize(
    ("email", "password"),
    [("admin@bouw.example", "wrong"), ("nobody@bouw.example", PASSWORD), ("program@bouw.example", PASSWORD)],
)
def test_wrong_unknown_and_api_only_look_the_same(server: OAuthServer, email: str, password: str) -> None:
    answer = sign_in(server, email, password)
    assert answer.status_code == 401  # type: ignore[attr-defined]
    assert SESSION not in answer.cookies  # type: ignore[attr-defined]
    assert "match" in answer.text  # type: ignore[attr-defined]


def test_log_in_is_throttled(server: OAuthServer) -> None:
    seen = [sign_in(server, "clerk@dak.example", "wrong") for _ in range(8)]
    assert seen[-1].status_code == 429  # type: ignore[attr-defined]
    assert int(seen[-1].headers["retry-after"]) > 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out", "/console/vendor/new", "/console/vendor/trials"])
def test_a_form_without_its_token_is_refused(server: OAuthServer, path: str) -> None:
    answer = server.send("POST", path, cookies=server.sign_in("admin@bouw"), data={"email": "x"})
    assert answer.status_code == 403


def test_signed_out_is_signed_out(server: OAuthServer) -> None:
    cookie = {SESSION: server.run(server.sessions.start(server.tenants["dak"], server.users["admin@dak"]))}
    assert server.send("GET", "/console", cookies=cookie).status_code == 200
    token = {"token": server.sessions.form_token(cookie[SESSION])}
    assert server.send("POST", "/sign-out", cookies=cookie, data=token).status_code == 303
    assert server.send("GET", "/console", cookies=cookie).status_code == 303


def test_a_session_of_a_program_is_none(server: OAuthServer) -> None:
    user = server.users["program@bouw"]
    cookie = {SESSION: server.run(server.sessions.start(server.tenants["bouw"], user))}
    assert server.send("GET", "/console", cookies=cookie).status_code == 303


def test_a_session_ends_without_use(server: OAuthServer, time: Clock) -> None:
    cookie = {SESSION: server.run(server.sessions.start(server.tenants["dak"], server.users["admin@dak"]))}
    time.forward(12 * 3600 - 60)
    assert server.send("GET", "/console", cookies=cookie).status_code == 200
    time.forward(12 * 3600 + 60)
    assert server.send("GET", "/console", cookies=cookie).status_code == 303


def test_and_after_a_week_in_any_case(server: OAuthServer, time: Clock) -> None:
    cookie = {SESSION: server.run(server.sessions.start(server.tenants["dak"], server.users["admin@dak"]))}
    for _ in range(16):
        time.forward(11 * 3600)
        last = server.send("GET", "/console", cookies=cookie).status_code
    assert last == 303


@pytest.mark.parametrize("path", ["/console/apps", "/console/vendor", "/console/webhooks", "/console/callers"])
def test_some_pages_are_for_administrators(server: OAuthServer, path: str) -> None:
    assert server.send("GET", path).status_code == 303
    assert server.send("GET", path, cookies=server.sign_in("clerk@bouw")).status_code == 403
    assert server.send("GET", path, cookies=server.sign_in("admin@bouw")).status_code == 200


def test_the_console_shows_what_the_role_shows(server: OAuthServer) -> None:
    home = server.send("GET", "/console", cookies=server.sign_in("clerk@bouw")).text
    assert "/console/records/clients" in home
    assert "/console/records/articles" not in home
    assert server.send("GET", "/console/records/articles", cookies=server.sign_in("clerk@bouw")).status_code == 403


def test_a_link_to_a_child_tells_nothing_that_the_role_does_not_show(server: OAuthServer) -> None:
    granted = ("clients", "offers", "projects")
    for collection in server.registry:
        if collection.parent:
            path = f"/console/open/{collection.console_type}:999999"
            status = server.send("GET", path, cookies=server.sign_in("clerk@bouw")).status_code
            assert status == (404 if collection.module in granted else 403), path


def test_a_record_is_shown_in_groups_and_in_the_language_of_the_visitor(server: OAuthServer) -> None:
    tenant = server.tenants["bouw"]
    address = {"addressLine1": "Markt 1", "city": "Gent"}
    body = {"name": "Peeters", "vatIdNumber": "BE0403170701", "address": address, "contacts": [{"surname": "De Smet"}]}
    client = server.database.write_sync(
        lambda writer: create_record(
            writer, server.registry, system_caller(writer, server.registry, tenant), "clients", body
        )
    )
    cookies = server.sign_in("admin@bouw")
    expected = {
        "nl": (
            "Klanten",
            "Facturatie",
            "Btw-nummer",
            "Straat en nummer",
            "Contactpersonen",
            "Familienaam",
            "Aangemaakt op",
        ),
        "fr": (
            "Clients",
            "Facturation",
            "Numéro de TVA",
            "Rue et numéro",
            "Personnes de contact",
            "Nom de famille",
            "Créé le",
        ),
        "de": (
            "Kunden",
            "Rechnungsstellung",
            "USt-IdNr.",
            "Straße und Hausnummer",
            "Ansprechpartner",
            "Nachname",
            "Erstellt am",
        ),
        "en": ("Clients", "Invoicing", "VAT number", "Street and number", "Contacts", "Family name", "Created"),
    }
    for language, (title, group, member, part, children, column, engine) in expected.items():
        page = server.send("GET", f"/console/records/clients/{client.id}?lang={language}", cookies=cookies).text
        assert f'<a href="/console/records/clients">{title}</a>' in page
        assert f"<h2>{group}</h2>" in page
        assert f"<dt>{member}</dt><dd>BE0403170701</dd>" in page
        assert f"<dt>{part}</dt><dd>Markt 1</dd>" in page
        assert f"<h2>{children} <span" in page
        assert f'<th scope="col">{column}</th>' in page
        assert f"<dt>{engine}</dt>" in page
        listed = server.send("GET", f"/console/records/clients?lang={language}", cookies=cookies).text
        assert f"<h1>{title}</h1>" in listed
        home = server.send("GET", f"/console?lang={language}", cookies=cookies).text
        assert f'<a href="/console/records/clients">{title}</a>' in home


def test_lines_without_a_layout_show_what_is_declared_and_the_names_of_what_they_refer_to(server: OAuthServer) -> None:
    def write(writer: Writer) -> tuple[str, str, str]:
        caller = system_caller(writer, server.registry, server.tenants["bouw"])

        def make(key: str, body: dict[str, Any]) -> str:
            return str(create_record(writer, server.registry, caller, key, body).id)

        article, location = make("articles", {"name": "Gevelsteen"}), make("stock-locations", {"name": "Loods Gent"})
        line = {"articleId": article, "quantity": Decimal("12.5"), "toStockLocationId": location}
        return article, location, make("stock-changes", {"lineItems": [line]})

    article, location, change = server.database.write_sync(write)
    address, cookies = f"/console/records/stock-changes/{change}", server.sign_in("admin@bouw")
    page = server.send("GET", f"{address}?lang=en", cookies=cookies).text
    heads = ("Article id", "Quantity", "Unit type", "Cost price", "From stock location id", "To stock location id")
    assert re.findall('<th scope="col">(.*?)</th>', page) == ["#", *heads]
    assert re.findall("<td.*?>(.*?)</td>", page) == [
        f'<a href="/console/records/articles/{article}">Gevelsteen</a>', "12.5", "", "", "",
        f'<a href="/console/records/stock-locations/{location}">Loods Gent</a>',
    ]  # fmt: skip


def test_the_history_of_a_record_shows_who_changed_which_line(server: OAuthServer) -> None:
    tenant, admin = server.tenants["bouw"], server.users["admin@bouw"]
    caller = Caller(tenant, admin, "Administrator", is_administrator=True)

    def write(writer: Writer) -> tuple[int, str]:
        clients = [
            create_record(writer, server.registry, caller, "clients", {"name": name}).id for name in ("Ada", "Bo")
        ]
        lines = [{"description": "Gevel <b>", "quantity": 1}]
        body = {"clientId": clients[0], "lineItems": lines}
        return create_record(writer, server.registry, caller, "offers", body).id, str(clients[1])

    offer, client = server.database.write_sync(write)

    def change(writer: Writer) -> None:
        record = Write(writer, server.registry, caller, Context(""), server.registry["offers"])
        line = {"description": "Gevel <b>", "quantity": 4}
        replace(record, offer, {"clientId": client, "lineItems": [line]})

    server.database.write_sync(change)
    cookies, address = server.sign_in("admin@bouw"), f"/console/records/offers/{offer}"
    page = server.send("GET", f"{address}?lang=en", cookies=cookies).text
    assert f'href="{address}/history"' in page
    assert "<dt>Client id</dt><dd><del>Ada</del> → Bo</dd>" in page
    assert re.findall("<p>Line items: (.*?) <span", page) == ["Gevel &lt;b&gt;"] * 3
    first = server.send("GET", f"{address}/history?lang=en&member=clientId", cookies=cookies).text
    assert re.findall(r"· v(\d)<", first) == ["2", "1"]
    assert re.findall(r"· v(\d)<", server.send("GET", f"{address}/history?before=2", cookies=cookies).text) == ["1"]
    assert server.send("GET", f"{address}/history?before=x", cookies=cookies).status_code == 400


def test_every_collection_has_a_list(server: OAuthServer) -> None:
    for collection in server.registry:
        if collection.module and not collection.parent:
            path = f"/console/records/{collection.path}"
            assert server.send("GET", path, cookies=server.sign_in("admin@bouw")).status_code == 200, path


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/console", "/marketplace", "/oauth2/authorize", "/console/vendor/new"]
)
def test_every_page_is_guarded_the_same(server: OAuthServer, path: str) -> None:
    answer = server.send("GET", path, cookies=server.sign_in("admin@bouw"))
    if answer.status_code == 303:
        return
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" not in answer.text
    assert " style=" not in answer.text
    assert "http://" not in answer.text.replace("http://www.w3.org", "")


# Languages


@pytest.mark.parametrize("key", list(messages()))
def test_a_text_is_there_in_every_language_with_the_same_blanks(key: str) -> None:
    texts = messages()[key]
    assert tuple(texts) == LANGUAGES
    blanks = {
        language: {name for _, name, _, _ in string.Formatter().parse(text) if name} for language, text in texts.items()
    }
    assert len({frozenset(names) for names in blanks.values()}) == 1
    assert all(text.strip() for text in texts.values())


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ((None, None, "NL", "de"), "nl"),
        ((None, "fr", "NL", "de"), "fr"),
        ((None, None, None, "de-AT,de;q=0.9,en;q=0.8"), "de"),
        ((None, None, None, "es, fr;q=0.5, nl;q=0.7"), "nl"),
        (("xx", None, "", "es"), "en"),
        ((None, None, None, "nl;q=x"), "en"),
        ((None, None, None, "nl;q=0"), "en"),
    ],
)
def test_the_language_is_the_first_of_the_wishes_that_there_is(wishes: tuple[str | None, ...], language: str) -> None:
    assert choose_language(*wishes) == language


NUL_PATHS = [
    "/console/records/cli%00ents", "/console/open/CLIENT:1%00", "/console/apps/a%00/uninstall",
    "/console/vendor/apps/a%00", "/console/vendor/apps/a%00/edit", "/console/webhooks/a%00",
    "/marketplace/apps/a%00", "/marketplace/apps/a%00/logo", "/documents/1%00", "/images/1%00", "/%00",
    "/api/v2/apps/a%00", "/api/v2/clients/1%00",
]  # fmt: skip


@pytest.mark.parametrize("path", NUL_PATHS)
def test_a_path_with_nul_leads_nowhere(server: OAuthServer, path: str) -> None:
    assert server.send("GET", path, cookies=server.sign_in("admin@bouw")).status_code == 404


@pytest.mark.parametrize("digits", [19, 30, 5000])
@pytest.mark.parametrize("path", ["/console/records/clients/{}", "/console/open/CLIENT:{}", "/documents/{}"])
def test_a_number_that_no_id_can_be_leads_nowhere(server: OAuthServer, path: str, digits: int) -> None:
    assert server.send("GET", path.format("9" * digits), cookies=server.sign_in("admin@bouw")).status_code == 404


def test_a_form_of_too_many_fields_is_refused(server: OAuthServer) -> None:
    form = {f"field{number}": "1" for number in range(501)}
    assert server.submit_form("admin@bouw", "/sign-out", form).status_code == 400


@pytest.mark.parametrize("path", ["/console", "/oauth2/authorize", "/marketplace", "/console/records/clients"])
def test_a_query_of_too_many_fields_is_refused(server: OAuthServer, path: str) -> None:
    query = "&".join(f"a{number}=1" for number in range(501))
    assert server.send("GET", f"{path}?{query}", cookies=server.sign_in("admin@bouw")).status_code == 400


def test_a_hidden_query_of_too_many_fields_is_refused(server: OAuthServer) -> None:
    form = {"query": "&".join(f"a{number}=1" for number in range(501)), "answer": "allow"}
    assert server.submit_form("admin@bouw", "/oauth2/authorize", form).status_code == 400


@pytest.mark.parametrize("token", ["k1:é", "é", "k1:\udc80"])
def test_a_form_token_of_any_characters_is_only_wrong(server: OAuthServer, token: str) -> None:
    body = {"token": token.encode("utf-8", "surrogatepass")}
    assert server.submit_form("admin@bouw", "/sign-out", body).status_code == 403  # type: ignore[arg-type]


def test_over_https_cookies_are_of_this_host_only(server: OAuthServer) -> None:
    answer = server.send("GET", "/sign-in")
    (visitor,) = answer.headers.get_list("set-cookie")
    assert visitor.startswith("__Host-truweel_visitor=")
    assert {"Secure", "Path=/"} <= set(visitor.split("; "))
    signed_in = sign_in(server, "admin@bouw.example")
    names = [cookie.partition("=")[0] for cookie in signed_in.headers.get_list("set-cookie")]  # type: ignore[attr-defined]
    assert sorted(names) == ["__Host-truweel_session", "__Host-truweel_visitor"]


def test_a_session_that_a_neighbour_planted_is_none(server: OAuthServer) -> None:
    value = server.sign_in("admin@bouw")[SESSION]
    assert server.send("GET", "/console", cookies={"truweel_session": value}).status_code == 303


def test_cookies_are_deleted_as_they_were_set(server: OAuthServer) -> None:
    cookie = server.run(server.sessions.start(server.tenants["dak"], server.users["admin@dak"]))
    form = {"token": server.sessions.form_token(cookie)}
    answer = server.send("POST", "/sign-out", cookies={SESSION: cookie}, data=form)
    (deleted,) = answer.headers.get_list("set-cookie")
    assert deleted.startswith(f'{SESSION}=""; ')
    assert {"Secure", "Path=/", "Max-Age=0"} <= set(deleted.split("; "))


def test_signing_in_ends_the_session_that_there_was(server: OAuthServer) -> None:
    old = server.run(server.sessions.start(server.tenants["bouw"], server.users["admin@bouw"]))
    form = {"token": server.sessions.form_token(old), "email": "admin@bouw.example", "password": PASSWORD}
    assert server.send("POST", "/sign-in", cookies={SESSION: old}, data=form).status_code == 303
    assert server.send("GET", "/console", cookies={SESSION: old}).headers["location"].startswith("/sign-in")


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/marketplace", "/console", "/oauth2/authorize", "/metrics", "/readyz"]
)
def test_no_page_is_for_scripts_of_other_sites(server: OAuthServer, path: str) -> None:
    answer = server.send("GET", path, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("path", ["/api/v2/clients", "/oauth2/tokens", "/.well-known/oauth-authorization-server"])
def test_what_programs_call_is_for_scripts_of_other_sites(server: OAuthServer, path: str) -> None:
    answer = server.send("GET", path, headers={"Origin": "https://app.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_over_http_the_address_with_https_is_named(server: OAuthServer) -> None:
    object.__setattr__(server.services, "public_url", "https://acme.example/tw")  # it is frozen
    answer = server.send("GET", "http://truweel.test/sign-in")
    assert "over https only. Go to https://acme.example/tw/sign-in." in answer.text
    assert "over https only" not in server.send("GET", "https://truweel.test/sign-in").text


@pytest.mark.parametrize("path", ["/console", "/sign-in", "/marketplace"])
def test_a_page_without_a_database_is_503_with_retry_after(
    server: OAuthServer, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cookies = server.sign_in("admin@bouw")

    async def fail(*_: object, **__: object) -> None:
        raise Unavailable("The database can't be reached now.")

    monkeypatch.setattr(type(server.services.database), "read", fail)
    answer = server.send("GET", path, cookies=cookies)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.text == "The database can't be reached now."

"""A real browser: through consent and back, a refusal, an uninstall; axe-core on every page."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.console.serving import EMAIL, PASSWORD, Callback, Served
from truweel.console.language import LANGUAGES

AXE = Path(__file__).with_name("vendored") / "axe.min.js"
PAGES = (
    "/sign-in",
    "/marketplace",
    "/marketplace/apps/{client_id}",
    "/oauth2/authorize?client_id={client_id}",
    "/oauth2/authorize?client_id=nobody",
    "/console",
    "/console/records/clients",
    "/console/records/clients?searchText=zzzz",
    "/console/records/clients/1",
    "/console/records/offers/2",
    "/console/records/offers/2/history?member=lineItems",
    "/console/apps",
    "/console/apps/{client_id}/uninstall",
    "/console/vendor",
    "/console/vendor/new",
    "/console/vendor/apps/{client_id}",
    "/console/vendor/apps/{client_id}/edit",
    "/console/webhooks",
    "/console/callers",
    "/console/refusals",
    "/console/users/new",
    "/console/users/2",
    "/console/password",
)


def authorize(server: Served, state: str = "s1") -> str:
    query = urlencode({"client_id": server.client_id, "redirect_uri": server.callback, "state": state})
    return f"{server.base}/oauth2/authorize?{query}"


def sign_in(page: Page) -> None:
    page.fill("#email", EMAIL)
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")


def signed_in(context: BrowserContext, server: Served) -> Page:
    page = context.new_page()
    page.set_default_timeout(8000)
    page.goto(f"{server.base}/sign-in")
    sign_in(page)
    page.wait_for_url("**/console")
    return page


def complaints(page: Page) -> list[str]:
    """What the browser said against a page: blocked by its policy, missing, or thrown."""
    results: list[str] = []
    page.on("console", lambda message: results.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: results.append(str(error)))
    return results


def test_sign_in_consent_redirect_data_and_uninstall(
    context: BrowserContext, server: Served, app_side: Callback
) -> None:
    page = context.new_page()
    said = complaints(page)
    page.goto(authorize(server))
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")
    sign_in(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Planbord toegang geven?")
    expect(page.get_by_text("Klanten en hun contacten")).to_be_visible()
    page.get_by_role("button", name="Toegang geven").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Back at the app")
    came = parse_qs(urlsplit(page.url).query)
    assert (came["state"], came["iss"]) == (["s1"], [server.base])

    form = {
        "grant_type": "authorization_code",
        "code": came["code"][0],
        "redirect_uri": server.callback,
        "client_id": server.client_id,
        "client_secret": server.client_secret,
    }
    tokens = httpx.post(f"{server.base}/oauth2/tokens", data=form).json()
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    assert httpx.get(f"{server.base}/api/v2/clients", headers=bearer).json()["totalItems"] == 30

    page.goto(f"{server.base}/console/apps")
    expect(page.get_by_role("heading", level=2)).to_have_text("Planbord")
    page.get_by_role("link", name="Verwijderen").click()
    page.get_by_role("button", name="Verwijderen").click()
    expect(page.get_by_role("status")).to_contain_text("Ze heeft geen toegang meer")
    page.wait_for_timeout(1000)  # an access token is remembered for less than a second
    assert httpx.get(f"{server.base}/api/v2/clients", headers=bearer).status_code == 401
    assert said == []


def test_a_refusal(context: BrowserContext, server: Served) -> None:
    page = signed_in(context, server)
    said = complaints(page)
    page.goto(authorize(server, "no"))
    page.get_by_role("button", name="Weigeren").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Back at the app")
    came = parse_qs(urlsplit(page.url).query)
    assert (came["error"], came["state"]) == (["access_denied"], ["no"])
    assert said == []


def test_a_wrong_password_is_told_and_the_focus_is_where_it_helps(context: BrowserContext, server: Served) -> None:
    page = context.new_page()
    page.goto(f"{server.base}/sign-in")
    page.fill("#email", EMAIL)
    page.fill("#password", "wrong")
    page.press("#password", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("horen niet bij elkaar")
    expect(page.locator("#email")).to_have_value(EMAIL)
    expect(page.locator("#password")).to_be_focused()


def test_a_link_to_a_record_leads_to_its_page(context: BrowserContext, server: Served) -> None:  # reference D1
    page = context.new_page()
    said = complaints(page)
    page.goto(f"{server.base}/#/objectRef/CLIENT:3")
    expect(page.get_by_role("heading", level=1)).to_have_text("Aanmelden")
    sign_in(page)
    page.wait_for_url("**/console/records/clients/3")
    assert said == []


def test_a_list_is_searched_as_one_types(context: BrowserContext, server: Served) -> None:
    page = signed_in(context, server)
    said = complaints(page)
    page.goto(f"{server.base}/console/records/clients")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(25)
    name = rows.first.locator("th").inner_text()
    page.fill("#searchText", name)
    expect(rows).not_to_have_count(25)
    expect(rows.first.locator("th")).to_have_text(name)
    page.wait_for_url("**searchText=**")
    assert said == []


def test_a_vendor_makes_a_test_tenant_and_enters_it(context: BrowserContext, server: Served) -> None:
    page = signed_in(context, server)
    page.goto(f"{server.base}/console/vendor")
    page.get_by_role("button", name="Testomgeving maken").click()
    expect(page.get_by_role("status")).to_contain_text("is klaar")
    page.get_by_role("button", name="Openen").first.click()
    expect(page.get_by_role("complementary")).to_contain_text("Testomgeving Test")
    page.goto(f"{server.base}/console/records/clients")
    expect(page.locator("tbody tr")).to_have_count(25)


def test_a_vendor_registers_an_app(context: BrowserContext, server: Served) -> None:
    page = signed_in(context, server)
    page.goto(f"{server.base}/console/vendor/new")
    page.fill("#name", "Nieuw")
    page.fill("#vendor", "Voorbeeld bv")
    page.fill("#redirectUris", "http://evil.example/")
    page.check("[name='scope.clients']")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("alert")).to_contain_text("redirectUris[0]: must begin with https://")
    expect(page.locator("#name")).to_have_value("Nieuw")
    page.fill("#redirectUris", "https://voorbeeld.example/cb")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("tws_")


def test_nothing_of_it_needs_a_mouse(context: BrowserContext, server: Served) -> None:
    page = signed_in(context, server)
    page.goto(authorize(server))
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.innerText || ''"))
    assert "Toegang geven" in seen
    assert "Weigeren" in seen


@pytest.mark.parametrize("width", [1200, 375])
def test_axe_finds_nothing_serious_and_nothing_sticks_out(browser: Any, server: Served, width: int) -> None:
    context = browser.new_context(locale="en", viewport={"width": width, "height": 800}, bypass_csp=True)
    page = signed_in(context, server)
    faults = []
    for path in PAGES:
        page.goto(server.base + path.format(client_id=server.client_id))
        page.add_script_tag(path=str(AXE))
        results = page.evaluate("axe.run()")
        faults += [
            (path, violation["id"], node["html"])
            for violation in results["violations"]
            if violation["impact"] in ("serious", "critical", "moderate")
            for node in violation["nodes"]
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            faults.append((path, "wider than the screen", ""))
    context.close()
    assert faults == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_every_language(context: BrowserContext, server: Served, language: str) -> None:
    page = signed_in(context, server)
    for path in PAGES:
        where = path.format(client_id=server.client_id)
        answer = page.goto(f"{server.base}{where}{'&' if '?' in where else '?'}lang={language}")
        assert answer is not None
        assert answer.status in (200, 400)
        assert page.locator("html").get_attribute("lang") == language
        assert not re.search(r"\b\w+\.\w+_\w+\b", page.locator("h1").first.inner_text())


def test_the_scheme_is_the_system_s_dark_one_too(browser: Any, server: Served) -> None:
    context = browser.new_context(color_scheme="dark", bypass_csp=True)
    page = signed_in(context, server)
    page.goto(authorize(server))
    page.add_script_tag(path=str(AXE))
    results = page.evaluate("axe.run()")
    context.close()
    assert [
        violation["id"] for violation in results["violations"] if violation["impact"] in ("serious", "critical")
    ] == []


def test_signing_in_over_http_elsewhere_says_what_to_do(context: BrowserContext, server: Served) -> None:
    port = urlsplit(server.base).port
    page = context.new_page()
    page.goto(f"http://elsewhere.example:{port}/sign-in")
    notice = (
        "Aanmelden kan hier niet: dit adres is http, en uw browser bewaart de aanmelding alleen met https. Zet een "
        f"proxy met https voor de server, of maak vanaf uw computer een tunnel met „ssh -L 8080:127.0.0.1:{port} "
        "elsewhere.example” en open http://localhost:8080/sign-in."
    )
    expect(page.get_by_role("alert")).to_have_text(notice)
    sign_in(page)
    expect(page.locator("main h1")).to_have_text("Dat ging niet")
    expect(page.locator("main")).to_contain_text(notice)
    expect(page.locator("main")).not_to_contain_text("kwam niet van deze site")

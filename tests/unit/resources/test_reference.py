"""Every name that the reference knows for these collections is there (wire.md §8, wire-clients.md A3 and D).

What waits for a collection that nobody describes yet is listed too, so that it isn't forgotten.
"""

import pytest

from truweel.schema import registry
from truweel.schema.collection import Collection

ADDRESS = "addressLine1 addressLine2 postalCode city country latitude longitude"
FIELDS = {
    "clients": "id name email invoiceEmail tel gsm vatIdNumber website language currency status clientSince "
    "vatTariffId address invoiceAddress contacts extraFields "
    "createdAt updatedAt createdBy updatedBy deletedAt archivedAt lockedAt",
    "clients/contacts": "id title name surname function email tel gsm clientId client createdAt updatedAt",
    "suppliers": "id name email tel gsm vatIdNumber language currency website address invoiceAddress "
    "contacts extraFields",
    "offers": "id logicId title date expireDate sentDate followUpDate clientId clientContactId clientReference "
    "contactEmail projectId companyId assignedUserId currency status totalExclVat totalInclVat lineItems client "
    "extraFields createdAt updatedAt",
    "offers/line-items": "id createdAt updatedAt lineNumber type quantity unitType description styleName articleId "
    "activityId price costPrice discount vatTariffId article vatTariff",
    "projects": "id logicId date clientId planningName title status companyId siteAddress extraFields",
    "articles": "id name saleName description brand articleNumber barcode vatTariffId articleGroupId unitType "
    "salePrice costPrice salePriceStrategy costPriceStrategy "
    "margin stockArticle stockPlace availableStock reservedStock "
    "backorderStock totalStock targetStock minimumStock weightKg timeOperation installation wappy additionalItems "
    "extraFields createdAt updatedAt group articleGroup articleSuppliers stockLocations salesGLAccount "
    "purchaseGLAccount activity vatTariff projectSupplyRoute",
    "article-groups": "id name parentId wappy",
    "employees": "id name surname email status employeeRoleId planningGroup otherCertificates extraFields employer "
    "certificates",
    "employee-roles": "id name timeOperationIds",
    "users": "id employeeId email fullName username",
    "companies": "id name iban bic",
    "journals": "id name code",
    "payment-conditions": "id name",
    "vat-tariffs": "id name percentage",
    "stock-locations": "id name",
    "activities": "id name",
    "statuses": "id module name color position successPercentage",
    "extra-fields": "id module name type group position options showInOverview",
}

INCLUDES = {
    "clients": "contacts extraFields",
    "clients/contacts": "client",
    "suppliers": "contacts",
    "offers": "lineItems client project",
    "offers/line-items": "article vatTariff activity post material installation",
    "articles": "availableStock extraFields additionalItems stockLocations group articleGroup articleSuppliers "
    "salesGLAccount purchaseGLAccount activity vatTariff projectSupplyRoute",
    "employees": "employer certificates",
}

FILTERS = {
    "clients": "id updatedFrom name email",
    "clients/contacts": "email clientId",
    "offers": "clientId status clientReference fromDate toDate assigneeId updatedFrom",
    "projects": "clientId status updatedFrom",
    "articles": "updatedFrom name articleNumber articleGroupId",
    "employees": "email status updatedFrom",
    "users": "email employeeId",
}

SORTS = {
    "clients": "id createdAt updatedAt name",
    "offers": "id createdAt updatedAt date",
    "projects": "id date updatedAt",
    "articles": "id updatedAt name",
    "employees": "surname name",
}

SEARCHED = {
    "projects": "logicId title planningName",
    "offers": "logicId title clientReference",
    "clients": "name email",
}

EVENTS = {
    "clients": ("client", ()),
    "offers": ("offer", ("recalculated",)),
    "projects": ("project", ()),
    "articles": ("article", ("stock-changed",)),
    "employees": ("employee", ()),
    "suppliers": (None, ()),
    "users": (None, ()),
}

TYPES = {
    "clients": "client",
    "clients/contacts": "contact",
    "suppliers": "supplier",
    "offers": "offer",
    "projects": "project",
    "articles": "article",
    "article-groups": "article-group",
    "employees": "employee",
    "employee-roles": "employee-role",
    "users": "user",
    "vat-tariffs": "vat-tariff",
    "companies": "company",
}


def collection(key: str) -> Collection:
    return registry.load_registry()[key]


def missing(names: str, known: object) -> list[str]:
    return [name for name in names.split() if name not in known]  # type: ignore[operator]


@pytest.mark.parametrize("key", FIELDS)
def test_fields(key: str) -> None:
    assert missing(FIELDS[key], collection(key).members) == []


@pytest.mark.parametrize("key", INCLUDES)
def test_includes(key: str) -> None:
    declared = collection(key)
    assert missing(INCLUDES[key], {*declared.relations, *declared.members}) == []


def test_nested_includes_of_the_reference_lead_somewhere() -> None:
    employer = collection(collection("employees").relations["employer"].target)
    assert "contacts" in employer.relations


@pytest.mark.parametrize("key", FILTERS)
def test_filters(key: str) -> None:
    assert missing(FILTERS[key], collection(key).parameters) == []


@pytest.mark.parametrize("key", SORTS)
def test_sorts(key: str) -> None:
    assert missing(SORTS[key], collection(key).sorts) == []


@pytest.mark.parametrize("key", SEARCHED)
def test_text_search(key: str) -> None:
    assert missing(SEARCHED[key], collection(key).searched) == []


@pytest.mark.parametrize("key", EVENTS)
def test_events(key: str) -> None:
    declared = collection(key)
    assert (declared.options.event, declared.further_events) == EVENTS[key]


@pytest.mark.parametrize("key", TYPES)
def test_resource_types(key: str) -> None:
    assert collection(key).type == TYPES[key]


def test_the_address_is_the_reference_s() -> None:
    from truweel.resources.address import Address

    assert list(Address.members) == ADDRESS.split()


def test_contacts_of_clients_are_also_listed_at_the_root() -> None:
    assert registry.load_registry().top_level["contacts"].key == "clients/contacts"


def test_every_field_says_what_it_is() -> None:
    silent = [
        f"{collection.key}.{name}"
        for collection in registry.load_registry()
        for name, field in collection.fields.items()
        if not field.doc
    ]
    assert silent == []


def test_every_collection_says_what_it_is() -> None:
    assert [
        collection.key for collection in registry.load_registry() if not (collection.resource.__doc__ or "").strip()
    ] == []


def test_scopes_are_those_of_the_reference_where_it_has_one() -> None:
    scopes = {collection.key: collection.scope for collection in registry.load_registry()}
    assert {key: scopes[key] for key in ("clients", "offers", "projects", "articles", "employees", "users")} == {
        "clients": "clients",
        "offers": "offers",
        "projects": "projects",
        "articles": "articles",
        "employees": "employees",
        "users": "users",
    }
    assert scopes["vat-tariffs"] == "settings"
    assert scopes["clients/contacts"] == "clients"

"""What programs in production send and read back (calls.md), as one day of a firm: a row a call, in the day's order.

A text of a row may refer to the firm or to an earlier answer that was saved: `{work}` is its id, `{work.title}` another
member of it. A text that is one reference alone is what it refers to, of whatever type.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

__all__ = ["BARE", "BYTES", "ENVELOPE", "PDF", "ROWS", "Row", "Upload", "Whole"]

D = Decimal
ENVELOPE = ("items", "totalItems", "totalPages", "currentPage", "size")
BARE, BYTES = "bare array", "bytes"
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SET_BY_SERVER = ("id", "createdAt", "updatedAt", "createdBy", "updatedBy", "logicId")
RELATIONS = (
    "_metadata", "article", "supplier", "assignedProject", "assignedEmployee", "assignedClient", "assignedEndClient",
    "assignedSubcontractor", "stockLocation", "company",
)  # fmt: skip
LINE_RELATIONS = ("post", "articleSupplier", "article", "material", "activity", "order", "project", "vatTariff")


@dataclass(frozen=True)
class Whole:
    """A body: an answer that was saved, less some members, with some changed."""

    of: str
    less: Sequence[str] = ()
    changes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Upload:
    """A body: a file as the part `file` of multipart/form-data."""

    name: str
    content: bytes = PDF


@dataclass(frozen=True)
class Row:
    """One call, and what is read of its answer."""

    section: int
    """Of calls.md."""
    method: str
    path: str
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    status: int = 200
    save: str = ""
    """Name under which the answer is kept."""
    form: str | Sequence[str] = ()
    """`ENVELOPE`, `BARE` or `BYTES`: what the answer is, if no record."""
    has: str = ""
    """Members that the program reads of the record, or of each of the list."""
    reads: Mapping[str, Any] = field(default_factory=dict)
    """Member, or path such as `items.0.hours` → what it is."""
    each: Mapping[str, Any] = field(default_factory=dict)
    """Member → what it is in each record of the list, which has one at least."""
    guess: str = ""
    """How the one warning begins, where the program sends something on a guess of its own."""


def get(section: int, path: str, **options: Any) -> Row:
    return Row(section, "GET", path, **options)


def many(section: int, path: str, query: Mapping[str, Any] | None = None, **options: Any) -> Row:
    """A list in its envelope."""
    return Row(section, "GET", path, query or {}, form=ENVELOPE, **options)


def post(section: int, path: str, body: Any, save: str = "", status: int = 201, **options: Any) -> Row:
    return Row(section, "POST", path, body=body, save=save, status=status, **options)


def put(section: int, path: str, body: Any, **options: Any) -> Row:
    return Row(section, "PUT", path, body=body, status=204, **options)


def merge(section: int, path: str, body: Any) -> Row:
    return Row(section, "PATCH", path, body=body, status=204)


def delete(section: int, path: str) -> Row:
    return Row(section, "DELETE", path, status=204)


def gone(section: int, path: str) -> Row:
    """What is not there, said in words."""
    return Row(section, "GET", path, status=404, has="message")


def clock(hour: int, minute: int = 0) -> dict[str, int]:
    return {"hour": hour, "minute": minute}


ADDRESS = {
    "addressLine1": "Kerkstraat 1",
    "addressLine2": None,
    "postalCode": "9000",
    "city": "Gent",
    "country": "België",
    "latitude": 0,
    "longitude": 0,
}
TEXT = "<p>" + "Sleutel bij de buren. " * 40 + "</p>"
PAGE = {"limit": 100, "offset": 0}

MORNING = [
    many(1, "/time-off-categories", {"limit": 50}, has="id name", reads={"items.0.name": "Verlof"}),
    *(
        many(1, "/hour-types", {"limit": limit}, has="id name type timeOffCategoryId",
             reads={"items.1.type": "ABSENCE"})
        for limit in (50, 100)
    ),
    many(1, "/mobility-types", {"limit": 100}, has="id name",
         reads={"items.0.id": "-3", "items.1.id": "-2", "items.2.id": "-1"}),
    post(1, "/time-registrations", {"employeeId": "{employee}", "startDate": "2026-11-30T07:02:00.000Z",
                                    "type": "Te laat"}, "clock", reads={"endDate": None, "hours": None}),
    post(1, "/time-registrations", {
        "employeeId": "{employee}", "startDate": "2026-11-27T07:00:00.000Z", "endDate": "2026-11-27T15:00:00.000Z",
        "type": "Op tijd", "hours": 8, "remarks": "Werf 2", "projectId": "{project}", "clientId": "{client}",
    }, reads={"hours": 8, "remarks": "Werf 2", "projectId": "{project}", "clientId": "{client}"}),
    post(1, "/planning-items", {
        "summary": "Lek herstellen", "description": TEXT, "salesOrderId": "{order}", "clientId": "{client}",
        "employeeIds": ["{employee}"], "startDate": "2026-11-30T07:00:00.000Z", "endDate": "2026-11-30T15:00:00.000Z",
        "address": ADDRESS, "hourTypeId": "{hourType}", "planningTypeId": "{planningType}",
    }, "planned"),
    many(1, "/planning-items", {"employeeId": "{employee}", **PAGE, "sort": "startDate:desc"}, has="employeeIds",
         reads={"items.0.id": "{planned}", "items.0.description": TEXT, "totalItems": 1}),
    get(1, "/planning-items/{planned}", has="timeAndMaterial extraFields projectId",
        reads={"description": TEXT, "address": ADDRESS, "salesOrderId": "{order}", "clientId": "{client}",
               "employeeIds": ["{employee}"], "hourTypeId": "{hourType}", "planningTypeId": "{planningType}",
               "startDate": "2026-11-30T07:00:00.000Z", "endDate": "2026-11-30T15:00:00.000Z"}),
    many(1, "/planning-items/{planned}/line-items", reads={"totalItems": 0}),
    get(1, "/planning-items/{planned}/documents", form=BARE),
    merge(3, "/planning-items/{planned}", {"description": "<p>Kort</p>"}),
    get(3, "/planning-items/{planned}", reads={"description": "<p>Kort</p>", "projectId": None}),
]  # fmt: skip

FILLED = {
    "timeAndMaterial": True, "title": "Herstelling lek", "status": "uitgevoerd", "assignedUserId": "{user}",
    "remark": "Sleutel bij de buren.\nHond in de tuin.", "date": "2026-11-30", "clientId": "{client}",
    "planningItemId": "{planned}", "salesOrderId": "{order}", "projectId": "{project}",
    "installationIds": ["{boiler}"], "address": ADDRESS,
}  # fmt: skip
ENTRY = {"employeeId": "{employee}", "articleId": "{hour}", "hourTypeId": "{hourType}", "hours": 0, "billableHours": 0}
CLOSED = {"articleId": "{hour}", "hourTypeId": "{hourType}", "startTime": clock(8), "endTime": clock(16, 30),
          "hours": 8, "billableHours": 8}  # fmt: skip
COMMUTE = {"employeeId": "{employee}", "distance": 24, "returnDistance": D("24.5")}

WORK = [
    post(1, "/work-orders", {}, "undone", reads={"title": None, "origin": "MANUAL", "extraFields": {}}),
    delete(1, "/work-orders/{undone}"),
    gone(1, "/work-orders/{undone}"),
    post(1, "/work-orders", {}, "work"),
    put(1, "/work-orders/{work}", FILLED),
    get(1, "/work-orders/{work}", reads={
        **FILLED, "lineItems": None, "timeEntries": None, "client": None, "endClientId": None, "companyId": None,
        "clientReference": None, "ticketNumber": None,
    }),
    post(1, "/work-orders/{work}/time-entries", {**ENTRY, "startTime": clock(8), "breakMinutes": 30, "unitPrice": 60,
                                                 "costPrice": 40}, "entry",
         reads={"endTime": None, "hours": 0, "startTime": clock(8)}),
    put(1, "/work-orders/{work}/time-entries/{entry}", CLOSED),
    post(1, "/work-orders/{work}/time-entries", {"employeeId": "{employee}", "hours": D("-0.5"), "billableHours": -1},
         "correction", reads={"hours": D("-0.5"), "billableHours": -1, "costPrice": D("38.5")}),
    many(1, "/work-orders/{work}/time-entries", has="id description", reads={
        "totalItems": 2, **{f"items.0.{name}": value for name, value in CLOSED.items()},
        "items.0.employeeId": "{employee}", "items.0.salePrice": 60, "items.0.costPrice": 40,
        "items.0.breakMinutes": 30,
    }),
    delete(1, "/work-orders/{work}/time-entries/{correction}"),
    many(1, "/work-orders/{work}/time-entries", {"limit": 100}, reads={"totalItems": 1, "items.0.id": "{entry}"}),
    post(1, "/work-orders/{work}/line-items",
         {"type": "LINE", "articleId": "{part}", "quantity": 2, "description": "Sifon"}, "line",
         reads={"price": D("24.5")}),
    post(1, "/work-orders/{work}/line-items", {"type": "LINE", "quantity": -1, "description": "Terug", "price": 20}),
    *(
        many(1, "/work-orders/{work}/line-items", query, reads={
            "totalItems": 2, "items.0.articleId": "{part}", "items.0.description": "Sifon", "items.0.quantity": 2,
            "items.0.price": D("24.5"), "items.1.articleId": None, "items.1.quantity": -1, "items.1.price": 20,
        })
        for query in ({}, {"limit": 100})
    ),
    many(1, "/work-orders/{work}/material-entries", reads={"totalItems": 0}),
    *(
        post(1, "/work-orders/{work}/commute-entries", {**COMMUTE, "mobilityTypeId": kind},
             reads={**COMMUTE, "mobilityTypeId": kind})
        for kind in ("-1", "-2", "-3")
    ),
    post(1, "/work-orders/{work}/documents", Upload("handtekening.pdf"), "drawing", reads={"name": "handtekening.pdf"}),
    *(
        post(1, "/work-orders/{work}/emails", {
            "recipients": {"to": ["els@example.com"]}, "send": True, **template,
            "templateContext": {"opmerking": "Dank"},
        }, reads={"status": "QUEUED", "body": "<p>Dank</p>"})
        for template in (
            {"templateName": "Werkbon", "subject": "Uw werkbon", "sendAsUserId": "{user}"},
            {"templateId": "{template}"},
        )
    ),
    get(1, "/work-orders/{work}", query={"include": "timeEntries,client"}, reads={
        "client.name": "Maes", "timeEntries.0.hours": 8, "timeEntries.0.billableHours": 8,
        "timeEntries.0.hourTypeId": "{hourType}", "timeEntries.0.hourType.name": "Gewoon",
        "timeEntries.0.employee.name": "Pieter",
    }),
    *(
        row
        for less in ((), SET_BY_SERVER)
        for row in (
            get(1, "/work-orders/{work}", save="whole"),
            put(1, "/work-orders/{work}", Whole("whole", less, {
                "signatureName": "Els Maes", "status": "Tijdsregistratie", "extraFields": {
                    "Tijd": {"stringValue": "08:00 - 16:30"},
                    "Werf": {"type": "SELECT", "group": "App", "stringValue": "Ja"},
                    "Klaar": {"type": "CHECKBOX", "group": "App", "booleanValue": True},
                },
            })),
        )
    ),
    get(1, "/work-orders/{work}", query={"include": "timeEntries,lineItems,commuteEntries"}, reads={
        **FILLED, "status": "Tijdsregistratie", "signatureName": "Els Maes", "timeEntries.0.id": "{entry}",
        "lineItems.1.description": "Terug", "commuteEntries.2.mobilityTypeId": "-3",
        "extraFields.Tijd.stringValue": "08:00 - 16:30", "extraFields.Werf.stringValue": "Ja",
        "extraFields.Klaar.booleanValue": True,
    }),
    *(
        many(1, "/work-orders", query, has="id logicId", reads={"totalItems": 1, "items.0.id": "{work}"})
        for sort in ("createdAt:desc", "id:desc", "date:desc")
        for query in ({**PAGE, "sort": sort}, {**PAGE, "sort": sort, "include": "timeEntries"})
    ),
    many(1, "/work-orders", {**PAGE, "sort": "date:desc", "include": "timeEntries,commuteEntries"},
         reads={"items.0.timeEntries.0.id": "{entry}", "items.0.commuteEntries.0.distance": 24}),
    post(1, "/work-orders", {}, "other"),
    *(
        many(1, "/work-orders", query, each={name: query[name]}, reads={"totalItems": 1})
        for name, query in (
            ("assignedUserId", {"limit": 50, "offset": 0, "sort": "date:desc", "assignedUserId": "{user}"}),
            ("clientId", {"clientId": "{client}", **PAGE, "sort": "date:desc", "include": "timeEntries"}),
            ("clientId", {"clientId": "{client}", "limit": 5}),
            ("salesOrderId", {"salesOrderId": "{order}", "limit": 10, "sort": "id:desc"}),
        )
    ),
    post(1, "/tasks", {"title": "Terugbellen", "description": "Vraagt een datum.", "status": "Te doen",
                       "assignedUserId": "{user}", "reportingUserId": None, "relatedResource": "/work-orders/{work}",
                       "deadline": "2026-12-04"}, "task"),
    post(1, "/tasks", {"title": "Bellen", "description": "Maes"}, "call", reads={"assignedUserId": None}),
    many(1, "/tasks", {"page": 0, "size": 100, "relatedResource": "/work-orders/{work}"},
         reads={"totalItems": 1, "items.0.id": "{task}", "items.0.status": "Te doen"}),
    merge(1, "/tasks/{task}", {"status": "Gedaan"}),
    many(1, "/tasks", {"page": 0, "size": 100, "relatedResource": "/work-orders/{work}"},
         reads={"items.0.status": "Gedaan", "items.0.deadline": "2026-12-04"}),
    delete(1, "/tasks/{task}"),
]  # fmt: skip

EQUIPMENT = [
    many(1, "/installations", {"clientId": "{client}", "limit": 50}, each={"assignedClientId": "{client}"}),
    get(1, "/installations/{boiler}", save="installation"),
    put(1, "/installations/{boiler}", Whole("installation", (), {
        "brand": "Vaillant", "model": "ecoTEC", "serialNumber": "21-0042", "bouwjaar": 2019,
        "extraFields": {"Notities": {"stringValue": "Zolder"}},
    }), guess="bouwjaar:"),
    get(1, "/installations/{boiler}", reads={
        "brand": "Vaillant", "model": "ecoTEC", "serialNumber": "21-0042", "name": "Ketel",
        "assignedClientId": "{client}", "extraFields.Notities.stringValue": "Zolder",
    }),
    get(1, "/installations/{boiler}/documents", form=BARE),
    post(1, "/installations/{boiler}/documents", Upload("keuring.pdf"), reads={"name": "keuring.pdf"}),
    many(1, "/materials", PAGE, has="id name"),
    get(1, "/materials/{drill}", save="material", has="extraFields"),
    put(1, "/materials/{drill}", Whole("material", RELATIONS, {
        "extraFields": {"Notities": {"type": "TEXT", "stringValue": "x" * 1700}},
    })),
    get(1, "/materials/{drill}", reads={"name": "Boor", "extraFields.Notities.stringValue": "x" * 1700}),
]  # fmt: skip

INVOICE_LINE = {"quantity": 2, "unitType": "uur", "description": "Werk", "price": 50, "vatTariffId": "{tariff}"}
PAYMENT = {"date": "2026-12-02", "paymentMethod": "kaart", "remark": "Aan de deur"}

OFFICE = [
    post(1, "/sales-orders", {"clientId": "{client}", "title": "Badkamer Zwaluw", "assignedUserId": "{user}",
                              "salesAgentUserId": "{user}", "address": ADDRESS}, "sold"),
    *(
        many(1, "/sales-orders", {"page": 0, "size": 25, "searchText": text},
             has="id logicId title clientReference status date client",
             reads={"totalItems": 1, "items.0.id": "{sold}"})
        for text in ("{sold.logicId}", "zwaluw")
    ),
    get(1, "/sales-orders/{sold}", save="sale", has="logicId status",
        reads={"timeAndMaterial": False, "salesAgentUserId": "{user}", "address": ADDRESS}),
    put(1, "/sales-orders/{sold}",
        Whole("sale", (), {"status": "in uitvoering", "extraFields": {"Tijd": {"stringValue": "A1"}}})),
    get(1, "/sales-orders/{sold}", reads={
        "status": "in uitvoering", "extraFields.Tijd.stringValue": "A1", "title": "Badkamer Zwaluw",
        "clientId": "{client}", "logicId": "{sold.logicId}",
    }),
    post(1, "/sales-invoices", {"type": "INVOICE", "clientId": "{client}", "companyId": "{company}",
                                "date": "2026-12-01", "paymentConditionId": "{condition}", "booked": False}, "invoice"),
    post(1, "/sales-invoices/{invoice}/line-items",
         {"type": "TEXT", "quantity": 1, "description": "Dank", "price": 0, "vatTariffId": "{tariff}"}),
    post(1, "/sales-invoices/{invoice}/line-items",
         {"type": "LINE", **INVOICE_LINE, "orderId": "{sold}", "articleId": "{hour}"}),
    post(1, "/sales-invoices/{invoice}/line-items", {"type": "LINE", **INVOICE_LINE}),
    *(
        many(1, "/sales-invoices/{invoice}/line-items", query, has="discount workOrderId", reads={
            "items.0.type": "TEXT", "items.0.price": 0, "items.1.quantity": 2, "items.1.price": 50,
            "items.1.orderId": "{sold}", "items.1.vatTariffId": "{tariff}", "items.2.orderId": None,
            "items.2.discount": 0, "totalItems": 3,
        })
        for query in ({}, {"limit": 50}, {"limit": 100})
    ),
    get(1, "/sales-invoices/{invoice}", save="bill", has="logicId status assignedUserId extraFields", reads={
        "totalExclVat": 200, "totalInclVat": 242, "date": "2026-12-01", "expireDate": "2026-12-31", "booked": False,
    }),
    put(1, "/sales-invoices/{invoice}", Whole("bill", (), {
        "siteAddress": ADDRESS, "extraFields": {"Tijd": {"stringValue": "A1"}}, "status": "verzonden",
    })),
    get(1, "/sales-invoices/{invoice}", reads={
        "siteAddress": ADDRESS, "extraFields.Tijd.stringValue": "A1", "status": "verzonden", "totalInclVat": 242,
        "paymentInstruction": "{bill.paymentInstruction}", "clientId": "{client}", "companyId": "{company}",
    }),
    many(1, "/sales-invoices", {**PAGE, "sort": "id:desc"}, reads={"items.0.id": "{invoice}"}),
    post(1, "/sales-invoices/{invoice}/payments", {"amount": {"value": "100.50", "currency": "EUR"}, **PAYMENT},
         reads={"amount": D("100.5"), **PAYMENT}),
    post(1, "/sales-invoices/{invoice}/payments", {"amount": 100, **PAYMENT}, reads={"amount": 100, **PAYMENT}),
    post(1, "/sales-invoices/{invoice}/payments", {"amount": D("41.5"), "date": "2026-12-02"}),
    get(1, "/sales-invoices/{invoice}", reads={"status": "betaald", "paidTotal": 242, "openTotal": 0}),
    post(1, "/sales-invoices/{invoice}/documents", Upload("factuur.pdf"), reads={"name": "factuur.pdf"}),
    merge(1, "/purchase-invoices/{bought}/line-items/{boughtLine}", {"salesOrderId": "{sold}"}),
    get(1, "/purchase-invoices/{bought}", query={"include": "lineItems.salesOrder"},
        reads={"lineItems.0.salesOrderId": "{sold}", "lineItems.0.salesOrder.id": "{sold}"}),
    merge(1, "/purchase-invoices/{bought}/line-items/{boughtLine}", {"salesOrderId": None}),
    get(1, "/purchase-invoices/{bought}", query={"include": "lineItems"},
        reads={"lineItems.0.salesOrderId": None, "lineItems.0.description": "Buis"}),
]  # fmt: skip

LEAVE = {
    "employeeId": "{employee}", "timeOffCategoryId": "{category}", "hourTypeId": "{leaveType}",
    "fromDate": "2026-12-21T07:00:00.000Z", "toDate": "2026-12-22T16:00:00.000Z",
}  # fmt: skip


def decide(name: str, answer: str, body: Any, status: str) -> list[Row]:
    """A request for leave and what is decided of it."""
    path = f"/time-off-requests/{{{name}}}"
    return [
        get(1, path, query={"include": "timeOffCategory,employee"}, has="durationInMinutes", reads={
            "status": "WAITING", "timeOffCategory.name": "Verlof", "employee.name": "Pieter",
        }),
        many(1, "/approval-requests", {"resourceUnderApprovalRef": path}, save=f"{name}Decision",
             reads={"totalItems": 1, "items.0.resourceUnderApprovalRef": path}),
        post(1, f"/approval-requests/{{{name}Decision.items.0.id}}/{answer}", body, status=204),
        get(1, path, reads={"status": status}),
    ]  # fmt: skip


EVENING = [
    get(1, "/time-registrations/{clock}", save="clocked",
        reads={"employeeId": "{employee}", "type": "Te laat", "startDate": "2026-11-30T07:02:00.000Z"}),
    put(1, "/time-registrations/{clock}", Whole("clocked", ("_metadata", "logicId", "createdAt", "updatedAt"), {
        "endDate": "2026-11-30T15:32:00.000Z", "remarks": "Trein",
    })),
    get(1, "/time-registrations/{clock}", reads={"hours": D("8.5"), "remarks": "Trein", "type": "Te laat"}),
    many(1, "/time-registrations", {"employeeId": "{employee}", **PAGE, "sort": "id:desc"},
         each={"employeeId": "{employee}"}, reads={"totalItems": 2, "items.1.id": "{clock}"}),
    many(1, "/time-registrations", {**PAGE, "sort": "id:desc"}, reads={"totalItems": 2, "items.1.id": "{clock}"}),
    post(1, "/time-off-requests", {**LEAVE, "startApprovalRequest": True}, "leave", reads={"status": "WAITING"}),
    *decide("leave", "accept", {}, "APPROVED"),
    post(1, "/time-off-requests", {**LEAVE, "fromDate": "2026-12-28T07:00:00.000Z",
                                   "toDate": "2026-12-28T16:00:00.000Z"}, "late", reads={"status": "DRAFT"}),
    post(1, "/time-off-requests/{late}/start-approval-request", {}, status=204),
    *decide("late", "reject", {"reason": "Te druk"}, "REJECTED"),
    many(1, "/time-off-requests", {"page": 0, "size": 100, "include": "timeOffCategory"},
         has="status durationInMinutes", reads={"totalItems": 2, "items.0.timeOffCategory.name": "Verlof"}),
    *(
        row
        for path in ("/time-off-requests/{leave}/comments", "/purchase-invoices/{bought}/comments")
        for row in (
            post(1, path, {"content": "Mag dat?", "authorId": "{user}"}),
            post(1, path, {"content": "Ja"}),
            get(1, path, query={"include": "author"}, form=BARE, has="createdAt", reads={
                "0.content": "Mag dat?", "0.authorId": "{user}", "0.author.fullName": "Admin 1", "1.content": "Ja",
                "1.authorId": "{user}",
            }),
        )
    ),
]  # fmt: skip

IMPORTER = [
    many(2, "/purchase-supply-orders", {"size": 100, "page": 0}, has="id logicId date supplierId updatedAt",
         reads={"totalPages": 1, "items.0.id": "{supply}"}),
    many(2, "/purchase-supply-orders/{supply}/line-items", {"include": "article", "size": 200, "page": 0},
         save="supplied", has="type orderId materialId", guess="size:", reads={
             "totalPages": 1, "items.0.articleId": "{boilerArticle}", "items.0.article.name": "Ketel",
             "items.0.article.articleNumber": None, "items.0.article.brand": "Vaillant", "items.0.quantity": 1,
             "items.0.description": "Ketel",
         }),
    get(2, "/sales-orders/{order}", has="projectId clientId endClientId address companyId subscriptionId logicId"),
    many(2, "/installations", {"projectId": "{project}", "articleId": "{boilerArticle}", "size": 100, "page": 0},
         reads={"totalItems": 0}),
    post(2, "/installations", {
        "name": "Ketel", "brand": "Vaillant", "articleId": "{boilerArticle}", "supplierId": "{supplier}",
        "status": "Actief", "installation": True, "assignedProjectId": "{project}", "assignedClientId": "{client}",
        "assignedEndClientId": "{client}", "companyId": "{company}", "serialNumber": "S-1", "address": ADDRESS,
    }, "piece"),
    put(2, "/purchase-supply-orders/{supply}/line-items/{supplied.items.0.id}",
        Whole("supplied.items.0", LINE_RELATIONS, {"materialId": "{piece}"})),
    many(2, "/purchase-supply-orders", {"materialId": "{piece}", "size": 1, "page": 0},
         reads={"totalItems": 1, "items.0.id": "{supply}"}),
    many(2, "/installations", {"projectId": "{project}", "articleId": "{boilerArticle}", "size": 100, "page": 0},
         has="brand", each={"assignedProjectId": "{project}"}, reads={"totalItems": 1, "items.0.serialNumber": "S-1"}),
    get(2, "/installations/{piece}", save="wholePiece"),
    put(2, "/installations/{piece}", Whole("wholePiece", RELATIONS, {"serialNumber": "WP8-2024-00731"})),
    get(2, "/installations/{piece}", reads={
        "serialNumber": "WP8-2024-00731", "assignedProjectId": "{project}", "assignedEndClientId": "{client}",
        "supplierId": "{supplier}", "address": ADDRESS, "status": "Actief",
    }),
]  # fmt: skip

ARCHIVE = [
    *(
        many(4, "/work-orders", {"limit": limit, "offset": 0, "include": "lineItems"}, reads={
            "totalItems": 2, "totalPages": pages, "items.0.lineItems.0.quantity": 2, "items.0.address": ADDRESS,
            "items.0.date": "2026-11-30", "items.0.lineItems.0.unitType": "m²",
            "items.0.lineItems.0.description": "Sifon",
        })
        for limit, pages in ((50, 1), (100, 1), (1, 2))
    ),
    many(4, "/work-orders", {"limit": 1, "offset": 1, "include": "lineItems"},
         reads={"items.0.id": "{other}", "items.0.lineItems": [], "items.0.address": None}),
    *(
        many(4, "/work-orders", {"limit": limit, "include": "lineItems"}, reads={"items.0.id": "{work}"})
        for limit in (40, 5, 1)
    ),
    many(4, "/work-orders", {"sort": "-date"}, reads={"items.0.id": "{work}"}),
    many(4, "/work-orders", {"dateFrom": "2026-11-01"}, guess="dateFrom:", reads={"totalItems": 2}),
    get(4, "/work-orders/{work}/documents", form=BARE, save="papers", reads={"0.name": "handtekening.pdf"}),
    get(4, "{papers.0.url}", form=BYTES, reads={"": PDF}),
    get(4, "/work-orders/{work}", query={"include": "materialEntries,lineItems,project"},
        reads={"materialEntries": [], "lineItems.0.id": "{line}", "project.name": "Badkamer"}),
    get(4, "/work-orders/{work}", query={"include": "documents"}, guess="include: 'documents'"),
    many(4, "/planning-items", {"limit": 5}, reads={"totalItems": 2}),
    gone(4, "/plannings"),
]  # fmt: skip

INCLUDES = {
    "/work-orders/{work}": ("article", "post"),
    "/purchase-supply-orders/{supply}": LINE_RELATIONS,
    "/offers/{offer}": ("article", "material", "vatTariff"),
    "/purchase-invoices/{bought}": ("material", "article", "project", "vatTariff"),
}
ASSISTANTS = [
    *(
        many(5, f"/{path}", {"size": 25, "page": 0}, has="id")
        for path in ("work-orders", "purchase-supply-orders", "tasks")
    ),
    *(
        many(5, f"{path}/line-items", {"include": list(names)}, has=" ".join(names), reads={
            "items.0.article.name": "Sifon" if "work" in path else "Ketel",
        })
        for path, names in INCLUDES.items()
    ),
    many(5, "/work-orders/{work}/material-entries", {"include": ["material", "article"]}),
    gone(5, "/invoices"),
    gone(5, "/planning"),
    *(
        many(5, f"/{path}", {"page": 0, "size": 1})
        for path in ("sales-invoices", "purchase-supply-orders", "tasks", "work-orders")
    ),
    many(5, "/sales-invoices", {"page": 0, "size": 100},
         has="id logicId date clientId status type originType documentId totalInclVat totalExclVat paidTotal "
         "creditedTotal"),
    *(get(5, "/offers/{offer}/pdf", query=query, form=BYTES) for query in ({}, {"type": "NO_PRICES"})),
]  # fmt: skip

ROWS = [*MORNING, *WORK, *EQUIPMENT, *OFFICE, *EVENING, *IMPORTER, *ARCHIVE, *ASSISTANTS]

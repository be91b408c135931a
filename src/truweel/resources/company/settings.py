"""The settings of a tenant, by module."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

from truweel.resources.stock.stock_locations import StockLocation
from truweel.schema import (
    Boolean,
    Choice,
    Code,
    Fault,
    Id,
    Integer,
    List,
    LongText,
    Map,
    Reads,
    Ref,
    Resource,
    Text,
    TimeOfDay,
    TimeZone,
    Value,
    ValueObject,
    Work,
    check,
)

if TYPE_CHECKING:
    from truweel.resources.company.users import User

__all__ = ["Settings", "read_settings"]

MONTHS = {month: 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)}
"""Month → the last day that it has each year."""


class OfferSettings(ValueObject):
    """What holds for offers."""

    createOrderOnAcceptance = Boolean(default=True, doc="Whether an offer that is accepted becomes an order.")
    endClient = Boolean(default=False, doc="Whether offers name an end client too.")


class OrderSettings(ValueObject):
    """What holds for orders."""

    orderBasedInvoicing = Boolean(default=False, doc="Whether what is to be invoiced is gathered on the order.")


class InvoiceSettings(ValueObject):
    """What holds for sales invoices."""

    overdueStatuses = List(
        Text(), default=lambda: ["verzonden"], doc="Statuses in which an invoice can become overdue."
    )
    overdueStatus = Text(default="vervallen", doc="Status of what is overdue.")
    paidStatus = Text(default="betaald", doc="Status of what is paid.")
    creditedStatus = Text(default="gecrediteerd", doc="Status of what is credited in full.")
    reminderStatuses = List(
        Text(),
        default=lambda: ["herinnering 1", "herinnering 2", "herinnering 3"],
        doc="Statuses that reminders give, the first one first.",
    )
    reminderDays = List(
        Integer(minimum=1, maximum=366),
        doc="Days after the last day to pay on which reminders are sent by themselves, the first one first; none: a "
        "person sends them.",
        example=[7, 21, 35],
    )
    reminderTemplates = List(
        Text(),
        doc="Names of the e-mail templates of reminders, the first one first; none: texts of the server.",
        example=["Herinnering"],
    )
    showPostNumber = Boolean(default=False, doc="Whether numbers of posts are printed.")
    showLineNumbers = Boolean(default=False, doc="Whether lines are numbered.")
    showProjectInformation = Boolean(default=False, doc="Whether the project is printed.")
    introText = Map(LongText(), doc="Language → text before the lines.")
    retentionBase = Choice("INCL", "EXCL", default="INCL", doc="What is retained of: the total with VAT or without.")
    retentionVat = Choice(
        "STATEMENT", "RELEASE", default="STATEMENT", doc="When VAT on what is retained is due: at once, or on release."
    )


class DocumentSettings(ValueObject):
    """What holds for all documents with lines."""

    rounding = Choice(
        "LINE", "TARIFF", default="LINE",
        doc="What is rounded to cents: each line, or the sum for each tariff. Sales invoices round each line.",
    )  # fmt: skip


class PlanningSettings(ValueObject):
    """What holds for the planning."""

    dayStart = TimeOfDay(default=7 * 60, doc="When the day begins.")
    dayEnd = TimeOfDay(default=19 * 60, doc="When it ends.")


class HourSettings(ValueObject):
    """What holds for hours."""

    tolerance = Integer(
        default=15, minimum=0, maximum=24 * 60,
        doc="Minutes by which a day may differ from the schedule before its hours are missing.",
    )  # fmt: skip
    requireCorrectionReason = Boolean(
        default=False,
        doc="Whether a correction of what was clocked is refused without a reason, and a deletion altogether.",
    )
    timeOffApproverIds = List(
        Ref["User"]("users"), doc="Ids of the users who decide on time off, one after the other; none: it is approved."
    )


class WappySettings(ValueObject):
    """What holds for the app on site. An app reads these, and does as they say; the server takes what an app sends, and
    itself follows `sendWorkOrderToClient` alone."""

    minuteStep = Integer(
        default=15, minimum=1, maximum=60, doc="Minutes that an app rounds times to; the server keeps what is sent."
    )
    visiblePastDays = Integer(
        default=14, minimum=0, maximum=366, doc="Days back that an app shows; lists of the server have all."
    )
    statuses = List(Text(), doc="Statuses that an app offers to somebody on site; the server takes any.")
    sendWorkOrderToClient = Boolean(
        default=False, doc="Whether the server e-mails the work order to the client once it is checked."
    )
    trackAndTrace = Boolean(
        default=False, doc="Whether an app sends where somebody is; the server keeps a position that is sent."
    )


class PurchasingSettings(ValueObject):
    """What holds for buying."""

    receivedStatus = Text(default="ontvangen", doc="Status of a supply order that was received in full.")
    partlyReceivedStatus = Text(default="deels ontvangen", doc="Status of one of which something was received.")
    createInstallations = Boolean(
        default=False, doc="Whether a receipt makes an installation of each piece of an article that is one."
    )
    socialWithholdingIban = Text(
        max_length=42,
        doc="Account of the social security office, for what payment files withhold.",
    )
    taxWithholdingIban = Text(max_length=42, doc="Account of the tax office, for what payment files withhold.")


class StockSettings(ValueObject):
    """What holds for the stock."""

    allowNegative = Boolean(default=True, doc="Whether stock may fall below zero.")
    defaultLocationId = Ref["StockLocation"]("stock-locations", doc="Location where nothing else names one.")


class PresenceSettings(ValueObject):
    """What holds for the presence on site."""

    daysAhead = Integer(default=36, minimum=0, maximum=366, doc="Days ahead that it may be registered.")


class Settings(
    Resource,
    path="settings",
    single=True,
    verbs=frozenset({"get", "update"}),
    event="settings",
    module="settings",
    scope="settings",
    type="settings",
    audit=("updatedAt", "updatedBy"),
    example={"financialYearStart": "01-01"},
):
    """What the tenant chose for itself, by module. Members that nobody has set have their default."""

    timeZone = TimeZone(doc="Time zone of its days; the operator sets it.", example="Europe/Brussels")
    currency = Text(max_length=3, default="EUR", doc="Currency, ISO 4217.", example="EUR")
    financialYearStart = Text(
        max_length=5, default="01-01", doc="Month and day on which the financial year begins.", example="01-01"
    )
    autosaveSeconds = Integer(minimum=1, maximum=3600, doc="Seconds after which screens save; null: they don't.")
    languages = List(Text(), default=lambda: ["nl", "fr", "en", "de"], doc="Languages of documents.")
    legalForms = List(
        Text(), default=lambda: ["BV", "NV", "CV", "VOF", "CommV", "VZW", "eenmanszaak"], doc="Legal forms."
    )
    civilStates = List(
        Text(), default=lambda: ["ongehuwd", "gehuwd", "samenwonend", "gescheiden", "verweduwd"], doc="Civil states."
    )
    employeeTypes = List(
        Text(), default=lambda: ["arbeider", "bediende", "zelfstandige", "interim"], doc="Kinds of employees."
    )
    statutes = List(Text(), default=lambda: ["voltijds", "deeltijds"], doc="Statutes of employees.")
    units = List(
        Text(),
        default=lambda: ["stuk", "m", "m²", "m³", "uur", "dag", "kg", "l", "set", "forfait"],
        doc="Units of lines and articles.",
    )
    titles = List(Text(), default=lambda: ["De heer", "Mevrouw"], doc="Titles of people.")
    paymentMethods = List(
        Text(), default=lambda: ["overschrijving", "domiciliëring", "kaart", "contant"], doc="Ways to pay."
    )
    articleTypes = List(Text(), default=lambda: ["Artikel", "Installatie"], doc="Kinds of articles.")
    documents = Value(DocumentSettings, default=DocumentSettings.defaults, doc="Documents with lines.")
    offers = Value(OfferSettings, default=OfferSettings.defaults, doc="Offers.")
    orders = Value(OrderSettings, default=OrderSettings.defaults, doc="Sales orders.")
    invoices = Value(InvoiceSettings, default=InvoiceSettings.defaults, doc="Sales invoices.")
    purchasing = Value(PurchasingSettings, default=PurchasingSettings.defaults, doc="Buying.")
    planning = Value(PlanningSettings, default=PlanningSettings.defaults, doc="Planning.")
    hours = Value(HourSettings, default=HourSettings.defaults, doc="Hours.")
    presence = Value(PresenceSettings, default=PresenceSettings.defaults, doc="Presence on site.")
    wappy = Value(WappySettings, default=WappySettings.defaults, doc="The app on site.")
    stock = Value(StockSettings, default=StockSettings.defaults, doc="Stock.")

    @check
    def be_possible(self, before: "Settings | None", work: Work) -> Iterable[Fault]:
        """The financial year begins on a day that there is each year; the stock location is one of the tenant's."""
        month, _, day = (self.financialYearStart or "").partition("-")
        is_day = len(month) == len(day) == 2 and (month + day).isdecimal() and (month + day).isascii()
        if not is_day or not 1 <= int(day) <= MONTHS.get(int(month), 0):
            yield Fault("financialYearStart", "must be a month and a day of each year, such as 01-01 or 07-01")
        location_id = cast("Id[StockLocation] | None", (self.stock or {}).get("defaultLocationId"))
        if location_id is not None and (before is None or before.stock != self.stock):
            location = work.get(StockLocation, location_id)
            if location is None or location.deletedAt is not None:
                message = f"no record {location_id} in stock-locations"
                params = {"collection": "stock-locations", "id": str(location_id)}
                yield Fault("stock.defaultLocationId", message, Code.DEAD_REFERENCE, params)


def read_settings(reads: Reads, group: Value) -> dict[str, Any]:
    """What the tenant chose in one member, `read_settings(work, Settings.stock)`; its defaults where it was cleared."""
    chosen: dict[str, Any] | None = reads.single(Settings).__dict__[group.name]
    return cast("dict[str, Any]", group.default()) if chosen is None else chosen

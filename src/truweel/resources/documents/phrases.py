"""What the server itself writes on documents for others, in the languages that clients are written to in."""

from collections.abc import Mapping
from typing import Any

from truweel.resources.company.settings import Settings
from truweel.schema import Reads

__all__ = ["LANGUAGES", "choose_language", "phrase", "translated"]

LANGUAGES = ("nl", "fr", "de", "en")
_PHRASES = {
    "discount": ("Korting", "Remise", "Rabatt", "Discount"),
    "financial discount": (
        "Korting voor contante betaling", "Escompte pour paiement comptant", "Skonto", "Discount for early payment",
    ),
    "financial discount charge": (
        "Korting voor contante betaling, niet toegekend bij betaling na de vervaldag",
        "Escompte pour paiement comptant, non accordé en cas de paiement tardif",
        "Skonto, entfällt bei späterer Zahlung", "Discount for early payment, not granted to late payment",
    ),
    "pay in time": (
        "{percentage} % korting ({amount} {currency}) bij betaling tot en met {day}",
        "{percentage} % d'escompte ({amount} {currency}) en cas de paiement au plus tard le {day}",
        "{percentage} % Skonto ({amount} {currency}) bei Zahlung bis zum {day}",
        "{percentage} % discount ({amount} {currency}) if paid by {day}",
    ),
    "retention": (
        "Waarborg van {amount} {currency}, later te betalen", "Garantie de {amount} {currency}, à payer ultérieurement",
        "Sicherheitseinbehalt von {amount} {currency}, später zu zahlen",
        "Retention of {amount} {currency}, to be paid later",
    ),
    "credit note VAT": (
        "Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht.",
        "T.V.A. à reverser à l'État dans la mesure où elle a été initialement déduite.",
        "An den Staat zurückzuzahlende MwSt., sofern sie ursprünglich abgezogen wurde.",
        "VAT to be paid back to the State in so far as it was deducted originally.",
    ),
    "exempt": ("Vrijgesteld van btw", "Exonéré de TVA", "Von der MwSt. befreit", "Exempt from VAT"),
    "reverse charge": ("Btw verlegd", "Autoliquidation", "Steuerschuldnerschaft des Leistungsempfängers",
                       "Reverse charge"),
    "intra-Community supply": (
        "Intracommunautaire levering", "Livraison intracommunautaire", "Innergemeinschaftliche Lieferung",
        "Intra-Community supply",
    ),
    "export": ("Uitvoer", "Exportation", "Ausfuhr", "Export"),
    "outside VAT": (
        "Niet onderworpen aan btw", "Non soumis à la TVA", "Nicht der MwSt. unterworfen", "Not subject to VAT",
    ),
    "article": ("Artikel", "Article", "Artikel", "Article"),
    "invoice": ("Factuur", "Facture", "Rechnung", "Invoice"),
    "pro forma": ("Pro forma", "Pro forma", "Pro-forma-Rechnung", "Pro forma"),
    "credit note": ("Creditnota", "Note de crédit", "Gutschrift", "Credit note"),
    "offer": ("Offerte", "Offre", "Angebot", "Offer"),
    "settlement": ("Verrekening", "Décompte", "Nachtrag", "Change order"),
    "sales order": ("Orderbevestiging", "Confirmation de commande", "Auftragsbestätigung", "Order confirmation"),
    "delivery": ("Leveringsbon", "Bon de livraison", "Lieferschein", "Delivery note"),
    "work order": ("Werkbon", "Bon de travail", "Arbeitsbericht", "Work order"),
    "supply order": ("Bestelbon", "Bon de commande", "Bestellung", "Purchase order"),
    "price request": ("Prijsaanvraag", "Demande de prix", "Preisanfrage", "Request for quotation"),
    "please quote": (
        "Graag ontvangen wij uw prijs en levertijd voor:", "Merci de nous communiquer votre prix et votre délai pour :",
        "Bitte nennen Sie uns Preis und Lieferzeit für:", "Please quote your price and time of delivery for:",
    ),
    "quote until": (
        "Ten laatste op {day}.", "Au plus tard le {day}.", "Spätestens am {day}.", "By {day} at the latest.",
    ),
    "approval on hold": (
        "Goedkeuring in de wacht: {number}", "Approbation en attente : {number}", "Freigabe zurückgestellt: {number}",
        "Approval on hold: {number}",
    ),
    "put on hold": (
        "{who} heeft de goedkeuring van {number} in de wacht gezet.",
        "{who} a mis l'approbation de {number} en attente.",
        "{who} hat die Freigabe von {number} zurückgestellt.", "{who} has put the approval of {number} on hold.",
    ),
    "progress statement": ("Vorderingsstaat", "État d'avancement", "Leistungsstand", "Progress statement"),
    "materials": ("Materiaallijst", "Liste des matériaux", "Materialliste", "Bill of materials"),
    "machines": ("Materieellijst", "Liste du matériel", "Geräteliste", "Bill of machines"),
    "subcontractors": ("Onderaanneming", "Sous-traitance", "Nachunternehmerleistungen", "Bill of subcontractors"),
    "labour": ("Arbeidslijst", "Liste de la main-d'œuvre", "Lohnstundenliste", "Bill of work"),
    "work done": ("Regie", "Travaux en régie", "Regiearbeiten", "Time and material"),
    "line number": ("Nr.", "N°", "Nr.", "No."),
    "number": ("Nummer", "Numéro", "Nummer", "Number"),
    "articles": ("Artikelen", "Articles", "Artikel", "Articles"),
    "hours": ("Uren", "Heures", "Stunden", "Hours"),
    "equipment": ("Materieel", "Matériel", "Geräte", "Equipment"),
    "kilometres": ("Verplaatsingen", "Déplacements", "Fahrten", "Travel"),
    "hour unit": ("uur", "h", "Std.", "h"),
    "break": ("pauze {minutes} min", "pause {minutes} min", "Pause {minutes} Min.", "break {minutes} min"),
    "your order": ("Order", "Commande", "Auftrag", "Order"),
    "project": ("Project", "Projet", "Projekt", "Project"),
    "statement number": ("Staat nr.", "État n°", "Nr.", "Statement no."),
    "contract quantity": ("Contract", "Contrat", "Vertrag", "Contract"),
    "previous quantity": ("Vorige", "Précédent", "Bisher", "Previous"),
    "current quantity": ("Deze staat", "Cet état", "Aktuell", "Current"),
    "cumulative quantity": ("Totaal", "Cumul", "Gesamt", "To date"),
    "done": ("%", "%", "%", "%"),
    "contract total": ("Contract", "Contrat", "Vertragssumme", "Contract"),
    "cumulative total": ("Uitgevoerd tot nu", "Exécuté à ce jour", "Bisher ausgeführt", "Done to date"),
    "previous total": ("Vorige staten", "États précédents", "Frühere Stände", "Earlier statements"),
    "price revision": ("Prijsherziening (× {factor})", "Révision des prix (× {factor})",
                       "Preisgleitung (× {factor})", "Price revision (× {factor})"),
    "retained": ("Waarborg {percentage} %", "Garantie {percentage} %", "Sicherheitseinbehalt {percentage} %",
                 "Retention {percentage} %"),
    "advance taken off": ("Voorschot in mindering", "Acompte déduit", "Abzüglich Anzahlung", "Advance taken off"),
    "pro forma notice": (
        "Pro forma: dit is geen factuur.", "Pro forma : ceci n'est pas une facture.", "Pro forma: keine Rechnung.",
        "Pro forma: this is not an invoice.",
    ),
    "not an invoice": (
        "Ontwerp: dit is geen factuur.", "Projet : ceci n'est pas une facture.", "Entwurf: keine Rechnung.",
        "Draft: this is not an invoice.",
    ),
    "date": ("Datum", "Date", "Datum", "Date"),
    "due date": ("Vervaldag", "Échéance", "Fällig am", "Due date"),
    "valid until": ("Geldig tot", "Valable jusqu'au", "Gültig bis", "Valid until"),
    "delivery date": ("Leverdatum", "Date de livraison", "Lieferdatum", "Delivery date"),
    "period": ("Periode", "Période", "Zeitraum", "Period"),
    "your reference": ("Uw referentie", "Votre référence", "Ihr Zeichen", "Your reference"),
    "credits": ("Crediteert factuur", "Crédite la facture", "Gutschrift zu Rechnung", "Credits invoice"),
    "site": ("Werf", "Chantier", "Baustelle", "Site"),
    "terms": ("Betaling", "Paiement", "Zahlung", "Payment terms"),
    "to the attention of": ("t.a.v. {person}", "à l'attention de {person}", "z. Hd. {person}", "attn. {person}"),
    "VAT number": ("Btw {number}", "TVA {number}", "USt-IdNr. {number}", "VAT {number}"),
    "description": ("Omschrijving", "Description", "Beschreibung", "Description"),
    "quantity": ("Aantal", "Quantité", "Menge", "Quantity"),
    "unit": ("Eenheid", "Unité", "Einheit", "Unit"),
    "price": ("Prijs", "Prix", "Preis", "Price"),
    "line discount": ("Korting", "Remise", "Rabatt", "Discount"),
    "VAT": ("Btw", "TVA", "MwSt.", "VAT"),
    "amount": ("Bedrag", "Montant", "Betrag", "Amount"),
    "base": ("Maatstaf", "Base", "Basis", "Base"),
    "subtotal": ("Subtotaal", "Sous-total", "Zwischensumme", "Subtotal"),
    "option": ("optie", "option", "Option", "option"),
    "total without VAT": ("Totaal excl. btw", "Total hors TVA", "Gesamt ohne MwSt.", "Total excl. VAT"),
    "total with VAT": ("Totaal incl. btw", "Total TVA comprise", "Gesamt inkl. MwSt.", "Total incl. VAT"),
    "lines": ("Som van de lijnen", "Somme des lignes", "Summe der Positionen", "Sum of the lines"),
    "rounding": ("Afronding", "Arrondi", "Rundung", "Rounding"),
    "paid": ("Reeds betaald", "Déjà payé", "Bereits bezahlt", "Already paid"),
    "to pay": ("Te betalen", "À payer", "Zu zahlen", "To pay"),
    "to be credited": ("Te crediteren", "À créditer", "Gutschrift", "To be credited"),
    "account": ("Rekening", "Compte", "Konto", "Account"),
    "communication": ("Mededeling", "Communication", "Verwendungszweck", "Communication"),
    "payment": ("Betaling", "Paiement", "Zahlung", "Payment"),
    "pay before": ("Te betalen tot", "À payer jusqu'au", "Zahlbar bis", "To be paid by"),
    "direct debit": (
        "Dit bedrag wordt via domiciliëring geïnd.", "Ce montant est encaissé par domiciliation.",
        "Dieser Betrag wird per Lastschrift eingezogen.", "This amount is collected by direct debit.",
    ),
    "salutation": ("Geachte,", "Madame, Monsieur,", "Guten Tag,", "Dear Sir or Madam,"),
    "reminder subject": (
        "Herinnering: factuur ${logicId}", "Rappel : facture ${logicId}", "Zahlungserinnerung: Rechnung ${logicId}",
        "Reminder: invoice ${logicId}",
    ),
    "reminder 1": (
        "Onze factuur ${logicId} was te betalen tot ${expireDate}. Er staat nog ${dueTotal} open.",
        "Notre facture ${logicId} était à payer jusqu'au ${expireDate}. Il reste ${dueTotal} à payer.",
        "unsere Rechnung ${logicId} war bis ${expireDate} zu zahlen. Es sind noch ${dueTotal} offen.",
        "Our invoice ${logicId} was due on ${expireDate}. ${dueTotal} is still to be paid.",
    ),
    "reminder 2": (
        "Ondanks onze herinnering staat van factuur ${logicId}, vervallen op ${expireDate}, nog ${dueTotal} open.",
        "Malgré notre rappel, il reste ${dueTotal} à payer sur la facture ${logicId}, échue le ${expireDate}.",
        "trotz unserer Erinnerung sind von der Rechnung ${logicId}, fällig am ${expireDate}, noch ${dueTotal} offen.",
        "In spite of our reminder, ${dueTotal} of invoice ${logicId}, due on ${expireDate}, is still to be paid.",
    ),
    "reminder 3": (
        "Onze laatste herinnering: van factuur ${logicId}, vervallen op ${expireDate}, staat nog ${dueTotal} open.",
        "Notre dernier rappel : il reste ${dueTotal} à payer sur la facture ${logicId}, échue le ${expireDate}.",
        "unsere letzte Erinnerung: von der Rechnung ${logicId}, fällig am ${expireDate}, sind ${dueTotal} offen.",
        "This is our last reminder: ${dueTotal} of invoice ${logicId}, due on ${expireDate}, is still to be paid.",
    ),
    "reminder payment": (
        "U kunt betalen op rekening ${companyIban} met de mededeling ${communication}.",
        "Vous pouvez payer sur le compte ${companyIban} avec la communication ${communication}.",
        "Sie können auf das Konto ${companyIban} mit dem Verwendungszweck ${communication} zahlen.",
        "You can pay to account ${companyIban} with the communication ${communication}.",
    ),
    "reminder paid": (
        "De factuur vindt u in bijlage. Hebt u intussen betaald, dan hoeft u niets meer te doen.",
        "La facture est en annexe. Si vous avez payé entre-temps, vous ne devez plus rien faire.",
        "Die Rechnung liegt bei. Haben Sie inzwischen gezahlt, ist nichts weiter zu tun.",
        "The invoice is attached. If you have paid in the meantime, there is nothing more to do.",
    ),
    "invoice attached": (
        "In bijlage vindt u onze factuur ${logicId} van ${date}.",
        "Veuillez trouver en annexe notre facture ${logicId} du ${date}.",
        "anbei erhalten Sie unsere Rechnung ${logicId} vom ${date}.",
        "Please find attached our invoice ${logicId} of ${date}.",
    ),
    "credit note attached": (
        "In bijlage vindt u onze creditnota ${logicId} van ${date}.",
        "Veuillez trouver en annexe notre note de crédit ${logicId} du ${date}.",
        "anbei erhalten Sie unsere Gutschrift ${logicId} vom ${date}.",
        "Please find attached our credit note ${logicId} of ${date}.",
    ),
    "regards": (
        "Met vriendelijke groeten,<br>${companyName}", "Cordialement,<br>${companyName}",
        "Mit freundlichen Grüßen,<br>${companyName}", "Kind regards,<br>${companyName}",
    ),
    "page": (
        "Pagina {page} van {pages}", "Page {page} sur {pages}", "Seite {page} von {pages}", "Page {page} of {pages}",
    ),
    "signature": ("Voor akkoord", "Pour accord", "Einverstanden", "Agreed"),
    "received": ("Voor ontvangst", "Pour réception", "Empfangen", "Received"),
}  # fmt: skip


def choose_language(party: Any, work: Reads) -> str:
    """The language of what a client or supplier gets: that in which they are written to (`FR`, `nl-BE`), else the
    firm's first."""
    written = party.language if party is not None else None
    for text in (written, *(work.single(Settings).languages or ())):
        if text and text[:2].lower() in LANGUAGES:
            return str(text[:2]).lower()
    return LANGUAGES[0]


def phrase(name: str, language: str, **values: Any) -> str:
    """The phrase in one of `LANGUAGES`."""
    text = _PHRASES[name][LANGUAGES.index(language)]
    return text.format(**values) if values else text  # what has `${variables}` is a text of an e-mail


def translated(texts: Mapping[str, str | None] | None, language: str) -> str | None:
    """What a map of languages has in `language`, else in Dutch, else in any; None where it is empty."""
    known = {key[:2].lower(): text for key, text in (texts or {}).items() if text}
    return known.get(language) or known.get(LANGUAGES[0]) or next(iter(known.values()), None)

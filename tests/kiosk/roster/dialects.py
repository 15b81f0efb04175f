"""What each registration tool exports, as it writes it, with two invented people each."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from kiosk.core.registrant import Standing
from tests.kiosk.roster.workbooks import write_xlsx

Rows = Sequence[Sequence[str]]
Save = Callable[[Path, Rows], Path]


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """A *tool*'s file: its *rows*, the cells parted by ``|``, and what the *people* are read as."""

    tool: str
    save: Save
    rows: tuple[str, ...]
    people: tuple[Mapping[str, object], Mapping[str, object]]

    @property
    def cells(self) -> Rows:
        """Give the rows as cells."""
        return [row.split("|") for row in self.rows]


def text(
    *,
    sign: str = ",",
    encoding: str = "utf-8",
    quoted: bool = False,
    end: str = "\r\n",
    above: str = "",
    name: str = "export.csv",
) -> Save:
    """Give what writes rows as a tool or a spreadsheet saves text."""

    def save(folder: Path, rows: Rows) -> Path:
        out = StringIO()
        quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
        csv.writer(out, delimiter=sign, quoting=quoting, lineterminator=end).writerows(rows)
        path = folder / name
        path.write_bytes((above + out.getvalue()).encode(encoding))
        return path

    return save


def book(*above: Sequence[str]) -> Save:
    """Give what writes rows as a workbook, below whatever stands above the header."""

    def save(folder: Path, rows: Rows) -> Path:
        return write_xlsx(folder / "export.xlsx", [*above, *rows])

    return save


RESAVED = {
    "excel": text(sign=";", encoding="cp1252", name="resaved.csv"),
    "excel-sep": text(sign=";", encoding="utf-8-sig", above="sep=;\r\n", name="resaved.csv"),
    "unicode-text": text(sign="\t", encoding="utf-16", name="resaved.txt"),
    "no-mark": text(sign="\t", encoding="utf-16-le", name="resaved.txt"),
    "sheets": text(sign=",", end="\n", name="resaved.csv"),
}

DIALECTS: Mapping[str, Dialect] = {
    "eventbrite": Dialect(
        tool="Eventbrite",
        save=text(),
        rows=(
            (
                "Order #|Order Date|First Name|Last Name|Email|Quantity|Price Tier|Ticket Type|"
                "Attendee #|Group|Order Type|Currency|Total Paid|Fees Paid|Eventbrite Fees|"
                "Eventbrite Payment Processing|Attendee Status|Home Address 1|Home Country|"
                "Barcode #|Company"
            ),
            (
                "98|11/29/24 22:28|Léa|LEFÈVRE|lea@example.fr|1||Élu|711||Free|EUR|0.00|0|0|0|"
                "Attending||FR|980123456711223344001|Sète"
            ),
            (
                "98|11/29/24 22:28|Tom|N’DOUR|lea@example.fr|1||Élu|722||Free|EUR|0.00|0|0|0|"
                "Not Attending||SN|980123456722334455001|"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "980123456711223344001",
                "list_id": "711",
                "email": "lea@example.fr",
                "organisation": "Sète",
                "category": "Élu",
                "country": "FR",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "980123456722334455001",
                "list_id": "722",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "eventbrite-uk": Dialect(
        tool="Eventbrite (UK)",
        save=text(),
        rows=(
            (
                "Order no.|Order Date|First Name|Surname|Email|Quantity|Ticket Type|Attendee no.|"
                "Attendee Status|County of Residence|Home Postcode|Home Country"
            ),
            (
                "98|2024-11-29 22:28|Léa|LEFÈVRE|lea@example.fr|1|Early|711|Attending|Kent|CT1 2AB|"
                "United Kingdom"
            ),
            "98|2024-11-29 22:28|Tom|N’DOUR|t@example.fr|1|Early|722|Deleted|Kent|CT1 2AB|Senegal",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "list_id": "711",
                "code": "",
                "category": "Early",
                "country": "United Kingdom",
            },
            {"family": "N’DOUR", "given": "Tom", "list_id": "722", "standing": Standing.CANCELLED},
        ),
    ),
    "eventbrite-older": Dialect(
        tool="Eventbrite (ancien)",
        save=text(end="\n"),
        rows=(
            (
                "Order #|Order Date|Buyer First Name|Buyer Last Name|Buyer Email |Attendee #|"
                "First Name|Last Name|Email|Ticket Type|Attendee Status |Barcode #|Device #|"
                "Check-In Date"
            ),
            (
                "98|Nov 10, 2026|Boss|BIG|boss@example.fr|711|Léa|LEFÈVRE|lea@example.fr|Élu|"
                "Attending|980123456711223344001||"
            ),
            (
                "98|Nov 10, 2026|Boss|BIG|boss@example.fr|722|Tom|N’DOUR||Élu|Refunded|"
                "980123456722334455001|iPad|Nov 12, 2026"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "980123456711223344001",
                "list_id": "711",
                "email": "lea@example.fr",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "980123456722334455001",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "helloasso": Dialect(
        tool="HelloAsso",
        save=text(sign=";", encoding="utf-8-sig"),
        rows=(
            (
                "Référence commande|Date de la commande|Statut de la commande|Nom participant|"
                "Prénom participant|Nom payeur|Prénom payeur|Email payeur|Raison sociale|"
                "Moyen de paiement|Billet|Numéro de billet|Tarif|Montant tarif|Code Promo|"
                "Montant code promo|Repas|Montant Repas"
            ),
            (
                "77|04/03/2026 14:25|Validé|LEFÈVRE|Léa|BIG|Boss|boss@example.fr|Ville de Sète|"
                "Carte bancaire|Journée|101|Élu|85,00|||Oui|15,00"
            ),
            (
                "77|04/03/2026 14:25|Contesté|N’DOUR|Tom|BIG|Boss|boss@example.fr||Carte bancaire|"
                "Journée|102|Élu|85,00||||"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "101",
                "email": "",
                "organisation": "Ville de Sète",
                "category": "Élu",
                "list_id": "",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "102",
                "email": "",
                "standing": Standing.PENDING,
            },
        ),
    ),
    "helloasso-membership": Dialect(
        tool="HelloAsso (adhésions)",
        save=text(sign=";", encoding="utf-8-sig"),
        rows=(
            (
                "Référence commande|Date de la commande|Statut de la commande|Nom adhérent|"
                "Prénom adhérent|Carte d'adhérent|Nom payeur|Prénom payeur|Email payeur|"
                "Raison sociale|Tarif|Montant tarif"
            ),
            (
                "77|04/03/2026 14:25|Validé|LEFÈVRE|Léa|https://example.fr/c/1|BIG|Boss|"
                "boss@example.fr|Sète|Membre|20,00"
            ),
            (
                "78|04/03/2026 14:25|Remboursé|N’DOUR|Tom|https://example.fr/c/2|BIG|Boss|"
                "boss@example.fr||Membre|20,00"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "email": "",
                "organisation": "Sète",
                "category": "Membre",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.CANCELLED},
        ),
    ),
    "billetweb": Dialect(
        tool="Billetweb",
        save=text(sign=";", encoding="utf-8-sig", quoted=True),
        rows=(
            "Tarif|Nom|Prénom|Email|Commande|Prix|Payé",
            "Élu|LEFÈVRE|Léa|lea@example.fr|C1|0.00|Oui",
            "Élu|N’DOUR|Tom|tom@example.fr|C1|85.00|Non",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "list_id": "",
                "email": "lea@example.fr",
                "category": "Élu",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.PENDING},
        ),
    ),
    "billetweb-long": Dialect(
        tool="Billetweb",
        save=text(sign=";", encoding="utf-8-sig", quoted=True),
        rows=(
            (
                "Séance|Tarif|Nom|Prénom|Email|Commande|Prix|Payé|Valide|Téléphone (Commande) - #5|"
                "Email (Commande) - #2|Société"
            ),
            (
                "2025-11-05 20:00|Élu|LEFÈVRE|Léa||C1|0.00|Oui|Oui|0600000000|boss@example.fr|"
                "Ville de Sète"
            ),
            "2025-11-05 20:00|Élu|N’DOUR|Tom||C1|0.00|Oui|Non||boss@example.fr|",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "email": "",
                "organisation": "Ville de Sète",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.CANCELLED},
        ),
    ),
    "weezevent": Dialect(
        tool="Weezevent",
        save=book(["Rencontres 2026 - participants"]),
        rows=(
            (
                "Code-barres|Composté|N. de commande|N. billet|Supprimé|Nom participant|"
                "Prénom participant|Email participant|Nom acheteur|Prénom acheteur|Email acheteur|"
                "Tarif|Date|Heure|Prix|Facture - Société"
            ),
            (
                "A1B2C3D4E5F6|0|500|9001|0|LEFÈVRE|Léa|lea@example.fr|BIG|Boss|boss@example.fr|Élu|"
                "04/03/2026|14:25|85,00|Ville de Sète"
            ),
            (
                "B2C3D4E5F6A1|1|500|9002|1|N’DOUR|Tom||BIG|Boss|boss@example.fr|Élu|04/03/2026|"
                "14:25|85,00|"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "A1B2C3D4E5F6",
                "list_id": "9001",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "B2C3D4E5F6A1",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "pretix": Dialect(
        tool="pretix",
        save=text(),
        rows=(
            (
                "Event slug|Event name|Order code|Position ID|Status|Email|Phone number|Order date|"
                "Order time|Product|Attendee name|Attendee name: Given name|"
                "Attendee name: Family name|Attendee email|Attendee company|Ticket secret|Seat ID"
            ),
            (
                "raict|RAICT|ABC12|1|paid|boss@example.fr|+33100000000|2026-03-04|14:25:00|Élu|"
                "Léa LEFÈVRE|Léa|LEFÈVRE|lea@example.fr|Ville de Sète|s3cr3tlea|"
            ),
            (
                "raict|RAICT|ABC12|2|canceled|boss@example.fr||2026-03-04|14:25:00|Élu|Tom N’DOUR|"
                "Tom|N’DOUR|||s3cr3ttom|"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "s3cr3tlea",
                "list_id": "",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
                "category": "Élu",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "s3cr3ttom",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "pretix-fr": Dialect(
        tool="pretix",
        save=text(sign=";"),
        rows=(
            (
                "Event slug|Nom de l’événement|Code de commande|ID de position|Statut|Email|"
                "Produit|Nom du participant|Nom du participant: Prénom|"
                "Nom du participant: Nom de famille|Email du participant|Entreprise du participant|"
                "Secret du billet|Nom du siège|Nom du siège"
            ),
            (
                "raict|RAICT|ABC12|1|payé|boss@example.fr|Élu|Léa LEFÈVRE|Léa|LEFÈVRE|"
                "lea@example.fr|Ville de Sète|s3cr3tlea|A1|A1"
            ),
            "raict|RAICT|ABC12|2|expiré|boss@example.fr|Élu|Tom N’DOUR|Tom|N’DOUR|||s3cr3ttom||",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "s3cr3tlea",
                "list_id": "",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
                "category": "Élu",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "s3cr3ttom",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "pretix-fr-space": Dialect(
        tool="pretix",
        save=text(sign=";"),
        rows=(
            (
                "Event slug|Nom de l’événement|Code de commande|ID de position|Statut|Email|"
                "Produit|Nom du participant|Nom du participant : Prénom|"
                "Nom du participant : Nom de famille|Email du participant|"
                "Entreprise du participant|Secret du billet|Nom du siège|Nom du siège"
            ),
            (
                "raict|RAICT|ABC12|1|payé|boss@example.fr|Élu|Léa LEFÈVRE|Léa|LEFÈVRE|"
                "lea@example.fr|Ville de Sète|s3cr3tlea|A1|A1"
            ),
            "raict|RAICT|ABC12|2|expiré|boss@example.fr|Élu|Tom N’DOUR|Tom|N’DOUR|||s3cr3ttom||",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "s3cr3tlea",
                "list_id": "",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
                "category": "Élu",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "s3cr3ttom",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "pretix-fr-hard-space": Dialect(
        tool="pretix",
        save=text(sign=";"),
        rows=(
            (
                "Event slug|Nom de l’événement|Code de commande|ID de position|Statut|Email|"
                "Produit|Nom du participant|Nom du participant\u00a0: Prénom|"
                "Nom du participant\u00a0: Nom de famille|Email du participant|"
                "Entreprise du participant|Secret du billet|Nom du siège|Nom du siège"
            ),
            (
                "raict|RAICT|ABC12|1|payé|boss@example.fr|Élu|Léa LEFÈVRE|Léa|LEFÈVRE|"
                "lea@example.fr|Ville de Sète|s3cr3tlea|A1|A1"
            ),
            "raict|RAICT|ABC12|2|expiré|boss@example.fr|Élu|Tom N’DOUR|Tom|N’DOUR|||s3cr3ttom||",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "s3cr3tlea",
                "list_id": "",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
                "category": "Élu",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "s3cr3ttom",
                "email": "",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "pretix-checkin": Dialect(
        tool="pretix (liste d’enregistrement)",
        save=text(sign=";"),
        rows=(
            (
                "Code de commande|Nom du participant|Nom du participant : Prénom|"
                "Nom du participant : Nom de famille|Produit|Prix|Enregistré|Passé en caisse|Payé|"
                "Secret|E-mail|Numéro de téléphone|Entreprise|Nom du siège|Nom du siège"
            ),
            (
                "ABC12|Léa LEFÈVRE|Léa|LEFÈVRE|Élu|0.00||2026-03-04 18:00|Oui|s3cr3tlea|"
                "lea@example.fr||Ville de Sète|A1|A1"
            ),
            "ABC12|Tom N’DOUR|Tom|N’DOUR|Élu|0.00|||Non|s3cr3ttom|||||",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "s3cr3tlea",
                "email": "lea@example.fr",
                "organisation": "Ville de Sète",
            },
            {"family": "N’DOUR", "given": "Tom", "code": "s3cr3ttom", "standing": Standing.PENDING},
        ),
    ),
    "indico": Dialect(
        tool="Indico",
        save=text(encoding="utf-8-sig"),
        rows=(
            (
                "ID|Name|First Name|Last Name|Email Address|Affiliation|Position|Country|"
                "Phone Number|Registration date|Registration state|Checked in|Check-in date|Tags"
            ),
            (
                "1|Léa LEFÈVRE|Léa|LEFÈVRE|lea@example.fr|Ville de Sète|Maire|France|33600000000|"
                "2026-03-04 14:25|Completed|No||vip"
            ),
            "2|Tom N’DOUR|Tom|N’DOUR|tom@example.fr|||Senegal||2026-03-04 14:25|Withdrawn|No||",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "list_id": "1",
                "organisation": "Ville de Sète",
                "function": "Maire",
                "country": "France",
            },
            {"family": "N’DOUR", "given": "Tom", "list_id": "2", "standing": Standing.CANCELLED},
        ),
    ),
    "odoo": Dialect(
        tool="Odoo",
        save=book(),
        rows=(
            (
                "Attendee Name|Email|Phone|Company Name|Event|Event Ticket|Status|Attended Date|"
                "Barcode|Booked by"
            ),
            (
                "Léa LEFÈVRE|lea@example.fr||Ville de Sète|RAICT|Élu|Registered||"
                "12345678901234567890|Boss BIG"
            ),
            "Tom N’DOUR||||RAICT|Élu|Cancelled||22345678901234567891|Boss BIG",
        ),
        people=(
            {
                "family": "Léa LEFÈVRE",
                "given": "",
                "code": "12345678901234567890",
                "standing": Standing.CONFIRMED,
                "organisation": "Ville de Sète",
                "category": "Élu",
            },
            {"family": "Tom N’DOUR", "standing": Standing.CANCELLED},
        ),
    ),
    "odoo-technical": Dialect(
        tool="Odoo (import-export)",
        save=text(),
        rows=(
            (
                "id|name|email|phone|company_name|event_id/id|event_ticket_id/id|state|date_closed|"
                "barcode"
            ),
            "reg_1|Léa LEFÈVRE|lea@example.fr||Ville de Sète|ev_1|tk_1|open||12345678901234567890",
            "reg_2|Tom N’DOUR||||ev_1|tk_1|cancel||223456789012345678",
        ),
        people=(
            {
                "family": "Léa LEFÈVRE",
                "list_id": "reg_1",
                "code": "12345678901234567890",
                "standing": Standing.CONFIRMED,
                "organisation": "Ville de Sète",
            },
            {"family": "Tom N’DOUR", "list_id": "reg_2", "standing": Standing.CANCELLED},
        ),
    ),
    "hi-events": Dialect(
        tool="Hi.Events",
        save=book(),
        rows=(
            (
                "ID|First Name|Last Name|Email|Status|Check Ins|Product ID|Product Name|Event ID|"
                "Public ID|Short ID|Created Date|Last Updated Date|Notes"
            ),
            (
                "31|Léa|LEFÈVRE|lea@example.fr|ACTIVE|0|7|Élu|1|A-3FQ9ZKP|a_x1|2026-03-04 14:25|"
                "2026-03-04 14:25|fauteuil roulant"
            ),
            "32|Tom|N’DOUR||CANCELLED|0|7|Élu|1|A-9KD2LMX|a_x2|2026-03-04 14:25|2026-03-04 14:25|",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "A-3FQ9ZKP",
                "list_id": "31",
                "category": "Élu",
                "note": "fauteuil roulant",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "A-9KD2LMX",
                "standing": Standing.CANCELLED,
            },
        ),
    ),
    "alf-io": Dialect(
        tool="alf.io",
        save=text(encoding="utf-8-sig", quoted=True, end="\n"),
        rows=(
            (
                "ID|Category|Event|Status|ReservationID|Full Name|First Name|Last Name|E-Mail|"
                "Language|Confirmation|Country Code"
            ),
            (
                "0b7c5a1e-aaaa|Élu|raict|ACQUIRED|R1|Léa LEFÈVRE|Léa|LEFÈVRE|\t+lea@example.fr|fr|"
                "2026-03-04|FR"
            ),
            (
                "0b7c5a1e-bbbb|Élu|raict|TO_BE_PAID|R1|Tom N’DOUR|Tom|N’DOUR|tom@example.fr|fr|"
                "2026-03-04|SN"
            ),
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "0b7c5a1e-aaaa",
                "list_id": "0b7c5a1e-aaaa",
                "email": "+lea@example.fr",
                "category": "Élu",
                "language": "fr",
                "country": "FR",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "0b7c5a1e-bbbb",
                "standing": Standing.PENDING,
            },
        ),
    ),
    "attendize": Dialect(
        tool="Attendize",
        save=text(),
        rows=(
            (
                "Prénom|Nom de famille|e-mail|Ticket ID|Référence|Type de billet|"
                "Date de la commande|Has Arrived|Arrival Time"
            ),
            "Léa|LEFÈVRE|lea@example.fr|912345678|ORD55|Élu|2026-03-04 14:25:00|NON|",
            "Tom|N’DOUR|lea@example.fr|812345679|ORD55|Élu|2026-03-04 14:25:00|NON|",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "912345678",
                "list_id": "",
                "category": "Élu",
            },
            {
                "family": "N’DOUR",
                "given": "Tom",
                "code": "812345679",
                "standing": Standing.CONFIRMED,
            },
        ),
    ),
    "google-forms": Dialect(
        tool="Google Forms",
        save=text(quoted=True, end="\n"),
        rows=(
            (
                "Horodateur|Adresse e-mail|Nom |Prénom\n|"
                "Votre structure\n(collectivité, association…) |Votre fonction |"
                "À quels moments serez-vous là ?"
            ),
            (
                "2026/07/29 9:00:00 AM UTC+3|lea@example.fr|LEFÈVRE|Léa|Ville de Sète|Maire|"
                "matin;après-midi"
            ),
            "2026/07/29 9:05:00 AM UTC+3|tom@example.fr|N’DOUR|Tom|||soir",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "email": "lea@example.fr",
                "function": "Maire",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.CONFIRMED},
        ),
    ),
    "google-sheets": Dialect(
        tool="Google Forms",
        save=text(),
        rows=(
            (
                "Horodateur|Adresse e-mail|Nom |Prénom\n|"
                "Votre structure\n(collectivité, association…) |Votre fonction |"
                "À quels moments serez-vous là ?"
            ),
            "01/10/2026 18:12:05|lea@example.fr|LEFÈVRE|Léa|Ville de Sète|Maire|matin, après-midi",
            "01/10/2026 18:15:05|tom@example.fr|N’DOUR|Tom|||soir",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "email": "lea@example.fr",
                "function": "Maire",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.CONFIRMED},
        ),
    ),
    "meetup": Dialect(
        tool="Meetup",
        save=text(sign="\t", encoding="utf-16", name="Rencontres.xls"),
        rows=(
            (
                "Name|User ID|Title|Event Host|RSVP|Guests|RSVPed on|Joined Group on|"
                "URL of Member Profile"
            ),
            (
                "Léa LEFÈVRE|user 11|Organizer|Yes|Yes|2|March 4, 2026|March 1, 2026|"
                "https://example.fr/11"
            ),
            "Tom N’DOUR|user 12|||No|0|March 4, 2026|March 1, 2026|",
        ),
        people=(
            {
                "family": "Léa LEFÈVRE",
                "given": "",
                "list_id": "user 11",
                "code": "",
                "function": "",
                "standing": Standing.CONFIRMED,
            },
            {"family": "Tom N’DOUR", "standing": Standing.CANCELLED},
        ),
    ),
    "luma": Dialect(
        tool="Luma",
        save=text(),
        rows=(
            (
                "name|first_name|last_name|email|phone_number|created_at|approval_status|"
                "checked_in_at|ticket_name"
            ),
            "Léa LEFÈVRE|Léa|LEFÈVRE|lea@example.fr||2026-03-04T14:25:00.000Z|approved||Élu",
            "Tom N’DOUR|Tom|N’DOUR|tom@example.fr||2026-03-04T14:25:00.000Z|pending_approval||Élu",
        ),
        people=(
            {
                "family": "LEFÈVRE",
                "given": "Léa",
                "standing": Standing.CONFIRMED,
                "code": "",
                "category": "Élu",
            },
            {"family": "N’DOUR", "given": "Tom", "standing": Standing.PENDING},
        ),
    ),
}

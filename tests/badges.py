"""Draws each shipped layout with the six hardest names: ``uv run python -m tests.badges docs/badges``."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QGuiApplication

from kiosk.core.layout import Layout
from kiosk.core.printjob import BadgeOrder, CoverSlip
from printing.dots import dots, picture
from printing.page import PageMaker, pdf_of
from printing.room import LayoutFolder
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, RESOURCES, order_for

SCREEN, PRINTER = 150, 203
ON_BLACK_DOTS = frozenset({"rouleau-62"})
"""The layouts made for printers of black dots; they are shown as these print them."""
GAP = 24
PAPER = (226, 229, 233)
SESSIONS = (
    (
        "9 h 30 – 11 h · Salon Président : L’AICT avec l’Amérique latine et les Caraïbes : levier pour "
        "favoriser l’égalité des genres ?"
    ),
    (
        "11 h 30 – 12 h 45 · Amphi Rochefoucault : Conférence plénière : construisons l’action "
        "internationale des collectivités territoriales de demain !"
    ),
    "12 h 45 – 14 h · Salle de restauration : Cocktail déjeunatoire",
    "15 h – 16 h 15 · Salon Président : Développement du tourisme durable au Maghreb",
    "16 h 30 – 17 h 30 · Amphi Rochefoucault : Plénière de mise à l’honneur d’un pays",
)
HARDEST = (
    order_for(
        "Emmanuelle",
        "DE LA ROCHEFOUCAULD-MONTBEL",
        organisation="Ministère de l’Europe et des Affaires étrangères - CNCD / DCTCIV",
        function="Vice-présidente chargée de la coopération décentralisée",
        country="France",
        category="Exposant",
    ),
    order_for(
        "Fatima-Zahra",
        "EL AMRANI",
        native_name="فاطمة الزهراء العمراني",
        organisation="Association régionale des collectivités locales de Marrakech-Safi (ARCL)",
        function="Directrice de la coopération internationale",
        country="Maroc",
        category="Délégation étrangère",
    ),
    order_for(
        "Kenji",
        "ŌTSUKA",
        native_name="大塚 健二",
        organisation="Council of Local Authorities for International Relations",
        function="Directeur",
        country="Japon",
        category="Intervenant·e",
    ),
    order_for(
        "Lou",
        "N’GUESSAN-d’Estienne van der Meer",
        organisation="Syndicat interdépartemental pour l’assainissement de l’agglomération parisienne (SIAAP)",
        function="Adjoint au maire délégué aux relations internationales",
        country="France",
        category="Élu·e",
    ),
    order_for("Jo", "LY", function="Photographe", country="France", category="Presse"),
    order_for(
        "Anne-Charlotte",
        "Wolfeschlegelsteinhausen",
        organisation="Ville de Saint-Rémy-en-Bouzemont-Saint-Genest-et-Isson",
        function="Maire",
        country="France",
        category="Technicien·ne",
    ),
)
SLIP = CoverSlip(
    title="Association régionale des collectivités locales de Marrakech-Safi",
    lines=(
        "38 badges",
        "Bac D-F, n° 132 à 169",
        *(f"{order.registrant.name}" for order in HARDEST * 6),
    ),
    layout="a6-plie",
    event_name="RAICT 2025",
)


def draw_all(folder: Path) -> Iterator[Path]:
    """Draw a contact sheet of each layout into *folder*, and give the files."""
    maker = PageMaker(layouts=LAYOUTS, typesetter=Typesetter(RESOURCES / "fonts"))
    for name in LayoutFolder(maker=maker).names():
        layout = maker.layout(name)
        columns = 3 if layout.width < layout.height else 2
        pictures = [_pages(maker, layout, order) for order in HARDEST]
        yield _saved(_contact_sheet(pictures, columns), folder / f"{name}.png")
    slip = picture(maker.page(SLIP), SCREEN)
    yield _saved(_contact_sheet([slip], 1), folder / "bordereau.png")
    sheet = picture(maker.calibration_page("avery-c32011-10"), SCREEN)
    yield _saved(sheet, folder / "calage.png")


def _pages(maker: PageMaker, layout: Layout, order: BadgeOrder) -> Image.Image:
    """Give all sides of a badge, as the printer gives them out."""
    asked = replace(order, layout=layout.name, programme=SESSIONS)
    if layout.name in ON_BLACK_DOTS:
        return dots(pdf_of("badge", maker.drawings(asked, PRINTER)), PRINTER)
    return picture(pdf_of("badge", maker.drawings(asked)), SCREEN)


def _contact_sheet(pictures: list[Image.Image], columns: int) -> Image.Image:
    wide, high = (max(one.size[side] for one in pictures) + GAP for side in (0, 1))
    rows = -(-len(pictures) // columns)
    sheet = Image.new("RGB", (wide * columns + GAP, high * rows + GAP), PAPER)
    for number, one in enumerate(pictures):
        place = (GAP + number % columns * wide, GAP + number // columns * high)
        sheet.paste(one.convert("RGB"), place)
    return sheet


def _saved(image: Image.Image, file: Path) -> Path:
    """Save with few colours: a badge has few, and the files stay small."""
    image.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(file, optimize=True)
    return file


if __name__ == "__main__":
    application = QGuiApplication([])
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for path in draw_all(target):
        sys.stdout.write(f"{path} {path.stat().st_size // 1000} KB\n")

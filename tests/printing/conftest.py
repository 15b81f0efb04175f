"""Badges of the reference list, and what makes them."""

import csv
import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from kiosk.core.printjob import BadgeOrder
from printing.page import PageMaker
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, RESOURCES, order_for


@pytest.fixture(scope="session")
def typesetter(qapp: QGuiApplication) -> Typesetter:
    """Text in the shipped fonts."""
    return Typesetter(RESOURCES / "fonts")


@pytest.fixture(scope="session")
def maker(typesetter: Typesetter) -> PageMaker:
    """Badges on the shipped layouts."""
    return PageMaker(layouts=LAYOUTS, typesetter=typesetter)


@pytest.fixture(scope="session")
def everybody() -> tuple[BadgeOrder, ...]:
    """Give an order for each person of the reference list."""
    path = RESOURCES / "demo" / "inscriptions-2025-06-27.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return tuple(
            order_for(
                row["Prénom"],
                row["Nom"],
                job=row["N° inscription"],
                code=row["Code QR"],
                function=row["Fonction"],
                organisation=row["Structure"],
                country=row["Pays"],
                category=row["Catégorie"],
            )
            for row in csv.DictReader(file, delimiter=";")
        )

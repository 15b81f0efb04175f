"""A QR symbol gets the mask that its library would give it."""

from random import Random

import pytest
from qrcode.main import QRCode

from printing.mask import best_mask

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@pytest.mark.parametrize("repair", range(4))
def test_the_mask_is_the_library_s(repair: int) -> None:
    """For codes of many lengths, capitals or any text, and of sizes with a version's number drawn."""
    chance = Random(repair)
    for length in (1, 4, 10, 10, 10, 20, 45, 90, 150):
        for letters in (ALPHABET, f"{ALPHABET.lower()}/?é"):
            symbol = QRCode(error_correction=repair, border=0)
            symbol.add_data("".join(chance.choices(letters, k=length)))
            symbol.best_fit()
            assert symbol.best_mask_pattern() == best_mask(symbol)

"""The badges that are hardest to print: the longest of the list, and names in twelve scripts."""

from collections.abc import Sequence

from kiosk.core.printjob import BadgeOrder
from tests.printing.orders import order_for

SCRIPTS = {
    "latin": "Zoë ŒUVRARD-ŁUKASZEWICZ",
    "vietnamese": "NGUYỄN Thị Phượng",
    "greek": "Αθηνά ΠΑΠΑΔΟΠΟΎΛΟΥ",
    "cyrillic": "Наталія ЩЕРБАЧУК",
    "arabic": "فاطمة الزهراء",
    "hebrew": "שירה כהן",
    "devanagari": "अनुष्का शर्मा",
    "bengali": "শ্রেয়া চক্রবর্তী",
    "ethiopic": "ሰላማዊት ተስፋዬ",
    "thai": "กัญญารัตน์ ศรีสุข",
    "chinese": "欧阳晓明",
    "japanese": "佐々木さくら",
}


def hardest(everybody: Sequence[BadgeOrder]) -> list[BadgeOrder]:
    """Give the forty badges that say most, and twelve in other scripts, each with a job of its own."""
    longest = sorted(everybody, key=lambda order: sum(map(len, order.text.values())))[-40:]
    others = [
        order_for("", name, job=f"script-{script}", code=f"K{number:09}X")
        for number, (script, name) in enumerate(SCRIPTS.items())
    ]
    return [*longest, *others]

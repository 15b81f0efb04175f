"""People whose badges are hard to print: the longest, the strangest letters, and twelve scripts."""

from collections.abc import Sequence

from kiosk.core.printjob import BadgeOrder
from tests.printing.orders import order_for

SCRIPTS = {
    "Latin": ("Mạc Thị Ngọc", "NGUYỄN"),
    "Greek": ("Ελένη", "ΠΑΠΑΔΟΠΟΥΛΟΥ"),
    "Cyrillic": ("Олександра", "КОВАЛЕНКО"),
    "Arabic": ("فاطمة الزهراء", "بن عبد الله"),
    "Hebrew": ("רחל", "בן־דוד"),
    "Devanagari": ("प्रियंका", "श्रीवास्तव"),
    "Ethiopic": ("ትዕግስት", "ገብረ ሥላሴ"),
    "Bengali": ("শর্মিষ্ঠা", "চট্টোপাধ্যায়"),
    "Thai": ("ศิริพร", "วงศ์สวัสดิ์"),
    "Chinese": ("明", "吕"),
    "Japanese": ("さくら", "髙橋"),
    "Korean": ("지우", "김"),
}
_HALF = 20


def in_all_scripts() -> list[BadgeOrder]:
    """Order a badge in each of the twelve scripts."""
    return [
        order_for(
            given, family, job=script, code=f"SCRIPT{number:04}", organisation=f"{family} {given}"
        )
        for number, (script, (given, family)) in enumerate(SCRIPTS.items())
    ]


def hardest(everybody: Sequence[BadgeOrder]) -> list[BadgeOrder]:
    """Give the forty of *everybody* that say the most, or say it in the rarest letters."""

    def length(order: BadgeOrder) -> int:
        person = order.registrant
        return len(person.name + person.organisation + person.function)

    def rareness(order: BadgeOrder) -> int:
        return len(
            {letter for letter in order.registrant.name if ord(letter) > 0xFF or letter in "'’-"}
        )

    longest = sorted(everybody, key=length, reverse=True)[:_HALF]
    rarest = sorted((one for one in everybody if one not in longest), key=rareness, reverse=True)
    return longest + rarest[:_HALF]

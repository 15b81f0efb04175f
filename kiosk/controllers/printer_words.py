"""What this desk tells the others of its printers."""

from kiosk.controllers.pool import Pool
from kiosk.core.desk_printer import is_desks
from kiosk.core.exchange import PrinterWord
from kiosk.core.printer_place import place_of
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.printing import printer_name


def printer_words(pool: Pool) -> tuple[PrinterWord, ...]:
    """Give the printers that this desk drives, each with what keeps it from printing.

    One that staff hold prints for nobody, and one that another desk drives is that desk's to tell of.
    """
    told = []
    for uri in pool.printers:
        state = pool.state_of(uri)
        trouble = state.trouble if state is not None else None
        is_others = trouble is not None and trouble.kind is TroubleKind.PRINTER_SHARED
        if not is_desks(uri) and not is_others:
            held = Trouble(TroubleKind.PRINTER_HELD, printer=uri)
            told.append(_word(uri, held if pool.is_held(uri) else trouble))
    return tuple(told)


def _word(uri: str, trouble: Trouble | None) -> PrinterWord:
    place, name = place_of(uri), printer_name(uri)
    if trouble is None:
        return PrinterWord(place=place, name=name)
    facts = {fact: str(value) for fact, value in trouble.facts.items()}
    return PrinterWord(place=place, name=name, trouble=trouble.kind.value, facts=facts)

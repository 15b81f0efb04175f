"""A page becomes dots."""

from concurrent.futures import ThreadPoolExecutor

from printing.dots import dots, picture
from printing.page import PageMaker
from tests.printing.orders import order_for


def test_dots_are_black_or_white_without_dithering(maker: PageMaker) -> None:
    """What is darker than middle grey is black, everything else white."""
    page = maker.page(order_for(), 300)
    greys = picture(page, 300, colour=False)
    expected = greys.point([0 if grey < 128 else 255 for grey in range(256)])
    assert dots(page, 300).convert("L").tobytes() == expected.tobytes()


def test_colours_come_out(maker: PageMaker) -> None:
    """The preview shows the band in its blue, on white paper."""
    image = picture(maker.page(order_for()), 100).convert("RGB")
    assert image.getpixel((2, image.height - 2)) == (0, 0x5A, 0x9C)
    assert image.getpixel((2, 2)) == (255, 255, 255)


def test_two_threads_take_turns(maker: PageMaker) -> None:
    """Pages drawn from several threads at once come out right; PDFium alone would crash."""
    page = maker.page(order_for(), 203)
    with ThreadPoolExecutor(4) as pool:
        pictures = set(pool.map(lambda _: dots(page, 203).tobytes(), range(40)))
    assert len(pictures) == 1


def test_badges_are_set_on_any_thread(maker: PageMaker) -> None:
    """The queue's thread sets the same page as the screen's."""
    orders = [order_for(f"Zoë{number}", f"ÇELİK-{number}") for number in range(40)]
    with ThreadPoolExecutor(4) as pool:
        elsewhere = list(pool.map(maker.page, orders))
    assert elsewhere == [maker.page(order) for order in orders]

"""A page that is no wider than the eye likes, in the middle of a screen that is."""

from PySide6.QtWidgets import QHBoxLayout, QWidget


def within(page: QWidget, widest: int) -> QWidget:
    """Give the widget that holds what is on *page*, *widest* pixels at most."""
    inside = QWidget(page)
    inside.setMaximumWidth(widest)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 12, 24, 20)
    row.addWidget(inside)
    return inside

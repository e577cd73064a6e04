"""A form drawn once: its page, the HTML to paste and the script's tree are one drawing."""

from webforms.drawing.form import form_element
from webforms.drawing.typed import Typed
from webforms.drawing.words import words

__all__ = ["Typed", "form_element", "words"]

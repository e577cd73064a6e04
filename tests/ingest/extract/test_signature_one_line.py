"""Name and firm on one line of a signature, with a comma between them."""

import pytest

from ingest.read import read_letter
from ingest.reading import Context

ADA = "Ada Lovelace <ada@mail.test>"
LETTER = (
    "From: {author}\nTo: desk@ours.example\nSubject: A quote\n\n"
    "Could you send me a quote for 20 desks by Friday?\n-- \n{signature}\n"
)


@pytest.mark.parametrize(
    ("author", "signature", "company"),
    [
        (ADA, "Ada Lovelace, Engines Ltd, +44 20 7946 0000", "Engines Ltd"),
        (ADA, "Ada Lovelace, Engines GmbH & Co. KG", "Engines GmbH & Co. KG"),
        # A firm whose own name has a comma stays whole.
        (ADA, "Ada Lovelace\nLovelace, Babbage & Partners Ltd",
         "Lovelace, Babbage & Partners Ltd"),
    ],
)  # fmt: skip
def test_the_firm_stands_without_the_name(author: str, signature: str, company: str) -> None:
    letter = LETTER.format(author=author, signature=signature)
    draft = read_letter(letter.encode(), Context()).draft
    assert draft.value("name") == "Ada Lovelace"
    assert draft.value("company") == company

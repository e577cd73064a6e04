"""Signatures of many countries become name, title, firm, telephone and address."""

import pytest

from ingest.draft import LeadDraft
from ingest.extract import understand
from ingest.message import Address, Message
from ingest.quotes import split_reply
from ingest.reading import Context

WORDS = "Hello,\n\nwe would like to order 20 of your blue chairs, please send an offer.\n\n"

# Region and sender, the signature, and below the rule what it says.
SIGNATURES = """
US Jane Doe <jane.doe@acme.com>
Best,
Jane Doe
VP of Sales
Acme Corporation
123 Main Street, Suite 400
Springfield, IL 62701
Office: (217) 555-0123 ext. 12
Cell: 217.555.0199
jane.doe@acme.com
www.acme.com
===
name Jane Doe
title VP of Sales
company Acme Corporation
phone (217) 555-0123 ext. 12
url www.acme.com
address 123 Main Street, Suite 400, Springfield, IL 62701
%%
US Jane Doe <jane.doe@acme.com>
--
Jane Doe | Marketing Manager | Acme
p: 415-555-0101 | w: acme.com
===
name Jane Doe
title Marketing Manager
company Acme
phone 415-555-0101
url acme.com
%%
GB Jane Doe <jane.doe@acme.com>
Kind regards

Jane Doe
Senior Account Manager

Acme Ltd, 10 High Street, London SW1A 1AA
DDI: 020 7946 0123
Mob: 07700 900123
===
name Jane Doe
title Senior Account Manager
phone 020 7946 0123
%%
DE Jana Roth <jana.roth@muster.de>
Mit freundlichen Grüßen / Best regards

i. A. Jana Roth
Vertriebsleiterin

Muster Maschinenbau GmbH
Industriestraße 5 | 70565 Stuttgart
Tel. +49 711 12345-67 | Fax +49 711 12345-99
jana.roth@muster.de | www.muster.de

Geschäftsführer: Max Muster | HRB 1234 Stuttgart
===
name Jana Roth
title Vertriebsleiterin
company Muster Maschinenbau GmbH
phone +49 711 12345-67
url www.muster.de
address Industriestraße 5, 70565 Stuttgart
%%
FR Jean Dupont <j.dupont@martin.fr>
Cordialement,

Jean DUPONT
Directeur commercial
Société Martin SARL
12 rue de la Paix
75002 Paris
Tél. : 01 42 68 53 00
Port. : 06 12 34 56 78
===
name Jean DUPONT
title Directeur commercial
company Société Martin SARL
phone 01 42 68 53 00
address 12 rue de la Paix, 75002 Paris
%%
ES Ana García <agarcia@sol.es>
Un saludo,

Ana García López
Responsable de Compras
Industrias Sol S.L.
C/ Mayor 15, 28013 Madrid
Tel: 91 123 45 67 - Móvil: 600 123 456
===
name Ana García López
title Responsable de Compras
company Industrias Sol S.L
phone 91 123 45 67
address C/ Mayor 15, 28013 Madrid
%%
IT Mario Rossi <m.rossi@rossi.it>
Cordiali saluti

Ing. Mario Rossi
Responsabile Acquisti
Rossi S.r.l.
Tel. 02 12345678 - Cell. 333 1234567
===
name Ing. Mario Rossi
title Responsabile Acquisti
company Rossi S.r.l
phone 02 12345678
%%
NL Pieter de Vries <pieter@devriesbouw.nl>
Met vriendelijke groet,

Pieter de Vries
Hoofd Inkoop
De Vries Bouw B.V.
Keizersgracht 100
1015 AA Amsterdam
T 020 123 4567
M 06 12345678
W www.devriesbouw.nl
===
name Pieter de Vries
title Hoofd Inkoop
company De Vries Bouw B.V
phone 020 123 4567
address Keizersgracht 100, 1015 AA Amsterdam
%%
PL Jan Kowalski <jk@abc.pl>
Pozdrawiam
Jan Kowalski
Kierownik Działu Sprzedaży
ABC Sp. z o.o.
ul. Długa 5, 00-238 Warszawa
tel. 22 123 45 67
===
name Jan Kowalski
title Kierownik Działu Sprzedaży
company ABC Sp. z o.o
phone 22 123 45 67
address ul. Długa 5, 00-238 Warszawa
%%
CZ Petr Novák <novak@stroje.cz>
S pozdravem

Petr Novák
obchodní ředitel
Stroje s.r.o.
Dlouhá 12, 110 00 Praha 1
tel.: +420 222 123 456
===
title obchodní ředitel
company Stroje s.r.o
phone +420 222 123 456
address Dlouhá 12, 110 00 Praha 1
%%
RU Иван Петров <ivan@romashka.ru>
С уважением,
Иван Петров
менеджер по продажам
ООО «Ромашка»
тел.: +7 (495) 123-45-67
===
name Иван Петров
title менеджер по продажам
company ООО «Ромашка»
phone +7 (495) 123-45-67
%%
JP 山田 太郎 <taro@sample.co.jp>
--
山田 太郎
株式会社サンプル
TEL: 03-1234-5678 FAX: 03-1234-5679
===
name 山田 太郎
company 株式会社サンプル
phone 03-1234-5678
%%
US Jane Doe <jane.doe@acme.com>
Thanks,
Jane

Acme Inc.
(415) 555-0101
===
company Acme Inc
phone (415) 555-0101
%%
US Jane Doe <jane.doe@acme.com>
Jane Doe, CEO, Acme Corp., +1 415 555 0101, jane.doe@acme.com
===
name Jane Doe
title CEO
company Acme Corp
phone +1 415 555 0101
%%
US Jane Doe <jane.doe@acme.com>
Best regards,
Jane Doe
Director of Engineering, Acme Robotics
linkedin.com/in/janedoe
===
title Director of Engineering
company Acme Robotics
social linkedin.com/in/janedoe
%%
US Jane Doe <jane.doe@acme.com>
JANE DOE
SENIOR PROJECT MANAGER
ACME CONSTRUCTION LLC
O 555.123.4567
500 Commerce Blvd, Dallas, TX 75201
===
name Jane Doe
title SENIOR PROJECT MANAGER
company ACME CONSTRUCTION LLC
phone 555.123.4567
address 500 Commerce Blvd, Dallas, TX 75201
%%
US Acme Sales <sales@acme.com>
Regards,
Robert Roe
Sales Director
Acme Corp
+1 415 555 0101
===
name Robert Roe
title Sales Director
company Acme Corp
phone +1 415 555 0101
%%
US Jane Doe <jane.doe@acme.com>
Sincerely,
Jane Doe, PhD
Professor of Physics
===
name Jane Doe, PhD
title Professor of Physics
"""
CASES = [case.strip("\n") for case in SIGNATURES.split("%%")]


def _draft(head: str, signature: str) -> LeadDraft:
    region, _, sender = head.partition(" ")
    name, _, email = sender.rstrip(">").partition(" <")
    message = Message(from_=Address(name, email), subject="Chairs", text=WORDS + signature)
    return understand(message, split_reply(message), None, None, Context(region=region))


@pytest.mark.parametrize("case", CASES, ids=[case.partition("\n")[0] for case in CASES])
def test_a_signature_is_read(case: str) -> None:
    letter, _, says = case.partition("\n===\n")
    head, _, signature = letter.partition("\n")
    draft = _draft(head, signature)
    for line in says.split("\n"):
        field, _, value = line.partition(" ")
        own = (f for f in draft.findings if (f.field, f.found_by) == (field, "signature"))
        found = [f.value for f in sorted(own, key=lambda f: -f.confidence)]
        assert [one.rstrip(".") for one in found[:1]] == [value], field
    assert draft.value("message") == WORDS.strip()


def test_telephones_have_their_kind_and_fax_is_left_out() -> None:
    lines = "Best regards,\nJane Doe\nT +1 415 555 0101\nM +1 415 555 0102\nF +1 415 555 0103"
    phones = _draft("US Jane Doe <jane@acme.com>", lines).every("phone")
    assert [(phone.value, phone.label) for phone in phones] == [
        ("+1 415 555 0101", "phone"),
        ("+1 415 555 0102", "mobile"),
    ]


def test_quoted_signatures_are_not_the_senders() -> None:
    quoted = "On 5 Jan 2026 Bob <bob@y.example> wrote:\n> Hi\n> -- \n> Bob\n> Tel +1 415 555 0101"
    assert _draft("US Jane Doe <jane@acme.com>", quoted).every("phone") == ()


@pytest.mark.parametrize(
    "line",
    ["VAT ID DE 123456789", "Invoice 2026-01-05", "IBAN DE12 5001 0517 0000", "HRB 12345678"],
)
def test_other_numbers_are_no_telephones(line: str) -> None:
    lines = f"Best regards,\nJane Doe\n{line}"
    assert _draft("DE Jane Doe <jane@acme.com>", lines).every("phone") == ()

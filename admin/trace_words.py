"""What the rules and extractors of a trace are called on the why page."""

from flask_babel import LazyString, gettext
from flask_babel import lazy_gettext as _l

RULE: dict[str, LazyString] = {
    "our own letter": _l("our own letter"),
    "loop header": _l("mark of a loop"),
    "too many hops": _l("too many servers"),
    "from ourselves": _l("from ourselves"),
    "feedback report": _l("spam complaint"),
    "delivery report": _l("delivery report"),
    "absence header": _l("absence by its headers"),
    "absence subject": _l("absence by its subject"),
    "machine report": _l("report of a machine"),
    "auto reply header": _l("automatic reply by its headers"),
    "auto reply subject": _l("automatic reply by its subject"),
    "auto submitted": _l("sent by a machine"),
    "machine sender": _l("sender is a machine"),
    "list header": _l("mailing list by its headers"),
    "precedence": _l("bulk mail"),
    "list manager": _l("sender is a list manager"),
    "no reply": _l("sender takes no answers"),
    "answers unwanted": _l("wants no automatic answers"),
    "empty return path": _l("empty return path"),
    "no sender": _l("no sender"),
    "nothing said": _l("nothing said"),
    "form": _l("form or portal"),
    "known sender": _l("known sender"),
    "forged sender": _l("forged sender"),
    "template": _l("read by a template"),
    "template drift": _l("format changed"),
    "accepted by a person": _l("accepted by a person"),
    "empty": _l("nothing said"),
}

EXTRACTOR: dict[str, LazyString] = {
    "sender": _l("the sender"),
    "from": _l("the sender"),
    "reply_to": _l("the address for answers"),
    "original_sender": _l("the writer a mailing list names"),
    "display_name": _l("the sender's name"),
    "signature": _l("the signature"),
    "email_domain": _l("the domain of the address"),
    "local_part": _l("the address"),
    "language": _l("the language of the text"),
    "subject": _l("the subject"),
    "summary": _l("the first words"),
    "vcard": _l("the attached card"),
    "header": _l("a header field"),
    "link": _l("a link in the letter"),
    "page": _l("the page of the form"),
    "hcard": _l("the card in the text"),
    "jsonld": _l("the card in the text"),
    "form_field": _l("a field of the form"),
    "form": _l("a field of the form"),
    "label": _l("a labelled line"),
    "text": _l("the text"),
    "reply": _l("the new words"),
    "phones": _l("the text"),
    "arrival": _l("the arrival"),
    "forwarded": _l("the forwarded letter"),
    "forwarded_sender": _l("the sender of the forwarded letter"),
    "forwarded_body": _l("the forwarded letter"),
    "notification.lines": _l("the labelled lines of a form or portal"),
}


def rule(name: str) -> str:
    """What a rule is called; one without words is shown by its own name."""
    return str(RULE[name]) if name in RULE else name.replace("_", " ")


def extractor(name: str) -> str:
    """What a value was read from; templates are named "template NAME vVERSION"."""
    if name.startswith("template "):
        said: str = gettext("the template %(name)s", name=name.removeprefix("template "))
        return said
    return str(EXTRACTOR[name]) if name in EXTRACTOR else name.replace("_", " ")

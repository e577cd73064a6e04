"""The sentences of our letters, in each language they are written in."""

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "new": "{form}: new message ({id})",
    "new_intro": "A message came through the form “{form}”.",
    "page": "Sent from: {page}",
    "files": "Files: {names}",
    "open": "Read it in Frontdesk: {link}",
    "answer": "An answer to this letter goes to {email}, as the visitor typed it.",
    "gone": "What was written is no longer kept.",
    "agreed": "Agreed to: {purposes}",
    "daily": "{form}: {count} messages",
    "daily_one": "{form}: 1 message",
    "daily_intro": "These messages came through the form “{form}” since the last letter.",
    "more": "And {count} more: {link}",
    "quarantine": "{count} form posts wait to be looked at",
    "quarantine_one": "1 form post waits to be looked at",
    "quarantine_intro": "They looked like spam, so nothing was made of them and nobody was written "
    "to. If one is honest, open it and choose “Accept anyway”.",
    "quarantine_all": "All that wait: {link}",
    "silence": "{form}: nothing came for {hours} hours",
    "silence_text": "The last message through the form “{form}” came on {last} (UTC). Usually the "
    "next comes within {usual} hours. Please see whether the form still works.",
    "spam": "{form}: much more spam than usual",
    "spam_text": "Today {share} % of the messages through the form “{form}” were set aside as "
    "spam ({count}); usually it is {usual} %. Either somebody floods the form, or something on the "
    "page makes honest messages look like spam.",
    "confirm": "Please confirm your e-mail address",
    "confirm_text": "Somebody, most likely you, gave this address in the form “{form}”. Please "
    "confirm that it is yours:",
    "confirm_after": "The link is good for {days} days. It opens a page with one button. If it was "
    "not you, you need not do anything.",
    "withdraw": "You can take your consent back at any time: {link}",
}

FRENCH: Mapping[str, str] = {
    "new": "{form} : nouveau message ({id})",
    "new_intro": "Un message est arrivé par le formulaire « {form} ».",
    "page": "Envoyé depuis : {page}",
    "files": "Fichiers : {names}",
    "open": "Le lire dans Frontdesk : {link}",
    "answer": "Une réponse à cette lettre va à {email}, adresse telle que saisie.",
    "gone": "Le texte du message n’est plus conservé.",
    "agreed": "A consenti à : {purposes}",
    "daily": "{form} : {count} messages",
    "daily_one": "{form} : 1 message",
    "daily_intro": "Ces messages sont arrivés par le formulaire « {form} » depuis la dernière "
    "lettre.",
    "more": "Et {count} de plus : {link}",
    "quarantine": "{count} envois de formulaire attendent une vérification",
    "quarantine_one": "1 envoi de formulaire attend une vérification",
    "quarantine_intro": "Ils ressemblaient à du spam : rien n’a été créé et personne n’a reçu de "
    "lettre. Si l’un d’eux est honnête, ouvrez-le et choisissez « Accepter quand même ».",
    "quarantine_all": "Tout ce qui attend : {link}",
    "silence": "{form} : rien depuis {hours} heures",
    "silence_text": "Le dernier message par le formulaire « {form} » est arrivé le {last} (UTC). "
    "D’habitude, le suivant arrive en moins de {usual} heures. Vérifiez que le formulaire "
    "fonctionne encore.",
    "spam": "{form} : bien plus de spam que d’habitude",
    "spam_text": "Aujourd’hui, {share} % des messages du formulaire « {form} » ont été mis de côté "
    "comme spam ({count}) ; d’habitude, c’est {usual} %. Soit quelqu’un inonde le formulaire, soit "
    "quelque chose dans la page donne à des messages honnêtes l’air de spam.",
    "confirm": "Veuillez confirmer votre adresse e-mail",
    "confirm_text": "Quelqu’un, sans doute vous, a donné cette adresse dans le formulaire "
    "« {form} ». Veuillez confirmer qu’elle est à vous :",
    "confirm_after": "Le lien est valable {days} jours. Il ouvre une page avec un seul bouton. Si "
    "ce n’était pas vous, vous n’avez rien à faire.",
    "withdraw": "Vous pouvez retirer votre consentement à tout moment : {link}",
}

_LANGUAGES = {"en": ENGLISH, "fr": FRENCH}


def say(language: str, name: str, **values: object) -> str:
    """The sentence of that name in the language, in English where we do not speak it."""
    words = _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
    return words[name].format(**values)

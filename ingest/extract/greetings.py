"""Salutations, which begin a letter and say nothing of its matter."""

import re

_GREETING = re.compile(
    r"""^\W*(?:
    hi|hello|hey|dear|good\ (?:morning|afternoon|evening|day)|greetings
    |to\ whom\ it\ may\ concern|howdy
  | (?:sehr\ )?geehrte[rs]?|liebe[rs]?|hallo|guten\ (?:tag|morgen|abend)|moin|servus
  |grüß\ gott|grüezi
  | bonjour|bonsoir|salut|cher|chère|madame|monsieur|messieurs
  | hola|buen[oa]s?\ (?:d[ií]as?|tardes|noches)|estimad[oa]s?|querid[oa]s?|saludos|muy\ señor
  | buongiorno|buonasera|ciao|salve|gentil[ie]|egregi[oa]|spett(?:\.|abile)|car[oi]
  | olá|ola|bom\ dia|boa\ (?:tarde|noite)|prezad[oa]s?|car[oa]s?|exm[oa]s?|oi
  | beste|geachte|goede(?:morgen|middag|navond|ndag)|dag|hoi
  | hej|hejsan|kära|god\ (?:dag|morgon|kväll|morgen|aften)|bästa|kære|kjære|hei|heisann
  | hyvä|terve|moi|päivää|hyvää\ (?:päivää|huomenta)|sæl
  | dzień\ dobry|witam|szanown[iya]|cześć|drog[ai]
  | dobrý\ (?:den|deň|večer)|vážen[íáýé]|ahoj|mil[ýáí]|zdravím
  | tisztelt|kedves|jó\ (?:napot|reggelt|estét)|szia|üdvözlöm
  | bună|buna|salut|stimat[ăe]|dragă|domnule
  | dobar\ dan|poštovani|pozdrav|zdravo|spoštovani|živjo|dragi|добар\ дан|поштовани
  | здравей(?:те)?|уважаем[иаыо]\w*|добър\ ден|здравствуйте|добрый\ (?:день|вечер)
  |доброе\ утро|привет|дорог\w+
  | добрий\ день|вітаю|шановн\w+|доброго\ дня
  | γεια|καλημέρα|καλησπέρα|αγαπητ\w+|κύρι\w+ | merhaba|selam|sayın|iyi\ günler|değerli
  | tere|lugupeetud|labdien|cienījam\w+|sveiki|laba\ diena|gerbiam\w+|benvolgu\w+|bon\ dia|kaixo
  | こんにちは|はじめまして|お世話になって|いつもお世話|拝啓|.{1,20}(?:様|御中|さま)$|您好
  |你好|尊敬的|敬启|안녕하세요|.{1,20}(?:님|귀하)$
  | xin\ chào|chào|kính\ (?:gửi|chào)|halo|selamat\ \w+|dengan\ hormat|yth|kepada|สวัสดี|เรียน
  | שלום|לכבוד|היי|مرحبا|السلام\ عليكم|عزيزي|السيد|تحية|سلام|با\ سلام|नमस्ते|प्रिय|आदरणीय
    )(?![\w])""",
    re.IGNORECASE | re.VERBOSE,
)
_MAX_WORDS = 9


def is_greeting(sentence: str) -> bool:
    """Whether a short sentence only greets; a long one that begins so says something too."""
    return (
        len(sentence.split()) <= _MAX_WORDS
        and len(sentence) < 90
        and bool(_GREETING.match(sentence))
    )

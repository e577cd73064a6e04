"""The language of a letter from a few of its words."""

import pytest

from ingest.extract.language import guess_language

SENTENCES = {
    "en": "Hello, could you please send us an offer for three of the lamps?",
    "de": "Guten Tag, wir möchten gerne ein Angebot für drei Lampen haben, bitte auch mit Preis.",
    "fr": "Bonjour, je voudrais recevoir une offre pour les trois lampes, merci de votre réponse.",
    "es": "Hola, quiero recibir más información sobre los precios de las lámparas, gracias.",
    "it": "Buongiorno, vorrei ricevere un preventivo per le lampade che avete, grazie mille.",
    "pt": "Olá, gostaria de receber um orçamento para as lâmpadas que vocês têm, obrigado.",
    "nl": "Goedendag, wij willen graag een offerte voor drie van de lampen, kunt u die sturen?",
    "sv": "Hej, jag skulle vilja ha en offert på tre lampor och undrar om det är möjligt.",
    "fi": "Hei, haluaisin saada tarjouksen kolmesta lampusta, kiitos. Mikä hinta on?",
    "pl": "Dzień dobry, proszę o ofertę na trzy lampy, czy jest to możliwe i jaka jest cena?",
    "cs": "Dobrý den, prosím o nabídku na tři lampy, jak je to s cenou a kdy by to bylo?",
    "hu": "Jó napot, szeretnék ajánlatot kérni három lámpára, és hogy mennyi az ár, köszönöm.",
    "tr": "Merhaba, üç lamba için bir teklif istiyorum, lütfen fiyat da yazın, teşekkürler.",
    "ru": "Здравствуйте, хотел бы узнать цену на три лампы и как их можно заказать, спасибо.",
    "uk": "Доброго дня, хотів би дізнатися ціну на три лампи та як їх замовити, дякую вам.",
    "el": "Καλημέρα, θα ήθελα μια προσφορά για τρεις λάμπες.",
    "ja": "見積書の送付をお願いいたします。",
    "zh": "您好，请给我们发一份三盏灯的报价。",
    "ko": "안녕하세요, 램프 세 개의 견적을 부탁드립니다.",
    "he": "שלום, אשמח לקבל הצעת מחיר לשלוש מנורות.",
    "ar": "مرحبا، أود الحصول على عرض سعر لثلاثة مصابيح.",
    "fa": "سلام، لطفاً پیشنهاد قیمت برای سه چراغ را بفرستید.",
    "th": "สวัสดีครับ ขอใบเสนอราคาโคมไฟสามดวง",
    "hi": "नमस्ते, कृपया तीन लैंप का मूल्य भेजें।",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_enough(code: str) -> None:
    assert guess_language(SENTENCES[code])[0] == code


@pytest.mark.parametrize("text", ["", "OK", "4711", "Acme GmbH", "?!"])
def test_too_few_words_say_nothing(text: str) -> None:
    assert guess_language(text) == ("", 0.0)

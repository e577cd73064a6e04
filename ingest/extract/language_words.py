"""The commonest words of thirty languages, and the scripts that belong to one."""

import re

# Language, colon, its words.
_TABLE = """
en: the and to of is you for in we are that with have this your would please can our will from
    be not
de: der die und das ich sie nicht ist mit für wir ein eine zu von auf den bitte uns ihre haben
    können auch möchte
fr: le la les et des est vous je pour une que nous dans sur pas avec votre du au ce qui merci
    bonjour avez
es: el la los que de y en un una por para con no su me es las del nos usted como gracias quiero
    más
it: il di che e la un per è una con non sono del vi mi della le si gli grazie vorrei anche più
    come
pt: o de que e do da em um para com não uma os no se na por mais as dos você obrigado gostaria
    eu
nl: de het een en van ik te dat is niet met voor op zijn u wij graag bij ons aan hebben kunt
    deze
sv: och att det är en som för på av med jag till inte har vi ni om ett kan den skulle vill
da: og at det er en som for på af med jeg til ikke har vi I om et kan den vil gerne os
no: og å det er en som for på av med jeg til ikke har vi dere om et kan den vil gjerne oss
fi: ja on ei että se olen me ovat kun mutta niin tai voisi haluaisin kiitos teidän myös olisi
    mikä
pl: i w na się nie do to że jest z o jak po za dla czy proszę mam oraz być chciałbym są
cs: a se na je že v to s do o z pro jsem by jak ale nebo prosím máme jsme který děkuji
sk: a sa na je že v to s do o z pre som by ako ale alebo prosím máme sme ktorý ďakujem
hu: a az és hogy nem is egy van ez meg de volt csak kérem szeretnék köszönöm lehet vagy már
ro: și de la în cu pe nu este un o că pentru din mai sunt am vă mulțumesc care sau aș dori
hr: i je u na se da za od sa su nije smo ili kako bi molim hvala što koji imamo vas
sl: in je v na se da za od so ni smo ali kako bi prosim hvala ki tudi pri vas za
tr: ve bir bu için ile de da ne çok var ben biz siz olarak daha lütfen istiyorum teşekkürler
    nasıl
et: ja on ei et see ma me te kui oma aga või palun soovin tänan kas mis ka meie
lv: un ir ar no uz par ka es mēs jūs vai lūdzu vēlos paldies kā tas nav arī
lt: ir yra į su iš kad ne aš mes jūs ar prašau norėčiau ačiū kaip tai taip pat apie
ca: el la els que de i en un una per amb no us és les del ens com gràcies vull més
id: yang dan di untuk dengan ini itu dari saya kami anda tidak ada pada akan bisa terima kasih
    mohon
vi: và của là cho tôi có không được với các một này chúng bạn xin cảm ơn muốn để
ru: и в не на что я с по как это вы мы для но или за от пожалуйста спасибо нас хотел
uk: і в не на що я з як це ви ми для але або за від будь ласка дякую нас хотів та
bg: и в не на че аз с по как това вие ние за но или от моля благодаря са да ще
sr: и је у на се да за од са су није смо или како би молим хвала што који
"""
LANGUAGES_OF_WORD: dict[str, tuple[str, ...]] = {}
for _row in _TABLE.replace("\n    ", " ").strip().split("\n"):
    _code, _, _list = _row.partition(": ")
    for _word in dict.fromkeys(_list.split()):
        LANGUAGES_OF_WORD[_word] = (*LANGUAGES_OF_WORD.get(_word, ()), _code)

# Language, its own letters, and the share of all letters that proves it.
SCRIPTS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.05),
    ("ko", re.compile(r"[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile(r"[\u4e00-\u9fff]"), 0.2),
    ("el", re.compile(r"[\u0370-\u03ff]"), 0.2),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.2),
    ("th", re.compile(r"[\u0e00-\u0e7f]"), 0.2),
    ("hi", re.compile(r"[\u0900-\u097f]"), 0.2),
    ("fa", re.compile(r"[پچژگی]"), 0.03),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.2),
    ("ka", re.compile(r"[\u10a0-\u10ff]"), 0.2),
    ("hy", re.compile(r"[\u0530-\u058f]"), 0.2),
)

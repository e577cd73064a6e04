"""Sign-offs ("Kind regards") that open a signature, in the languages people write in."""

# One phrase a cell, lower case, without final punctuation.
_TABLE = """
regards|best regards|kind regards|kindest regards|warm regards|warmest regards|with regards|best
many thanks and regards|thanks and regards|thanks & regards|thanks and best regards|rgds|brgds|br|kr
with kind regards|with best regards|thank you and regards|thank you and best regards|best wishes
with best wishes|all the best|sincerely|yours sincerely|sincerely yours|yours truly|yours faithfully
very truly yours|respectfully|respectfully yours|cordially|yours|cheers|warmly|take care|ciao
with thanks|thanks|thanks again|many thanks|thank you|thank you very much|thx|best regards from
bests
thanks in advance|thank you in advance|with appreciation|gratefully|have a great day|have a nice day
looking forward to hearing from you|talk soon|kind regards from|warm wishes|faithfully|respectfully
mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|mfg
freundliche grüße|freundliche grüsse|freundlichen gruß|freundlicher gruß|viele grüße|viele grüsse
liebe grüße|liebe grüsse|beste grüße|beste grüsse|herzliche grüße|herzliche grüsse|schöne grüße
mit besten grüßen|mit besten grüssen|mit herzlichen grüßen|mit vielen grüßen|mit lieben grüßen|lg|vg
hochachtungsvoll|gruß|grüße|grüsse|vielen dank|danke|vielen dank im voraus|besten dank
danke im voraus
mit freundlichen gruessen|viele gruesse|beste gruesse|liebe gruesse|herzlichst|mit bestem gruß
vielen dank und freundliche grüße|vielen dank und viele grüße|mit sonnigen grüßen|servus
cordialement|bien cordialement|très cordialement|cdlt|cdt|bien à vous|bien à toi|salutations
sincères salutations|meilleures salutations|salutations distinguées|sincèrement|respectueusement
avec mes meilleures salutations|amicalement|bonne journée|bonne réception|merci|merci d'avance
merci beaucoup|merci par avance|en vous remerciant|en vous remerciant par avance|à bientôt
veuillez agréer mes salutations distinguées|cordiales salutations|bien amicalement|belle journée
saludos|un saludo|saludos cordiales|un cordial saludo|cordiales saludos|atentamente|muy atentamente
atte|cordialmente|muchas gracias|gracias|gracias de antemano|gracias y saludos
reciba un cordial saludo
mis mejores deseos|respetuosamente|un abrazo|quedo atento|quedo atenta|saludos y gracias|abrazos
cordiali saluti|distinti saluti|un cordiale saluto|cordialità|saluti|i migliori saluti|un saluto
grazie|grazie mille|grazie in anticipo|grazie e saluti|tanti saluti|con i migliori saluti|in fede
molto cordialmente|la saluto cordialmente|buona giornata|buon lavoro|grazie e cordiali saluti
atenciosamente|att|com os melhores cumprimentos|melhores cumprimentos|cumprimentos|obrigado|obrigada
muito obrigado|muito obrigada|cordiais cumprimentos|abraço|abraços|grato|grata|desde já agradeço
saudações|com os meus melhores cumprimentos|respeitosamente|um abraço|obrigado desde já
met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|mvg
met hartelijke groet|hartelijke groet|hartelijke groeten|groet|groeten|groetjes|hoogachtend
bedankt|alvast bedankt|dank u|dank u wel|dank je wel|met beste groeten|beste groeten|fijne dag
med vänliga hälsningar|med vänlig hälsning|vänliga hälsningar|vänligen|hälsningar|mvh
bästa hälsningar
tack|tack på förhand|många hälsningar|med vennlig hilsen|vennlig hilsen|vh|hilsen
med vennlige hilsener
venlig hilsen|med venlig hilsen|de bedste hilsner|bedste hilsner|mange hilsner|tak|på forhånd tak
mange tak|takk|tusen takk|på forhånd takk|beste hilsener|beste hilsen|kærlig hilsen|hälsar|kvh
ystävällisin terveisin|ystävällisesti|terveisin|parhain terveisin|t|yt|kiitos|kiitos etukäteen
kiittäen|kunnioittavasti|lämpimin terveisin|kveðja|bestu kveðjur|með kveðju|með bestu kveðju
takk fyrir
z poważaniem|pozdrawiam|z wyrazami szacunku|pozdrawiam serdecznie|serdecznie pozdrawiam|pozdrowienia
dziękuję|z góry dziękuję|dziękuję i pozdrawiam|łączę wyrazy szacunku|łączę pozdrowienia|dzięki
s pozdravem|s přátelským pozdravem|s úctou|děkuji|předem děkuji|děkuji a přeji hezký den|hezký den
s pozdravom|s priateľským pozdravom|ďakujem|vopred ďakujem|s přáním hezkého dne|zdravím|díky
üdvözlettel|tisztelettel|köszönettel|köszönöm|előre is köszönöm|szívélyes üdvözlettel|üdv
baráti üdvözlettel
cu stimă|cu respect|cu stima|toate cele bune|mulțumesc|multumesc|cu drag|o zi bună|numai bine
vă mulțumesc
s poštovanjem|srdačan pozdrav|lijep pozdrav|pozdrav|lp|hvala|srdačno|s štovanjem|unaprijed hvala
s spoštovanjem|lep pozdrav|prijazen pozdrav|срдачан поздрав|с поштовањем|поздрав|хвала
с уважение|поздрави|благодаря|с най-добри пожелания|хубав ден|предварително благодаря|лек ден
с уважением|с наилучшими пожеланиями|всего доброго|всего наилучшего|спасибо|заранее спасибо
искренне ваш|с почтением|благодарю|с благодарностью|хорошего дня|удачи|заранее благодарю
з повагою|з найкращими побажаннями|дякую|щиро дякую|всього найкращого|гарного дня|наперед дякую
με εκτίμηση|φιλικά|με φιλικούς χαιρετισμούς|ευχαριστώ|ευχαριστώ πολύ|χαιρετισμούς
φιλικούς χαιρετισμούς
saygılarımla|saygılarımızla|iyi çalışmalar|teşekkürler|teşekkür ederim|iyi günler|sevgiler
selamlar|iyi dileklerimle|kolay gelsin|şimdiden teşekkürler
lugupidamisega|parimate soovidega|tervitades|aitäh|ar cieņu|ar cienu|paldies|sveicieni|pagarbiai
su pagarba|geriausi linkėjimai|ačiū|heiten|atentament|salutacions|salutacions cordials|gràcies
moltes gràcies|atentamente|saúdos|grazas|adeitasunez|agur bero bat|eskerrik asko
eskerrik asko aldez aurretik
me respekt|faleminderit|përshëndetje|gyda diolch|cofion|cofion cynnes|le meas|is mise le meas
trân trọng|trân trọng kính chào|kính thư|cảm ơn|xin cảm ơn|thân ái|thân mến|chân thành cảm ơn
hormat saya|hormat kami|salam|salam hormat|terima kasih|salam hangat|yang benar|sekian terima kasih
ขอแสดงความนับถือ|ด้วยความเคารพ|ขอบคุณครับ|ขอบคุณค่ะ|ขอบคุณ|ด้วยความนับถือ
בברכה|תודה|תודה רבה|בכבוד רב|תודה מראש|בתודה
مع تحياتي|مع أطيب التحيات|تحياتي|شكرا|شكراً|وتفضلوا بقبول فائق الاحترام|مع خالص التحية|مع التحية
با احترام|با تشکر|با سپاس|ارادتمند|सादर|धन्यवाद|भवदीय|आभार
敬具|よろしくお願いします|よろしくお願いいたします|宜しくお願いします|宜しくお願い致します|以上
以上、よろしくお願いいたします|何卒よろしくお願いいたします|何卒宜しくお願い申し上げます
此致|敬礼|敬禮|顺祝商祺|順頌商祺|谢谢|謝謝|祝好|祝商祺|此致敬礼|致敬|祝您工作顺利|敬上
감사합니다|고맙습니다|안녕히 계세요|수고하세요|드림
"""

CLOSINGS: frozenset[str] = frozenset(
    phrase.strip() for line in _TABLE.split("\n") for phrase in line.split("|") if phrase.strip()
)

# Closings that are often only the last sentence of the letter: they need a name beneath.
WEAK: frozenset[str] = frozenset(
    ["best", "t", "yt", "att", "br", "kr", "vg", "lg", "vh", "lp", "cdt", "以上", "agur"]
)
LONGEST_CLOSING = max(map(len, CLOSINGS))

"""The line a telephone or mail program puts under every letter: "Sent from my iPhone"."""

import re

_MAX_LENGTH = 120

# Beginnings that make a line an advertisement of the sender's device or program.
_PREFIXES = re.compile(
    r"""(?:
    sent\ (?:from|via|with|using|on|through|by)\b | get\ (?:outlook|bluemail)\ for\b
    | sent\ by\ [A-Z]
  | (?:get|download)\ the\ (?:new\ )?(?:yahoo|gmail|aol|outlook)\b | typed\ on\ (?:my|a)\b
  | gesendet\ (?:von|mit|aus|über|via)\b | (?:diese\ (?:e-?mail
  |nachricht)\ wurde\ )?von\ mein(?:em|er)\b
  | versendet\ (?:von|mit)\b | verschickt\ (?:von|mit)\b | holen\ sie\ sich\ outlook\ für
  | envoyé\ (?:de|depuis|à\ partir|avec|par|via|du)\b | obtenir\ outlook\ pour
  | télécharger\ outlook
  | téléchargez\ outlook | mail\ envoyé\ de | provenance\ :\ courrier
  | enviado\ (?:desde|de|do|con|com|a\ partir|por|pelo|via|através|mediante)\b
  | obtener\ outlook\ para
  | obtenha\ o\ outlook | obter\ o\ outlook | descargar\ outlook | baixe\ o\ outlook
  | inviato\ (?:da|dal|dall'|dall’|con|tramite|dalla|mediante)\s? | ottieni\ outlook\ per
  | scarica\ outlook
  | verzonden\ (?:vanaf|via|met|vanuit|door|van)\b | verstuurd\ (?:vanaf|via|met|vanuit|van)\b
  | outlook\ voor\ (?:ios|android)\ downloaden | download\ outlook\ voor
  | skickat\ (?:från|med|via)\b | skickades\ från\b | hämta\ outlook\ för | skaffa\ outlook\ för
  | sendt\ (?:fra|med|via|gennem)\b | hent\ outlook | få\ outlook\ (?:for|til)
  | lähetetty\ | hanki\ outlook | sent\ úr\ | sent\ frá\b
  | wysłan[eoya]+\ (?:z|ze|za\ pomocą|przy|poprzez)\b | pobierz\ outlook
  | z\ mojego\ (?:iphone|telefonu)
  | odesláno\ (?:z|ze|pomocí)\b | odoslané\ (?:z|zo|pomocou)\b | získejte\ outlook | získať\ outlook
  | poslané\ (?:z|zo)\b | posláno\ (?:z|ze)\b | stáhnout\ outlook
  | elküldve\ | küldve\ (?:az?|innen)\b | iphone-omról\ küldve | outlook\ beszerzése
  | trimis\ (?:de\ pe|din|de|cu|prin|de\ la)\b | obțineți\ outlook | descărcați\ outlook
  | poslano\ (?:s|sa|iz|z|putem|s\ pomočjo)\b | poslato\ (?:sa|preko|iz)\b | nabavite\ outlook
  | изпратено\ от\b | изпратен\ от\b | послато\ са\b | отправлено\ (?:с|из|со|через|от|при)\b
  | отправлен\ (?:с|из|со)\b | скачать\ outlook | надіслано\ (?:з|із|через|за)\b
  | відправлено\ (?:з|із)\b
  | στάλθηκε\ (?:από|με)\b | εστάλη\ (?:από|με)\b | αποστολή\ από\b | λήψη\ του\ outlook
  | iphone.?['’]?umdan\ | .{1,30}['’]?[ıiuü]m?dan\ gönderildi | gönderildi\ | outlook.{0,6}\ edinin
  | saadetud\ | sūtīts\ no\b | nosūtīts\ no\b | išsiųsta\ iš\b | siųsta\ iš\b
  | enviat\ (?:des|amb|per)\b | obtén\ outlook | nire\ iphone | dërguar\ nga\b
  | gửi\ từ\b | đã\ gửi\ từ\b | được\ gửi\ từ\b | tải\ outlook
  | dikirim\ (?:dari|melalui|menggunakan)\b | dihantar\ (?:dari|daripada|melalui)\b
  | dapatkan\ outlook
  | ส่งจาก | นำออกจาก | נשלח\ מ | הורד\ את\ outlook | أُ?رسلت?\ من | تم\ الإرسال\ من | مرسل\ من
  | ارسال\ شده\ از | मेरे\ .{1,20}\ से\ भेजा | .{1,30}\ से\ भेजा\ गया
  | .{1,30}から送信 | .{1,30}より送信 | 发自|發自|从我的|從我的|來自我的|来自我的|傳送自
  |寄自|我的.{1,20}发送|获取\ outlook|下载\ outlook
  | 나의\ .{1,20}에서\ | 내\ .{1,20}에서\ | .{1,30}에서\ 보냄
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PROSE = re.compile(r"[^\d],\s+\w+\s+\w+\s+\w+|\b(?:is|are|was|to all|because)\b\s|[.!?]\s+\w+")
_DRESS = " \t*_>-–—\u00a0\ufeff\u200e\u200f"


def is_mobile_line(line: str) -> bool:
    """Whether the line is nothing but such an advertisement; a sentence of prose is not."""
    if not 6 <= len(line) <= _MAX_LENGTH + 400:
        return False
    bare = re.sub(r"<[^<>]{0,300}>|\([^()]{0,200}\)|\[[^\[\]]{0,200}\]", "", line).strip(_DRESS)
    if not 6 <= len(bare) <= _MAX_LENGTH or not _PREFIXES.match(bare):
        return False
    return len(bare.split()) <= 12 and not _PROSE.search(bare)

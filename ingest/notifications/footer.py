"""The last lines of a form letter, which the plugin wrote and not the visitor."""

import re

_FOOTER = re.compile(
    r"""^[\W_]*(?:
    (?:this|the)\ (?:e-?mail|message|mail|form|notification|enquiry|inquiry|lead
    |submission|request)\ (?:was|has\ been|is)\ (?:sent|submitted|generated|sub
    |automatically|created|an\ automated)
  | this\ is\ an\ auto | you(?:'re|\ are)\ receiving\ th | you\ received\ this
  | sent\ (?:via|from|by|through|using)\ (?:form|your|the|https?:|a\ |my|example|www)
  | sent\ (?:from|by|on|at):? | submitted\ (?:from|on|at|via|by)\b | manage\ (?:submission
  |your) | (?:view|edit|see|open)\ (?:this\ |the\ |your\ |in\ )?(?:entry|submission|lead
  |message|online|browser|response|full)
  | does\ this\ (?:submission|message)\ look | report\ (?:it|this|as|spam)\b
  | powered\ by | (?:reply|respond)\ (?:directly\ )?to\ this | unsubscribe
  | to\ unsubscribe | copyright\b | ©
  | mark\ (?:as|this) | (?:click|tap)\ (?:here|below|the)\b | log\ ?in\ to
  | do\ not\ reply | please\ do\ not\ reply | all\ rights\ reserved
  | if\ you\ (?:no\ longer|don't|do\ not|believe|think) | akismet
  | privacy\ policy | ip\ address: | user\ agent: | remote\ ip | page\ url: | time:\s*\d
  | date:\s*\w+\ \d | sender\ ip
  | (?:diese|dies)\ (?:e-?mail|nachricht|mail|anfrage|ist\ eine\ automatische)\b
  | gesendet\ (?:über|von|am|via|mit)\b | diese\ anfrage | sie\ erhalten\ diese
  | bitte\ antworten\ sie\ nicht | abgesendet\ (?:am|von)
  | (?:ce|cet)\ (?:e-?mail|message|courriel|mail|formulaire)\ (?:a|est|vous)
  | vous\ recevez\ ce | envoyé\ (?:depuis|via|par|le)\b | merci\ de\ ne\ pas\ répondre
  | este\ (?:e-?mail|correo|mensaje|formulario)\ (?:ha|fue|se|es) | ha\ recibido\ este
  | enviado\ (?:desde|por|vía|mediante|através|em|a\ través)\b | no\ responda
  | (?:este|esta|essa|esse)\ (?:e-?mail|mensagem|formulário)\ (?:foi|é)
  | você\ (?:está\ recebendo|recebeu)
  | (?:questa|questo)\ (?:e-?mail|messaggio|mail|modulo)\ (?:è|e')\ | inviato\ (?:da|dal
  |tramite|il)\b | hai\ ricevuto
  | (?:deze|dit)\ (?:e-?mail|bericht|mail|formulier)\ (?:is|werd)\ | verzonden\ (?:via
  |vanaf|op)\b | u\ ontvangt\ deze
  | (?:detta|det\ här|denna|dette|denne)\ (?:e-post\w*|e-mail|mail|meddelande\w*|mejl
  |besked|melding\w*|meddelelse)\ (?:är|skickades|har|blev|er|ble)\b
  | tämä\ (?:viesti|sähköposti|lomake) | (?:ta|ten|niniejsza|niniejszy)\ (?:wiadomość
  |e-?mail|formularz)\ (?:zosta|jest|pocho) | wiadomość\ (?:została|wysłana)
  | (?:tento|tato)\ (?:e-?mail|zpráva|správa|formulář)\ | (?:ezt|ez)\ (?:az?
  |a\ )\ ?(?:e-?mail|üzenet|levelet|levél) | acest\ (?:e-?mail|mesaj|formular)\
  | ova\ (?:poruka|e-pošta) | ovaj\ e-?mail | to\ sporočilo
  | (?:это|данное)\ (?:письмо|сообщение)\ | письмо\ отправлено | отправлено\ (?:с|со|через
  |из)\b | цей\ лист | це\ повідомлення | този\ имейл | това\ съобщение
  | αυτό\ το\ (?:μήνυμα|e-?mail) | bu\ (?:e-?posta|mesaj|ileti|form)\ | see\ (?:kiri
  |e-kiri|sõnum) | šis\ (?:e-pasts|ziņojums|laiškas|pranešimas)
  | aquest\ (?:correu|missatge) | このメールは | このメッセージは | 本メールは | 送信元
  | 此(?:邮件|郵件|消息|信息|訊息) | 本(?:邮件|郵件) | 该邮件 | 이\ ?(?:메일|메시지
  |이메일)은
  | (?:thư|email)\ này\ | (?:surel|email|pesan)\ ini\ | อีเมลนี้ | (?:דוא"ל|הודעה|מייל)\ ז
  | (?:تم\ إرسال|هذه\ الرسالة|هذا\ البريد|این\ ایمیل) | यह\ (?:ईमेल|संदेश)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_RULE = re.compile(r"^\s*(?:-{2,}|_{2,}|={3,}|\*{3,}|—+|–{1,3}|~{3,}|#{3,}|─{2,}|━{2,}|－{2,})\s*$")


def is_footer(line: str) -> bool:
    """Whether the line is the plugin's own last word."""
    return len(line) < 1500 and bool(_FOOTER.match(line[:200]))


def is_rule(line: str) -> bool:
    """Whether the line is only a rule of dashes or the like."""
    return len(line) < 200 and bool(_RULE.match(line))


def without_footer(lines: list[str]) -> list[str]:
    """The lines before the plugin's footer; a rule counts when only footer or labels follow."""
    for at, line in enumerate(lines):
        if is_footer(line):
            return _trimmed(lines[:at])
        if is_rule(line) and _ends_here(lines[at + 1 :]):
            return _trimmed(lines[:at])
    return _trimmed(lines)


def _ends_here(rest: list[str]) -> bool:
    first = next((line for line in rest if line.strip()), "")
    return not first or is_footer(first)


def _trimmed(lines: list[str]) -> list[str]:
    lines = list(lines)
    while lines and (not lines[-1].strip() or is_rule(lines[-1])):
        lines.pop()
    while lines and not lines[0].strip():
        del lines[0]
    return lines

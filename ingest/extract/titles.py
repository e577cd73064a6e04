"""Words that make a line a job title, in the languages signatures are written in."""

import re

_WORDS = frozenset(
    str.split("""
    ceo cto cfo coo cmo cio ciso cso cpo chro cro president vice-president vp svp evp avp director
    manager head chief lead
    officer executive founder co-founder cofounder owner partner principal associate assistant
    coordinator administrator
    supervisor engineer developer architect designer consultant analyst specialist technician
    programmer scientist researcher
    professor lecturer teacher attorney lawyer counsel solicitor barrister paralegal accountant
    auditor bookkeeper controller
    treasurer buyer purchaser planner strategist advisor adviser representative rep agent broker
    realtor salesperson secretary
    receptionist editor writer journalist photographer producer superintendent foreman estimator
    surveyor nurse physician
    surgeon dentist therapist pharmacist psychologist recruiter trainer instructor coach
    evangelist ambassador chairman
    chairwoman chairperson chair trustee dean provost student intern apprentice clerk operator
    chef curator librarian
    geschäftsführer geschäftsführerin geschäftsleitung geschäftsleiter vorstand inhaber inhaberin
    leiter leiterin
    bereichsleiter abteilungsleiter abteilungsleiterin teamleiter teamleiterin vertriebsleiter
    vertriebsleiterin projektleiter
    projektleiterin mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin assistent
    assistentin berater beraterin
    ingenieur ingenieurin entwickler entwicklerin rechtsanwalt rechtsanwältin steuerberater
    steuerberaterin einkäufer
    einkäuferin vertrieb einkauf buchhaltung buchhalter prokurist prokuristin referent referentin
    architektin meister
    kundenberater kundenberaterin disponent kaufmann kauffrau techniker technikerin beauftragter
    beauftragte
    directeur directrice gérant gérante président présidente responsable chargé chargée chef
    cheffe ingénieur ingénieure
    consultante conseiller conseillère commercial commerciale comptable assistante acheteur
    acheteuse avocat avocate fondateur
    fondatrice associé associée développeur technicien technicienne gestionnaire secrétaire
    délégué déléguée architecte
    directora gerente presidenta jefe jefa encargado encargada responsable ingeniero ingeniera
    abogado abogada contable
    contador asesor asesora consultor consultora comercial administrativo administrativa fundador
    fundadora socio socia
    técnico técnica coordinador coordinadora asistente propietario propietaria arquitecto vendedor
    profesor profesora
    responsabile referente dirigente capo direttore direttrice amministratore titolare ingegnere
    avvocato commercialista consulente
    impiegato impiegata
    fondatore fondatrice socio architetto geometra ragioniere segretaria addetto addetta tecnico
    venditore presidente
    diretor diretora sócio sócia engenheiro engenheira advogado advogada contador contadora
    coordenador coordenadora
    analista assistente supervisor vendedor vendedora arquiteto professor professora fundadora
    proprietário gestor gestora
    directeur-generaal bestuurder zaakvoerder eigenaar hoofd adviseur medewerker medewerkster
    ingenieur accountmanager
    projectleider teamleider boekhouder advocaat inkoper verkoper oprichter vennoot secretaresse
    vd ägare chef ansvarig säljare konsult ingenjör utvecklare grundare ekonomiansvarig direktør
    leder sjef konsulent
    ingeniør utvikler udvikler rådgiver selger sælger ejer eier grunnlegger partner
    toimitusjohtaja johtaja päällikkö
    myyntipäällikkö asiantuntija insinööri kehittäjä yrittäjä omistaja framkvæmdastjóri
    dyrektor prezes kierownik właściciel specjalista doradca inżynier księgowa księgowy handlowiec
    asystent asystentka
    koordynator koordynatorka wiceprezes pełnomocnik radca adwokat programista konsultant
    ředitel ředitelka jednatel jednatelka vedoucí majitel obchodní zástupce účetní manažer
    manažerka riaditeľ riaditeľka
    konateľ majiteľ vedúci konzultant ügyvezető igazgató vezető tulajdonos mérnök könyvelő
    értékesítő tanácsadó
    administrator asociat inginer contabil consilier avocat șef coordonator direktor direktorica
    voditelj voditeljica
    vlasnik savjetnik inženjer direktorius vadovas vadovė vadybininkas juhataja juhatuse müügijuht
    direktors vadītājs
    директор генеральный менеджер руководитель начальник специалист инженер бухгалтер юрист
    заместитель владелец консультант
    керівник спеціаліст юрист бухгалтер управител мениджър собственик ръководител
    διευθυντής διευθύντρια διευθύνων υπεύθυνος υπεύθυνη μηχανικός δικηγόρος λογιστής σύμβουλος
    ιδιοκτήτης
    müdür müdürü yönetici yöneticisi uzman uzmanı mühendis mühendisi danışman kurucu ortak avukat
    sorumlusu sahibi direktörü
    giám đốc trưởng phòng nhân viên kỹ sư kế toán direktur manajer kepala staf pengurus pemilik
    """)
)
_INSIDE = (
    "社長", "部長", "課長", "係長", "主任", "代表取締役", "取締役", "担当", "マネージャー",
    "マネジャー", "エンジニア", "営業", "经理", "總經理", "总经理", "總監", "总监", "主管",
    "工程师", "工程師", "董事", "销售", "銷售", "대표", "부장", "과장", "차장", "대리", "팀장",
    "이사", "사원", "매니저", "מנכ\"ל", "מנכ״ל", "מנהל", "סמנכ\"ל", "مدير", "مهندس", "مدیر",
    "รองผู้จัดการ", "ผู้จัดการ", "निदेशक", "प्रबंधक",
)  # fmt: skip
_TITLE_PHRASES = re.compile(
    r"\b(?:sales|marketing|customer (?:service|success|support|care)|human resources"
    r"|business development|public relations|r&d|operations)\b"
    r"(?! (?:ltd|inc|gmbh))",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_MAX_WORDS = 10
# Compound words of the Germanic and Finnic languages.
_ENDINGS = (
    *("leiter", "leiterin", "leitung", "ingenieur", "ingenieurin", "manager", "managerin", "chef"),
    *("direktor", "direktorin", "berater", "beraterin", "leader", "leder", "ledare", "sjef"),
    *("ansvarlig", "ansvarig", "konsulent", "medarbejder", "medarbeider", "medarbetare"),
    *("medewerker", "adviseur", "leider", "verkoper", "päällikkö", "johtaja", "asiantuntija"),
)


def is_title(text: str) -> bool:
    """Whether the text reads as a job title: short, no digits, and with a word that says so."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or len(words) > _MAX_WORDS or sum(map(str.isdigit, text)) > 2 or "@" in text:
        return False
    if any(
        word in _WORDS or word.split("-")[0] in _WORDS or word.split("-")[-1] in _WORDS
        for word in words
    ):
        return True
    if any(word.endswith(_ENDINGS) for word in words):
        return True
    return any(part in text for part in _INSIDE) or (
        len(words) <= 4 and bool(_TITLE_PHRASES.search(text))
    )

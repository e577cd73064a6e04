"""The words of attribution lines ("On ... wrote:") in the languages mail clients speak."""

# Verbs that end an attribution line or stand before the name in it.
WROTE: frozenset[str] = frozenset(
    str.split("""
    wrote writes sent said schrieb geschrieben schreibt écrit ecrit escribió escribio escreveu
    escrito scritto scrisse schreef geschreven skrev skrifaði kirjoitti napisał napisała pisze
    napsal napsala napísal napísala írta irta scris napisao napisala napisal pisao pisala
    написал написала пишет писал писала написав написао написа έγραψε έγραψεν yazdı yazdi
    kirjutas rakstīja rašė parašė escrigué escriure idatzi shkroi menulis následující viết
    """)
)

# Verbs written without spaces, or in several words: looked for anywhere in the line.
WROTE_INSIDE: tuple[str, ...] = (
    "写道", "寫道", "写到", "のメール", "書きました", "書いた", "のメッセージ", "님이 작성",
    "작성:", "님이 쓴", "님께서", "เขียน", "כתב", "كتب", "تمت كتابة", "نوشت", "ने लिखा",
    "đã viết", "viết:", "a écrit", "a scris", "ha scritto", "va escriure",
    "het volgende geschreven", "keltezéssel",
)  # fmt: skip

# Words before a bare name: "Quoting Jane Doe:".
QUOTING: frozenset[str] = frozenset(
    str.split("quoting zitat citando citation citat cytat citaat citace citát citazione missatge")
)

# First words of an attribution line; a date may stand there instead.
STARTS: frozenset[str] = (
    frozenset(
        str.split("""
    on at le am em el il op w dnia den på vào pe dne dňa în in data en dana þann à у в во на στις
    την τη ο datum датум pada nga dt kontakt v u a la 於 于 在 בתאריך في در tgl lúc ngày på i
    """)
    )
    | QUOTING
)

# Day names (whole or abbreviated) that begin an attribution line in many languages.
DAYS: frozenset[str] = frozenset(
    str.split("""
    mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday
    sunday mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag
    lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche
    lunes martes miércoles jueves viernes sábado domingo mié jue vie sáb dom
    lunedì martedì mercoledì giovedì venerdì sabato domenica gio
    seg ter qua qui sex segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
    ma wo vr za zo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    mån tis ons tors fre lör sön måndag tisdag onsdag torsdag fredag lördag söndag
    man tir tor lør søn mandag tirsdag torsdag lørdag søndag
    ke to pe la su ti maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
    pon wt śr czw pt sob niedz poniedziałek wtorek środa czwartek piątek sobota niedziela
    po út st čt pá ne pondělí úterý středa čtvrtek pátek neděle
    ut št pondelok utorok streda štvrtok piatok nedeľa
    h k sze cs szo v hétfő kedd szerda csütörtök péntek szombat vasárnap
    luni marți miercuri joi vineri sâmbătă duminică mie
    uto sri čet pet ned ponedjeljak utorak srijeda četvrtak petak subota nedjelja
    пн вт ср чт пт сб вс нд понедельник вторник среда четверг пятница суббота воскресенье
    понеділок вівторок середа четвер субота неділя пон уто сре чет пет суб нед
    δευ τρί τετ πέμ παρ σάβ κυρ δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
    pzt sal çar per cum cmt paz pazartesi salı çarşamba perşembe cuma cumartesi pazar
    sen sel rab kam jum sab min senin selasa rabu kamis jumat sabtu minggu
    pirmd otrd trešd ceturtd piektd sestd svētd सोम मंगल बुध गुरु शुक्र शनि रवि
    """)
)

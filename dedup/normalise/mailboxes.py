"""Kept lists: mailboxes many share, domains anybody can write from, misspelt domains."""

from dedup.normalise.letters import words

# RFC 2142 names and what firms print on their cards, in the languages of the house's users.
ROLE_LOCAL_PARTS = words(
    """
    abuse accounting accounts accueil admin administration admissions advertising agence
    amministrazione anfrage anfragen ap ar assistance atencion backoffice bestellung
    bestellungen bewerbung billing booking bookings buchhaltung buero bureau careers cobros
    commercial commerciale comercial comptabilite compras compta contabilidad contact
    contactus contacto contatti contato compliance customercare customerservice
    customersupport datenschutz dpo direction donotreply einkauf empfang enquiries enquiry
    events facturacion facturation feedback finance general geschaeftsleitung hallo hello help
    helpdesk hi hola hostmaster hr info informacion informatique informazioni inquiries
    inquiry it jobs kontakt kundenservice legal logistics logistik mail mailbox mailer-daemon
    management marketing media merci news newsletter no-reply noreply office oficina
    operations order orders partner partners payroll personal postmaster poststelle presse
    press privacy procurement purchasing qualite reception recrutement recruiting rechnung
    rechnungen rechnungswesen reservation reservations rh root sales secretariat secretaria
    security sekretariat service services shop soporte spam studio support team test technik
    technical tech ufficio vendite ventas verkauf vertrieb verwaltung webmaster website
    welcome zentrale
    """
)

FREE_MAIL_DOMAINS = words(
    """
    gmail.com googlemail.com yahoo.com ymail.com rocketmail.com yahoo.co.uk yahoo.fr yahoo.de
    yahoo.it yahoo.es yahoo.ca yahoo.co.in yahoo.com.br yahoo.com.au yahoo.co.jp hotmail.com
    hotmail.co.uk hotmail.fr hotmail.de hotmail.it hotmail.es hotmail.nl hotmail.be
    outlook.com outlook.fr outlook.de outlook.es outlook.it live.com live.co.uk live.fr
    live.de live.nl live.it live.be msn.com icloud.com me.com mac.com aol.com aol.de aol.fr
    aim.com gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr web.de t-online.de freenet.de arcor.de
    online.de mail.de posteo.de mailbox.org 1und1.de email.de kabelmail.de vodafone.de
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr libero.it
    virgilio.it tiscali.it alice.it tin.it hotmail.ch bluewin.ch hispeed.ch sunrise.ch
    terra.es telefonica.net ya.com telenet.be skynet.be proximus.be ziggo.nl kpnmail.nl
    planet.nl home.nl xs4all.nl chello.nl upcmail.nl chello.at aon.at a1.net btinternet.com
    sky.com virginmedia.com ntlworld.com talktalk.net blueyonder.co.uk comcast.net verizon.net
    att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com
    optonline.net rogers.com shaw.ca sympatico.ca telus.net videotron.ca bigpond.com
    bigpond.net.au optusnet.com.au mail.com email.com usa.com mail.ru yandex.ru yandex.com
    bk.ru inbox.ru list.ru rambler.ru ukr.net i.ua wp.pl onet.pl o2.pl interia.pl gazeta.pl
    op.pl seznam.cz centrum.cz email.cz post.cz azet.sk zoznam.sk freemail.hu citromail.hu
    abv.bg mail.bg sapo.pt clix.pt uol.com.br bol.com.br terra.com.br ig.com.br qq.com 163.com
    126.com sina.com foxmail.com naver.com daum.net hanmail.net rediffmail.com protonmail.com
    proton.me pm.me protonmail.ch tutanota.com tutanota.de tuta.io tuta.com zoho.com
    fastmail.com fastmail.fm hushmail.com hey.com duck.com telia.com spray.se online.no
    jubii.dk mail.dk ofir.dk luukku.com suomi24.fi inbox.lv eircom.net windowslive.com
    """
)

DISPOSABLE_DOMAINS = words(
    """
    mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org sharklasers.com
    grr.la 10minutemail.com 10minutemail.net temp-mail.org tempmail.com tempmail.net
    tempmailo.com throwawaymail.com yopmail.com yopmail.fr yopmail.net trashmail.com
    trashmail.de trashmail.net wegwerfmail.de wegwerfemail.de spoofmail.de byom.de muell.email
    mailnesia.com maildrop.cc dispostable.com getnada.com nada.email mohmal.com fakeinbox.com
    spamgourmet.com mytemp.email emailondeck.com moakt.com mintemail.com discard.email
    discardmail.com jetable.org mailcatch.com tempr.email burnermail.io inboxkitten.com
    mail-temp.com einrot.com cuvox.de dayrep.com fleckens.hu gustr.com jourrapide.com
    rhyta.com superrito.com teleworm.us armyspy.com
    """
)

# Providers that deliver first.last and firstlast to the same person.
DOTS_IGNORED = frozenset({"gmail.com"})

# How households begin the name of a mailbox that several of them read.
FAMILY_WORDS = words(
    """
    family fam familie famille familia famiglia rodina rodzina haus house casa maison home
    the die les los gli
    """
)

SAME_DOMAIN = {
    "googlemail.com": "gmail.com",
    "gmial.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gamil.com": "gmail.com",
    "gmail.co": "gmail.com",
    "gmail.de": "gmail.com",
    "gmail.con": "gmail.com",
    "gmal.com": "gmail.com",
    "gnail.com": "gmail.com",
    "gmaill.com": "gmail.com",
    "hotmial.com": "hotmail.com",
    "hotmai.com": "hotmail.com",
    "hotmal.com": "hotmail.com",
    "hotmail.con": "hotmail.com",
    "outlok.com": "outlook.com",
    "outloook.com": "outlook.com",
    "outlook.con": "outlook.com",
    "yaho.com": "yahoo.com",
    "yahooo.com": "yahoo.com",
    "yahoo.con": "yahoo.com",
    "iclod.com": "icloud.com",
    "icloud.con": "icloud.com",
    "t-onlne.de": "t-online.de",
    "gmx.ed": "gmx.de",
    "pm.me": "proton.me",
    "protonmail.com": "proton.me",
    "me.com": "icloud.com",
    "mac.com": "icloud.com",
}

"""Attribution lines of mail clients in many languages end the new words."""

import pytest

from ingest.quotes import split_reply_text

WHO = "Jane Doe <jane@x.example>"
LINES = {
    "en gmail": f"On Mon, Jan 5, 2026 at 10:12 AM {WHO} wrote:",
    "en proton": f"On Monday, January 5th, 2026 at 10:12, {WHO} wrote:",
    "en spark": f"On 5 Jan 2026, 10:12 +0100, {WHO}, wrote:",
    "en mutt": "On Mon, Jan 05, 2026 at 10:12:00AM +0100, Jane Doe wrote:",
    "en gnus": f"{WHO} writes:",
    "en mutt brackets": f"* {WHO} [2026-01-05 10:12]:",
    "en horde": f"Quoting {WHO}:",
    "en 163": 'At 2026-01-05 10:12:00, "Jane Doe" <jane@x.example> wrote:',
    "de gmail": f"Am Mo., 5. Jan. 2026 um 10:12 Uhr schrieb {WHO}:",
    "de thunderbird": "Am 05.01.26 um 10:12 schrieb Jane Doe:",
    "de yahoo": f"Am Montag, 5. Januar 2026 um 10:12:00 MEZ hat {WHO} Folgendes geschrieben:",
    "de horde": f"Zitat von {WHO}:",
    "fr gmail": f"Le lun. 5 janv. 2026 à 10:12, {WHO} a écrit :",
    "fr apple": "Le 5 janv. 2026 à 10:12, Jane Doe a écrit :",
    "fr yahoo": f"Le lundi 5 janvier 2026 à 10:12:00 UTC+1, {WHO} a écrit :",
    "es gmail": "El lun, 5 ene 2026 a las 10:12, Jane Doe (<jane@x.example>) escribió:",
    "es yahoo": f"El lunes, 5 de enero de 2026, 10:12:00 CET, {WHO} escribió:",
    "it gmail": f"Il giorno lun 5 gen 2026 alle ore 10:12 {WHO} ha scritto:",
    "it thunderbird": "Il 05/01/2026 10:12, Jane Doe ha scritto:",
    "pt gmail": f"Em seg., 5 de jan. de 2026 às 10:12, {WHO} escreveu:",
    "pt apple": f"Em 5 de jan. de 2026, à(s) 10:12, {WHO} escreveu:",
    "nl gmail": f"Op ma 5 jan 2026 om 10:12 schreef {WHO}:",
    "nl apple": f"Op 5 jan. 2026 om 10:12 heeft {WHO} het volgende geschreven:",
    "sv gmail": f"Den mån 5 jan. 2026 kl 10:12 skrev {WHO}:",
    "sv apple": f"5 jan. 2026 kl. 10:12 skrev {WHO}:",
    "da gmail": f"Den man. 5. jan. 2026 kl. 10.12 skrev {WHO}:",
    "no gmail": f"man. 5. jan. 2026 kl. 10:12 skrev {WHO}:",
    "fi gmail": "ma 5. tammik. 2026 klo 10.12 Jane Doe (jane@x.example) kirjoitti:",
    "fi apple": "Jane Doe <jane@x.example> kirjoitti 5.1.2026 kello 10.12:",
    "is gmail": f"Þann mán., 5. jan. 2026 kl. 10:12 skrifaði {WHO}:",
    "pl gmail": f"pon., 5 sty 2026 o 10:12 {WHO} napisał(a):",
    "pl thunderbird": "W dniu 5.01.2026 o 10:12, Jane Doe pisze:",
    "cs gmail": f"po 5. 1. 2026 v 10:12 odesílatel {WHO} napsal:",
    "cs thunderbird": "Dne 05. 01. 26 v 10:12 Jane Doe napsal(a):",
    "sk gmail": f"po 5. 1. 2026 o 10:12 {WHO} napísal(a):",
    "hu gmail": f"{WHO} ezt írta (időpont: 2026. jan. 5., H, 10:12):",
    "hu apple": f"{WHO} írta (2026. jan. 5., 10:12):",
    "ro gmail": f"În lun., 5 ian. 2026 la 10:12, {WHO} a scris:",
    "hr gmail": f"pon, 5. sij 2026. u 10:12 {WHO} napisao je:",
    "sl gmail": f"V V pon., 5. jan. 2026 ob 10:12 je oseba {WHO} napisala:",
    "sr gmail": f"пон, 5. јан 2026. у 10:12 {WHO} је написао/ла:",
    "bg gmail": f"На пн, 5.01.2026 г. в 10:12 {WHO} написа:",
    "ru gmail": f"пн, 5 янв. 2026 г. в 10:12, {WHO}:",
    "ru apple": f"5 янв. 2026 г., в 10:12, {WHO} написал(а):",
    "uk gmail": f"пн, 5 січ. 2026 р. о 10:12 {WHO} пише:",
    "el gmail": f"Στις Δευ 5 Ιαν 2026 στις 10:12 π.μ., ο χρήστης {WHO} έγραψε:",
    "tr gmail": f"{WHO}, 5 Oca 2026 Pzt, 10:12 tarihinde şunu yazdı:",
    "tr apple": f"{WHO} şunları yazdı (5 Oca 2026 10:12):",
    "et gmail":
        "Kontakt Jane Doe (<jane@x.example>) kirjutas kuupäeval E, 5. jaanuar 2026 "
        "kell 10:12:",
    "lv gmail":
        "pirmd., 2026. g. 5. janv., plkst. 10:12 — lietotājs Jane Doe "
        "(<jane@x.example>) rakstīja:",
    "lt gmail": f"2026-01-05, pr, 10:12 {WHO} rašė:",
    "ca gmail": f"Missatge de {WHO} del dia dl., 5 de gen. 2026 a les 10:12:",
    "ja gmail": f"2026年1月5日(月) 10:12 {WHO}:",
    "ja apple": f"2026/01/05 10:12、{WHO}のメール:",
    "zh gmail": f"{WHO} 于2026年1月5日周一 10:12写道：",
    "zh apple": f"在 2026年1月5日，10:12，{WHO} 写道：",
    "zh taiwan": f"{WHO} 於 2026年1月5日 週一 上午10:12寫道：",
    "ko gmail": f"2026년 1월 5일 (월) 오전 10:12, {WHO}님이 작성:",
    "ko apple": f"2026. 1. 5. 오전 10:12, {WHO} 작성:",
    "vi gmail": f"Vào Th 2, 5 thg 1, 2026 vào lúc 10:12 {WHO} đã viết:",
    "id gmail": f"Pada Sen, 5 Jan 2026 pukul 10.12 {WHO} menulis:",
    "th gmail": f"ในวันที่ จ. 5 ม.ค. 2026 เวลา 10:12 {WHO} เขียนว่า:",
    "he gmail":
        "\u202bבתאריך יום ב׳, 5 בינו׳ 2026 ב-10:12 מאת \u202aJane Doe\u202c\u200f "
        "<\u202ajane@x.example\u202c\u200f>:\u202c",
    "ar gmail": f"في الاثنين، 5 يناير 2026 في 10:12 ص تمت كتابة ما يلي بواسطة {WHO}:",
    "fa gmail": f"در تاریخ دوشنبه ۵ ژانویه ۲۰۲۶، ۱۰:۱۲ {WHO} نوشت:",
    "hi gmail": f"सोम, 5 जन॰ 2026 को 10:12 am बजे को {WHO} ने लिखा:",
}  # fmt: skip


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_the_line_ends_the_new_words(line: str) -> None:
    reply = split_reply_text(f"Thanks, that is fine.\n\n{line}\n\nThe older words.\n")
    assert reply.text == "Thanks, that is fine."
    assert "The older words." in reply.quoted


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_marked_quotations_go_with_the_line(line: str) -> None:
    reply = split_reply_text(f"Thanks, that is fine.\n\n{line}\n> The older words.\n\nJane\n")
    assert reply.text.startswith("Thanks, that is fine.")
    assert line not in reply.text
    assert "older words" not in reply.text


@pytest.mark.parametrize("at", [20, 30, 40])
@pytest.mark.parametrize(
    "key", ["en gmail", "de gmail", "fr gmail", "ru gmail", "pl gmail", "tr gmail"]
)
def test_the_line_may_be_wrapped(key: str, at: int) -> None:
    line = LINES[key]
    space = line.find(" ", at)
    wrapped = f"{line[:space]}\n{line[space + 1 :]}"
    reply = split_reply_text(f"Thanks, that is fine.\n\n{wrapped}\n\nThe older words.\n")
    assert reply.text == "Thanks, that is fine."


@pytest.mark.parametrize(
    "text",
    [
        "On Thursday we meet at 10:30. Can you bring the 3 samples?",
        "Am 5. Januar um 10:12 kommen wir. Passt das?\nBitte Bescheid geben.",
        "He wrote:\n\nnothing at all, and I waited until 2025.",
        "Le 5 janvier nous serons fermés.",
        "On 5 May we need:\n- 3 chairs\n- 2 tables",
        "Please write to jane@x.example or call 030 123456.",
    ],
)
def test_dates_in_running_text_are_no_attribution(text: str) -> None:
    assert split_reply_text(text).text == text

"""The prefixes that mark a forwarded subject, in the languages of mail clients."""

import re

# "Vs" is a forward in Danish and Norwegian (videresendt) but a reply in Finnish (vastaus); it is
# therefore kept apart. "I" is Italian (inoltra), "Tr" French, "Rv" Spanish, "Pd" Polish.
_FORWARD = """
fwd fw fwrd forward forwarded wg wtr weitergeleitet tr trans transf rv rvd reenv reenviado renv i
inoltra inoltro
in enc encam res-enc doorst doorgestuurd dst vb vidarebef vl vlr välitetty fs frwd pd przek pd.
fwd. podaj dalej
přep preposlané předáno továbbítás továbbítva továbbított tovabbitas redir redirecționat
redirectionat
proslijeđeno prosledjeno prosleđeno proslj fwdr posredovano прослеђено прослијеђено препр препратено
пересл переслано пересылка fwd: пд пересилання переслане πρθ προωθ προωθημένο ilt i̇lt ilet
iletildi yönl
edasi edastatud pārs pārsūtīts persiųsta pers reenv. reenviament birbidali bidali fyrir áfram
videresendt
転送 转发 轉寄 转寄 轉發 전달 chuyển tiếp chuyen tiep terusan diteruskan majukan ส่งต่อ
העברה הועבר إعادة توجيه تحويل ارسال مجدد هدایت अग्रेषित
"""
FORWARD_PREFIXES = frozenset(_FORWARD.split()) | {
    "chuyển tiếp", "إعادة توجيه", "podaj dalej", "trans", "videresend", "vs", "redir.", "pd.",
}  # fmt: skip
AMBIGUOUS = frozenset({"vs", "res", "in"})
_REPLY = frozenset(
    str.split(
        """
        re aw antw antwort sv rép rep r rif ref odp sv. res atb ynt yan vá ats vs απ ang отв ответ
        回复 答复 回覆 返信 답장 회신 bls tl 答覆 ha re. svar vast
        """
    )
)

_PREFIX = re.compile(
    r"^\s*(?:\[[^\[\]]{0,60}\]\s*)?"
    r"([^\s:：\[\]()]{1,14}(?: [^\s:：\[\]()]{1,10})?)"
    r"(?:\s?[\[(]\d{1,3}[\])])?\s?[:：]"
)


def first_prefix(subject: str) -> str:
    """The first prefix of a subject in lower case ("fwd"), or an empty string."""
    found = _PREFIX.match(subject[:200])
    return found.group(1).casefold().strip() if found else ""


def says_forward(subject: str) -> bool:
    """Whether the subject begins with a forward prefix, or is bracketed as Exchange does."""
    prefix = first_prefix(subject)
    if prefix in FORWARD_PREFIXES or prefix.rstrip(".") in FORWARD_PREFIXES:
        return True
    head = subject.strip().casefold()
    return head.startswith(("[fwd:", "(fwd)", "[fw:")) or head.endswith(("(fwd)", "(fw)"))


def says_reply(subject: str) -> bool:
    """Whether the subject begins with a reply prefix."""
    return first_prefix(subject).rstrip(".") in _REPLY


def without_prefixes(subject: str) -> str:
    """The subject without the forward and reply prefixes at its front."""
    rest = subject.strip()
    for _ in range(10):
        found = _PREFIX.match(rest[:200])
        prefix = found.group(1).casefold() if found else ""
        if found is None or prefix.rstrip(".") not in FORWARD_PREFIXES | _REPLY:
            return rest
        rest = rest[found.end() :].strip()
    return rest

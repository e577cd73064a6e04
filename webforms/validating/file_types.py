"""What a file is by its first bytes, for the few types that visitors have reason to send."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "zip": "application/zip",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "tif": (b"II*\x00", b"MM\x00*"),
    "tiff": (b"II*\x00", b"MM\x00*"),
    "rtf": (b"{\\rtf",),
    "zip": (b"PK\x03\x04", b"PK\x05\x06"),
    "doc": (_OLE,),
    "xls": (_OLE,),
    "ppt": (_OLE,),
}
# A package of Office Open XML has a part below this folder (ECMA-376).
_OFFICE_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
# PDF readers take a header within the first kilobyte (ISO 32000-1, annex H).
_PDF_REACH = 1024
_TEXT = frozenset({"txt", "csv"})


def media_type(extension: str) -> str:
    """The media type of files with that extension; bytes of no known type for any other."""
    return _MEDIA_TYPES.get(extension, "application/octet-stream")


def agree(extension: str, content: bytes) -> bool:
    """Whether the bytes are what the extension says; one we cannot check is never agreed to."""
    if extension == "pdf":
        return b"%PDF-" in content[:_PDF_REACH]
    if extension in _TEXT:
        return _is_text(content)
    if extension == "webp":
        return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    if extension == "heic":
        return content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1")
    if extension in _OFFICE_FOLDERS:
        return _is_office(content, _OFFICE_FOLDERS[extension])
    if extension in ("odt", "ods", "odp"):
        return _is_open_document(content, media_type(extension))
    return content.startswith(_BEGINNINGS.get(extension, ())) if extension in _BEGINNINGS else False


def _is_text(content: bytes) -> bool:
    """Text in UTF-8, UTF-16 with its mark, or an old encoding; never with a NUL in it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in content[:4096])


def _is_office(content: bytes, folder: str) -> bool:
    names = _names_inside(content)
    return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)


def _is_open_document(content: bytes, wanted: str) -> bool:
    """OpenDocument 1.2, part 3, 3.3: the type stands first in the package, uncompressed."""
    return (
        content.startswith(b"PK\x03\x04")
        and content[30:38] == b"mimetype"
        and (content[38 : 38 + len(wanted)] == wanted.encode())
    )


def _names_inside(content: bytes) -> list[str]:
    """The names in a zip's directory; nothing is unpacked, so a bomb stays asleep."""
    try:
        with ZipFile(BytesIO(content)) as package:
            return package.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return []

"""A link as a picture to print."""

import io

import segno

# A quarter of the picture may be dirty or torn.
ERROR_CORRECTION = "q"
QUIET_ZONE = 4


def qr(link: str) -> str:
    """The QR code (ISO/IEC 18004) as an SVG element without any style, black on white."""
    out = io.BytesIO()
    segno.make_qr(link, error=ERROR_CORRECTION).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=True,
        omitsize=True,
        light="#fff",
        border=QUIET_ZONE,
        title=link,
        nl=False,
    )
    return out.getvalue().decode()

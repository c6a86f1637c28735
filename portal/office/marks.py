"""The organisation's mark: any picture that is uploaded becomes one small PNG."""

from __future__ import annotations

import hashlib
import struct
import warnings
from io import BytesIO
from typing import IO, NamedTuple

from django.utils.translation import gettext
from PIL import Image, ImageOps

FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
MOST_BYTES = 5_000_000
MOST_PIXELS = 60_000_000
BOX = (480, 144)  # three times what the header gives it, for dense screens


class BadPicture(ValueError):
    """The upload cannot become a mark; the message says why."""


class Mark(NamedTuple):
    png: bytes
    digest: str
    width: int
    height: int


def make_mark(upload: IO[bytes]) -> Mark:
    """Upright, small, and without anything that the upload said about itself."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # see MOST_PIXELS
            png, size = _small(upload)
    except Image.DecompressionBombError as error:
        raise BadPicture(_too_large()) from error
    except BadPicture:
        raise
    except (OSError, SyntaxError, EOFError, ValueError, struct.error) as error:
        raise BadPicture(gettext("This is no PNG, JPEG, WebP or GIF picture.")) from error
    return Mark(png, hashlib.sha256(png).hexdigest()[:32], *size)


def _small(upload: IO[bytes]) -> tuple[bytes, tuple[int, int]]:
    with Image.open(upload, formats=FORMATS) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise BadPicture(_too_large())
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail(BOX, Image.Resampling.LANCZOS)
    upright.info = {}
    written = BytesIO()
    upright.save(written, "PNG", optimize=True)
    return written.getvalue(), upright.size


def _too_large() -> str:
    return gettext("This picture has more than 60 million pixels; make it smaller.")

import hashlib
import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from portal.office import marks
from portal.office.models import Organisation
from tests import build

CHANGE = reverse("admin:office_organisation_change", args=[1])


def picture(size: tuple[int, int], fmt: str = "PNG", **saved: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, (20, 80, 120)).save(written, fmt, **saved)
    return written.getvalue()


def claimed_png(width: int, height: int, *, head: int = 13, more: bytes = b"") -> bytes:
    """A few bytes that say they are a huge picture; `more` is a chunk behind its `head`."""
    claimed = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [b"IHDR" + claimed[:head], *([more] if more else [])]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in chunks
    )


@pytest.mark.parametrize(
    ("size", "becomes"), [((960, 288), (480, 144)), ((900, 900), (144, 144)), ((40, 30), (40, 30))]
)
def test_mark_is_made_small_and_keeps_its_shape(
    size: tuple[int, int], becomes: tuple[int, int]
) -> None:
    mark = marks.make_mark(BytesIO(picture(size)))
    assert (mark.width, mark.height) == becomes
    assert mark.digest == hashlib.sha256(mark.png).hexdigest()[:32]


def test_mark_stands_upright_and_keeps_no_words() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "secret place"
    mark = marks.make_mark(BytesIO(picture((100, 50), "JPEG", exif=exif, comment=b"secret note")))
    assert (mark.width, mark.height) == (50, 100)
    assert b"secret" not in mark.png
    assert Image.open(BytesIO(mark.png)).info == {}


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a",
        picture((900, 900), "JPEG")[:700],
        picture((9, 9), "TIFF"),
        picture((9, 9), "BMP"),
        claimed_png(60_000, 1_001),
        claimed_png(2**31 - 1, 2**31 - 1),
        claimed_png(9, 9, head=9),
        claimed_png(9, 9, more=b"zTXta\0\0" + zlib.compress(bytes(5_000_000))),
    ],
)
def test_what_is_no_small_picture_is_refused(upload: bytes) -> None:
    with pytest.raises(marks.BadPicture):
        marks.make_mark(BytesIO(upload))


def form(**changed: object) -> dict[str, object]:
    return {"name_en": "The Organisation", "name_ru": "Организация"} | changed


@pytest.mark.django_db
def test_uploaded_mark_is_shown_and_kept_for_good(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    build.organisation()
    client.force_login(build.user("administrator"))
    upload = SimpleUploadedFile("logo.webp", picture((960, 288), "WEBP"))
    assert client.post(CHANGE, form(picture=upload)).status_code == 302
    stored = Organisation.objects.get()
    reader = Client()
    with django_assert_num_queries(1):
        page = reader.get("/en/about/").content.decode()
    assert f'<img src="{stored.mark_path}" width="480" height="144" alt="">' in page
    answer = reader.get(stored.mark_path)
    assert answer.content == bytes(stored.mark)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert not answer.cookies


@pytest.mark.django_db
def test_mark_stays_when_nothing_is_uploaded_and_goes_when_asked(client: Client) -> None:
    organisation = build.organisation()
    organisation.wear(marks.make_mark(BytesIO(picture((90, 90)))))
    organisation.save()
    client.force_login(build.user("administrator"))
    client.post(CHANGE, form(short_en="Org"))
    stored = Organisation.objects.get()
    assert (stored.short, stored.mark_digest) == ({"en": "Org"}, organisation.mark_digest)
    client.post(CHANGE, form(**{"picture-clear": "on"}))
    stored = Organisation.objects.get()
    assert (bytes(stored.mark), stored.mark_digest, stored.mark_path) == (b"", "", "")
    assert Client().get(organisation.mark_path).status_code == 404


@pytest.mark.django_db
def test_bad_upload_is_told_beside_the_field_and_changes_nothing(client: Client) -> None:
    build.organisation()
    client.force_login(build.user("administrator"))
    upload = SimpleUploadedFile("logo.png", b"<svg onload=alert(1)>")
    page = client.post(CHANGE, form(picture=upload, short_en="Org")).content.decode()
    assert "This is no PNG, JPEG, WebP or GIF picture." in page
    assert Organisation.objects.get().short == {}


@pytest.mark.parametrize("digest", ["0" * 32, "x", "-"])
@pytest.mark.django_db
def test_unknown_mark_is_not_found(client: Client, digest: str) -> None:
    build.organisation()
    assert client.get(f"/mark-{digest}.png").status_code == 404

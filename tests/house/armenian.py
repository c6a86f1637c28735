"""Armenian beside English and Russian: a section, people, operations and news of the demonstration
that have it, while the rest of them has none."""

from __future__ import annotations

from django.utils import timezone

from news.models import Edition, Section
from news.translation import start_translation
from operations.models import Measure, OperationEdition, Place, Series
from portal.labels.columns import Named
from portal.office.models import Organisation
from portal.publishing import verbs
from tests import build

HEADLINE = "Օշում ամփոփվել են գործողության արդյունքները"
BODY = "<p>Առգրավվել է 274 կգ թմրամիջոց։</p>"
SLUG = "oshum-ampopvel-yen-gortsoghutyan-ardyunknery"
NAMES: tuple[tuple[type[Named], str, str], ...] = (
    (Organisation, "Collective Security Treaty Organization", "ՀԱՊԿ"),
    (Section, "Operations", "Գործողություններ"),
    (Place, "Osh", "Օշ"),
    (Series, "Channel", "Կանալ"),
    (Measure, "Heroin", "Հերոին"),
)


def speak_armenian() -> None:
    for model, name, armenian in NAMES:
        row = model._default_manager.get(name__en=name)
        row.name = {**row.name, "hy": armenian}
        row.save()
    now = timezone.now()
    told = Edition.objects.public(now).get(item__reference="DEM22527", language="en")
    draft = start_translation(told, language="hy", by=build.user(), at=now)
    draft.headline, draft.body, draft.slug = HEADLINE, BODY, ""
    verbs.save_draft(draft, by=build.user(), at=now)
    build.release(draft, start=now)
    barrier = OperationEdition.objects.public(now).get(name__en="Channel – Second Barrier")
    build.change(barrier, public_from=now, name_hy="Կանալ – Երկրորդ պատնեշ")

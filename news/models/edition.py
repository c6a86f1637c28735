"""What a news item says in one language, from one instant on."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from operations.models import Operation, Place, SheetEdition
from portal.addresses.slugs import slug_problem, slugify, validate_slug
from portal.characters.signs import is_blank
from portal.labels import language_choices
from portal.markup import clean, lines, text
from portal.office.models import Person
from portal.publishing.days import Month, validate_day, within_years
from portal.publishing.keyset import Order
from portal.publishing.models import AbstractEdition, line_rules
from portal.publishing.queryset import EditionQuerySet
from portal.search import SearchIndex

from .item import Address, NewsItem, free_slug
from .section import Section

SEARCH = SearchIndex("news_edition")
ORDER = Order("display_date", "first_public_at", "item_id")


class ItemKind(models.TextChoices):
    MEETING = "meeting", _("meeting")
    STATEMENT = "statement", _("statement")
    EXERCISE = "exercise", _("exercise")
    OPERATION = "operation", _("operation")
    INTERVIEW = "interview", _("interview")
    SPEECH = "speech", _("speech")
    TRAINING = "training", _("training")
    VISIT = "visit", _("visit")
    BRIEFING = "briefing", _("briefing")
    ANNIVERSARY = "anniversary", _("anniversary")
    COMMENT = "comment", _("comment")


class Editions(EditionQuerySet["Edition"]):
    def in_language(self, language: str) -> Editions:
        return self.filter(language=language)

    def in_section(self, section: int) -> Editions:
        return self.filter(section=section)

    def in_year(self, year: int) -> Editions:
        return self.of_days(dt.date(year, 1, 1), dt.date(year, 12, 31))

    def of_days(self, first: dt.date, last: dt.date) -> Editions:
        return self.filter(display_date__gte=first, display_date__lte=last)

    def newest_first(self) -> Editions:
        return self.order_by(*ORDER.newest)


class Edition(AbstractEdition):
    line = ("item", "language")
    children = ("edition_people", "edition_operations")

    item = models.ForeignKey(
        NewsItem, models.PROTECT, verbose_name=_("item"), related_name="editions", editable=False
    )
    language = models.CharField(_("language"), max_length=12, choices=language_choices)
    kind = models.CharField(_("kind"), max_length=11, choices=ItemKind, default=ItemKind.MEETING)
    section = models.ForeignKey(
        Section, models.PROTECT, verbose_name=_("section"), null=True, blank=True, db_index=False
    )
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    slug = models.CharField(
        _("address"), max_length=80, blank=True, validators=[validate_slug],
        help_text=_("Made from the headline when left empty."),
    )  # fmt: skip
    standfirst = models.TextField(
        _("standfirst"), max_length=600, blank=True,
        help_text=_("One or two sentences under the headline; lists and search engines show them."),
    )  # fmt: skip
    body = models.TextField(_("text"), blank=True)
    dateline = models.ForeignKey(
        Place, models.PROTECT, verbose_name=_("dateline"), null=True, blank=True,
        help_text=_("The place from which the news comes."), db_index=False,
    )  # fmt: skip
    display_date = models.DateField(
        _("date"), null=True, blank=True, validators=[validate_day],
        help_text=_("The day on which it becomes public, when left empty."),
    )  # fmt: skip
    display_month = models.GeneratedField(
        expression=Month("display_date"),
        output_field=models.IntegerField(),
        db_persist=True,
    )
    people = models.ManyToManyField(
        Person, through="EditionPerson", verbose_name=_("people"), blank=True
    )
    operations = models.ManyToManyField(
        Operation, through="EditionOperation", verbose_name=_("operations"), blank=True,
        related_name="news_editions",
    )  # fmt: skip
    sheet = models.ForeignKey(
        SheetEdition, models.PROTECT, verbose_name=_("result sheet announced"), null=True,
        blank=True, related_name="announcements",
    )  # fmt: skip
    source = models.ForeignKey(
        "self", models.PROTECT, verbose_name=_("translated from"), null=True, blank=True,
        editable=False, related_name="+", db_index=False,
    )  # fmt: skip

    objects = Editions.as_manager()

    class Meta(AbstractEdition.Meta):
        verbose_name = _("news item")
        verbose_name_plural = _("news items")
        indexes = [
            *AbstractEdition.Meta.indexes,
            models.Index(
                F("language"), F("display_date").desc(), F("first_public_at").desc(),
                F("item").desc(),
                condition=Q(public_from__isnull=False), name="news_list",
            ),
            models.Index(
                F("language"), F("section"), F("display_date").desc(),
                F("first_public_at").desc(), F("item").desc(),
                condition=Q(public_from__isnull=False), name="news_list_section",
            ),
            # Counts the archive without reading a row. The month comes first: an index that began
            # with the language would be taken by SQLite for the newest page, 500 times slower.
            models.Index(
                fields=["display_month", "language", "section", "public_from", "public_until"],
                condition=Q(public_from__isnull=False), name="news_archive",
            ),
            models.Index(
                F("section"), F("changed_at").desc(), F("id").desc(),
                condition=Q(is_head=True), name="news_desk_section",
            ),
            models.Index(
                F("display_date").desc(), F("id").desc(),
                condition=Q(is_head=True), name="news_desk_date",
            ),
        ]  # fmt: skip
        constraints = [
            *AbstractEdition.Meta.constraints,
            *line_rules("item", "language"),
            within_years("display_date", name="news_edition_year"),
            models.CheckConstraint(
                condition=Q(public_from=None)
                | Q(display_date__isnull=False, section__isnull=False)
                & ~Q(headline="")
                & ~Q(slug=""),
                name="news_edition_complete",
                violation_error_message=_(
                    "What readers see needs a headline, an address, a section and a date."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or gettext("(no headline yet)")

    def prepare(self) -> None:
        self.body = clean(self.body)
        for name in ("headline", "standfirst"):
            if is_blank(getattr(self, name)):
                setattr(self, name, "")
        if not self.slug:
            self.slug = slugify(self.headline, self.language)
        self._take_free_address()

    def gate(self) -> dict[str, list[str]]:
        missing = {
            "headline": self.headline,
            "section": self.section_id,
            "body": text(self.body),
        }
        problems = {
            name: [gettext("Fill this in before readers can see it.")]
            for name, value in missing.items()
            if is_blank(str(value or ""))
        }
        if slug := self._slug_problem():
            problems["slug"] = [slug]
        return problems

    def questions(self, start: dt.datetime) -> dict[str, str]:
        """A date that somebody typed, and that is not the day of release."""
        copied_from = Edition.objects.filter(pk__in=[self.base_id, self.source_id])
        inherited = copied_from.values_list("display_date", flat=True)
        day = localdate(self.first_public_at or start)
        if self.display_date is None or self.display_date in (day, *inherited):
            return {}
        words = gettext("It is dated %(date)s, but readers see it from %(day)s on. Is this meant?")
        dates = {
            "date": date_format(self.display_date, "j E Y"),
            "day": date_format(day, "j E Y"),
        }
        return {f"{self.display_date}/{day}": words % dates}

    def _slug_problem(self) -> str | None:
        if problem := slug_problem(self.slug):
            return problem
        if self.is_address_made or not (holder := self.address_holder(self.slug)):
            return None
        return self.address_taken(holder, slug=self.slug)

    @property
    def is_address_made(self) -> bool:
        """From the headline, and not typed: another one is as good."""
        return self.slug == slugify(self.headline, self.language)

    def _take_free_address(self) -> None:
        """A recurring headline gives each item an address of its own: …-2, …-3."""
        if self.slug and self.is_address_made and self.address_holder(self.slug):
            self.slug = free_slug(self.slug, language=self.language)

    def address_taken(self, holder: object, *, slug: str) -> str:
        words = gettext("“%(item)s” holds this address. “%(free)s” is free.")
        return words % {"item": holder, "free": free_slug(slug, language=self.language)}

    def address_holder(self, slug: str) -> Edition | Address | None:
        """Who else holds that address: the edition that carries it, by its headline."""
        held = Address.objects.filter(language=self.language, slug=slug)
        holder = held.exclude(item=self.item_id).first()
        if holder is None:
            return None
        editions = Edition.objects.filter(item=holder.item_id, language=self.language, slug=slug)
        return editions.order_by("number").last() or holder

    def reserve(self) -> None:
        before = self.slug
        self._take_free_address()
        if self.slug != before:
            self.save(update_fields=["slug"])
        try:
            Address.objects.get_or_create(
                language=self.language, slug=self.slug, item_id=self.item_id
            )
        except IntegrityError as error:  # another item took it after the gate had looked
            problem = self._slug_problem() or ""
            raise ValidationError({"slug": [problem]}) from error
        for row in self.edition_people.select_related("person").filter(post=""):
            row.post = row.person.post.get(self.language, "")
            row.save(update_fields=["post"])
        if self.display_date is None and self.public_from:
            self.display_date = localdate(self.public_from)
            self.save(update_fields=["display_date"])

    def release(self) -> None:
        """A date that is the very day of the release follows it to another day."""
        is_first = self.base_id is None and self.source_id is None
        if is_first and self.planned_for and self.display_date == localdate(self.planned_for):
            self.display_date = None
            self.save(update_fields=["display_date"])
        if not self.in_line().filter(slug=self.slug, public_from__isnull=False).exists():
            Address.objects.filter(
                language=self.language, slug=self.slug, item=self.item_id
            ).delete()

    def index(self) -> None:
        body = f"{self.standfirst}\n{lines(self.body)}"
        SEARCH.write(self.pk, when=self.display_date, title=self.headline, body=body)

    def unindex(self) -> None:
        SEARCH.remove(self.pk)

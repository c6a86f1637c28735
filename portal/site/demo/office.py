from __future__ import annotations

from news.models import Section
from portal.office.models import Contact, Organisation, Person
from portal.publishing.beat import write_printed
from portal.site.demo.content import content, found_or_made

FILE = "office"


def load_office() -> None:
    write_printed(Organisation(pk=1, is_demonstration=True, **content(FILE)["organisation"]))
    for order, row in enumerate(content(FILE)["contacts"], start=1):
        write_printed(Contact(order=order, **row))
    for slug in content(FILE)["sections"]:
        section(slug)
    for name in content(FILE)["people"]:
        person(name)


def section(slug: str) -> Section:
    sections = content(FILE)["sections"]
    order = list(sections).index(slug) + 1
    return Section.objects.at_address(slug).first() or found_or_made(
        Section, slug=slug, values={"order": order, **sections[slug]}
    )


def person(name: str) -> Person:
    row = content(FILE)["people"][name]
    return found_or_made(Person, name__en=row["name"]["en"], values=row)

from django import template
from django.utils.safestring import SafeString, mark_safe

from portal.characters.typography import bound_html
from portal.markup import printed

register = template.Library()


@register.filter
def cleaned_html(html: str) -> SafeString:
    """Prints a column that `portal.markup.clean` wrote; nowhere else is text called safe."""
    return mark_safe(bound_html(printed(html)))

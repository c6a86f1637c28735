"""Names and texts that a row holds in any number of languages.

    class Section(Named):                       # has `name`
        about = Texts(_("about"), long=True)    # {"en": "…", "ru": "…"}

        class Meta:
            constraints = [named_in_some_language()]

    label(section, "about", language="hy")      # in Armenian, or marked in the next language

The languages are those of the settings, in their order; what a row holds in any other one is kept.
"""

from .reading import Label, best_label, in_turn, label, language_choices, languages

__all__ = ["Label", "best_label", "in_turn", "label", "language_choices", "languages"]

import re
from pathlib import Path

STATIC = Path(__file__).parents[2] / "portal" / "static" / "portal"


def test_stylesheet_names_only_files_that_are_here() -> None:
    css = (STATIC / "site.css").read_text()
    named = set(re.findall(r'url\("([^"]+)"\)', css))
    assert css.count("url(") == css.count('url("')
    assert named == {f"fonts/{path.name}" for path in (STATIC / "fonts").glob("*.woff2")}


def test_fonts_cover_latin_and_both_cyrillic_subsets_with_their_licences() -> None:
    families = ("golos-text", "source-serif-4")
    subsets = ("cyrillic-ext", "cyrillic", "latin")
    expected = [f"{f}-{s}-wght-normal.woff2" for f in families for s in subsets]
    expected += [f"{f}.LICENSE.txt" for f in families]
    assert sorted(path.name for path in (STATIC / "fonts").iterdir()) == sorted(expected)


def test_every_colour_of_the_light_scheme_that_changes_has_a_dark_one() -> None:
    css = (STATIC / "site.css").read_text()
    light, dark = css.split("prefers-color-scheme: dark", 1)
    dark = dark.split("@layer", 1)[0]
    colours = set(re.findall(r"--([a-z-]+): #", light.split("@layer tokens {")[1]))
    assert colours - set(re.findall(r"--([a-z-]+): #", dark)) == {"on-band"}

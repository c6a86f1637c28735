"""Everything is closed; what is open to strangers is listed here by name."""

from __future__ import annotations

from .addresses import addresses

READERS = """
    about accessibility home press-office root search short-address
    news:item news:list news:month news:section news:sections news:year
    operations:list operations:operation operations:series
"""
MACHINES = """
    favicon healthz mark robots sitemap sitemap-news sitemap-operations sitemap-pages
    news:feed-atom news:feed-rss news:section-feed-atom news:section-feed-rss
    operations:feed-atom operations:feed-rss
"""
# Of these the server keeps the answer, whoever asks; of the others none is the same for everybody.
KEPT = """
    about accessibility home press-office
    news:item news:list news:month news:section news:sections news:year
    operations:list operations:operation operations:series
    mark robots sitemap sitemap-news sitemap-operations sitemap-pages
    news:feed-atom news:feed-rss news:section-feed-atom news:section-feed-rss
    operations:feed-atom operations:feed-rss
"""
SIGNING_IN = """
    admin:login admin_password_reset password_reset_complete password_reset_confirm
    password_reset_done
"""
# To a stranger these are not there at all, where others ask to sign in.
UNSEEN = """
    admin:news_edition_preview admin:operations_operationedition_preview
    admin:operations_sheetedition_preview
"""


def test_addresses_open_to_strangers_are_these_and_no_others() -> None:
    found = {
        name
        for name, pattern in addresses()
        if not getattr(pattern.callback, "login_required", True)
    }
    assert sorted(found) == sorted(f"{READERS}{MACHINES}{SIGNING_IN}{UNSEEN}".split())


def test_addresses_whose_answers_are_kept_are_these_and_no_others() -> None:
    found = {name for name, pattern in addresses() if getattr(pattern.callback, "is_kept", False)}
    assert sorted(found) == sorted(KEPT.split())
    assert found <= set(f"{READERS}{MACHINES}".split())

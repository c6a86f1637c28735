"""Every address: readers' pages under their language, the desk and machines' files beside them."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, register_converter

from portal.addresses.converters import AddressConverter, MonthConverter, YearConverter
from portal.office import views as office
from portal.site import faults, health, sitemaps, views

# Before any address that names them, those of the apps included.
register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(AddressConverter, "address")

handler400 = faults.bad_request
handler403 = faults.forbidden
handler404 = faults.not_found
handler500 = faults.broken

urlpatterns = [
    path("", views.root, name="root"),
    path("r/<slug:reference>/", views.short_address, name="short-address"),
    path("healthz", health.healthz, name="healthz"),
    path("mark-<slug:digest>.png", office.mark, name="mark"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-operations-<year:year>.xml", sitemaps.operations, name="sitemap-operations"),
    path("sitemap-news-<year:year>-<month:month>.xml", sitemaps.news, name="sitemap-news"),
    path("admin/", include("portal.accounts.urls")),
    path("admin/", include("portal.markup.urls")),
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("search/", views.search, name="search"),
        path("press-office/", views.press_office, name="press-office"),
        path("about/", views.about, name="about"),
        path("accessibility/", views.accessibility, name="accessibility"),
        path("operations/", include("operations.urls")),
        path("", include("news.urls")),
    ),
]

from django.urls import path, register_converter

from operations import feeds, views
from portal.addresses.converters import AddressConverter

register_converter(AddressConverter, "operation")

app_name = "operations"
urlpatterns = [
    path("", views.index, name="list"),
    path("feed.atom", feeds.index, {"kind": "atom"}, name="feed-atom"),
    path("feed.rss", feeds.index, {"kind": "rss"}, name="feed-rss"),
    path("series/<slug:slug>/", views.series, name="series"),
    path("<operation:slug>/", views.operation, name="operation"),
]

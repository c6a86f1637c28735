from django.urls import path

from news import feeds, views

app_name = "news"
urlpatterns = [
    path("news/", views.index, name="list"),
    path("news/feed.atom", feeds.index, {"kind": "atom"}, name="feed-atom"),
    path("news/feed.rss", feeds.index, {"kind": "rss"}, name="feed-rss"),
    path("news/<year:year>/", views.year, name="year"),
    path("news/<year:year>/<month:month>/", views.month, name="month"),
    path("news/<address:slug>/", views.closed, name="item"),
    path("sections/", views.sections, name="sections"),
    path("sections/<address:slug>/", views.section, name="section"),
    path(
        "sections/<address:slug>/feed.atom",
        feeds.section,
        {"kind": "atom"},
        name="section-feed-atom",
    ),
    path(
        "sections/<address:slug>/feed.rss", feeds.section, {"kind": "rss"}, name="section-feed-rss"
    ),
]

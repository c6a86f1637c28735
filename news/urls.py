from django.urls import path

from news import feeds, item, views

ATOM, RSS = {"kind": "atom"}, {"kind": "rss"}

app_name = "news"
urlpatterns = [
    path("news/", views.index, name="list"),
    path("news/feed.atom", feeds.index, ATOM, name="feed-atom"),
    path("news/feed.rss", feeds.index, RSS, name="feed-rss"),
    path("news/<year:year>/", views.year, name="year"),
    path("news/<year:year>/<month:month>/", views.month, name="month"),
    path("news/<address:slug>/", item.item, name="item"),
    path("sections/", views.sections, name="sections"),
    path("sections/<address:slug>/", views.section, name="section"),
    path("sections/<address:slug>/feed.atom", feeds.section, ATOM, name="section-feed-atom"),
    path("sections/<address:slug>/feed.rss", feeds.section, RSS, name="section-feed-rss"),
]

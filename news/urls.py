from django.urls import path

from news import views

app_name = "news"
urlpatterns = [
    path("news/", views.closed, name="list"),
    path("news/feed.atom", views.closed, name="feed-atom"),
    path("news/feed.rss", views.closed, name="feed-rss"),
    path("news/<int:year>/", views.closed, name="year"),
    path("news/<int:year>/<int:month>/", views.closed, name="month"),
    path("news/<slug:slug>/", views.closed, name="item"),
    path("sections/", views.closed, name="sections"),
    path("sections/<slug:slug>/", views.closed, name="section"),
    path("sections/<slug:slug>/feed.atom", views.closed, name="section-feed-atom"),
    path("sections/<slug:slug>/feed.rss", views.closed, name="section-feed-rss"),
]

from django.urls import path

from operations import views

app_name = "operations"
urlpatterns = [
    path("", views.closed, name="list"),
    path("feed.atom", views.closed, name="feed-atom"),
    path("feed.rss", views.closed, name="feed-rss"),
    path("series/<slug:slug>/", views.closed, name="series"),
    path("<slug:slug>/", views.closed, name="operation"),
]

"""What the editor asks for while somebody writes."""

from django.contrib import admin
from django.urls import path

from .pasting import ADDRESS, clean_markup

urlpatterns = [path("clean-markup/", admin.site.admin_view(clean_markup), name=ADDRESS)]

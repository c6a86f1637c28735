"""What the admin lacks: one's own page, and passwords that were forgotten or never chosen."""

from django.contrib import admin
from django.contrib.auth import views
from django.urls import path

from .links import ForgottenPasswordForm
from .views import ChoosePassword, own_account, within_desk

urlpatterns = [
    path("account/", admin.site.admin_view(own_account), name="own-account"),
    # Django's own views and templates look for these four by their names.
    path(
        "password_reset/",
        within_desk(views.PasswordResetView, form_class=ForgottenPasswordForm),
        name="admin_password_reset",
    ),
    path(
        "password_reset/done/",
        within_desk(views.PasswordResetDoneView),
        name="password_reset_done",
    ),
    path(
        "password_reset/<uidb64>/<token>/",
        within_desk(ChoosePassword),
        name="password_reset_confirm",
    ),
    path(
        "password_reset/complete/",
        within_desk(views.PasswordResetCompleteView),
        name="password_reset_complete",
    ),
]

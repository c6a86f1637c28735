"""One settings file, read from the environment; defaults run out of the box."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import django_stubs_ext
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _
from environs import validate

from portal.environment import (
    REQUIRED,
    Environment,
    header,
    host_of,
    local_secret_key,
    named,
    off,
    origins,
    spoken,
    strong,
    zone,
)

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = Environment(Path(os.environ.get("ENV_FILE", BASE_DIR / ".env")))
# In production nothing that matters has a default, and every answer goes over TLS.
PRODUCTION = env.bool("PRODUCTION", False)
DEBUG = env.bool("DEBUG", False, validate=off if PRODUCTION else None)
SECRET_KEY = env.str(
    "SECRET_KEY", REQUIRED if PRODUCTION else local_secret_key(VAR / "secret-key"), validate=strong
)
# Where readers find the portal: whatever name it is asked by, pages and mails name this address.
SITE_URL = env.site(
    "SITE_URL",
    REQUIRED if PRODUCTION else os.environ.get("PORTAL_SERVES", "http://127.0.0.1:8000"),
    secure=PRODUCTION,
)
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS",
    [] if PRODUCTION else ["127.0.0.1", "localhost"],
    subcast=str.strip,
    validate=named,
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list(
    "CSRF_TRUSTED_ORIGINS", [], subcast=str.strip, validate=origins
)
PROXY_SSL_HEADER = env.str("PROXY_SSL_HEADER", "", validate=header)
HSTS_SECONDS = env.int("HSTS_SECONDS", 31_536_000, validate=validate.Range(min=0))
HSTS_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", False)
SESSION_HOURS = env.int("SESSION_HOURS", 12, validate=validate.Range(min=1))
DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        REQUIRED if PRODUCTION else f"sqlite:///{quote(str(VAR / 'db.sqlite3'))}",
        prepared=env.bool("PREPARE_STATEMENTS", True),
    )
}
TIME_ZONE = env.str("TIME_ZONE", "Europe/Moscow", validate=zone)
# The first is the default, and the one to which the others fall back first.
LANGUAGE_CODES: list[str] = env.list("LANGUAGES", ["en", "ru"], subcast=str.strip, validate=spoken)
MAIL = env.mail("EMAIL_URL", "console:")
MAIL_FROM = env.str("MAIL_FROM", "press-portal@localhost")
# By itself only the server keeps pages: what a command or a test writes is seen at once.
KEEP_PAGES = env.bool("KEEP_PAGES", "PORTAL_SERVES" in os.environ)
LOG_LEVEL = env.str(
    "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])
)
STATIC_ROOT = env.path("STATIC_ROOT", VAR / "static")
env.seal()
ALLOWED_HOSTS += {host_of(SITE_URL)} - {*ALLOWED_HOSTS}

INSTALLED_APPS = [
    "portal.publishing.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "django_prose_editor",
    "portal",
    "portal.site",
    "portal.publishing",
    "portal.accounts",
    "portal.office",
    "operations",
    "news",
]
MIDDLEWARE = [
    # Those that only add headers come first: so what the others refuse carries them too.
    "portal.middleware.careful",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.addresses.public.one_address",
    "portal.addresses.retyped.as_meant",
    "portal.middleware.Sessions",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.Forms",
    "portal.middleware.Users",
    "portal.middleware.ClosedByDefault",
    "portal.accounts.middleware.DeskLanguage",
    "portal.middleware.Messages",
    "portal.pages.keeping.KeptPages",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "desk"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "public",
        "DIRS": [BASE_DIR / "templates" / "public"],
        "OPTIONS": {"environment": "portal.pages.engine.environment"},
    },
]
AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {
            "user_attributes": ("email", "first_name", "last_name")
        },
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # also where `next` would lead away from here
CSRF_FAILURE_VIEW = "portal.site.faults.refused_form"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = LANGUAGE_CODES[0]
LANGUAGE_NAMES: dict[str, str] = {code: LANG_INFO[code]["name"] for code in LANGUAGE_CODES}
LANGUAGES = [(code, _(name)) for code, name in LANGUAGE_NAMES.items()]
# For languages of which Django knows no formats; it has its own for the others.
DATE_FORMAT, TIME_FORMAT, DATETIME_FORMAT = "j E Y", "H:i", "j E Y, H:i"
THOUSAND_SEPARATOR, DECIMAL_SEPARATOR = "\u00a0", ","
FORMAT_MODULE_PATH = "portal.formats"
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
USE_TZ = True
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.staticfiles.ManifestStorage"},
}
# Nothing but what the portal itself serves: no inline style, no inline script, no frame.
CONTENT_SECURITY_POLICY = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; img-src 'self'; manifest-src 'self'; "
    "script-src 'self'; style-src 'self'"
)

# Nothing is read over plain HTTP in production but the health check, which a proxy asks directly.
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = HSTS_SECONDS if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HSTS_SUBDOMAINS
SECURE_PROXY_SSL_HEADER = (
    (f"HTTP_{PROXY_SSL_HEADER.upper().replace('-', '_')}", "https") if PROXY_SSL_HEADER else None
)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
# Subdomains and browsers' built-in lists concern the whole domain: its owner decides on them.
# W003 knows Django's protection of forms by its very name; portal.middleware.Forms is that.
SILENCED_SYSTEM_CHECKS = ["security.W003", "security.W005", "security.W021"]

# A name that begins with __Host- can be set neither by a neighbouring host nor over plain HTTP.
COOKIES = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIES}session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = SESSION_HOURS * 3600
CSRF_COOKIE_NAME = f"{COOKIES}csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CACHES = {  # of each worker: it holds counts of attempts, as many as nobody fills by guessing
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
PASSWORD_RESET_TIMEOUT = 24 * 3600
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # a sheet of results has a dozen fields in each row

EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_HOST, EMAIL_PORT = MAIL["EMAIL_HOST"], MAIL["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["EMAIL_HOST_USER"], MAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL["EMAIL_USE_TLS"], MAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "portal.logs.OneLine",
            "format": "{asctime} {levelname} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"level": LOG_LEVEL},
        "django.request": {"level": "ERROR"},  # a wrong address is the visitor's affair
    },
}

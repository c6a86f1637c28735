from django.core.checks import run_checks
from pytest_django import Settings


def found(*, deploy: bool = False) -> list[str]:
    messages = run_checks(include_deployment_checks=deploy)
    ours = [message for message in messages if str(message.id).startswith("portal.")]
    assert all(message.hint for message in ours)
    return sorted(str(message.id) for message in ours)


def test_checks_of_a_machine_of_ones_own_find_nothing() -> None:
    assert found() == []


def test_checks_of_a_public_host_without_production_warn(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["press.example.org"]
    assert found() == ["portal.W001"]


def test_checks_of_a_bare_production_name_proxy_mail_and_files(
    settings: Settings, tmp_path: object
) -> None:
    settings.PRODUCTION = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.STATIC_ROOT = tmp_path
    assert found(deploy=True) == [
        "portal.E001", "portal.W002", "portal.W003",
    ]  # fmt: skip

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

U = TypeVar("U", bound=AbstractBaseUser)


class UserManager(BaseUserManager[U]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> U:
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> U:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def at_address(self, email: str | None) -> QuerySet[U, U]:
        """One user at most: by the very rule by which addresses are unique. `iexact` compares
        capitals, and PostgreSQL gives “ı” and “i” the same."""
        return self.filter(Exact(Lower("email"), Lower(Value(email))))

    def get_by_natural_key(self, username: str | None) -> U:
        return self.at_address(username).get()

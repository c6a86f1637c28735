from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import BaseUserManager
from django.db.models import QuerySet, Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact

if TYPE_CHECKING:
    from .models import User


class UserManager(BaseUserManager["User"]):
    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def at_address(self, email: str | None) -> QuerySet[User]:
        """One user at most: by the very rule by which addresses are unique. `iexact` compares
        capitals, and PostgreSQL gives “ı” and “i” the same."""
        return self.filter(Exact(Lower("email"), Lower(Value(email))))

    def get_by_natural_key(self, username: str | None) -> User:
        return self.at_address(username).get()

"""``manage.py create_first_admin``: somebody who can log in to a new installation."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from gymbrain import env

PASSWORD_BYTES = 12  # 96 bits


class Command(BaseCommand):
    """Makes an administrator when there is none; does nothing otherwise."""

    help = "Makes the first administrator and prints, once, how to log in."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002
        """Run the command. GYMBRAIN_ADMIN_USERNAME and _PASSWORD override name and password."""
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        name = env.text("GYMBRAIN_ADMIN_USERNAME", "admin")
        given = env.text("GYMBRAIN_ADMIN_PASSWORD")
        password = given or secrets.token_urlsafe(PASSWORD_BYTES)
        users.create_superuser(username=name, email="", password=password)
        shown = "the one in GYMBRAIN_ADMIN_PASSWORD" if given else password
        self.stdout.write(f"First administrator: log in as {name}, password: {shown}")
        if not given:
            self.stdout.write("Note it now, it is shown only once. Change it under /admin/.")

"""The ASGI application: HTTP by Django, websockets by Channels."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gymbrain.settings")
django.setup(set_prefix=False)

from channels.auth import AuthMiddlewareStack  # noqa: E402  # needs the apps loaded
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from coaching.routing import websocket_urlpatterns  # noqa: E402
from gymbrain.body import BoundedASGIHandler  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": BoundedASGIHandler(),
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
        ),
    }
)

"""Websocket routes."""

from django.urls import path

from coaching.consumers import SessionConsumer
from coaching.live.consumer import LiveConsumer

websocket_urlpatterns = [
    path("ws/sessions/<uuid:session_id>/", SessionConsumer.as_asgi()),
    path("ws/live/", LiveConsumer.as_asgi()),
]

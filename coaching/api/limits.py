"""How much one request lists, and how often one user may upload."""

from rest_framework.pagination import PageNumberPagination
from rest_framework.throttling import UserRateThrottle


class Pages(PageNumberPagination):
    """``?page=2&page_size=50``."""

    page_size = 24
    page_size_query_param = "page_size"
    max_page_size = 100


class UploadThrottle(UserRateThrottle):
    """Videos a user may send by the API; reading is free."""

    scope = "upload"

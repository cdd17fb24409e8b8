"""Django's settings: every choice an operator has comes from GYMBRAIN_* variables."""

import os
from pathlib import Path

from gymbrain import env
from gymbrain.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.path("GYMBRAIN_DATA_DIR", BASE_DIR / "var")
DEBUG = env.flag("GYMBRAIN_DEBUG", default=False)
HTTPS = env.flag("GYMBRAIN_HTTPS", default=False)
SECRET_KEY = env.text("GYMBRAIN_SECRET_KEY") or secret_key(DATA_DIR)
ALLOWED_HOSTS = env.words("GYMBRAIN_ALLOWED_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.words("GYMBRAIN_CSRF_TRUSTED_ORIGINS")

# --- what GymbrAIn itself reads -----------------------------------------------------------------
MEDIA_ROOT = DATA_DIR / "media"
INCOMING_DIR = DATA_DIR / "incoming"
DEMO_VIDEO = DATA_DIR / "demo" / "squat.mp4"
SIGNUP_OPEN = env.flag("GYMBRAIN_SIGNUP_OPEN", default=True)
# A 4K phone films about 400 MB a minute at most; three minutes of it have to fit.
MAX_UPLOAD_BYTES = int(env.number("GYMBRAIN_MAX_UPLOAD_MB", 2048, least=1)) * 2**20
MAX_ACTIVE_JOBS = int(env.number("GYMBRAIN_MAX_ACTIVE_JOBS", 10, least=1))
# Jobs that a worker has in hand at once: the cores are shared by one pool, and more jobs than this
# would only hold memory while they wait for it.
WORKER_SLOTS = int(env.number("GYMBRAIN_WORKER_SLOTS", min(os.cpu_count() or 1, 3), least=1))
ESTIMATOR = env.text("GYMBRAIN_ESTIMATOR", "blazepose")
ESTIMATOR_WEIGHTS = env.text("GYMBRAIN_ESTIMATOR_WEIGHTS")
# A worker that is silent for this long has lost its job, seconds.
JOB_LEASE_SECONDS = env.number("GYMBRAIN_JOB_LEASE_SECONDS", 60, least=0.5)
# How often a worker looks for jobs that nobody woke it for, seconds.
JOB_POLL_SECONDS = env.number("GYMBRAIN_JOB_POLL_SECONDS", 3, least=0.1)
# Processes that coach live sessions, each for many of them.
LIVE_PROCESSES = int(env.number("GYMBRAIN_LIVE_PROCESSES", min(os.cpu_count() or 1, 2), least=1))
# Live sessions that one person may have at a time.
LIVE_SESSIONS_PER_USER = int(env.number("GYMBRAIN_LIVE_SESSIONS_PER_USER", 1, least=1))

# --- Django -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "channels",
    "rest_framework",
    "drf_spectacular",
    "gymbrain",
    "coaching",
    "references",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gymbrain.security.HeadersMiddleware",
    "gymbrain.static.StaticMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "gymbrain.urls"
ASGI_APPLICATION = "gymbrain.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASE_URL = env.text("GYMBRAIN_DATABASE_URL")
SQLITE: dict[str, object] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "gymbrain.sqlite3",
    "OPTIONS": {
        # Writers queue at BEGIN instead of failing when a read transaction turns into a write.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000",
    },
    # A file, not memory: several threads and processes share it as they do in the real thing.
    "TEST": {"NAME": DATA_DIR / f"test-{os.getpid()}.sqlite3"},
}
DATABASES = {"default": env.postgres(DATABASE_URL) if DATABASE_URL else SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("GYMBRAIN_REDIS_URL")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.core.RedisChannelLayer",
            # The layer blocks for 5 s in a read; redis-py's own limit must not be as short.
            "CONFIG": {"hosts": [{"address": REDIS_URL, "socket_timeout": 30}]},
        }
    }

# --- Celery: wakes workers, stores nothing ------------------------------------------------------
BROKER_DIR = DATA_DIR / "broker"
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    # An upload does not wait for a Redis that is away: workers find it by themselves.
    {"socket_timeout": 5, "socket_connect_timeout": 2, "max_retries": 0}
    if REDIS_URL
    else {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
    }
)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_POOL = "threads"
CELERY_WORKER_CONCURRENCY = WORKER_SLOTS
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_PUBLISH_RETRY = False  # the poller finds what could not be announced

# --- accounts -----------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_ADAPTER = "gymbrain.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

# --- security -----------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS and not DEBUG
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS and not DEBUG else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- uploads ------------------------------------------------------------------------------------
FILE_UPLOAD_HANDLERS = ["coaching.uploads.VideoUploadHandler"]

# --- the API for programs -----------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": (
        "coaching.api.authentication.BearerAuthentication",
        "coaching.api.authentication.BrowserAuthentication",
    ),
    "DEFAULT_PERMISSION_CLASSES": ("rest_framework.permissions.IsAuthenticated",),
    "DEFAULT_RENDERER_CLASSES": ("rest_framework.renderers.JSONRenderer",),
    "DEFAULT_PARSER_CLASSES": (
        "rest_framework.parsers.JSONParser",
        "rest_framework.parsers.FormParser",
    ),
    "DEFAULT_METADATA_CLASS": None,  # the schema says it
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "coaching.api.limits.Pages",
    "DEFAULT_THROTTLE_RATES": {"upload": env.text("GYMBRAIN_API_UPLOAD_RATE", "120/hour")},
    "EXCEPTION_HANDLER": "coaching.api.errors.error_response",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "GymbrAIn",
    "DESCRIPTION": "Sessions, results and the catalogue. Keys are made on the account page.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": (),
    "SERVE_PERMISSIONS": ("rest_framework.permissions.AllowAny",),
}

# --- static files and language ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_AUTOREFRESH = DEBUG
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = env.text("GYMBRAIN_TIME_ZONE", "UTC")
USE_TZ = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} pid={process:d} {message}", "style": "{"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.text("GYMBRAIN_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django.server": {"propagate": True, "handlers": []},
        "celery": {"level": "WARNING"},
        "kombu": {"level": "ERROR"},
    },
}

for folder in (INCOMING_DIR, MEDIA_ROOT, STATIC_ROOT, BROKER_DIR / "queue", BROKER_DIR / "control"):
    folder.mkdir(parents=True, exist_ok=True)

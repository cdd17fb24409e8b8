# syntax=docker/dockerfile:1
# One image for the web process and the worker; docker-compose.yml says which one it becomes.
FROM python:3.12-slim-bookworm AS packages
WORKDIR /app
COPY requirements/ requirements/
# The same installer as `make setup`: pinned, CPU build of torch, no OpenCV that wants libGL.
RUN python requirements/install.py \
    && find .venv -name __pycache__ -type d -prune -exec rm -rf {} +

# What lets a browser find joints by itself on the live page: pinned by package-lock.json.
FROM node:22-slim AS browser
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.12-slim-bookworm
RUN groupadd --gid 10001 gymbrain \
    && useradd --uid 10001 --gid gymbrain --home-dir /data --no-create-home \
        --shell /usr/sbin/nologin gymbrain \
    && install --directory --owner=gymbrain --group=gymbrain --mode=0700 /data
WORKDIR /app
COPY --from=packages /app/.venv .venv/
COPY . .
COPY --from=browser /app/node_modules/@mediapipe/tasks-vision/vision_bundle.mjs \
    /app/node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.js \
    /app/node_modules/@mediapipe/tasks-vision/wasm/vision_wasm_module_internal.wasm \
    static/vendor/mediapipe/
RUN .venv/bin/python -m pose.estimators.blazepose.task_bundle \
    static/vendor/mediapipe/pose_landmarker.task
ENV PATH="/app/.venv/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    GYMBRAIN_DATA_DIR=/data
USER gymbrain
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=6s --start-period=60s --retries=3 \
    CMD ["python", "-m", "gymbrain.readiness", "8000", "/healthz"]
# Alone, a container is a whole GymbrAIn on the embedded default. The page is then at the port
# that is published: docker run -p 127.0.0.1:8000:8000 -v gymbrain:/data IMAGE
CMD ["sh", "-c", "python manage.py prepare && exec python manage.py serve --host 0.0.0.0"]

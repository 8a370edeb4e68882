# The services: web, worker or clock by YIQIAOTONG_ROLES, the step `migrate`, and the partners' stand-ins for a trial.
#
#   docker build -f deploy/images/services.Dockerfile -t yiqiaotong-services .
#
# A proxy's or a mirror's registry is chosen by BASE; give it with @sha256:… where a build has to be the same again.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /app
COPY cli/uv.txt cli/
RUN pip install --disable-pip-version-check --require-hashes -r cli/uv.txt
COPY pyproject.toml uv.lock ./
# Only what runs: no tests' packages, no tools.
RUN uv sync --frozen --no-default-groups --no-install-project --compile-bytecode --python /usr/local/bin/python

FROM ${BASE}
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="yiqiaotong-services" \
      org.opencontainers.image.description="Yiqiaotong: the services" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
WORKDIR /app
COPY --from=build /app/.venv /app/.venv
COPY LICENSE NOTICE README.md pyproject.toml domain.yml ./
COPY actions actions
COPY backend backend
COPY bot/data bot/data
COPY cli cli
COPY connectors connectors
COPY docs docs
COPY gazetteer gazetteer
COPY sandbox sandbox
COPY web web
COPY deploy/images/entrypoint deploy/images/healthy.py /usr/local/bin/
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin yiqiaotong \
    && mkdir /data && chown 10001:10001 /data && chmod 700 /data
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    YIQIAOTONG_HOST=0.0.0.0 \
    YIQIAOTONG_PORT=8000 \
    YIQIAOTONG_DATA_DIR=/data \
    YIQIAOTONG_LOG_FORMAT=json \
    YIQIAOTONG_MIGRATE_AT_START=no
VOLUME /data
EXPOSE 8000
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 \
    CMD ["python", "/usr/local/bin/healthy.py", "http://127.0.0.1:8000/healthz"]
ENTRYPOINT ["/usr/local/bin/entrypoint"]
CMD ["services"]

# The bot: Rasa 3.6 on the Python 3.10 of Ubuntu 22.04, which Canonical still mends (Python itself no longer does).
#
#   docker build -f deploy/images/bot.Dockerfile -t yiqiaotong-bot .
#
# The model is baked in: one that fits the sources and lies in models/ is taken, else one is trained while building (two
# minutes, 3 GB). Another can be mounted and named by YIQIAOTONG_MODEL; the file with its digest has to lie beside it.
ARG BASE=ubuntu:22.04

FROM ${BASE} AS build
ENV DEBIAN_FRONTEND=noninteractive PIP_NO_CACHE_DIR=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
# The distribution's own versions: they are what is kept mended.
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends python3.10 python3.10-venv python3-pip \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY cli/uv.txt cli/
RUN python3.10 -m pip install --disable-pip-version-check --require-hashes -r cli/uv.txt
COPY bot/pyproject.toml bot/uv.lock bot/
RUN uv sync --frozen --no-default-groups --compile-bytecode --project bot --python /usr/bin/python3.10
COPY config.yml credentials.yml domain.yml endpoints.yml ./
COPY bot bot
COPY cli cli
COPY gazetteer gazetteer
COPY models models
RUN python3.10 -m cli.main train

FROM ${BASE}
ARG VERSION=unreleased
LABEL org.opencontainers.image.title="yiqiaotong-bot" \
      org.opencontainers.image.description="Yiqiaotong: the dialogue" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}"
ENV DEBIAN_FRONTEND=noninteractive
# hadolint ignore=DL3008
RUN apt-get update && apt-get install -y --no-install-recommends python3.10 tzdata libgomp1 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/bot/.venv /app/bot/.venv
COPY LICENSE NOTICE config.yml credentials.yml domain.yml endpoints.yml ./
COPY bot bot
COPY gazetteer gazetteer
COPY --from=build /app/models /app/models
COPY deploy/images/entrypoint deploy/images/healthy.py /usr/local/bin/
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin yiqiaotong
ENV PATH=/app/bot/.venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONWARNINGS=ignore \
    OMP_NUM_THREADS=1 \
    TF_CPP_MIN_LOG_LEVEL=3 \
    SQLALCHEMY_SILENCE_UBER_WARNING=1 \
    RASA_TELEMETRY_ENABLED=false \
    HOME=/tmp
EXPOSE 5005
USER 10001:10001
HEALTHCHECK --interval=10s --timeout=5s --start-period=180s --retries=3 \
    CMD ["python", "/usr/local/bin/healthy.py", "http://127.0.0.1:5005/webhooks/yiqiaotong/health", "YIQIAOTONG_BOT_TOKEN"]
ENTRYPOINT ["/usr/local/bin/entrypoint"]
CMD ["bot"]
